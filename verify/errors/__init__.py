"""Everything that can go wrong, as one tree.

VerifyError                     what happened, to which thing, what to do next
├── InputError                  the user gave something that cannot be used
│   ├── SourceError             a file or page cannot become a source
│   │   ├── UnsupportedSource   no reader for this kind of file
│   │   ├── UnreadableSource    the reader failed: broken, encrypted, wrong encoding, no text in it
│   │   ├── SourceTooLarge      over the size that the settings allow
│   │   └── RefusedAddress      a URL that must not be fetched
│   ├── UnknownSource           no source with this id in the library
│   └── UnknownRun              no kept run with this id
├── SettingsError               a setting has a value that cannot be used
├── LibraryError                the library cannot be used as it is
│   ├── NothingToSearch         no library there, or nothing in it that could be searched
│   ├── LibraryLocked           another process is writing; says which
│   └── LibraryMismatch         made by another embedder, or by a newer version
├── OutputError                 what was found could not be written or printed
├── CheckerError                the files of the trained checker cannot be used as they are
├── JudgeError                  a judge could not decide; becomes a Failure, never a verdict
└── GroundingError              a judge named words that are not in the source; becomes a Failure

The command line turns every VerifyError into one line on stderr and exit code 2.
"""


class VerifyError(Exception):
    """An error that a person can act on; its text is the whole message."""


class InputError(VerifyError):
    """The user gave something that cannot be used."""


class SourceError(InputError):
    """A file or page cannot become a source."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what

    def __reduce__(self) -> "tuple[type[SourceError], tuple[str, str]]":
        """What it takes to make it again in another process."""
        return type(self), (self.where, self.what)


class UnsupportedSource(SourceError):
    """No reader for this kind of file."""


class UnreadableSource(SourceError):
    """The reader failed: a broken or encrypted file, a wrong encoding, or no text in it."""


class SourceTooLarge(SourceError):
    """Over the size that the settings allow."""


class RefusedAddress(SourceError):
    """A URL that must not be fetched: not http(s), or a private address."""


class UnknownSource(InputError):
    """No source with this id in the library."""


class UnknownRun(InputError):
    """No kept run with this id."""


class SettingsError(VerifyError):
    """A setting has a value that cannot be used."""


class LibraryError(VerifyError):
    """The library cannot be used as it is."""


class NothingToSearch(LibraryError):
    """There is no library at that path, or nothing in it that could be searched."""


class LibraryLocked(LibraryError):
    """Another process is writing to this library."""


class LibraryMismatch(LibraryError):
    """The library was made by another embedder, or by a newer version of Verify."""


class OutputError(VerifyError):
    """What was found could not be written or printed; it was found all the same."""


class CheckerError(VerifyError):
    """The files of the trained checker are missing, damaged, or do not go together."""


class RecordIncomplete(VerifyError):
    """A kept run does not have what is needed to come to its results again."""


class JudgeError(VerifyError):
    """A judge could not decide: model down, timeout, unreadable reply."""

    def __init__(self, stage: str, message: str, *, retryable: bool = False) -> None:
        super().__init__(message)
        self.stage = stage
        self.retryable = retryable


class GroundingError(VerifyError):
    """A judge named words that are not in the source, or a label without the evidence it needs."""

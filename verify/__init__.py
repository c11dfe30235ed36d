"""Verify: check claims, quotes and questions against your own sources.

    from verify import Verifier

    with Verifier.open("vectorstore") as desk:
        desk.add("articles/")
        answer = desk.ask("What share of SEBAC unions rejected the deal?")

Every public name stands here: the facade, its settings, the nouns and the errors. Each is imported
where it is first used, so that `import verify` loads nothing heavy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Answer",
    "CheckerError",
    "Citation",
    "Claim",
    "Decision",
    "Evidence",
    "Failure",
    "Finding",
    "GroundingError",
    "InputError",
    "JudgeError",
    "LibraryError",
    "LibraryLocked",
    "LibraryMismatch",
    "NothingToSearch",
    "OutputError",
    "Quote",
    "QuoteCheck",
    "RecordIncomplete",
    "RefusedAddress",
    "Report",
    "Settings",
    "SettingsError",
    "Source",
    "SourceError",
    "SourceTooLarge",
    "UnknownRun",
    "UnknownSource",
    "UnreadableSource",
    "UnsupportedSource",
    "Verdict",
    "Verifier",
    "VerifyError",
    "__version__",
]

if TYPE_CHECKING:
    from verify.errors import (
        CheckerError,
        GroundingError,
        InputError,
        JudgeError,
        LibraryError,
        LibraryLocked,
        LibraryMismatch,
        NothingToSearch,
        OutputError,
        RecordIncomplete,
        RefusedAddress,
        SettingsError,
        SourceError,
        SourceTooLarge,
        UnknownRun,
        UnknownSource,
        UnreadableSource,
        UnsupportedSource,
        VerifyError,
    )
    from verify.models import (
        Answer,
        Citation,
        Claim,
        Decision,
        Evidence,
        Failure,
        Finding,
        Quote,
        QuoteCheck,
        Report,
        Source,
        Verdict,
    )
    from verify.settings import Settings
    from verify.verifier import Verifier

_HOMES = {"Verifier": "verify.verifier", "Settings": "verify.settings"}
_OTHER_HOMES = ("verify.errors", "verify.models")


def __getattr__(name: str) -> Any:
    """A public name, from the module that it lives in."""
    if name in __all__:
        for home in (_HOMES[name],) if name in _HOMES else _OTHER_HOMES:
            module = import_module(home)
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(f"module 'verify' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return __all__

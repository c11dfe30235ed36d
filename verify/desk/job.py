"""A draft check that goes on in a thread, whatever page is looked at."""

from threading import Thread

from verify.errors import VerifyError
from verify.verifier import DraftCheck


class DraftJob:
    """Works a check off from the moment it is made. `problem` says what ended it early, if so."""

    def __init__(self, check: DraftCheck) -> None:
        self.check = check
        self.problem: str | None = None
        self.go_on()

    def go_on(self) -> None:
        """Take up what is left."""
        self.problem = None
        self._thread = Thread(target=self._work, name="draft check", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is at work."""
        return self._thread.is_alive()

    def _work(self) -> None:
        try:
            for _ in self.check.results():
                pass
        except VerifyError as error:
            self.problem = str(error)

"""What it takes to be a judge."""

from typing import Protocol

from verify.judges.dossier import Dossier
from verify.models import AnswerRuling, Claim, Ruling


class Judge(Protocol):
    """Decides on numbered sentences and names them; never returns text of a source.

    `name` goes into every verdict. Both methods raise JudgeError when they cannot decide.
    """

    @property
    def name(self) -> str: ...

    def judge(self, claim: Claim, seen: Dossier) -> Ruling:
        """What the sentences do to the claim."""
        ...

    def answer(self, question: str, seen: Dossier) -> AnswerRuling:
        """What the sentences say to the question."""
        ...

"""The nouns of Verify: frozen values that hold only what is true of the text.

Offsets are Python code points into `Source.text` (or the draft), end exclusive. `Source.text` is
NFC with "\\n" line ends and never changes. A citation is made by slicing a source; a verdict that
its evidence does not carry cannot be constructed.
"""

from verify.models.drafts import Claim, Draft, Mention, Quote, QuoteKind
from verify.models.found import (
    Answer,
    Calculation,
    DiffPart,
    Evidence,
    Failure,
    Figure,
    Finding,
    Leaning,
    Oddity,
    QuoteCheck,
    QuoteFlag,
    SpeakerCheck,
    Verdict,
)
from verify.models.reports import (
    Checked,
    Decision,
    Item,
    Report,
    Run,
    Sent,
    in_draft_order,
    item_of,
    standing,
)
from verify.models.rulings import AnswerRuling, OtherFigure, Pick, Ruling, Shown, Stand, Working
from verify.models.runs import CheckedRow, KeptRun, RunRow, outcomes
from verify.models.sources import CONTEXT_CHARS, Citation, Passage, Source, source_id
from verify.models.text import (
    Label,
    Noun,
    Offset,
    Precision,
    Probability,
    QuoteLabel,
    Reason,
    Span,
    Stance,
)

__all__ = [
    "CONTEXT_CHARS",
    "Answer",
    "AnswerRuling",
    "Calculation",
    "Checked",
    "CheckedRow",
    "Citation",
    "Claim",
    "Decision",
    "DiffPart",
    "Draft",
    "Evidence",
    "Failure",
    "Figure",
    "Finding",
    "Item",
    "KeptRun",
    "Label",
    "Leaning",
    "Mention",
    "Noun",
    "Oddity",
    "Offset",
    "OtherFigure",
    "Passage",
    "Pick",
    "Precision",
    "Probability",
    "Quote",
    "QuoteCheck",
    "QuoteFlag",
    "QuoteKind",
    "QuoteLabel",
    "Reason",
    "Report",
    "Ruling",
    "Run",
    "RunRow",
    "Sent",
    "Shown",
    "Source",
    "Span",
    "SpeakerCheck",
    "Stance",
    "Stand",
    "Verdict",
    "Working",
    "in_draft_order",
    "item_of",
    "outcomes",
    "source_id",
    "standing",
]

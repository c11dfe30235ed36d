"""The nouns of Verify: frozen values that hold only what is true of the text.

Offsets are Python code points into `Source.text` (or the draft), end exclusive. `Source.text` is
NFC with "\\n" line ends and never changes. A citation is made by slicing a source; a verdict that
its evidence does not carry cannot be constructed.
"""

from verify.models.drafts import Claim, Draft, Mention, Quote, QuoteKind, Reason, Unchecked
from verify.models.found import (
    Answer,
    Calculation,
    DiffPart,
    Evidence,
    Failure,
    Figure,
    Finding,
    Oddity,
    QuoteCheck,
    QuoteFlag,
    SpeakerCheck,
    Verdict,
)
from verify.models.parts import NOT_TEXT, Cell, Link, Part, PartKind, Turn
from verify.models.reports import (
    Checked,
    Decision,
    Item,
    Report,
    Run,
    in_draft_order,
    item_of,
    standing,
)
from verify.models.rulings import AnswerRuling, OtherFigure, Pick, Ruling, Shown, Stand, Working
from verify.models.runs import CheckedRow, KeptRun, RunRow, outcomes
from verify.models.sources import CONTEXT_CHARS, Citation, Passage, Source, source_id
from verify.models.text import Label, Noun, Offset, Precision, Probability, QuoteLabel, Span, Stance

__all__ = [
    "CONTEXT_CHARS",
    "NOT_TEXT",
    "Answer",
    "AnswerRuling",
    "Calculation",
    "Cell",
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
    "Link",
    "Mention",
    "Noun",
    "Oddity",
    "Offset",
    "OtherFigure",
    "Part",
    "PartKind",
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
    "Shown",
    "Source",
    "Span",
    "SpeakerCheck",
    "Stance",
    "Stand",
    "Turn",
    "Unchecked",
    "Verdict",
    "Working",
    "in_draft_order",
    "item_of",
    "outcomes",
    "source_id",
    "standing",
]

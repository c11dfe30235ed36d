"""The trained network at work: how far each window of evidence supports or refutes a claim.

The network is a cross-encoder in ONNX: it reads claim and window together. Everything heavy is
loaded when the first pair is scored.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from verify.errors import CheckerError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

CARD, MODEL, TOKENIZER = "checker.json", "model.onnx", "tokenizer.json"

Output = Literal["supports", "refutes", "neither"]


class Card(BaseModel):
    """The name of a network, what its outputs mean, and the hash of its file.

    A network without an output for "refutes" or "neither" never says so. `first` is what stands
    first in its pairs: most entailment models of others read the evidence first. `ends` names the
    output that says where the answer to a question starts and ends; a network without it finds no
    answers, and rules choose the words instead.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    labels: tuple[Output, ...]
    max_tokens: int = Field(ge=16, le=8192)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    first: Literal["claim", "evidence"] = "claim"
    ends: str | None = None

    @model_validator(mode="after")
    def _labels_are_usable(self) -> Self:
        if len(set(self.labels)) < max(2, len(self.labels)) or "supports" not in self.labels:
            raise ValueError("labels: name each output once, 'supports' among them")
        return self


def read_card(folder: Path) -> Card:
    """The card in `folder`. Raises CheckerError when a file is missing or the card is no card."""
    for name in (CARD, MODEL, TOKENIZER):
        if not (folder / name).is_file():
            raise CheckerError(
                f"the checker in {folder} has no {name}: give VERIFY_CHECKER a folder that has "
                f"{CARD}, {MODEL} and {TOKENIZER}, or 'none'"
            )
    path = folder / CARD
    try:
        return Card.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CheckerError(
            f"{path}: {where + ': ' if where else ''}{first['msg']}; correct it, or set "
            "VERIFY_CHECKER=none"
        ) from None
    except OSError as error:
        raise CheckerError(f"{path}: cannot be read ({error.strerror})") from error


LONGEST_CLAIM = 60
"""Tokens of a claim that are read, or half of the pair where that is less; as in training."""
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_THREADS = 2
_KEPT = 20_000
_EXPECTED: tuple[Output, ...] = ("supports", "refutes", "neither")


class Odds(NamedTuple):
    """Probabilities that a window supports a claim, refutes it, or does neither; their sum is 1."""

    supports: float
    refutes: float
    neither: float

    @property
    def support_first(self) -> bool:
        """Whether nothing is more probable than support."""
        return self.supports == max(self)

    @property
    def refutation_first(self) -> bool:
        """Whether nothing is more probable than refutation."""
        return self.refutes == max(self)


NOTHING = Odds(0.0, 0.0, 1.0)
"""What a window without words does to any claim."""


class Reply(NamedTuple):
    """What a window says to a question: whether it answers, and where the answer stands.

    `start` and `end` are offsets into the window. `found` is how probable it is that the answer is
    just there, `none` that the window has no words that answer; the rest is for other words.
    """

    odds: Odds
    start: int
    end: int
    found: float
    none: float


SILENT = Reply(NOTHING, 0, 0, 0.0, 1.0)
"""What a window without words says to any question."""
LONGEST_ANSWER = 24
"""Tokens of an answer, at most."""


class Checker:
    """The network of one folder, with the scores that it gave lately.

    Raises CheckerError when the folder's card cannot be used; what is wrong with the other files
    is told when the first pair is scored.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.card = read_card(folder)
        self._kept: OrderedDict[tuple[str, str], Odds] = OrderedDict()
        self._lock = Lock()

    @property
    def finds_answers(self) -> bool:
        """Whether the network can say where the answer to a question stands."""
        return self.card.ends is not None

    def replies(self, question: str, windows: Sequence[str]) -> list[Reply]:
        """What each window says to a question, in the order given.

        Raises CheckerError for files that are damaged, and for a network without an output for
        answers (`finds_answers` tells).
        """
        if not self.finds_answers:
            raise CheckerError(f"the checker in {self.folder} has no output for answers")
        worded = [w for w in dict.fromkeys(windows) if w.strip()]
        found = dict(zip(worded, self._network.replies(question, worded), strict=True))
        return [found.get(window, SILENT) for window in windows]

    @property
    def name(self) -> str:
        """The name of the network with the start of its file's hash."""
        return f"{self.card.name}@{self.card.sha256[:12]}"

    def score(self, claim: str, windows: Sequence[str]) -> list[Odds]:
        """The odds of each window, in the order given.

        Of a long claim the first 60 tokens are read, of a window what then fits. Raises
        CheckerError for files that are damaged or do not go together.
        """
        found = {w: NOTHING for w in windows if not w.strip()}
        with self._lock:
            for window in windows:
                if (claim, window) in self._kept:
                    self._kept.move_to_end((claim, window))
                    found[window] = self._kept[claim, window]
        new = [w for w in dict.fromkeys(windows) if w not in found]
        if new:
            fresh = dict(zip(new, self._network.odds(claim, new), strict=True))
            found |= fresh
            with self._lock:
                self._kept.update({(claim, window): odds for window, odds in fresh.items()})
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return [found[window] for window in windows]

    @cached_property
    def _network(self) -> _Network:
        with self._lock:
            return self.__dict__.get("_network") or _loaded(self)


@dataclass(frozen=True, slots=True)
class _Network:
    """An open session and its tokenizer, which cuts evidence; `uncut` is the same and cuts nothing.

    `columns` are where the outputs of `Odds` stand.
    """

    session: Any
    tokenizer: Tokenizer
    uncut: Tokenizer
    takes: frozenset[str]
    columns: tuple[int | None, ...]
    claim_first: bool
    most: int
    where: Path
    ends: str | None
    logits: str
    fetched: Any

    def odds(self, claim: str, windows: Sequence[str]) -> Iterator[Odds]:
        """The odds of windows that have words, in the order given.

        One pair at a time: with whole-number weights a pair's outputs depend on what stands beside
        it in a batch (by .02 in our network), and batches of 8 brought no speed on two threads.
        """
        for pair in self._encoded(claim, windows):
            (logits,) = self._run(pair, self.logits)
            yield self._odds(logits)

    def replies(self, question: str, windows: Sequence[str]) -> Iterator[Reply]:
        """The replies of windows that have words, in the order given; one pair at a time."""
        for pair in self._encoded(question, windows):
            logits, (ends,) = self._run(pair, self.logits, str(self.ends))
            first, last, found, none = _best_span(ends, pair.sequence_ids, int(self.claim_first))
            start, end = pair.offsets[first][0], pair.offsets[last][1]
            yield Reply(self._odds(logits), start, end, found, none)

    def _odds(self, logits: NDArray[np.float32]) -> Odds:
        outputs = sum(column is not None for column in self.columns)
        if logits.shape != (1, outputs):
            raise CheckerError(
                f"{self.where}: gives numbers of shape {list(logits.shape)} for a pair, where its "
                f"card names {outputs} labels"
            )
        (shares,) = _softmax(logits)
        return Odds(*(0.0 if c is None else float(shares[c]) for c in self.columns))

    def _encoded(self, claim: str, windows: Sequence[str]) -> list[Encoding]:
        """Pairs of tokens. Of an overlong claim the start is kept, of evidence what then fits."""
        claim = _writable(claim)
        alone = self.uncut.encode(claim, add_special_tokens=False)
        longest = min(LONGEST_CLAIM, self.most // 2)
        if len(alone.ids) > longest:
            claim = claim[: alone.offsets[longest - 1][1]]
        # As many letters as any tokenizer needs: evidence may be a book.
        texts = (_writable(window[: self.most * 40]) for window in windows)
        pairs = [(claim, text) if self.claim_first else (text, claim) for text in texts]
        return self.tokenizer.encode_batch(pairs)

    def _run(self, pair: Encoding, *outputs: str) -> list[NDArray[np.float32]]:
        import numpy as np

        columns = (pair.ids, pair.attention_mask, pair.type_ids)
        given = dict(zip(_INPUTS, (np.array([c], np.int64) for c in columns), strict=True))
        taken = {n: v for n, v in given.items() if n in self.takes}
        found = self.session.run(list(outputs), taken, self.fetched)
        return [np.asarray(one, np.float32) for one in found]


def _best_span(
    ends: NDArray[np.float32], of: Sequence[int | None], evidence: int
) -> tuple[int, int, float, float]:
    """The likeliest first and last token of an answer, how likely, and how likely there is none.

    `ends` is [tokens, 2]; `of` says for each token whether it is of the first text (0), the second
    (1), or of neither; `evidence` is which of the two is the window. The first token stands for
    "no answer here".
    """
    import numpy as np

    inside = np.array([one == evidence for one in of])
    inside[0] = True
    shares = _softmax(np.where(inside[:, None], ends, np.float32(-1e4)).T)
    none = float(shares[0, 0] * shares[1, 0])
    inside[0] = False
    spans = np.triu(np.outer(shares[0] * inside, shares[1] * inside))
    spans -= np.triu(spans, LONGEST_ANSWER)
    first, last = np.unravel_index(int(spans.argmax()), spans.shape)
    return int(first), int(last), float(spans[first, last]), none


def _writable(text: str) -> str:
    """`text` without halves of characters, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    powers = np.exp(logits - logits.max(-1, keepdims=True))
    shares: NDArray[np.float32] = powers / powers.sum(-1, keepdims=True)
    return shares


def _loaded(checker: Checker) -> _Network:
    """The network behind a card. Raises CheckerError when it is not the one that the card means."""
    import onnxruntime
    from tokenizers import Tokenizer

    card, model, words = checker.card, checker.folder / MODEL, checker.folder / TOKENIZER
    content = model.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != card.sha256:
        raise CheckerError(
            f"{model}: its sha256 is {found}, but its card says {card.sha256}: the file is damaged "
            "or another one; get it again, or set VERIFY_CHECKER=none"
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    # The errors of onnxruntime, and of tokenizers below, have no class of their own.
    except Exception as error:
        raise CheckerError(f"{model}: is not a network that can be run ({error})") from error
    try:
        uncut = Tokenizer.from_file(str(words))
        uncut.no_padding()
        uncut.no_truncation()
        tokenizer = Tokenizer.from_str(uncut.to_str())
        evidence = "only_second" if card.first == "claim" else "only_first"
        tokenizer.enable_truncation(card.max_tokens, strategy=evidence)
    except Exception as error:
        raise CheckerError(f"{words}: is not a tokenizer ({error})") from error
    gives = [given.name for given in session.get_outputs()]
    if card.ends is not None and card.ends not in gives:
        raise CheckerError(f"{model}: has no output {card.ends!r}, which its card names")
    fetched = onnxruntime.RunOptions()
    fetched.only_execute_path_to_fetches = True  # the ends cost a layer more than the logits
    return _Network(
        session,
        tokenizer,
        uncut,
        frozenset(given.name for given in session.get_inputs()),
        tuple(card.labels.index(o) if o in card.labels else None for o in _EXPECTED),
        card.first == "claim",
        card.max_tokens,
        model,
        card.ends,
        next(name for name in gives if name != card.ends),
        fetched,
    )


SHIPPED = Path(__file__).resolve().parent / "model"
"""Where the network lies that comes with Verify."""
OFF = "none"
ABSENT = (
    "no checker: its model did not come with this installation; words and figures are counted alone"
)


def chosen(setting: str | None, shipped: Path | None = None) -> tuple[Checker | None, str | None]:
    """The checker that a setting means, and a line to tell where it is missing.

    None means the one that comes along. Raises CheckerError when a folder that was named cannot be
    used.
    """
    if setting == OFF:
        return None, None
    if setting is None:
        shipped = shipped or SHIPPED
        return (Checker(shipped), None) if shipped.is_dir() else (None, ABSENT)
    folder = Path(setting)
    if not folder.is_dir():
        raise CheckerError(f"VERIFY_CHECKER={setting}: there is no such folder")
    return Checker(folder), None

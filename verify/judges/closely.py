"""The few windows of each source that the checker reads closely, with what code counts there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verify.checker.checker import Checker, Odds
from verify.checker.windows import windows
from verify.judges.classes import membership, puts_in_class
from verify.judges.copying import Copied, copied
from verify.judges.correcting import Correction, correction
from verify.judges.dossier import Dossier, Window
from verify.judges.signals import Reading, Weight
from verify.judges.weighing import Weighed, weigh_nearest
from verify.models import Claim, Shown
from verify.text.words import asks

MOST_READ = 3
"""Windows of all sources that go to the checker: each costs it some 30 to 60 milliseconds."""
SETTLED = 0.9
"""Support from which on a source is not read further: any one window is enough."""


Searched = Mapping[str, int]
"""How many words of each source were looked through."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A window with what was counted in it, and the checker's odds.

    `copied` is what of the claim it has word for word; `searched` is how many words of its source
    were looked through: the more, the more a window comes near by chance. `correction` is
    what would have to stand in the claim instead, where something would.
    """

    weighed: Weighed
    odds: Odds
    copied: Copied
    searched: int
    correction: Correction | None = None


def read_closely(
    claim: Claim, asked: Reading, seen: Dossier, weight: Weight, checker: Checker
) -> list[Scored]:
    """The windows that hold most of the claim, nearest first: at most 3, from the best sources.

    Of each source the nearest is read first, and the others where that does not settle it.
    """
    by_source = list(_by_source(seen))
    searched = {of[0].source_id: sum(len(s.text.split()) for s in of) for of in by_source}
    ranked = [
        (rank, window)
        for sentences in by_source
        for rank, window in enumerate(_windows(claim, sentences, weight))
    ]
    ranked += [(0, window) for window in _told(claim, seen) if (0, window) not in ranked]
    kept = weigh_nearest(claim, asked, ranked, seen, weight, MOST_READ)
    first = {one.window.source_id: one for one in reversed(kept)}
    scored = _scored(claim, list(first.values()), checker, seen, searched)
    settled = {one.weighed.window.source_id for one in scored if _settles(one)}
    further = [w for w in kept if w not in first.values() and w.window.source_id not in settled]
    found = {
        s.weighed.window: s for s in (*scored, *_scored(claim, further, checker, seen, searched))
    }
    return [found[one.window] for one in kept if one.window in found]


def _scored(
    claim: Claim, weighed: Sequence[Weighed], checker: Checker, seen: Dossier, searched: Searched
) -> list[Scored]:
    sources = seen.sources
    odds = checker.score(claim.text, [one.window.text for one in weighed])
    return [
        Scored(
            one,
            o,
            copied(claim.text, one.window.text),
            searched[one.window.source_id],
            correction(claim.text, one, sources[one.window.source_id], o, checker),
        )
        for one, o in zip(weighed, odds, strict=True)
    ]


def _settles(one: Scored) -> bool:
    """Whether a window says so that clearly that no other of its source need be read.

    Only where no figure, name or negation is in question: else another may show what is right.
    """
    figures, signals = one.weighed.figures, one.weighed.signals
    doubt = figures.disagree or figures.open or signals.missing_names or signals.negation_differs
    return one.odds.supports >= SETTLED and not doubt and one.weighed.stance != "refutes"


def _told(claim: Claim, seen: Dossier) -> list[Window]:
    """The sentences that call the claim's person what the claim calls them, or something else."""
    if not puts_in_class(claim.text):
        return []
    return [
        Window((sentence,))
        for sentence in seen.shown
        if membership(claim.text, sentence.text, seen.sources[sentence.source_id]) is not None
    ]


def _by_source(seen: Dossier) -> Iterator[Sequence[Shown]]:
    sources: dict[str, list[Shown]] = {}
    for sentence in seen.shown:
        sources.setdefault(sentence.source_id, []).append(sentence)
    yield from sources.values()


def _windows(claim: Claim, sentences: Sequence[Shown], weight: Weight) -> Iterator[Window]:
    """The windows of one source, none of which ends in a question: the answer comes with it."""
    found: dict[tuple[int, ...], None] = {}
    for chosen in windows(claim.text, [s.text for s in sentences], weight):
        last = chosen[-1]
        while last < len(sentences) and asks(sentences[last].text):
            last += 1
        if last < len(sentences):
            found[tuple(dict.fromkeys([*chosen, last]))] = None
    for chosen in found:
        yield Window(tuple(sentences[i] for i in chosen))

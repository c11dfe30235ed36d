"""What a claim has that the sentences named for it have not: names, figures and other words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verify.checker.checker import Checker
from verify.judges.judge import Dossier, Window, widened
from verify.judges.lexicon import COUNTED, root
from verify.judges.objections import Objection
from verify.judges.signals import read
from verify.judges.stated import figures_of, follows, says, stated
from verify.lang.en.sentences import STOPWORDS
from verify.models import Stance
from verify.text.names import proper_names
from verify.text.words import words

UNREAD: dict[Stance, float] = {"supports": 0.2, "refutes": 0.1}
"""What our own checker reads of a stance, below which it objects: docs/experiments.md."""
_MOST = 4
_ALIKE = 5
"""Letters from which on two words that begin alike are taken for one."""


def unsaid(claim: str, windows: Iterable[Window], seen: Dossier) -> tuple[str, ...]:
    """The words of `claim`, in their order, that nothing in or right before the sentences has.

    Titles are read along; words that begin alike count as one. At most four, names first.
    """
    near = _near(windows, seen)
    beginnings = {stem[:_ALIKE] for stem in near if len(stem) >= _ALIKE}
    capital = {w.text for name in proper_names(claim) for w in words(name.text)}
    missing = [
        word.text
        for word in words(claim)
        if _tells(word.text) and not _is_there(word.text, near, beginnings)
    ]
    ranked = sorted(dict.fromkeys(missing), key=lambda word: word not in capital)[:_MOST]
    return tuple(word for word in dict.fromkeys(missing) if word in ranked)


def unread(
    claim: str, windows: Sequence[Window], seen: Dossier, checker: Checker, stance: Stance
) -> list[Objection]:
    """That our own checker does not read a stance in the sentences, and what they lack."""
    titles = [seen.sources[window.source_id].title for window in windows]
    texts = [f"{t}: {w.text}" if t else w.text for t, w in zip(titles, windows, strict=True)]
    if len(texts) > 1:
        texts.append(" ".join(texts))
    odds = checker.score(claim, texts)
    most = max(o.supports if stance == "supports" else o.refutes for o in odds)
    if most >= UNREAD[stance]:
        return []
    lacking = unsaid(claim, windows, seen)
    named = ", ".join(f"“{word}”" for word in lacking)
    lacks = f"; they do not have {named}" if lacking else ""
    verb = "bearing the claim out" if stance == "supports" else "contradicting the claim"
    why = f"Our own checker does not read the sentences named as {verb}{lacks}."
    return [Objection("checker", why)]


def elsewhere(claim: str, windows: Sequence[Window], seen: Dossier) -> list[Objection]:
    """The names and figures of a claim that the sentences named do not have.

    A name may stand in the sentence before or in the title, a figure may follow from two others.
    """
    near = _near(windows, seen)
    beginnings = {stem[:_ALIKE] for stem in near if len(stem) >= _ALIKE}
    texts = [sentence.text for window in windows for sentence in window.sentences]
    names = [
        name.text
        for name in proper_names(claim)
        if not any(_is_there(w.text, near, beginnings) for w in words(name.text)[-1:])
    ]
    there = {value: span for text in texts for value, span in stated(text).items()}
    figures = [
        quantity.text
        for quantity in figures_of(claim)
        if quantity.kind not in ("ordinal", "predicate")
        and not any(says(quantity, value) for value in there)
        and not follows(quantity, texts)
    ]
    found: list[Objection] = []
    if names:
        found.append(Objection("elsewhere", f"The sentences named do not have {_listed(names)}."))
    if figures:
        others = [span.of(text) for text in texts for span in stated(text).values()][:_MOST]
        beside = f"; they have {_listed(others)}" if others else ""
        why = f"The sentences named do not have the figure {_listed(figures)}{beside}."
        found.append(Objection("elsewhere", why))
    return found


def _near(windows: Iterable[Window], seen: Dossier) -> frozenset[str]:
    """The stems of the sentences, of those before them, and of the titles above them."""
    texts = [
        f"{seen.sources[window.source_id].title}\n{widened(window, seen).text}"
        for window in windows
    ]
    stems = [stem for text in texts for stem in read(text).stems]
    plain = [root(part) for text in texts for w in words(text) for part in _parts(w.text)]
    return frozenset((*stems, *plain))


def _tells(word: str) -> bool:
    plain = word.casefold().replace("’", "'")
    return plain not in STOPWORDS and plain not in COUNTED and len(plain) > 1


def _is_there(word: str, near: frozenset[str], beginnings: set[str]) -> bool:
    stems = [root(part) for part in _parts(word)]
    return all(stem in near or stem[:_ALIKE] in beginnings for stem in stems)


def _parts(word: str) -> list[str]:
    plain = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    return [part for part in plain.split("-") if part and part not in STOPWORDS]


def _listed(items: Sequence[str]) -> str:
    return ", ".join(f"“{item}”" for item in dict.fromkeys(items[:_MOST]))

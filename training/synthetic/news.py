"""Articles as lists of sentences, and which of these make a clean claim."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from training.synthetic.cast import Cast, cast_of
from training.synthetic.verbs import BASE_OF_PAST, BASE_OF_THIRD
from verify.text.sentences import sentence_spans
from verify.text.words import content_stems

_BOILERPLATE = re.compile(
    r"cookie|copyright|©|subscribe|newsletter|click (?:here|to)|sign up|advertisement|"
    r"(?:read|see|hear|learn|watch) (?:more|also|the full)|all rights reserved|associated press|"
    r"contributed to this|getty|\bphoto|\bvideo\b|https?:|www\.|pic\.twitter|@|\bfollow (?:us|"
    r"him|her)|"
    r"e-?mail|[{}<>|\\#]|\bURGENT|breaking news alert|vote here|\bVOTE\b|editor.s note|correction:|"
    r"story (?:was|has been) |this (?:article|story|post|piece|column)|\bNPR'?s\b|AP\)|reuters\b|"
    r"transcript|facebook twitter|pinterest|quiz:|\[[^\]]*$|^[^\[]*\]|\.\.\.|…|sponsored",
    re.IGNORECASE,
)
_POOR_START = re.compile(
    r"(?:and|but|or|so|nor|yet|because|if|which|that|who|whose|whom|what|why|how|where|when|"
    r"AP|he|she|they|it|this|these|those|we|i|you|his|her|their|its|our|my|your|"
    r"then|thus|hence|indeed|instead|likewise|otherwise|similarly|also|or|for example|"
    r"both|neither|either|another|others|such|some|one|the (?:former|latter|two)|here|now|not|"
    r"again|let|just|even|still|perhaps|maybe|yes|no|well|to be sure|of course|"
    r"(?:it|he|she|that|they|we|there|i|you|who|what|here)[’'](?:s|re|ll|d|ve|m))\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|me|my|we|us|our|you|your|yours|ours)\b(?!\.)|\blet[’']s\b", re.IGNORECASE
)
_DATELINE = re.compile(
    r"^\s*(?:[A-Z][A-Z.’' /]+(?:, [A-Z][A-Za-z.]+)*)?\s*(?:\([A-Z][A-Za-z /]+\))?\s*(?:—|–|--|"
    r"- )\s*"
    r"|^\s*[A-Z][A-Za-z ,.]{2,30}\((?:CNN|AP|Reuters|CNN Business)\)\s*(?:—|–|--|-)?\s*"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_AUX = frozenset(
    "is are was were has have had will would can could should must may might did does do".split()
)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
MIN_WORDS, MAX_WORDS = 7, 35


@dataclass(frozen=True)
class Article:
    """An article: its sentences in document order, and whom and what it names."""

    id: str
    sentences: tuple[str, ...]

    @cached_property
    def claims(self) -> tuple[int, ...]:
        """Which sentences make a clean claim by themselves."""
        return tuple(i for i, sentence in enumerate(self.sentences) if is_claim(sentence))

    @cached_property
    def cast(self) -> Cast:
        """People, places and organisations of the article."""
        return cast_of(" ".join(self.sentences))

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The stems of the content words of every sentence."""
        return tuple(frozenset(content_stems(sentence)) for sentence in self.sentences)


def read_news(path: Path) -> list[dict[str, str]]:
    """The rows of a file of articles (JSON lines, gzipped or not)."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def article(row: dict[str, str]) -> Article:
    """The article of a row, without its boilerplate."""
    text = _DATELINE.sub("", row["text"])
    sentences = (" ".join(span.of(text).split()) for span in sentence_spans(text))
    return Article(id=row["id"], sentences=tuple(s for s in _once(sentences) if is_evidence(s)))


def _once(sentences: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for sentence in sentences:
        if sentence not in seen:
            seen.add(sentence)
            yield sentence


def is_evidence(sentence: str) -> bool:
    """Whether `sentence` may stand in a window: prose, and not too long."""
    words = _WORD.findall(sentence)
    return (
        4 <= len(words) <= 60
        and sentence[-1] in '.!?”"’)'
        and _BOILERPLATE.search(sentence) is None
        and sum(len(w) > 2 and w.isupper() for w in words) * 3 < len(words)
    )


def is_claim(sentence: str) -> bool:
    """Whether `sentence` states something and can be read alone."""
    if not MIN_WORDS <= len(sentence.split()) <= MAX_WORDS:
        return False
    bare = _QUOTED.sub("", sentence)
    return (sentence[0].isupper() or sentence[0] in '“"') and (
        sentence.endswith((".", ".”", '."'))
        and sentence.count('"') % 2 == 0
        and sentence.count("“") == sentence.count("”")
        and sentence.count("(") == sentence.count(")")
        and not any(mark in sentence for mark in "?!:;[]*•")
        and " - " not in bare
        and ". ." not in sentence
        and bare.strip(" .,") != ""
        and _POOR_START.match(sentence) is None
        and _FIRST_PERSON.search(bare) is None
        and has_verb(bare)
    )


def has_verb(text: str) -> bool:
    """Whether `text` has a word that can be a finite verb."""
    words = [word.lower() for word in _WORD.findall(text)[1:]]
    return any(word in _AUX or word in BASE_OF_PAST or word in BASE_OF_THIRD for word in words)

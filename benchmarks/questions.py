"""How well questions are answered: the sentence, the words, and when to say nothing.

    python benchmarks/questions.py ../shared/data/qa-dev.jsonl.gz [--limit N] [--half a|b]

Each question is asked of its own paragraph, and of the paragraph of another question that shares
most words with it, which does not answer it. Printed for each kind of question: of those asked of
their own paragraph how many were answered; of the answers how many cite a sentence that answers,
and how many hold the words that people marked, or lie within them; of those asked of another
paragraph how many were answered all the same; and the median time.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from training.questions import Asked, read_questions
from verify.judges.ground import ground_answer
from verify.judges.question import understand
from verify.models import Answer
from verify.text.words import content_stems
from verify.verifier import Verifier, given


@dataclass(slots=True)
class Tally:
    """Counts of one kind of question."""

    asked: int = 0
    answered: int = 0
    cited: int = 0
    worded: int = 0
    strayed: int = 0
    seconds: list[float] = field(default_factory=list)

    def row(self) -> list[str]:
        """The shares as they are printed."""
        of = max(1, self.answered)
        ms = 1000 * sorted(self.seconds)[len(self.seconds) // 2]
        shares = (self.answered / self.asked, self.cited / of, self.worded / of)
        return [
            str(self.asked),
            *(f"{share:.3f}" for share in shares),
            f"{self.strayed / self.asked:.3f}",
            f"{ms:.0f}",
        ]


def nearest(asked: Sequence[Asked]) -> list[Asked]:
    """For each question the other one whose paragraph shares most words with it."""
    held: dict[str, set[int]] = defaultdict(set)
    for i, one in enumerate(asked):
        for stem in set(content_stems(" ".join(one.sentences))):
            held[stem].add(i)
    found = []
    for i, one in enumerate(asked):
        shared: dict[int, float] = defaultdict(float)
        for stem in set(content_stems(one.question)):
            for j in held[stem] - {i}:
                if asked[j].sentences != one.sentences:
                    shared[j] += 1 / len(held[stem])
        found.append(asked[max(shared, key=lambda j: (shared[j], -j), default=i - 1)])
    return found


def ask(desk: Verifier, question: str, sentences: Sequence[str]) -> Answer:
    """What the desk's judge makes of a question with these sentences as the only source."""
    seen = given(" ".join(sentences))
    return ground_answer(desk.judge.answer(question, seen), question, seen, desk.judge.name)


def fits(text: str, one: Asked) -> bool:
    """Whether an answer has the marked words, or is among them, spaces and case aside."""
    said = "".join(text.casefold().split())
    marked = ["".join(words.casefold().split()) for words in one.answers]
    return any(said in words or words in said for words in marked)


def main() -> None:
    """Read the options, ask everything, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--half", choices=("a", "b"), help="a to fit, b to report")
    options = parser.parse_args()
    asked = [a for a in read_questions(options.data) if options.half in (None, a.half)]
    asked = asked[: options.limit]
    kinds: dict[str, Tally] = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as folder, Verifier.open(folder) as desk:
        for one, other in zip(asked, nearest(asked), strict=True):
            tallies = (kinds[understand(one.question).kind], kinds["all"])
            clock = time.perf_counter()
            answer = ask(desk, one.question, one.sentences)
            took = time.perf_counter() - clock
            strayed = ask(desk, one.question, other.sentences).status == "answered"
            answering = [one.sentences[i] for i in one.answering]
            cited = any(c.exact in s or s in c.exact for c in answer.citations for s in answering)
            for tally in tallies:
                tally.asked += 1
                tally.answered += answer.status == "answered"
                tally.cited += cited
                tally.worded += fits(answer.text, one) if answer.text else False
                tally.strayed += strayed
                tally.seconds.append(took)
        told = Table("kind", "asked", "answered", "right sentence", "right words", "strayed", "ms")
        for kind, tally in sorted(kinds.items(), key=lambda item: item[1].asked):
            told.add_row(kind, *tally.row())
        console = Console(width=100)
        console.print(f"{options.data.name}, judge {desk.judge.name}")
        console.print(told)


if __name__ == "__main__":
    main()

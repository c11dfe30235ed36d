"""How well questions about news are answered, searched for among other articles.

    python benchmarks/desk_questions.py ../shared/data [--half a|b] [--others 300] [--limit N]
        [--store FOLDER] [--misses FILE] [--fit]

The library holds the articles of the development questions and `--others` more. Halves are by
article: "a" is for fitting, "b" for reporting. Printed for each kind (A exact words, C calculation,
Y yes or no, U unanswerable): how many were asked, answered rightly, answered wrongly, declined; the
median time. Right is, of A, an answer that shares most words with the marked one, or its figure
where that is one; of C the same number; of Y the same "yes" or "no"; of U to decline. `--store`
keeps the library for the next time; `--misses` writes every question with what was answered.

With `--fit` the likeliest answers to half a are looked at, however unsure, and `SIGNS` and `LEAST`
of `verify.judges.replying` are printed, with which they come off best where a wrong answer costs
three abstentions: copy both there after the network has changed.
"""

import argparse
import json
import math
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from training.development import fill, half_of, read_rows
from verify.checker.checker import Checker, chosen
from verify.judges.judge import dossier
from verify.judges.replying import LEAST, drafted
from verify.quantities.parse import parse
from verify.verifier import Verifier

WRONG_COSTS = 3.0
"""What a wrong answer costs, where an abstention costs 1."""
BREAK_EVEN = (WRONG_COSTS - 1) / WRONG_COSTS
"""How probable an answer has to be for its costs to be less than those of an abstention."""
FEW = 20
"""With fewer answers of a form its threshold stays what it is."""
LEAST_OVERLAP = 0.5
"""The share of words (F1) that a right answer has in common with the marked one."""
ROUNDED = 0.01
"""How far, of its size, a computed figure may be from the marked one."""
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_ARTICLES = frozenset(("a", "an", "the"))
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what is marked as its answer, and what was answered; `sure` only with --fit."""

    id: str
    kind: str
    question: str
    marked: str | None
    answered: str | None
    right: bool
    cited: str = ""
    form: str = ""
    sure: float = 1.0
    signs: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0


def tokens(text: str) -> list[str]:
    """The words of `text` without case, marks and articles."""
    return [w for w in _WORD.findall(text.casefold()) if w not in _ARTICLES]


def overlap(one: str, other: str) -> float:
    """The F1 of the words of two answers."""
    mine, theirs = tokens(one), tokens(other)
    shared = sum(min(mine.count(w), theirs.count(w)) for w in set(mine))
    return 2 * shared / max(1, len(mine) + len(theirs))


def same_figure(one: str, other: str) -> bool:
    """Whether the first figures of two answers are the same but for rounding."""
    mine, theirs = parse(one), parse(other)
    if not mine or not theirs:
        return False
    a, b = float(mine[0].low), float(theirs[0].low)
    return abs(a - b) <= ROUNDED * abs(b)


def is_figure(text: str) -> bool:
    """Whether `text` is one figure and little else: "16", "about 50,000", "$6 billion"."""
    figures = parse(text)
    return len(figures) == 1 and len(tokens(figures[0].text)) + 1 >= len(tokens(text))


def is_right(kind: str, said: str | None, marked: str | None) -> bool:
    """Whether what was said to a question of `kind`, None for nothing, is what is marked."""
    if said is None or marked is None:
        return said is None and marked is None
    if kind == "Y":
        return said.casefold() == marked.casefold()
    if kind == "C" or is_figure(marked):
        return same_figure(said, marked)
    return overlap(said, marked) >= LEAST_OVERLAP


def asked_of(desk: Verifier, row: Row) -> Asked:
    """What the desk answers."""
    clock = time.perf_counter()
    answer = desk.ask(row["question"])
    took = time.perf_counter() - clock
    right = is_right(row["kind"], answer.text, row["answer"])
    cited = " | ".join(c.exact for c in answer.citations)
    return Asked(
        row["id"], row["kind"], row["question"], row["answer"], answer.text, right, cited,
        seconds=took,
    )  # fmt: skip


def answering_checker(desk: Verifier) -> Checker:
    """The checker that the settings mean. Ends the run where it has no output for answers."""
    checker, _ = chosen(desk.settings.checker)
    if checker is None or not checker.finds_answers:
        raise SystemExit("--fit needs a checker with an output for answers: set VERIFY_CHECKER")
    return checker


def drafted_of(desk: Verifier, checker: Checker, row: Row) -> Asked:
    """The likeliest answer to a question, however unsure."""
    hits = desk.library.search(row["question"], k=desk.settings.search_passages)
    sources = {hit.source_id: desk.library.source(hit.source_id) for hit in hits}
    seen = dossier([hit.passage for hit in hits], sources)
    draft = drafted(row["question"], seen, desk.library.weight, checker)
    if draft is None:
        return Asked(row["id"], row["kind"], row["question"], row["answer"], None, False)
    right = is_right(row["kind"], draft.text, row["answer"])
    return Asked(
        row["id"], row["kind"], row["question"], row["answer"], draft.text, right,
        form=draft.form, sure=draft.sure, signs=dict(draft.signs),
    )  # fmt: skip


def signs_fitted(answers: Sequence[Asked]) -> dict[str, float]:
    """The weights of the signs with which answers in words are told right from wrong.

    A sign that would count the wrong way round is left out: more of each speaks for an answer, but
    of "place", which speaks against it.
    """
    names = list(answers[0].signs)
    while True:
        weights = logistic(answers, names)
        wrong = [n for n in names if weights[n] * (-1 if n == "place" else 1) < 0]
        if not wrong:
            return weights | {name: 0.0 for name in answers[0].signs if name not in names}
        names = [name for name in names if name not in wrong]


def logistic(answers: Sequence[Asked], names: Sequence[str]) -> dict[str, float]:
    """The weights of a logistic sum of signs, kept small (ridge), by Newton's method."""
    import numpy as np

    given = np.array([[one.signs[name] for name in names] for one in answers])
    right = np.array([float(one.right) for one in answers])
    middle, spread = given.mean(0), given.std(0) + 1e-9
    columns = np.column_stack([np.ones(len(given)), (given - middle) / spread])
    small = np.diag([0.0, *(1.0 for _ in names)])
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        said = 1.0 / (1.0 + np.exp(-columns @ weights))
        slope = columns.T @ (said - right) + small @ weights
        bend = (columns * (said * (1 - said))[:, None]).T @ columns + small
        weights -= np.linalg.solve(bend, slope)
    raw = weights[1:] / spread
    return {"": float(weights[0] - raw @ middle), **dict(zip(names, map(float, raw), strict=True))}


def weighed(answers: Iterable[Asked], weights: dict[str, float]) -> list[Asked]:
    """Answers in words, as sure as the weights make them."""
    return [
        replace(one, sure=1 / (1 + math.exp(-weights[""] - sum(
            weights[name] * value for name, value in one.signs.items()
        ))))
        for one in answers
    ]  # fmt: skip


def kept(answers: Iterable[Asked], least: float) -> tuple[int, int, int]:
    """How many answers are as sure as `least` and right, how many wrong, and what that gains.

    An abstention gains nothing, a wrong answer loses what it costs beyond one.
    """
    sure = [one for one in answers if one.sure >= least]
    right = sum(one.right for one in sure)
    wrong = len(sure) - right
    return right, wrong, right - round(wrong * (WRONG_COSTS - 1))


def best_threshold(answers: Sequence[Asked], now: float) -> float:
    """The threshold that gains most, midway between two answers; `now` where there are too few."""
    if len(answers) < FEW:
        return now
    sure = sorted({one.sure for one in answers} | {0.0})
    between = [(low + high) / 2 for low, high in pairwise(sure)]
    return max([now, *between], key=lambda least: kept(answers, least)[2])


def fitted(asked: Sequence[Asked]) -> str:
    """The thresholds of each form of answer, as `verify.judges.replying` has them."""
    by_form: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        if one.answered is not None:
            by_form[one.form].append(one)
    weights = signs_fitted(by_form["words"])
    by_form["words"] = weighed(by_form["words"], weights)
    told = ", ".join(f'"{name}": {weight:.3f}' for name, weight in weights.items())
    # Yes and no have one threshold. Words are as sure as they are likely to be right: their
    # threshold follows from the costs.
    whether = best_threshold([*by_form["yes"], *by_form["no"]], LEAST["yes"])
    computed = best_threshold(by_form["computed"], LEAST["computed"])
    least = {"words": BREAK_EVEN, "yes": whether, "no": whether, "computed": computed}
    lines = []
    for form, threshold in least.items():
        right, wrong, _ = kept(by_form[form], threshold)
        of = f"{right} right, {wrong} wrong of {len(by_form[form])}"
        lines.append(f'    "{form}": {threshold:.3f},  # {of}')
    signs = f"SIGNS: Mapping[str, float] = {{{told}}}"
    return "\n".join(["LEAST: Mapping[Form, float] = {", *lines, "}", signs])


def table(asked: Sequence[Asked]) -> str:
    """For each kind of question how many were answered, and how."""
    lines = [f"{'kind':6}{'asked':>7}{'right':>7}{'wrong':>7}{'declined':>10}"]
    for kind in ("A", "C", "Y", "U", "all"):
        of = [one for one in asked if kind in (one.kind, "all")]
        declined = sum(one.answered is None for one in of)
        wrong = sum(one.answered is not None and not one.right for one in of)
        right = len(of) - declined - wrong
        lines.append(f"{kind:6}{len(of):7}{right:7}{wrong:7}{declined:10}")
    able = [one for one in asked if one.kind != "U"]
    unable = [one for one in asked if one.kind == "U"]
    wrong = sum(one.answered is not None and not one.right for one in asked)
    lines.append(
        f"answerable answered rightly {sum(o.right for o in able) / max(1, len(able)):.3f}, "
        f"wrong answers of all {wrong / max(1, len(asked)):.3f}, "
        f"unanswerable declined {sum(o.right for o in unable) / max(1, len(unable)):.3f}"
    )
    took = sorted(one.seconds for one in asked)
    lines.append(f"median {1000 * took[len(took) // 2]:.0f} ms" if took else "nothing asked")
    return "\n".join(lines)


def main() -> None:
    """Read the options, ask everything, print the table or the thresholds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("a", "b"), help="a to fit, b to report")
    parser.add_argument("--others", type=int, default=300)
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--store", type=Path, help="a folder for the library, kept")
    parser.add_argument("--misses", type=Path, help="write every question and its answer here")
    parser.add_argument("--fit", action="store_true", help="print thresholds fitted on half a")
    options = parser.parse_args()
    rows = read_rows(options.data / "desk-questions-dev.jsonl.gz")
    articles_asked = {row["article"] for row in rows}
    half = "a" if options.fit else options.half
    rows = [row for row in rows if half in (None, half_of(row["article"]))][: options.limit]
    with tempfile.TemporaryDirectory() as folder, Verifier.open(options.store or folder) as desk:
        if not desk.library.sources():
            fill(desk, options.data, articles_asked, options.others)
        print(f"{len(rows)} questions, judge {desk.judge.name}", flush=True)
        if options.fit:
            checker = answering_checker(desk)
            asked = [drafted_of(desk, checker, row) for row in rows]
        else:
            asked = [asked_of(desk, row) for row in rows]
    if options.misses:
        lines = (json.dumps(asdict(one), ensure_ascii=False) for one in asked)
        options.misses.write_text("\n".join(lines) + "\n", "utf-8")
    print(fitted(asked) if options.fit else table(asked))


if __name__ == "__main__":
    main()

"""Lists of the web desk as HTML: sources, what was added, what could not be read and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from verify.models import RunRow
from verify.reports.addresses import Place, address_of, run_address
from verify.reports.labels import OUTCOMES
from verify.reports.marked import line
from verify.reports.wording import counted, date_words, one_line
from verify.settings import Setting

if TYPE_CHECKING:
    from verify.library.records import SourceRow
    from verify.verifier import AddResult


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], name: str) -> str:
    """A table; cells are HTML. On a narrow screen each row is a block with its heads beside it."""
    head = "".join(f'<th scope="col">{line(text)}</th>' for text in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-head="{line(text)}">{cell}</td>'
            for text, cell in zip(heads, cells, strict=True)
        )
        + "</tr>"
        for cells in rows
    )
    return (
        f'<table class="v-table"><caption class="v-unseen">{line(name)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def matching(rows: Iterable[SourceRow], words: str) -> list[SourceRow]:
    """The rows that have every one of `words` in their title, publisher, address or date."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in _searched(row) for word in wanted)]


def _searched(row: SourceRow) -> str:
    day = date_words(row.published, row.published_precision)
    return " ".join((row.title, row.publisher or "", row.url or "", day or "", row.id)).casefold()


def versions(rows: Iterable[SourceRow]) -> dict[str, list[SourceRow]]:
    """For each current source, its earlier versions, oldest first."""
    known = list(rows)
    took_over = {row.id: row.superseded_by for row in known if row.superseded_by}
    earlier: dict[str, list[SourceRow]] = {row.id: [] for row in known if not row.superseded_by}
    for row in known:
        last = row.id
        for _ in known:
            if last not in took_over:
                break
            last = took_over[last]
        if last != row.id and last in earlier:
            earlier[last].append(row)
    return earlier


def sources_html(rows: Sequence[SourceRow], earlier: Mapping[str, Sequence[SourceRow]]) -> str:
    """Sources, a row each, with a link to read it and to each earlier version."""
    heads = ("Article", "Publisher", "Published", "Added", "Versions")
    return table(heads, (_cells(row, earlier.get(row.id, ())) for row in rows), "Sources")


def _cells(row: SourceRow, earlier: Sequence[SourceRow]) -> tuple[str, ...]:
    old = ", ".join(_link(version, f"earlier, {_added(version)}") for version in earlier)
    return (
        _link(row, one_line(row.title) or f"source {row.id}"),
        line(row.publisher or "not known"),
        line(date_words(row.published, row.published_precision) or "no date"),
        line(_added(row)),
        f"{len(earlier) + 1}{f' ({old})' if old else ''}",
    )


def _link(row: SourceRow, words: str) -> str:
    return f'<a dir="auto" href="{line(address_of(Place(row.id)))}">{line(words)}</a>'


def _added(row: SourceRow) -> str:
    return date_words(row.retrieved_at.date()) or ""


def added_html(result: AddResult) -> str:
    """What became of everything that was to be added; nothing is left out."""
    counts = ", ".join(
        (
            f"{counted(len(result.added), 'article')} added",
            f"{len(result.unchanged)} known already",
            f"{len(result.failed)} could not be read",
        )
    )
    failed = "".join(
        f"<li><b>{line(_name(where))}</b>: {line(why.removeprefix(f'{where}: '))}</li>"
        for where, why in result.failed
    )
    problems = f'<ul class="v-problems">{failed}</ul>' if failed else ""
    return f'<div role="status"><p><b>{counts}</b></p>{problems}</div>'


def _name(where: str) -> str:
    """The last part of a path: where an upload lies on the server helps nobody."""
    return where if "://" in where else where.replace("\\", "/").rsplit("/", 1)[-1] or where


def settings_html(settings: Iterable[Setting]) -> str:
    """Settings with their values, where these come from, and what they are."""
    return table(
        ("Setting", "Value", "From", "What it is"),
        (
            (
                f"<code>{line(setting.variable)}</code>",
                line(setting.value),
                line(setting.origin),
                line(setting.description),
            )
            for setting in settings
        ),
        "Settings",
    )


def runs_html(rows: Iterable[RunRow]) -> str:
    """Kept runs with what came of them; each is a link to open it again."""
    return table(
        ("Run", "Kind", "Started", "State", "Found", "Decided", "Judge"),
        (_run_cells(row) for row in rows),
        "Kept runs",
    )


def _run_cells(row: RunRow) -> tuple[str, ...]:
    title = line(one_line(row.title) or row.id)
    day = date_words(row.started.date()) if row.started else None
    return (
        title if row.run is None else f'<a dir="auto" href="{line(run_address(row))}">{title}</a>',
        line(row.kind),
        line(f"{day}, {row.started:%H:%M}") if row.started else "not known",
        line(f"{row.state}, {row.done} of {row.total}"),
        "; ".join(f"{n} {line(OUTCOMES[name].words)}" for name, n in _worst(row.counts)) or "–",
        str(row.decided),
        line(row.run.judge if row.run else row.problem or ""),
    )


def _worst(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    known = [(name, n) for name, n in counts.items() if name in OUTCOMES]
    return sorted(known, key=lambda pair: OUTCOMES[pair[0]].rank)

"""What the styles of a Word file say of the paragraphs and runs that use them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from verify.models import PartKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset(("0", "false", "off", "none"))
# Word keeps these names in English, whatever language it speaks to its user.
_NAMED: dict[str, PartKind] = {
    "title": "heading",
    "subtitle": "heading",
    "caption": "caption",
    "quote": "quotation",
    "intense quote": "quotation",
    "block text": "quotation",
    "list paragraph": "list",
}
_RAISED_BY = 4  # half points


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set, as far as it matters to what is text."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False


PLAIN = Look()


class Styles:
    """The styles of one document, by their ids; `root` is its w:styles element, or None."""

    def __init__(self, root: Any) -> None:
        found = () if root is None else root.iter(f"{W}style")
        self._by_id = {style.get(f"{W}styleId"): style for style in found}
        self._runs: dict[str | None, tuple[Any, ...]] = {None: ()}

    def look(self, run: Any, paragraph_style: str | None) -> Look:
        """How a w:r element is set, by itself, by its style and by that of its paragraph."""
        own = run.find(f"{W}rPr")
        named = None if own is None else own.find(f"{W}rStyle")
        style = None if named is None else named.get(f"{W}val")
        sets = [own] if own is not None else []
        sets += [s for i in (style, paragraph_style) for s in self._run_settings(i)]
        if not sets:
            return PLAIN
        return Look(
            hidden=_switched(sets, "vanish"),
            struck=_switched(sets, "strike") or _switched(sets, "dstrike"),
            raised=_is_raised(sets),
        )

    def kind(self, paragraph: Any) -> tuple[PartKind, int]:
        """What a w:p element is, and its level where that is a heading or a list item."""
        own = paragraph.find(f"{W}pPr")
        if own is None:
            return "body", 0
        chain = list(self._chain(style_of(paragraph)))
        names = [_value(style, "name").lower() for style in chain]
        sets = [own, *(s for style in chain if (s := style.find(f"{W}pPr")) is not None)]
        for name in names:
            if name.startswith("heading ") and name[8:].isdigit():
                return "heading", int(name[8:])
            if name.startswith("toc "):
                return "heading", 0
        outline = next((v for s in sets if (v := _value(s, "outlineLvl"))), "")
        if outline.isdigit() and int(outline) < 9:
            return "heading", int(outline) + 1
        named = next((_NAMED[name] for name in names if name in _NAMED), None)
        if named is not None and named != "list":
            return named, int(named == "heading")
        numbered = next((n for s in sets if (n := s.find(f"{W}numPr")) is not None), None)
        if numbered is not None and _value(numbered, "numId") != "0":
            level = _value(numbered, "ilvl")
            return "list", int(level) + 1 if level.isdigit() else 1
        listed = named == "list" or any(name.startswith("list ") for name in names)
        return ("list", 1) if listed else ("body", 0)

    def _run_settings(self, style: str | None) -> tuple[Any, ...]:
        if style not in self._runs:
            found = (each.find(f"{W}rPr") for each in self._chain(style))
            self._runs[style] = tuple(settings for settings in found if settings is not None)
        return self._runs[style]

    def _chain(self, style: str | None) -> Iterator[Any]:
        """A style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while style and style in self._by_id and style not in seen:
            seen.add(style)
            yield self._by_id[style]
            style = _value(self._by_id[style], "basedOn")


def style_of(paragraph: Any) -> str | None:
    """The id of the style of a w:p element."""
    own = paragraph.find(f"{W}pPr")
    return None if own is None else _value(own, "pStyle") or None


def is_on(element: Any) -> bool:
    """Whether a switch such as w:vanish is there and not switched off."""
    return element is not None and (element.get(f"{W}val") or "true").lower() not in _OFF


def _switched(sets: list[Any], name: str) -> bool:
    """Whether a switch is on: the nearest settings that have it decide."""
    found = next((e for s in sets if (e := s.find(f"{W}{name}")) is not None), None)
    return is_on(found)


def _is_raised(sets: list[Any]) -> bool:
    for settings in sets:
        if settings.find(f"{W}vertAlign") is not None:
            return _value(settings, "vertAlign") == "superscript"
        position = _value(settings, "position")
        if position.lstrip("-").isdigit():
            return int(position) >= _RAISED_BY
    return False


def _value(parent: Any, name: str) -> str:
    found = parent.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val") or ""

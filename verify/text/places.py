"""Countries with their peoples, and the larger regions of some.

Facts of geography, in the names and adjectives that English news uses. Cities are not in it.
"""

from functools import cache

from verify.lang.en.places import REGIONS, WORLD

Path = tuple[str, ...]
"""A place below what holds it: ("North America", "United States", "Ohio")."""


def paths(name: str) -> frozenset[Path]:
    """The places that a name or an adjective may stand for; empty for one that is not known here.

    Georgia is two, and Turkey lies on two continents.
    """
    plain = " ".join(name.replace("’", "'").split())
    return _places().get(plain.removeprefix("the ").removesuffix("."), frozenset())


@cache
def _places() -> dict[str, frozenset[Path]]:
    found: dict[str, frozenset[Path]] = {}
    for above, inside in _entries(WORLD):
        _add(found, above, frozenset({(above[0],)}))
        for names in inside:
            _add(found, names, frozenset({(above[0], names[0])}))
    for (country,), inside in _entries(REGIONS):
        for names in inside:
            _add(found, names, frozenset((*path, names[0]) for path in found[country]))
    return found


def _entries(table: str) -> list[tuple[list[str], list[list[str]]]]:
    """Each entry's own names, and the names of the places in it."""
    entries: list[tuple[list[str], list[list[str]]]] = []
    for line in table.strip().splitlines():
        head, colon, inside = line.rpartition(":")
        if colon:
            entries.append((_listed(head), []))
        entries[-1][1].extend(_listed(part) for part in inside.split(";") if part.strip())
    return entries


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",")]


def _add(found: dict[str, frozenset[Path]], names: list[str], at: frozenset[Path]) -> None:
    for name in names:
        found[name] = found.get(name, frozenset()) | at

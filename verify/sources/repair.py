"""Text made whole once, before any offset counts into it."""

import re
from functools import cache
from typing import TYPE_CHECKING

from verify.text.canonical import canonical, is_plain, printable

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufff9-\ufffc]")
# Control pictures and noncharacters are as useless, but harmless: they stay.
_REPLACED = "\ufffd"
_SHOWN = 24


def repaired(raw: str) -> tuple[str, tuple[str, ...]]:
    """`raw` as canonical text without garbled and control characters, and notes of what was done.

    Text that was read in a wrong encoding before it came here ("donâ€™t") is put right by ftfy.
    Control characters are taken out. Characters that were lost earlier (U+FFFD) stay and are noted.
    Text without faults comes back canonical, with no notes.
    """
    if is_plain(raw):
        return raw, ()
    notes: list[str] = []
    lost = raw.count(_REPLACED)
    put_right = _with_right_encoding(raw)
    if put_right != raw:
        before, after = _first_difference(raw, put_right)
        notes.append(f"characters garbled by a wrong encoding were repaired ({before} to {after})")
    text = canonical(put_right)
    clean, taken = _CONTROL.subn("", text)
    if taken:
        notes.append(f"{_counted(taken, 'control character')} taken out")
    remaining = clean.count(_REPLACED) if lost else 0
    if remaining:
        notes.append(f"{_counted(remaining, 'character')} lost before this (shown as \ufffd)")
    return canonical(clean), tuple(notes)


def _with_right_encoding(raw: str) -> str:
    import ftfy

    return ftfy.fix_text(raw, _config())


@cache
def _config() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    # Only what is certainly a fault. Quotation marks, ligatures and wide characters are the
    # writer's; line ends and composition are made canonical afterwards.
    return TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


def _first_difference(before: str, after: str) -> tuple[str, str]:
    """The first words that differ, as they were and as they are."""
    pairs = zip(before.split(), after.split(), strict=False)
    return next(
        ((_shown(a), _shown(b)) for a, b in pairs if a != b), ("its signs", "readable ones")
    )


def _shown(word: str) -> str:
    return f'"{printable(word[:_SHOWN])}"'


def _counted(number: int, what: str) -> str:
    return f"1 {what} was" if number == 1 else f"{number:,} {what}s were"

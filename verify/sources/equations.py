"""Equations of Word files as plain text."""

from typing import Any

from verify.sources.superscript import RAISED

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATIONS = (f"{_M}oMath", f"{_M}oMathPara")


def equation(element: Any) -> str:
    """An equation on one line: "45", "(a + b)/2", "x²", "√(2)"."""
    return "".join(_part(child) for child in element)


def _part(element: Any) -> str:
    if not isinstance(element.tag, str):
        return ""
    name = element.tag.removeprefix(_M)
    if name == "t":
        return element.text or ""
    if name == "f":
        return f"{_grouped(_child(element, 'num'))}/{_grouped(_child(element, 'den'))}"
    if name == "sSup":
        return _child(element, "e") + _power(_child(element, "sup"))
    if name == "rad":
        return f"{_child(element, 'deg')}√({_child(element, 'e')})"
    if name == "d":
        return f"({_child(element, 'e')})"
    return "" if name.endswith("Pr") else equation(element)


def _child(element: Any, name: str) -> str:
    found = element.find(f"{_M}{name}")
    return "" if found is None else equation(found)


def _grouped(words: str) -> str:
    return words if words.replace(".", "").replace(",", "").isalnum() else f"({words})"


def _power(words: str) -> str:
    return words.translate(RAISED) if words.lstrip("-+").isdigit() else f"^({words})"

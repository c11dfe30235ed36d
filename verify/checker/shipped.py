"""Which checker the settings mean."""

from pathlib import Path

from verify.checker.checker import Checker
from verify.errors import CheckerError

SHIPPED = Path(__file__).resolve().parent / "model"
"""Where the network lies that comes with Verify."""
OFF = "none"
ABSENT = (
    "no checker: its model did not come with this installation; words and figures are counted alone"
)


def chosen(setting: str | None, shipped: Path | None = None) -> tuple[Checker | None, str | None]:
    """The checker that a setting means, and a line to tell where it is missing.

    None means the one that comes along. Raises CheckerError when a folder that was named cannot be
    used.
    """
    if setting == OFF:
        return None, None
    if setting is None:
        shipped = shipped or SHIPPED
        return (Checker(shipped), None) if shipped.is_dir() else (None, ABSENT)
    folder = Path(setting)
    if not folder.is_dir():
        raise CheckerError(f"VERIFY_CHECKER={setting}: there is no such folder")
    return Checker(folder), None

"""Verify: check claims, quotes and questions against your own sources.

    from verify import Verifier

    desk = Verifier.open("vectorstore")
    desk.add("articles/")
    answer = desk.ask("What share of SEBAC unions rejected the deal?")

The public names are imported where they are first used.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Settings", "Verifier", "__version__"]

if TYPE_CHECKING:
    from verify.settings import Settings
    from verify.verifier import Verifier


def __getattr__(name: str) -> Any:
    """The public names, imported where they are first used: `import verify` loads nothing heavy."""
    if name == "Verifier":
        from verify.verifier import Verifier

        return Verifier
    if name == "Settings":
        from verify.settings import Settings

        return Settings
    raise AttributeError(f"module 'verify' has no attribute {name!r}")

"""Where the files lie that come with Verify beside its code."""

from pathlib import Path

from verify.errors import VerifyError

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The file or folder `name`: "prompts", "seeds" or "streamlit_app.py".

    A wheel carries them inside the package, a checkout has them at its top level. Raises
    VerifyError if this installation has neither.
    """
    inside = _PACKAGE / "_shipped"
    found = (inside if inside.is_dir() else _PACKAGE.parent) / name
    if not found.exists():
        raise VerifyError(f"{name} did not come with this installation of Verify: install it again")
    return found

"""What several rooms' tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def labelled_data() -> Path:
    """The folder of labelled development data; skips the test where it is absent."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("labelled development data is not on this machine")
    return folder


@pytest.fixture(scope="session")
def real_articles() -> Path:
    """The folder of five real articles; skips the test where it is absent."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the five real articles are not on this machine")
    return folder

"""What `from verify import ...` offers."""

import inspect

import pytest

import verify
from verify import errors
from verify.errors import VerifyError


@pytest.mark.parametrize("name", verify.__all__)
def test_every_public_name_can_be_imported_and_says_what_it_is(name: str) -> None:
    found = getattr(verify, name)
    assert name == "__version__" or inspect.getdoc(found), name


def test_every_error_is_public() -> None:
    raised = {
        name
        for name, found in vars(errors).items()
        if inspect.isclass(found) and issubclass(found, VerifyError)
    }
    assert raised <= set(verify.__all__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        getattr(verify, "Nothing")  # noqa: B009


def test_the_public_names_are_listed() -> None:
    assert dir(verify) == sorted(verify.__all__)

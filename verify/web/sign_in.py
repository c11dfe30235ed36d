"""Sign-in through Streamlit's own OpenID Connect, where its secrets configure it.

A secrets.toml that is there but is not right closes the desk: an operator who wrote one wants
nobody in who has not signed in, and a typing error must not let everybody in.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

_NEEDED = ("redirect_uri", "cookie_secret")
_OF_SIGN_IN = frozenset(
    (*_NEEDED, "client_id", "client_secret", "server_metadata_url", "client_kwargs")
)
_LEAST_SECRET = 16
"""Characters of a cookie secret that nobody guesses."""


def configured() -> bool:
    """Whether nobody is let in without signing in: a secrets.toml has [auth], or is not right."""
    return bool(_auth()) or problem() is not None


def problem() -> str | None:
    """Why the desk is closed to everybody, in words for whoever runs it; None where it is not."""
    for path in _files():
        if path.exists() and (told := _problem_of(path)) is not None:
            return f"{path.name} {told}"
    return None


def redirect_uri() -> str | None:
    """Where the provider sends people back to: its host is one that the desk is served under."""
    stated = _auth().get("redirect_uri")
    return stated if isinstance(stated, str) else None


def user() -> str | None:
    """Who is signed in: their e-mail address, else their name; None where nobody has to."""
    if not configured():
        return None
    return str(st.user.get("email") or st.user.get("name") or "signed in")


def gate() -> None:
    """The way in, and nothing else, where sign-in is configured and nobody is signed in."""
    closed = problem()
    if closed is not None:
        st.title("Verify", anchor=False)
        st.text(f"This desk is closed: its sign-in is not set up right. {closed}.")
        st.stop()
    if not configured() or st.user.get("is_logged_in"):
        return
    st.title("Verify", anchor=False)
    st.markdown("This desk is for people with an account. Sign in to use it.")
    st.button("Sign in", type="primary", on_click=st.login)
    st.stop()


def _files() -> list[Path]:
    """Where Streamlit looks for secrets."""
    return [Path(path) for path in st.config.get_option("secrets.files")]


def _auth() -> Mapping[str, Any]:
    """The [auth] section that Streamlit has; empty where it has none."""
    if not st.secrets.load_if_toml_exists():
        return {}
    found = st.secrets.get("auth", {})
    return found if isinstance(found, Mapping) else {}


def _problem_of(path: Path) -> str | None:
    """What is wrong with a secrets.toml that is there. Nothing of its values is in the words."""
    try:
        held = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    except UnicodeDecodeError:
        return "is not UTF-8"
    except tomllib.TOMLDecodeError as error:
        where = str(error).rpartition("(")[2].removesuffix(")")
        begins = path.read_bytes().startswith(b"\xef\xbb\xbf")
        return (
            "begins with a byte-order mark; save it without one"
            if begins
            else (f"is not TOML ({where})")
        )
    auth = held.get("auth")
    if auth is None:
        # Secrets of other applications may lie in the home folder; those beside the desk are its.
        others = path.is_relative_to(Path.home() / ".streamlit") and not _speaks_of_sign_in(held)
        return None if others else "has no section [auth], and is there for nothing else"
    if not isinstance(auth, dict):
        return "has an auth that is no section [auth]"
    lacks = [key for key in _NEEDED if not isinstance(auth.get(key), str) or not auth[key].strip()]
    if lacks:
        return f"has an [auth] without {' and '.join(lacks)}"
    if len(auth["cookie_secret"]) < _LEAST_SECRET:
        return f"has a cookie_secret of less than {_LEAST_SECRET} characters"
    return None


def _speaks_of_sign_in(held: Mapping[str, Any]) -> bool:
    inner = [value for value in held.values() if isinstance(value, Mapping)]
    named = any(str(key).strip().casefold().startswith("aut") for key in held)
    return named or not _OF_SIGN_IN.isdisjoint(held) or any(map(_speaks_of_sign_in, inner))

"""Sign-in through Streamlit's own OpenID Connect, where its secrets configure it."""

import streamlit as st


def configured() -> bool:
    """Whether secrets.toml has an [auth] section: then nobody is let in without signing in."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def user() -> str | None:
    """Who is signed in: their e-mail address, else their name; None where nobody has to."""
    if not configured():
        return None
    return str(st.user.get("email") or st.user.get("name") or "signed in")


def gate() -> None:
    """The way in, and nothing else, where sign-in is configured and nobody is signed in."""
    if not configured() or st.user.get("is_logged_in"):
        return
    st.title("Verify", anchor=False)
    st.markdown("This desk is for people with an account. Sign in to use it.")
    st.button("Sign in", type="primary", on_click=st.login)
    st.stop()

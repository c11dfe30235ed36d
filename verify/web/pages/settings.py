"""Every setting as it is in force, and where it comes from. Nothing is changed here."""

import streamlit as st

from verify.reports.listing import settings_html
from verify.web.opened import configured
from verify.web.wire import show


def page() -> None:
    """The settings, read-only."""
    st.title("Settings", anchor=False)
    st.markdown(
        "Settings come from arguments, then variables, then `verify.toml` in the folder that "
        "`verify app` was started from. Change them there and start the desk again."
    )
    show(settings_html(configured().settings.provenance()))


if __name__ == "__main__":
    page()

"""Every check of a draft and every batch that was kept: listed, opened again, removed."""

import streamlit as st

from verify.errors import VerifyError
from verify.reports.listing import runs_html
from verify.web.opened import desk
from verify.web.wire import failed, show, wire


def page() -> None:
    """The kept runs, the newest first."""
    verifier = desk()
    st.title("Runs", anchor=False)
    try:
        rows = verifier.runs()
    except VerifyError as error:
        failed("kept runs", error)
        return
    if not rows:
        show("<p>No check has been kept yet. Check a draft or a batch, and it will be here.</p>")
        return
    show(runs_html(rows))
    with st.expander("Remove a run"):
        names = {row.id: f"{row.title}, {row.id}" for row in rows}
        with st.form("remove", border=False):
            name = st.selectbox("Run", list(names), format_func=names.__getitem__)
            sure = st.checkbox("Yes, remove its results and decisions for good")
            if st.form_submit_button("Remove") and sure:
                try:
                    verifier.remove_run(name)
                except VerifyError as error:
                    failed("kept runs", error)
                else:
                    st.rerun()
    wire()


if __name__ == "__main__":
    page()

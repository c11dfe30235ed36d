"""A whole article, scrolled to the words that were cited, which are lit up."""

import streamlit as st

from verify.errors import UnknownSource, VerifyError
from verify.models import Source
from verify.reports.addresses import place
from verify.reports.views import HERE, article_html
from verify.verifier import Verifier
from verify.web.opened import desk
from verify.web.wire import BACK, failed, notice, page_file, show, wire

REMOVING = "article_removing"


def page() -> None:
    """The article that the address names."""
    verifier = desk()
    wanted = place(st.query_params.to_dict())
    with st.container(horizontal=True):
        if st.button("Back", help="To the page that you came from"):
            st.switch_page(page_file(st.session_state.get(BACK, "sources")))
        try:
            source = verifier.show(wanted.source_id) if wanted.source_id else None
        except UnknownSource:
            source = None
        if source is not None and st.button("Remove from the library"):
            st.session_state[REMOVING] = source.id
    if source is None:
        notice("This article is not in the library: it was removed, or the address is wrong.")
        return
    if st.session_state.get(REMOVING) == source.id:
        _confirm(verifier, source)
    show(article_html(source, wanted.here, wanted.others))
    wire([HERE] if wanted.here else [], f"{wanted}")


def _confirm(verifier: Verifier, source: Source) -> None:
    """Nothing is removed by one press."""
    with st.container(border=True):
        st.markdown("Remove this article? Nothing will be answered from it any more.")
        with st.container(horizontal=True):
            removed = st.button("Remove", type="primary")
            if removed or st.button("Keep it"):
                del st.session_state[REMOVING]
                if removed:
                    _remove(verifier, source)
                st.rerun()


def _remove(verifier: Verifier, source: Source) -> None:
    try:
        verifier.remove(source.id)
    except VerifyError as error:
        failed("library", error)
        st.stop()
    st.switch_page(page_file("sources"))


if __name__ == "__main__":
    page()

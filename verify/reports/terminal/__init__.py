"""Results as they read in a terminal: each function returns something that rich can print.

Words from sources and drafts are shown without control characters and are never taken for markup.
"""

from verify.reports.terminal.findings import (
    render_answer,
    render_finding,
    render_quote_check,
    render_report,
)
from verify.reports.terminal.sources import (
    render_added,
    render_batch,
    render_extraction,
    render_source,
    render_sources,
)

__all__ = [
    "render_added",
    "render_answer",
    "render_batch",
    "render_extraction",
    "render_finding",
    "render_quote_check",
    "render_report",
    "render_source",
    "render_sources",
]

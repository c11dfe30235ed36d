"""Checks of drafts and files that were kept, and what people decided about them."""

from verify.runs.runs import Runs

__all__ = ["Runs"]

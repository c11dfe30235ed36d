"""The desk itself: everything that the command line and the web page do goes through here."""

from verify.verifier.adding import AddResult, around, given
from verify.verifier.desk import Verifier
from verify.verifier.drafting import DraftCheck, Extraction

__all__ = ["AddResult", "DraftCheck", "Extraction", "Verifier", "around", "given"]

"""What goes to a model, and where: said before the first call, and kept with a run."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from verify.models import Sent
from verify.settings import Settings

_OPENAI = "https://api.openai.com/v1"
_ELSEWHERE = ("OPENAI_API_BASE", "OPENAI_BASE_URL")
"""Variables by which OpenAI's own client goes to another address where we set none."""


def is_set(settings: Settings) -> bool:
    """Whether a model could be asked: a key, or the address of a server, is set."""
    return bool(settings.openai_api_key or settings.base_url)


def sent(settings: Settings) -> Sent | None:
    """What judging by these settings sends to a model; None where none is asked."""
    if settings.judge == "embedded" or not is_set(settings):
        return None
    which = "" if settings.judge == "llm" else " that the embedded judge is unsure of"
    return Sent(
        host=host(settings),
        model=settings.model,
        what=(
            f"each claim and question{which}, with the sentences that were found for it "
            f"(up to {settings.llm_max_chars:,} characters of your sources); of a draft all "
            "sentences with claims"
        ),
    )


def host(settings: Settings) -> str:
    """The host, with its port where one is named, that a model is asked at; never a password."""
    others = (os.environ.get(name) for name in _ELSEWHERE)
    address = settings.base_url or next((other for other in others if other), _OPENAI)
    return urlsplit(address).netloc.rpartition("@")[2] or address


def sent_words(told: Sent) -> str:
    """What goes to a model and where, in one sentence."""
    return f"Where a model is asked, this goes to {told.host} (model {told.model}): {told.what}."


def hint(settings: Settings) -> str | None:
    """That a model could be asked, and how; None where none could, or one is."""
    if settings.judge != "embedded" or not is_set(settings):
        return None
    return (
        f"A model could be asked too, with --judge llm or --judge both: {settings.model} at "
        f"{host(settings)}. Nothing was sent there."
    )

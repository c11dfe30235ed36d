"""What clients send and get, where no noun is it."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from verify.models import Noun
from verify.models.reports import Action
from verify.serve.jobs import Job

Webhook = Annotated[
    str | None,
    Field(description="An address to which the job is posted, as JSON, when it has ended."),
]
Day = datetime.date


class Body(BaseModel):
    """What a request holds: nothing that it does not name."""

    model_config = ConfigDict(extra="forbid")


class Question(Body):
    """A question, and which sources are asked."""

    question: str = Field(examples=["What share of the unions rejected the June package?"])
    published_from: Day | None = None
    published_to: Day | None = None
    publisher: str | None = None


class ClaimGiven(Body):
    """A claim, and the text that it is checked against, where that is not the sources."""

    claim: str = Field(examples=["Most unions rejected the June package."])
    evidence: str | None = None


class QuoteGiven(Body):
    """Words, without quotation marks, and who is said to have said them."""

    quote: str = Field(examples=["We had 15 routes and 14 trucks"])
    speaker: str | None = None


class Text(Body):
    """A draft that is taken apart."""

    text: str


class DraftGiven(Body):
    """A draft that is checked."""

    text: str
    title: str = "Draft"
    webhook: Webhook = None


class ArticleGiven(Body):
    """An article as text."""

    text: str
    title: str = ""
    date: str | None = Field(None, description="When it was published, such as 2024-05-31.")
    url: str | None = None
    publisher: str | None = None


class SourcesGiven(Body):
    """What is added: pages by their addresses, and articles as text."""

    urls: list[str] = []
    articles: list[ArticleGiven] = []


class RowGiven(Body):
    """A row of a batch: a claim, with its evidence where that came with it, or a quote."""

    id: str | int | None = None
    claim: str | None = None
    evidence: str | None = None
    quote: str | None = None
    speaker: str | None = None


class BatchGiven(Body):
    """Rows that are checked; one that cannot be is failed in its place."""

    rows: list[RowGiven] = Field(min_length=1)
    title: str = "Batch"
    webhook: Webhook = None


class DecisionGiven(Body):
    """What somebody decides about a result; see `verify decide`."""

    number: int = Field(ge=1)
    action: Action
    by: str
    label: str | None = None
    note: str = ""
    text: str | None = None


class Problem(Noun):
    """What went wrong, to which thing, and what to do next."""

    detail: str


class Status(Noun):
    """What serves here. `notice` says where the settings ask for more than there is."""

    version: str
    judge: str
    sources: int
    library: str
    notice: str | None
    read_only: bool


class JobsListed(Noun):
    """The jobs that are known, the newest first."""

    jobs: tuple[Job, ...]


class BatchResult(Noun):
    """The rows that are done, in their order, as `verify batch` writes them."""

    rows: tuple[dict[str, Any], ...]

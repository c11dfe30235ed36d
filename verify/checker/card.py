"""What a folder says of its network: `checker.json`, beside `model.onnx` and its tokenizer."""

from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from verify.errors import CheckerError

CARD, MODEL, TOKENIZER = "checker.json", "model.onnx", "tokenizer.json"

Output = Literal["supports", "refutes", "neither"]


class Card(BaseModel):
    """The name of a network, what its outputs mean, and the hash of its file.

    A network without an output for "refutes" or "neither" never says so. `first` is what stands
    first in its pairs: most entailment models of others read the evidence first. `ends` names the
    output that says where the answer to a question starts and ends; a network without it finds no
    answers, and rules choose the words instead.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    labels: tuple[Output, ...]
    max_tokens: int = Field(ge=16, le=8192)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    first: Literal["claim", "evidence"] = "claim"
    ends: str | None = None

    @model_validator(mode="after")
    def _labels_are_usable(self) -> Self:
        if len(set(self.labels)) < max(2, len(self.labels)) or "supports" not in self.labels:
            raise ValueError("labels: name each output once, 'supports' among them")
        return self


def read_card(folder: Path) -> Card:
    """The card in `folder`. Raises CheckerError when a file is missing or the card is no card."""
    for name in (CARD, MODEL, TOKENIZER):
        if not (folder / name).is_file():
            raise CheckerError(
                f"the checker in {folder} has no {name}: give VERIFY_CHECKER a folder that has "
                f"{CARD}, {MODEL} and {TOKENIZER}, or 'none'"
            )
    path = folder / CARD
    try:
        return Card.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CheckerError(
            f"{path}: {where + ': ' if where else ''}{first['msg']}; correct it, or set "
            "VERIFY_CHECKER=none"
        ) from None
    except OSError as error:
        raise CheckerError(f"{path}: cannot be read ({error.strerror})") from error

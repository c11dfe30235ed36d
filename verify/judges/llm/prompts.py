"""What a model is told: one file a task, with its fields checked."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from verify.errors import SettingsError
from verify.shipped import shipped

TASKS = {
    "judge": frozenset({"claim", "sentences"}),
    "review": frozenset({"claim", "sentences", "reply", "objections"}),
    "answer": frozenset({"question", "sentences"}),
    "split": frozenset({"earlier", "sentences"}),
}
"""The tasks, and the fields that the user part of each has to have."""

_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_PART = re.compile(r"^# (system|user|again)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One task's messages: `system` has no fields, so that no source text can come into it.

    `user` has the fields of the task; `again`, with the field `problem`, follows a reply that could
    not be used. `digest` is a short hash of the whole file.
    """

    task: str
    system: str
    user: str
    again: str
    digest: str


def load(task: str, folder: Path | None = None) -> Prompt:
    """The prompt of `task` from `folder`, or from those that come with Verify.

    Raises SettingsError that names the file, for a missing or superfluous part or field.
    """
    path = (folder if folder is not None else shipped("prompts")) / f"{task}.md"
    try:
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"prompt {path}: cannot be read ({error})") from error
    try:
        return _prompt(task, text)
    except ValueError as error:
        raise SettingsError(f"prompt {path}: {error}") from error


def _prompt(task: str, text: str) -> Prompt:
    found = _FRONT.match(text)
    if found is None:
        raise ValueError("starts without front matter between two lines of ---")
    front = _front_matter(found["front"])
    if front["task"] != task:
        raise ValueError(f"its front matter is that of the task {front['task']!r}, not {task!r}")
    declared = frozenset(name.strip() for name in front["fields"].split(","))
    _same(declared, TASKS[task], "front matter")
    pieces = _PART.split(found["body"])
    if pieces[0].strip():
        raise ValueError("has text before its first part")
    names = pieces[1::2]
    if sorted(names) != ["again", "system", "user"]:
        raise ValueError(
            f"needs the parts # system, # user and # again, each once; has {', '.join(names)}"
        )
    parts = {name: body.strip() for name, body in zip(names, pieces[2::2], strict=True)}
    _same(_fields(parts["system"]), frozenset(), "system part")
    _same(_fields(parts["user"]), TASKS[task], "user part")
    _same(_fields(parts["again"]), frozenset({"problem"}), "again part")
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Prompt(task, parts["system"], parts["user"], parts["again"], digest)


def _front_matter(text: str) -> dict[str, str]:
    front: dict[str, str] = {}
    for line in text.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key.strip() in front:
            raise ValueError(f"front matter: cannot read the line {line!r}")
        front[key.strip()] = value.strip()
    _same(frozenset(front), frozenset({"task", "fields"}), "front matter")
    return front


def _fields(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def _same(has: frozenset[str], wanted: frozenset[str], where: str) -> None:
    missing, superfluous = sorted(wanted - has), sorted(has - wanted)
    if missing:
        raise ValueError(f"{where} lacks {', '.join(missing)}")
    if superfluous:
        raise ValueError(f"{where} has {', '.join(map(repr, superfluous))}, which nothing fills in")

"""Prompts are files, and a file that does not fit its task is refused."""

import re
from pathlib import Path

import pytest

from verify.errors import SettingsError
from verify.judges.llm.prompts import TASKS, load
from verify.shipped import shipped

FRONT = "---\ntask: judge\nfields: claim, sentences\n---\n"
SYSTEM = "# system\nYou judge.\n"
USER = "# user\n{claim} {sentences}\n"
AGAIN = "# again\n{problem}\n"


@pytest.mark.parametrize("task", TASKS)
def test_the_prompts_that_come_along_can_be_used(task: str) -> None:
    prompt = load(task)
    assert prompt.task == task
    assert "data" in prompt.system
    assert len(prompt.digest) == 12


def test_the_readme_lists_every_prompt_with_its_fields() -> None:
    folder = shipped("prompts")
    rows = re.findall(r"^\| `(\w+)\.md` \|.*\| (.*) \|$", (folder / "README.md").read_text(), re.M)
    listed = {task: frozenset(re.findall(r"`(\w+)`", fields)) for task, fields in rows}
    assert listed == TASKS
    assert {path.stem for path in folder.glob("*.md")} - {"README"} == set(TASKS)


def write(folder: Path, text: str) -> Path:
    (folder / "judge.md").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_of_ones_own_is_used_and_has_another_digest(tmp_path: Path) -> None:
    mine = load("judge", write(tmp_path, FRONT + SYSTEM + USER + AGAIN))
    assert mine.system == "You judge."
    assert mine.digest != load("judge").digest


BROKEN = {
    "no front matter": (SYSTEM + USER + AGAIN, "front matter"),
    "the task of another": (FRONT.replace("judge", "answer") + SYSTEM + USER + AGAIN, "task"),
    "a field missing": (FRONT + SYSTEM + "# user\n{claim}\n" + AGAIN, "lacks sentences"),
    "a field too many": (FRONT + SYSTEM + USER + "{mood}\n" + AGAIN, "'mood'"),
    "a field in the system part": (FRONT + "# system\n{claim}\n" + USER + AGAIN, "system part"),
    "no retry": (FRONT + SYSTEM + USER, "needs the parts"),
    "a part twice": (FRONT + SYSTEM + SYSTEM + USER + AGAIN, "needs the parts"),
    "a field not declared": (FRONT.replace(", sentences", "") + SYSTEM + USER + AGAIN, "lacks"),
    "a stray brace": (FRONT + "# system\n{\n" + USER + AGAIN, "judge.md"),
    "an unknown key": (FRONT.replace("task:", "mood: x\ntask:") + SYSTEM + USER + AGAIN, "mood"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_prompt_that_does_not_fit_is_refused_by_name(name: str, tmp_path: Path) -> None:
    text, says = BROKEN[name]
    with pytest.raises(SettingsError, match=r"judge\.md") as refused:
        load("judge", write(tmp_path, text))
    assert says in str(refused.value)


def test_a_missing_prompt_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"answer\.md"):
        load("answer", tmp_path)

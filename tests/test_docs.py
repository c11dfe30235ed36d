"""What the documents say is true of the code.

`make readme` (WRITE_README=1) writes the settings table and the session of the README anew.
"""

import os
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import verify
from verify import models
from verify.cli import app
from verify.settings import Settings, variable
from verify.sources.registry import readers

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
DOCUMENTS = [
    ROOT / name
    for name in (
        "README.md DESIGN.md CONTRIBUTING.md CHANGELOG.md seeds/README.md prompts/README.md "
        "vectorstore/README.md"
    ).split()
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
WRITING = bool(os.environ.get("WRITE_README"))

CODE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"[\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|md|toml|sh|jsonl|lock|html|txt))")
OF_THE_USER = set(
    "articles/ verify.toml secrets.toml story.html .html .md .json .txt .jsonl".split()
)
"""Files that documents name and that nobody promises: examples, and mere suffixes."""


def named(path: Path) -> str:
    """A test is named after the document it reads."""
    return path.relative_to(ROOT).as_posix()


def code(text: str) -> Iterator[str]:
    """The lines of code blocks, without prompts, and the code within lines."""
    for _language, block in CODE.findall(text):
        yield from (line.removeprefix("$ ") for line in block.splitlines())
    yield from INLINE.findall(CODE.sub("", text))


def invocations(text: str, tool: str) -> Iterator[list[str]]:
    """The command lines of `tool` in `text`, as words, without the name of the tool."""
    for line in code(text):
        match = re.match(rf"(?:\.venv/bin/)?{tool} (?P<rest>[a-z].*)", line.split("  #")[0])
        if match:
            yield shlex.split(match["rest"])


def table_under(text: str, header: str) -> list[list[str]]:
    """The rows of the table whose header line starts with `header`."""
    lines = text[text.index(f"\n| {header} |") :].strip().splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("| "))])
    return rows


def slug(heading: str) -> str:
    """The anchor that a heading gets."""
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


# ------------------------------------------------------------------------------ all documents


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        linked = document.parent / name if name else document
        assert linked.exists(), f"{named(document)} links to {target}, which is not there"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text("utf-8"), re.MULTILINE)
            assert anchor in {slug(heading) for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_file_that_is_named_exists(document: Path) -> None:
    homes = (ROOT, ROOT / "verify", document.parent)
    for line in code(document.read_text("utf-8")):
        for word in line.split() if line.startswith(("verify ", "sh ")) else [line]:
            if FILE.fullmatch(word) and word not in OF_THE_USER:
                assert any((home / word).exists() for home in homes), word


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_command_and_option_that_is_named_exists(document: Path) -> None:
    for words in invocations(document.read_text("utf-8"), "verify"):
        command = COMMANDS.get(words[0])
        assert command is not None, f"verify {words[0]} is no command"
        known = {opt for param in command.params for opt in param.opts}
        assert {word for word in words if word.startswith("--")} <= known | {"--help"}, words


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named_here = {words[0] for words in invocations(document.read_text("utf-8"), "make")}
    assert named_here <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_setting_that_is_named_exists(document: Path) -> None:
    named_here = set(re.findall(r"\bVERIFY_[A-Z_]*[A-Z]", document.read_text("utf-8")))
    assert named_here <= {variable(name) for name in Settings.model_fields}


# ------------------------------------------------------------------------------ the README


def settings_table() -> str:
    """The settings as the README shows them."""
    lines = ["| variable | default | what it is |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else f"`{field.default}`"
        lines.append(f"| `{variable(name)}` | {default} | {field.description} |")
    return "\n".join(lines)


def test_the_settings_table_is_that_of_the_code() -> None:
    text = README.read_text("utf-8")
    pattern = re.compile(r"(?<=<!-- settings -->\n\n).*?(?=\n\n<!-- end -->)", re.DOTALL)
    if WRITING:
        README.write_text(pattern.sub(lambda _: settings_table(), text), "utf-8")
        return
    shown = pattern.search(text)
    assert shown is not None
    assert shown.group() == settings_table(), "run `make readme`"


def test_the_commands_table_has_every_command() -> None:
    rows = table_under(README.read_text("utf-8"), "command | does")
    assert [row[0].split()[1].strip("`") for row in rows] == list(COMMANDS)


def test_every_option_is_in_the_readme() -> None:
    text = README.read_text("utf-8")
    options = {opt for c in COMMANDS.values() for p in c.params for opt in p.opts if "--" in opt}
    assert {option for option in options if option not in text} == {"--help"} & options


def test_the_fields_of_the_nouns_are_those_of_the_code() -> None:
    rows = table_under(README.read_text("utf-8"), "noun | fields")
    assert len(rows) >= 8
    for noun, fields in rows:
        assert INLINE.findall(fields) == list(getattr(models, noun).model_fields)


def test_the_file_types_in_the_readme_can_be_read() -> None:
    rows = table_under(README.read_text("utf-8"), "suffix | is read as")
    assert {suffix for row in rows for suffix in INLINE.findall(row[0])} <= readers().keys()


def test_the_labels_in_the_readme_are_all_there_are() -> None:
    text = README.read_text("utf-8")
    labels = [*models.Label.__args__, *models.QuoteLabel.__args__]  # type: ignore[attr-defined]
    assert [label for label in labels if f"`{label}`" not in text] == []


@pytest.fixture(scope="module")
def beside_the_seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder that has the sample articles and nothing else, on a plain terminal."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in list(os.environ):
            if name.startswith(("VERIFY_", "FORCE_COLOR")):
                patch.delenv(name)
        for name, value in {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}.items():
            patch.setenv(name, value)
        yield folder


def test_the_python_example_runs(beside_the_seeds: Path) -> None:
    examples = [
        block for language, block in CODE.findall(README.read_text("utf-8")) if language == "python"
    ]
    assert len(examples) == 1
    result: dict[str, object] = {}
    exec(examples[0], result)  # noqa: S102 - our own README
    assert (beside_the_seeds / "vectorstore" / "demo").is_dir()
    assert isinstance(result["answer"], models.Answer)


def test_the_session_is_what_the_commands_print(beside_the_seeds: Path) -> None:
    runner = CliRunner()
    store = ["--store", "session"]
    assert runner.invoke(app, ["add", "seeds/articles", *store]).exit_code == 0

    def played(block: re.Match[str]) -> str:
        line = block[1]
        result = runner.invoke(app, [*shlex.split(line)[1:], *store])
        assert result.exit_code in (0, 1), result.output
        lines = [text.rstrip() for text in result.stdout.strip("\n").splitlines()]
        return "\n".join([f"```console\n$ {line}", *lines, "```"])

    text = README.read_text("utf-8")
    again = re.sub(r"^```console\n\$ (verify .*)\n(?:.*\n)*?```$", played, text, flags=re.MULTILINE)
    if WRITING:
        README.write_text(again, "utf-8")
        return
    assert unscored(text) == unscored(again), "run `make readme` and look at the difference"


def unscored(text: str) -> str:
    """`text` without what the network is sure of: another processor moves the last digit."""
    return re.sub(r"\b(confidence|quantity|checker|negation|opposite) [01]\.\d\d\b", r"\1", text)


# ------------------------------------------------------------------------------ the others


def wanted(requirements: list[str]) -> list[str]:
    """The names of the packages in a list of requirements."""
    return [re.split(r"[<>=!~ \[;]", requirement)[0] for requirement in requirements]


def test_every_dependency_is_explained_in_the_design() -> None:
    text = (ROOT / "DESIGN.md").read_text("utf-8")
    rows = table_under(text, "dependency | why")
    assert [row[0].strip("`") for row in rows] == wanted(PROJECT["project"]["dependencies"])
    assert all(len(row[1]) >= 10 for row in rows)
    assert all(f"`{name}`" in text for name in wanted(PROJECT["dependency-groups"]["dev"]))


def test_every_room_is_in_the_design() -> None:
    rows = table_under((ROOT / "DESIGN.md").read_text("utf-8"), "rooms | hold")
    listed = {name for row in rows for name in INLINE.findall(row[0])}
    there = {
        path.stem
        for path in [*(ROOT / "verify").iterdir(), ROOT / "streamlit_app.py"]
        if not path.name.startswith(("_", ".")) and path.suffix in ("", ".py")
    }
    assert listed == there


def test_every_noun_in_the_design_exists() -> None:
    rows = table_under((ROOT / "DESIGN.md").read_text("utf-8"), "noun | is")
    nouns = [name for row in rows for name in INLINE.findall(row[0])]
    assert [name for name in nouns if not hasattr(models, name)] == []


def test_the_lock_pins_every_dependency_and_names_no_address() -> None:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    assert all(re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ;|$)", line) for line in lines)
    dev = PROJECT["dependency-groups"]["dev"]
    needed = set(wanted([*PROJECT["project"]["dependencies"], *dev]))
    assert needed <= set(wanted(lines))


def test_the_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "\n## [Unreleased]\n" in text
    allowed = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= allowed


def test_there_is_one_version() -> None:
    assert PROJECT["project"]["version"] == verify.__version__

"""Settings say where each of them comes from, and keep their secrets."""

from pathlib import Path

import pytest

from verify.settings import Setting, Settings, variable


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder without settings, and an environment without them."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)


def shown(settings: Settings, name: str) -> Setting:
    [found] = [setting for setting in settings.provenance() if setting.name == name]
    return found


def test_every_setting_is_listed_and_most_are_defaults() -> None:
    listed = Settings.load().provenance()
    assert [setting.name for setting in listed] == list(Settings.model_fields)
    assert {setting.origin for setting in listed} == {"default"}
    assert all(setting.description for setting in listed)


def test_a_setting_comes_from_the_strongest_place_that_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "verify.toml").write_text('model = "a"\njudge = "llm"\nstore = "b"\n')
    monkeypatch.setenv("VERIFY_JUDGE", "both")
    monkeypatch.setenv("VERIFY_STORE", "c")
    settings = Settings.load(store="d", model=None)
    assert [
        (shown(settings, name).value, shown(settings, name).origin)
        for name in ("model", "judge", "store")
    ] == [("a", "verify.toml"), ("both", "VERIFY_JUDGE"), ("d", "argument")]


def test_an_origin_is_that_of_the_time_of_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings.load()
    monkeypatch.setenv("VERIFY_JUDGE", "both")
    assert shown(settings, "judge").origin == "default"


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(Settings.load(), "openai_api_key").value == "not set"
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    settings = Settings.load(
        base_url="https://ann:hunter2@llm.example/v1", chroma_url="http://bob@c.example"
    )
    key = shown(settings, "openai_api_key")
    assert (key.value, key.origin, key.variable) == (
        "set, not shown", "OPENAI_API_KEY", "OPENAI_API_KEY",
    )  # fmt: skip
    assert shown(settings, "base_url").value == "https://***@llm.example/v1"
    assert shown(settings, "chroma_url").value == "http://***@c.example"
    assert not [s for s in settings.provenance() if "secret" in s.value or "hunter2" in s.value]

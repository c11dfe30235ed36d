"""One writer at a time, over processes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from verify.errors import LibraryError, LibraryLocked
from verify.library.library import Library, writing
from verify.models import Source
from verify.settings import Settings

HOLD = """
import sys
from pathlib import Path
from verify.library.library import writing
with writing(Path(sys.argv[1]), 5.0):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(settings: Settings) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the write lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, settings.store],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_writer_is_told_who_writes(
    settings: Settings, bridge: Source, holder: "subprocess.Popen[str]"
) -> None:
    with Library.open(settings) as library, pytest.raises(LibraryLocked) as caught:
        library.add([bridge])
    told = str(caught.value)
    for part in (str(settings.store), f"process {holder.pid} on ", "(-c ", ", since 20", "0.2 s"):
        assert part in told


def test_readers_do_not_wait_for_a_writer(
    settings: Settings, bridge: Source, school: Source
) -> None:
    with Library.open(settings) as library:
        library.add([bridge])
        with writing(settings.store, 1.0), Library.open(settings) as reader:
            assert reader.search("harbour bridge", k=1)[0].source_id == bridge.id
            assert reader.source(bridge.id) == bridge
            with pytest.raises(LibraryLocked):
                reader.remove(bridge.id)
        library.add([school])
        assert len(library.sources()) == 2


def test_a_killed_writer_lets_go(
    settings: Settings, bridge: Source, holder: "subprocess.Popen[str]"
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with Library.open(settings) as library:
        assert len(library.add([bridge]).added) == 1


def test_the_note_says_who_and_goes_with_the_lock(tmp_path: Path) -> None:
    note = tmp_path / "write.lock.json"
    with writing(tmp_path, 1.0):
        known = json.loads(note.read_text())
        assert known["pid"] == os.getpid()
        assert set(known) == {"pid", "host", "command", "since"}
    assert not note.exists()


@pytest.mark.parametrize("content", ["", "{", '{"pid": 1}', "[]"])
def test_a_note_that_cannot_be_read_does_no_harm(tmp_path: Path, content: str) -> None:
    with writing(tmp_path, 1.0):
        (tmp_path / "write.lock.json").write_text(content)
        with pytest.raises(LibraryLocked, match="another process"), writing(tmp_path, 0):
            pass


def test_a_store_that_cannot_be_written_to_is_said_to_be_so(tmp_path: Path, bridge: Source) -> None:
    (tmp_path / "file").write_text("not a folder")
    settings = Settings.load(store=tmp_path / "file" / "store")
    with Library.open(settings) as library, pytest.raises(LibraryError, match="choose another"):
        library.add([bridge])

"""Vectors in Chroma: in a folder, or on a server."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from verify.errors import LibraryError, SettingsError
from verify.library.library import Library
from verify.library.vectors import Vectors
from verify.models import Source
from verify.settings import Settings

EAST, NORTH, WEST = [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server of this module's own."""
    command = shutil.which("chroma", path=str(Path(sys.executable).parent))
    if command is None:
        pytest.skip("the chroma command is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [command, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            for _ in range(600):
                try:
                    socket.create_connection(("127.0.0.1", port), 5).close()
                    break
                except OSError:
                    time.sleep(0.05)
            else:
                pytest.skip("the chroma server did not start within 30 seconds")
            yield address
        finally:
            server.kill()


@pytest.fixture(params=["folder", "server"])
def vectors(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Vectors]:
    """An empty collection in either place."""
    server = request.getfixturevalue("url") if request.param == "server" else None
    opened = Vectors(tmp_path, server, f"verify-{tmp_path.name}"[:60])
    yield opened
    opened.close()


def test_the_nearest_come_first(vectors: Vectors) -> None:
    vectors.put([1, 2, 3], [EAST, NORTH, WEST])
    assert vectors.nearest([0.9, 0.1], 2) == [1, 2]
    assert vectors.nearest([-0.9, 0.1], 9) == [3, 2, 1]


def test_length_does_not_count(vectors: Vectors) -> None:
    vectors.put([1, 2], [[100.0, 90.0], [0.1, 0.0]])
    assert vectors.nearest([5.0, 0.0], 1) == [2]


def test_putting_again_replaces(vectors: Vectors) -> None:
    vectors.put([1, 2], [EAST, NORTH])
    vectors.put([1], [WEST])
    assert vectors.nearest(WEST, 1) == [1]
    assert vectors.count() == 2
    assert vectors.stored([1]) == [WEST]


def test_deleted_vectors_are_gone_and_unknown_ones_do_not_matter(vectors: Vectors) -> None:
    vectors.put([1, 2, 3], [EAST, NORTH, WEST])
    vectors.delete([2, 99])
    assert vectors.numbers() == {1, 3}
    assert vectors.nearest(NORTH, 9) == [1, 3]
    assert len(vectors.stored([1, 2, 3])) == 2


def test_more_than_one_call_holds(vectors: Vectors) -> None:
    numbers = list(range(1, 4501))
    vectors.put(numbers, [[1.0, number / 4500] for number in numbers])
    assert vectors.count() == 4500
    vectors.delete(numbers[:4400])
    assert vectors.numbers() == set(numbers[4400:])


def test_vectors_of_another_size_are_refused(vectors: Vectors) -> None:
    vectors.put([1], [EAST])
    with pytest.raises(LibraryError, match="dimension"):
        vectors.put([2], [[1.0, 0.0, 0.0]])


@pytest.mark.parametrize("address", ["localhost:8000", "ftp://x", "http://", "http://x/path"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(SettingsError, match="chroma_url"):
        Vectors(tmp_path, address, "verify-x")


def test_a_library_with_its_vectors_on_a_server(
    settings: Settings, url: str, bridge: Source, school: Source
) -> None:
    remote = settings.model_copy(update={"chroma_url": url})
    with Library.open(remote) as library:
        library.add([bridge, school])
        assert library.search("harbour bridge", k=1)[0].vector_rank == 1
    with Library.open(remote) as library:
        library.remove(bridge.id)
        assert [hit.source_id for hit in library.search("harbour", k=1)] == [school.id]
    assert not (settings.store / "chroma").exists()


def test_two_libraries_on_one_server_do_not_mix(
    tmp_path: Path, url: str, bridge: Source, school: Source
) -> None:
    for name, source in (("a", bridge), ("b", school)):
        with Library.open(Settings.load(store=tmp_path / name, chroma_url=url)) as library:
            library.add([source])
            assert {hit.source_id for hit in library.search("bridge", k=9)} == {source.id}


def test_a_library_may_move_from_the_folder_to_a_server_and_back(
    settings: Settings, url: str, bridge: Source, school: Source
) -> None:
    remote = settings.model_copy(update={"chroma_url": url})
    with Library.open(settings) as library:
        library.add([bridge])
    with Library.open(remote) as library:
        library.add([school])
        assert library.search("harbour bridge", k=1)[0].vector_rank == 1
    with Library.open(settings) as library:
        assert library.search("rejected the contract", k=1)[0].vector_rank == 1


def test_two_libraries_of_one_folder_share_a_process(settings: Settings, bridge: Source) -> None:
    with Library.open(settings) as one, Library.open(settings) as other:
        one.add([bridge])
        assert other.search("harbour bridge", k=1)[0].vector_rank == 1
        one.close()
        assert other.search("harbour bridge", k=1)[0].vector_rank == 1

"""Which places a name may stand for."""

from verify.text.places import paths


def test_a_name_that_is_no_place_known_here_has_no_path() -> None:
    assert paths("Springfield") == frozenset()
    assert paths("Ohio") == {("North America", "United States", "Ohio")}
    assert {path[0] for path in paths("Turkey")} == {"Asia", "Europe"}

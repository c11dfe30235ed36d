"""The library in a LangChain chain."""

from typing import Any

from verify.judges.llm.retriever import retriever


def test_a_document_is_the_passage_at_its_place(scripted: Any) -> None:
    desk, _ = scripted([])
    found = retriever(desk.library, k=2).invoke("school loan townships")
    assert found
    for document in found:
        place = document.metadata
        text = desk.show(place["source_id"]).text
        assert document.page_content == text[place["start"] : place["end"]]
        assert None not in place.values()


def test_it_stands_in_a_chain(scripted: Any) -> None:
    desk, _ = scripted([])
    chain = retriever(desk.library) | (lambda documents: len(documents))
    assert chain.invoke("roof") >= 1


def test_filters_are_those_of_the_library(scripted: Any) -> None:
    desk, _ = scripted([])
    assert retriever(desk.library, publisher="Nobody").invoke("roof") == []

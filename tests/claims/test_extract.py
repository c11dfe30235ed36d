"""Which sentences of a draft are claims, which only give a quote, and why the rest is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.claims.extract import extract
from verify.models import Cell, LeftOut, Part, PartKind, Quote, Span
from verify.quotes.extract import extract as find_quotes


def claims(text: str, *quoted: str) -> list[str]:
    spans = [Span(start=text.index(words), end=text.index(words) + len(words)) for words in quoted]
    quotes = [Quote(text=span.of(text), span=span) for span in spans]
    return [claim.text for claim in extract(text, quotes).claims]


def left_out(text: str) -> list[tuple[str, str]]:
    return [(left.text, left.reason) for left in extract(text).unchecked]


@pytest.mark.parametrize(
    "sentence",
    [
        "Four of the 15 unions rejected the deal.",
        "The mayor did not sign the budget on Friday.",
        "Critics of the plan own three of the five mills.",
        "- The school closed in 2019 after the flood.",
        "> The council raised the tax by 3 percent.",
        "2. Voters in the north turned the plan down.",
    ],
)
def test_a_statement_is_a_claim_without_the_markup_before_it(sentence: str) -> None:
    assert claims(sentence) == [sentence.lstrip("->2. ")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rents rose 6%.",
        "No one drowned.",
        "Okafor won.",
        "It cost £2m.",
        "Two left.",
        "-7C was measured in the harbour on Friday.",
        "1998 was a wet year.",
        "The bridge – which is 80 metres long – closed…",
    ],
)
def test_a_short_sentence_is_a_claim(sentence: str) -> None:
    assert claims(f"The harbour opened again.\n\n{sentence}") == [
        "The harbour opened again.",
        sentence,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "• Four councillors abstained",
        "* Rents fell 3% in 2021",
        "3) The mill burned down",
        "– Okafor resigned",
        "$9 million: price of the ferry",
        "2017: Okafor elected mayor",
    ],
)
def test_a_line_without_an_end_mark_is_a_claim_where_it_has_a_figure_or_a_verb(line: str) -> None:
    assert claims(f"The board met.\n\n{line}\n")[1:] == [line.lstrip("•*3)– ")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell sharply on Monday.",
        "Note 4 was withdrawn in 2018.",
        "Contact between the two banks ended in 2014.",
        "Read rates went up 5 percent.",
        "Please note that the vote was 8-1.",
        "See how Brenn lost 700 jobs in 2020.",
        "The charter must be signed by at least 20 states.",
        "Drivers must have held a licence since 2010.",
        "A survey found that 40 percent of voters said the sheriff should be replaced.",
        "The statute says that shops must not open before noon.",
        "There is no agreement on what the reform should look like.",
    ],
)
def test_words_that_often_open_an_instruction_or_a_wish_do_not_hide_a_statement(
    sentence: str,
) -> None:
    assert claims(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# Four unions reject the deal", "heading"),
        ("Four unions\n===========", "heading"),
        ("What we know so far:", "heading"),
        ("BACKGROUND", "heading"),
        ("Did four unions reject the deal?", "question"),
        ("Please read our guide to the vote here.", "instruction"),
        ("Sign up for our newsletter.", "instruction"),
        ("I think the council is too slow for this town.", "opinion"),
        ("The sheriff should go.", "opinion"),
        ("What a night for the whole town!", "opinion"),
        ("The north, mostly.", "no verb"),
        ("By Ina Berg", "credit"),
        ("(Ola Lind/Harbour Post)", "credit"),
        ("Sources: the clerk, two ferry crews", "list of sources"),
        ("https://harbour.example/news/4", "link"),
        ("```\nFour unions rejected the deal.\n```", "code"),
        ("---\ntitle: Four unions rejected the deal.\n---\n", "front matter"),
        ("<!-- check the 14 again -->", "in a comment"),
        ("| Town | Vote |", "no verb"),
    ],
)
def test_what_is_no_claim_is_left_out_with_its_reason(text: str, reason: LeftOut) -> None:
    assert claims(text) == []
    assert [why for _, why in left_out(text)] == [reason]


@pytest.mark.parametrize("text", ["", "---", "***\n\n😀", "|---|---|"])
def test_what_has_no_words_is_in_no_list(text: str) -> None:
    assert claims(text) == []
    assert left_out(text) == []


def test_a_sentence_that_only_gives_a_quote_is_left_to_the_quote_check() -> None:
    words = "We are still looking at every option we have,"
    text = f'"{words}" said Ana Ruiz, the treasurer.'
    assert claims(text, words) == []
    assert extract(text, find_quotes(text)).unchecked == ()


def test_a_line_that_only_leads_to_a_quote_is_left_to_the_quote_check() -> None:
    text = 'The treasurer told us:\n\n"We are still looking at every option we have."'
    assert extract(text, find_quotes(text)) == extract("")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('The union, which lost 400 members last year, called the offer "thin".', "thin"),
        ('"We lost," Okafor said after the 7-2 vote of the harbour board.', "We lost,"),
    ],
)
def test_a_sentence_that_says_more_than_its_quote_is_a_claim(text: str, words: str) -> None:
    assert claims(text, words) == [text]


def test_a_claim_keeps_its_place_and_its_sentence() -> None:
    text = "# News\n\n- The bridge opened in May 2019. It cost $4 million.\n"
    found = extract(text).claims
    assert [c.text for c in found] == ["The bridge opened in May 2019.", "It cost $4 million."]
    assert all(c.span.of(text) == c.text for c in found)


def test_a_label_before_a_line_is_no_part_of_the_claim() -> None:
    text = (
        "BREAKING: Okafor arrested in Brenn\n\nPHOTO: Ina Berg, 41, opens the ferry. (O. Lind/Post)"
    )
    assert claims(text) == ["Okafor arrested in Brenn", "Ina Berg, 41, opens the ferry."]
    assert left_out(text) == [("(O. Lind/Post)", "credit")]


def test_a_row_of_a_table_is_one_claim_and_a_cell_of_sentences_its_own() -> None:
    text = (
        "| Town | Cost |\n|---|---|\n| Brenn | $9 million |\n"
        "| Orm | The mill closed in 1990. Two people left. |\n"
    )
    assert claims(text) == ["Brenn | $9 million", "The mill closed in 1990.", "Two people left."]
    assert left_out(text) == [("Town | Cost", "no verb"), ("Orm", "no verb")]


def test_a_footnote_is_read_without_its_mark() -> None:
    assert claims("The ferry cost much.[^2]\n\n[^2]: The minutes say 41 million.")[1:] == [
        "The minutes say 41 million."
    ]


# ------------------------------------------------------------------------------ parts of a document


def part(text: str, words: str, kind: PartKind, cell: Cell | None = None) -> Part:
    start = text.index(words)
    return Part(kind=kind, span=Span(start=start, end=start + len(words)), cell=cell)


def test_every_part_of_a_document_is_in_one_list() -> None:
    text = (
        "Ferry dispatch 12\n\nThe ferry row\n\nThe board met on Monday.\n\n"
        "Four members abstained\n\nYear | Price\n\n2024 | $41.1 million\n\n"
        "The minutes give 999,000 riders.\n\nDraft of the desk"
    )
    parts = [
        part(text, "Ferry dispatch 12", "header"),
        part(text, "The ferry row", "heading"),
        part(text, "The board met on Monday.", "body"),
        part(text, "Four members abstained", "list"),
        part(text, "Year", "cell", Cell(table=1, row=1, column=1)),
        part(text, "Price", "cell", Cell(table=1, row=1, column=2)),
        part(text, "2024", "cell", Cell(table=1, row=2, column=1)),
        part(text, "$41.1 million", "cell", Cell(table=1, row=2, column=2)),
        part(text, "The minutes give 999,000 riders.", "footnote"),
        part(text, "Draft of the desk", "footer"),
        Part(kind="comment", span=Span(start=40, end=45), left_out="Is this 4 or 5?", author="D"),
        Part(kind="deleted", span=Span(start=60, end=60), left_out="Two of them left."),
        Part(kind="hidden", span=Span(start=60, end=60), left_out="Call Dana."),
    ]
    found = extract(text, (), parts)
    assert [claim.text for claim in found.claims] == [
        "Ferry dispatch 12",
        "The board met on Monday.",
        "Four members abstained",
        "2024 | $41.1 million",
        "The minutes give 999,000 riders.",
    ]
    assert {(left.text, left.reason) for left in found.unchecked} == {
        ("The ferry row", "heading"),
        ("Year | Price", "no verb"),
        ("Draft of the desk", "heading"),
        ("Is this 4 or 5?", "in a comment"),
        ("Two of them left.", "deleted text"),
        ("Call Dana.", "hidden text"),
    }


# ------------------------------------------------------------------------------------- invariants


@given(st.text(alphabet=st.sampled_from('aA1 .\n"“”>-#|?:*`~<!\t')))
def test_every_word_of_any_text_is_in_exactly_one_list(text: str) -> None:
    found = extract(text)
    spans = [claim.span for claim in found.claims] + [left.span for left in found.unchecked]
    assert all(claim.span.of(text) == claim.text for claim in found.claims)
    assert all(left.span.of(text) == left.text for left in found.unchecked)
    held = [0] * len(text)
    for span in spans:
        for at in range(span.start, span.end):
            held[at] += 1
    assert max(held, default=0) <= 1
    assert all(n for char, n in zip(text, held, strict=True) if char in "aA")


@given(st.text())
def test_claims_come_in_the_order_of_the_text(text: str) -> None:
    starts = [claim.span.start for claim in extract(text).claims]
    assert starts == sorted(starts)

"""Every change of a sentence, in small tables: what goes in, and what must or must not come out."""

from random import Random

import pytest

from training.synthetic import (
    dates,
    leaps,
    names,
    negation,
    numbers,
    opposites,
    quantifiers,
    rewrites,
    weakenings,
)
from training.synthetic.cast import cast_of
from training.synthetic.change import Maker
from training.synthetic.kinds import CONTRADICTIONS, LEAPS, REWRITES, WEAKENINGS, change
from training.synthetic.verbs import BASES, gerund, participle, past, third
from verify.quantities.parse import parse

NOBODY = cast_of("")
NEWSROOM = cast_of(
    "Robert Hale met Susan Marsh in Denver on Monday. Janet Cole flew to Boston, as did Paul Dorn."
)


def made(maker: Maker, text: str, seeds: int = 12) -> set[str]:
    """What `maker` makes of `text`, over a few seeds."""
    found = (maker(text, NEWSROOM, Random(seed)) for seed in range(seeds))
    return {change.text for change in found if change is not None}


ONE_WAY = [
    (
        negation.insert,
        "The council has approved the budget.",
        "The council has not approved the budget.",
    ),
    (
        negation.insert,
        "The court will hear the case in May.",
        "The court will not hear the case in May.",
    ),
    (negation.insert, "The board rejected the offer.", "The board did not reject the offer."),
    (negation.insert, "Residents can appeal the ruling.", "Residents cannot appeal the ruling."),
    (negation.remove, "The mayor did not sign the lease.", "The mayor signed the lease."),
    (negation.remove, "The plant won't reopen in June.", "The plant will reopen in June."),
    (negation.remove, "The museum doesn't charge visitors.", "The museum charges visitors."),
    (negation.remove, "There is no evidence of a leak.", "There is evidence of a leak."),
    (opposites.opposite, "Ticket prices rose by a tenth.", "Ticket prices fell by a tenth."),
    (
        opposites.opposite,
        "Hale won the election in the north.",
        "Hale lost the election in the north.",
    ),
    (opposites.opposite, "The senate approved the treaty.", "The senate rejected the treaty."),
    (opposites.opposite, "They agreed to leave the site.", "They refused to leave the site."),
    (
        opposites.opposite,
        "The fire began shortly after dawn.",
        "The fire began shortly before dawn.",
    ),
    (opposites.opposite, "The city cut spending on parks.", "The city raised spending on parks."),
    (opposites.group, "Democrats won the seat on Tuesday.", "Republicans won the seat on Tuesday."),
    (quantifiers.quantifier, "Every driver passed the test.", "No driver passed the test."),
    (quantifiers.quantifier, "Few of the members voted.", None),
    (quantifiers.quantifier, "Many of their clients left.", None),
    (numbers.bound, "More than 300 people came.", "Fewer than 300 people came."),
    (numbers.bound, "It cost more than $4 million.", "It cost less than $4 million."),
    (numbers.bound, "At least 12 bridges are shut.", "Fewer than 12 bridges are shut."),
    (rewrites.contracted, "The shop is not open.", "The shop isn't open."),
    (rewrites.moved_time, "The ferry sank on Friday.", "On Friday, the ferry sank."),
    (
        rewrites.moved_time,
        "On Friday, the ferry sank off Ostend.",
        "The ferry sank off Ostend on Friday.",
    ),
    (
        rewrites.moved_clause,
        "After the vote failed, the chairman left the hall.",
        "The chairman left the hall after the vote failed.",
    ),
    (rewrites.reported, "“The bridge is safe,” Marsh said.", None),
    (
        rewrites.reported,
        "“The bridge has been safe for years,” Susan Marsh said.",
        "Susan Marsh said that the bridge has been safe for years.",
    ),
    (
        rewrites.moved_said,
        "“I never saw the letter,” Hale said.",
        "Hale said, “I never saw the letter.”",
    ),
    (
        rewrites.turned_voice,
        "The committee approved the new harbor on Monday.",
        "The new harbor was approved by the committee on Monday.",
    ),
    (
        rewrites.turned_voice,
        "The new harbor was approved by the committee on Monday.",
        "The committee approved the new harbor on Monday.",
    ),
    (
        rewrites.without_filler,
        "However, the harbor remains closed to ships.",
        "The harbor remains closed to ships.",
    ),
    (
        weakenings.clause,
        "The ferry line closed its night service, after two captains fell ill.",
        "The ferry line closed its night service.",
    ),
    (
        weakenings.opening,
        "During the storm, the harbor master closed the two outer gates.",
        "The harbor master closed the two outer gates.",
    ),
    (
        weakenings.aside,
        "Robert Hale, a retired pilot, opened the new museum.",
        "Robert Hale opened the new museum.",
    ),
    (
        weakenings.half,
        "The crew opened the lower deck and closed the upper one.",
        "The crew opened the lower deck.",
    ),
    (weakenings.title, "Gov. Susan Marsh signed the bill.", "Susan Marsh signed the bill."),
    (weakenings.given_name, "Susan Marsh signed the bill.", "Marsh signed the bill."),
    (weakenings.without_figure, "Nine workers were hurt.", "Several workers were hurt."),
    (leaps.hedge, "The mayor may close the bridge.", "The mayor closed the bridge."),
    (leaps.hedge, "The city plans to sell the stadium.", "The city sold the stadium."),
    (leaps.hedge, "The repairs are expected to be costly.", "The repairs are costly."),
    (
        leaps.claimed,
        "Tenants claim that the landlord ignored the leaks for years.",
        "The landlord ignored the leaks for years.",
    ),
    (
        leaps.accused,
        "The union accused the ferry line of hiding accidents at sea.",
        "The ferry line hid accidents at sea.",
    ),
    (
        leaps.accused,
        "The ferry line was accused of ignoring two accidents at sea.",
        "The ferry line ignored two accidents at sea.",
    ),
    (
        leaps.accused,
        "The ferry line denied that the crew ignored two accidents.",
        "The crew ignored two accidents.",
    ),
    (
        leaps.unconditional,
        "The company will close the plant if the subsidy ends.",
        "The company will close the plant.",
    ),
]


@pytest.mark.parametrize(("maker", "text", "expected"), ONE_WAY)
def test_a_change_gives_a_grammatical_sentence(
    maker: Maker, text: str, expected: str | None
) -> None:
    found = made(maker, text)
    assert found
    if expected is not None:
        assert expected in found


NOT_TOUCHED = [
    (negation.insert, "The council has never approved a budget."),
    (negation.insert, "All of the members will be at the meeting."),
    (negation.insert, "The road will also close in March."),
    (negation.remove, "The mayor did not sign any of the leases."),
    (negation.remove, "The council is not the only one to object."),
    (negation.insert, "He stayed until the ferry was gone."),
    (negation.insert, "The board has also issued a warning."),
    (negation.insert, "Three of the sailors were rescued."),
    (quantifiers.quantifier, "More than half of the members left."),
    (numbers.bound, "The loan is worth a million over 10 years."),
    (rewrites.moved_clause, "The fire began three days before the final vote."),
    (opposites.opposite, "The nurse fell ill at work."),
    (opposites.opposite, "The pilot lost his job and his house."),
    (opposites.opposite, "Prices rose in the north and fell in the south."),
    (opposites.opposite, "The charity raised a million for the school."),
    (opposites.group, "Democrats and Republicans met on Tuesday."),
    (quantifiers.quantifier, "The bridge was shut for a few days."),
    (quantifiers.quantifier, "It was his most famous speech."),
    (numbers.number, "The court cited Section 230 of the law."),
    (numbers.number, "Flight 93 left from Newark."),
    (numbers.number, "More than 300 people came."),
    (numbers.number, "The law passed in 2016."),
    (numbers.rounded, "The law passed in 2016."),
    (numbers.bound, "Ships of 20 to more than 70 feet came."),
    (dates.weekday, "The film is called Bloody Sunday."),
    (dates.month, "The mayor may leave in a week."),
    (dates.year, "The mill ran from 1998 to 2006."),
    (names.person, "Robert Hale and Susan Marsh met on Monday."),
    (names.person, "Robert Hale likes the sea."),
    (names.roles, "Robert Hale met Susan Marsh."),
    (rewrites.turned_voice, "The committee approved its plan and left."),
    (weakenings.clause, "The mayor will resign unless the vote is held."),
    (weakenings.clause, "The guard who was hurt after the match sued."),
    (weakenings.opening, "If the vote fails, the mayor will resign at once."),
    (weakenings.aside, "In short, the ferry sank in the night, but nobody drowned."),
    (leaps.hedge, "The mayor would not close the bridge."),
    (leaps.hedge, "The report of the mayor's plans to sell the park is wrong."),
    (leaps.claimed, "The data suggest that the river is rising each year."),
    (rewrites.reported, "“I never saw the letter,” Hale said."),
]


@pytest.mark.parametrize(("maker", "text"), NOT_TOUCHED)
def test_what_would_not_come_out_right_is_left_alone(maker: Maker, text: str) -> None:
    assert made(maker, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The fire destroyed 34 homes.",
        "Turnout fell to 41 percent.",
        "The bridge cost $2.6 million.",
        "Seven sailors were rescued.",
        "About 400 people were evacuated.",
    ],
)
def test_a_swapped_figure_is_another_figure_in_the_same_style(text: str) -> None:
    (before,) = parse(text)
    for changed in made(numbers.number, text, seeds=30):
        (after,) = parse(changed)
        assert isinstance(before.value, type(after.value))
        assert (after.kind, after.unit, after.modifier) == (
            before.kind,
            before.unit,
            before.modifier,
        )
        assert abs(after.low - before.low) * 20 > before.low
        assert after.text.isalpha() == before.text.isalpha()


@pytest.mark.parametrize("figure", [23, 34, 118, 252, 1_133, 48_700])
def test_a_rounded_figure_holds_and_a_misrounded_one_does_not(figure: int) -> None:
    text = f"The count found {figure:,} seals."
    for maker, holds in ((numbers.rounded, True), (numbers.misrounded, False)):
        for changed in made(maker, text, seeds=30):
            (quantity,) = parse(changed)
            value = int(quantity.low)
            words = changed.removeprefix("The count found ").split(str(f"{value:,}"))[0].strip()
            true = {
                "more than": figure > value,
                "over": figure > value,
                "at least": figure >= value,
                "fewer than": figure < value,
                "nearly": figure < value <= figure * 1.1,
            }.get(words, abs(figure - value) <= figure * 0.05)
            assert true == holds, changed


@pytest.mark.parametrize(
    ("maker", "text", "kept"),
    [
        (dates.weekday, "The ferry sank on Friday.", "Friday"),
        (dates.month, "The ferry sank in June.", "June"),
        (dates.day, "The ferry sank on June 14.", "14"),
        (dates.year, "The ferry sank in 1994.", "1994"),
        (dates.ago, "The ferry sank last week.", "last week"),
        (names.person, "“It sank,” Robert Hale said.", "Robert Hale"),
        (names.thing, "The ferry sank off Boston on Friday.", "Boston"),
    ],
)
def test_a_swap_changes_one_thing_and_nothing_else(maker: Maker, text: str, kept: str) -> None:
    head, tail = text.split(kept)
    found = made(maker, text)
    assert found
    for changed in found:
        assert changed.startswith(head)
        assert changed.endswith(tail)
        assert kept not in changed


def test_a_name_is_swapped_for_its_kind_in_the_same_article() -> None:
    assert made(names.thing, "The ferry left Denver on Friday.") == {
        "The ferry left Boston on Friday."
    }
    said = made(names.person, "“It sank,” Hale said.")
    assert said <= {f"“It sank,” {other} said." for other in ("Marsh", "Cole", "Dorn")}
    she = made(names.person, "Susan Marsh said on Friday that she saw it.")
    assert she == {"Janet Cole said on Friday that she saw it."}


def test_two_names_change_places_around_a_one_sided_act() -> None:
    assert made(names.roles, "Sen. Robert Hale sued Gov. Susan Marsh over the dam.") == {
        "Gov. Susan Marsh sued Sen. Robert Hale over the dam."
    }


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", ["denied", "denied", "denies", "denying"]),
        ("admit", ["admitted", "admitted", "admits", "admitting"]),
        ("choose", ["chose", "chosen", "chooses", "choosing"]),
        ("agree", ["agreed", "agreed", "agrees", "agreeing"]),
        ("veto", ["vetoed", "vetoed", "vetoes", "vetoing"]),
        ("cut", ["cut", "cut", "cuts", "cutting"]),
    ],
)
def test_forms_of_verbs(verb: str, forms: list[str]) -> None:
    assert verb in BASES
    assert [past(verb), participle(verb), third(verb), gerund(verb)] == forms


def test_no_maker_stumbles_over_an_odd_sentence() -> None:
    odd = ["", ".", "“", "It.", "100", "%", "$5", "A " * 60, "N/A — n/a", "Ünïcödé 5 % 日本."]
    for table in (CONTRADICTIONS, REWRITES, WEAKENINGS, LEAPS):
        for makers in table.values():
            for text in odd:
                found = change(makers, text, NOBODY, Random(1))
                assert found is None or found.text != text

"""What is read as a figure, and what is not. A case is the text and what `parse` reads from it.

Each figure is written as text = value [unit] {counted} modifier, the last three where there are
any. All sentences are our own.
"""

import json
from decimal import Decimal

import pytest

from verify.quantities.parse import parse
from verify.quantities.quantity import Quantity, as_json

FIGURES = {
    # digits, separators, decimals
    "The union has 45,000 members.": "45,000 = 45000 {members}",
    "It lost 2,483,805 pages.": "2,483,805 = 2483805 {pages}",
    "The index rose to 16,369.03.": "16,369.03 = 16369.03",
    "A team batting .325 and 0.5 points": ".325 = 0.325; 0.5 = 0.5 {points}",
    "They sold 13000 tickets.": "13000 = 13000 {tickets}",
    "Some 4\u00a0000 workers marched.": "4\u00a0000 = 4000 {workers} about",
    # words
    "Eleven unions agreed.": "Eleven = 11 {unions}",
    "twenty-five strikes": "twenty-five = 25 {strikes}",
    "one hundred and six delegates": "one hundred and six = 106 {delegates}",
    "two thousand five hundred nurses": "two thousand five hundred = 2500 {nurses}",
    "a dozen eggs and half a dozen rolls": "a dozen = 12 {eggs}; half a dozen = 6 {rolls}",
    "half a million people": "half a million = 500000 {people}",
    "a hundred buses": "a hundred = 100 {buses}",
    "three dozen witnesses": "three dozen = 36 {witnesses}",
    "two and a half years": "two and a half years = 2.5 [year]",
    "a million and a half voters": "a million and a half = 1500000 {voters}",
    # scales and money
    "$280 million": "$280 million = 280000000 [USD]",
    "$1.6bn and $40.1 billion": "$1.6bn = 1600000000 [USD]; $40.1 billion = 40100000000 [USD]",
    "£12m, €3.5bn and ¥500": "£12m = 12000000 [GBP]; €3.5bn = 3500000000 [EUR]; ¥500 = 500 [JPY]",
    "US$5 and A$7 and 9 euros": "US$5 = 5 [USD]; A$7 = 7 [AUD]; 9 euros = 9 [EUR]",
    "10.5 million Australian dollars": "10.5 million Australian dollars = 10500000 [AUD]",
    "RM79 a month": "RM79 a month = 79 [MYR per month]",
    "a fare of 75 cents": "75 cents = 75 [cent]",
    "$19.50 an hour": "$19.50 an hour = 19.5 [USD per hour]",
    "$21.25 per square foot": "$21.25 per square foot = 21.25 [USD per square foot]",
    "$1.6 billion in anticipated savings": "$1.6 billion = 1600000000 [USD] {anticipated savings}",
    "a $3,500-a-month mortgage": "$3,500 = 3500 [USD]",
    "millions of dollars": "millions of dollars = 1000000-10000000 [USD]",
    "tens of thousands of protesters": "tens of thousands = 10000-100000 {protesters}",
    "250k followers": "250k = 250000 {followers}",
    # percentages and shares
    "57 percent of those who cast votes": "57 percent = 57 [percent] {those who cast votes}",
    "up to 70% of their costs": "70% = 70 [percent] {costs} at_most",
    "fell 0.3 percentage points": "0.3 percentage points = 0.3 [percentage point]",
    "by 25 basis points": "25 basis points = 25 [basis point]",
    "1.38pc and 4 per cent": "1.38pc = 1.38 [percent]; 4 per cent = 4 [percent]",
    "only four of the 15 SEBAC unions": "four = 4 {SEBAC unions} only; 15 = 15 {SEBAC unions}",
    "at least 14 of the 15 unions": "14 = 14 {unions} at_least; 15 = 15 {unions}",
    "14 of the 15 have agreed": "14 = 14; 15 = 15",
    "nine out of the 12 jurors": "nine = 9 {jurors}; 12 = 12 {jurors}",
    "two-thirds of the members": "two-thirds = 0.667 {members}",
    "a poll found that one-third of drivers": "one-third = 0.333 {drivers}",
    "12 of that year's 15 primaries": "12 = 12 {primaries}; 15 = 15 {primaries}",
    "one of only 5 states": "one = 1 {states}; 5 = 5 {states} only",
    "a third of voters": "a third = 0.333 {voters}",
    "three-quarters of drivers": "three-quarters = 0.75 {drivers}",
    "half of the crews": "half = 0.5 {crews}",
    "one in five adults": "one in five = 0.2 {adults}",
    "three in ten teachers": "three in ten = 0.3 {teachers}",
    "3/4 of the town": "3/4 = 0.75 {town}",
    "5½ hours and ¾ of an inch": "5½ hours = 5.5 [hour]; ¾ of an inch = 0.75 [inch]",
    "one of the best speakers": "one = 1 {best speakers}",
    # ranges and votes
    "between 4 and 6 inches": "4 and 6 inches = 4-6 [inch]",
    "from two to four years": "two to four years = 2-4 [year]",
    "2-3 days": "2-3 days = 2-3 [day]",
    "20 to 30 percent": "20 to 30 percent = 20-30 [percent]",
    "$1-2 million": "$1-2 million = 1000000-2000000 [USD]",
    "$62 to $68 per share": "$62 to $68 per share = 62-68 [USD per share]",
    "from $280 million to $267 million": "$280 million to $267 million = 280000000-267000000 [USD]",
    "cast their votes, 11-4": "11-4 = 11-4",
    "won by 220-210": "220-210 = 220-210",
    "passed the bill 7 to 2": "7 to 2 = 7-2",
    "0-to-60-mph": "0-to-60-mph = 0-60 [mile per hour]",
    # modifiers
    "about 45,000 workers": "45,000 = 45000 {workers} about",
    "more than 4,700 notices": "4,700 = 4700 {notices} more_than",
    "nearly 60 percent": "60 percent = 60 [percent] nearly",
    "almost $7 million": "$7 million = 7000000 [USD] nearly",
    "fewer than 300 votes": "300 = 300 {votes} less_than",
    "as many as 14 players": "14 = 14 {players} at_most",
    "no more than 40 passengers": "40 = 40 {passengers} at_most",
    "no fewer than six crews": "six = 6 {crews} at_least",
    "an estimated 1,600 migrants": "1,600 = 1600 {migrants} about",
    "just over 20 minutes": "20 minutes = 20 [minute] more_than",
    "just under 20 minutes": "20 minutes = 20 [minute] nearly",
    "200 or more guests": "200 = 200 {guests} at_least",
    "5,000-plus fans": "5,000 = 5000 {fans} more_than",
    "exactly 12 crates": "12 = 12 {crates}",
    "roughly 75,000 workers": "75,000 = 75000 {workers} about",
    "~1.2mm": "1.2mm = 1.2 [millimetre] about",
    "in excess of 90 boats": "90 = 90 {boats} more_than",
    # ages, durations, measures
    "a 50-year-old man": "50-year-old = 50 [year] {man}",
    "Ada Brown, 44, said": "44 = 44 [year]",
    "children under 5": "5 = 5 less_than",
    "aged 17": "17 = 17 [year]",
    "a seven-day strike": "seven-day = 7 [day] {strike}",
    "the 20-year agreement": "20-year = 20 [year] {agreement}",
    "87 mph (140 km/h)": "87 mph = 87 [mile per hour]; 140 km/h = 140 [kilometre per hour]",
    "a 5kW panel, 60GB, 12.3-inch": "5kW = 5 [kilowatt]; 60GB = 60 [gigabyte];"
    " 12.3-inch = 12.3 [inch]",
    "37.5 degrees and 20 degrees Celsius": "37.5 degrees = 37.5 [degree];"
    " 20 degrees Celsius = 20 [celsius]",
    "1,200 square feet": "1,200 square feet = 1200 [square foot]",
    "half an hour": "half an hour = 0.5 [hour]",
    # multiples and ranks
    "Rents doubled.": "doubled = 2 [times]",
    "a threefold rise": "threefold = 3 [times]",
    "the 22nd amendment": "22nd = 22 {amendment}",
    "the third strike": "third = 3 {strike}",
    # counted things
    "2,800 workers at 26 facilities": "2,800 = 2800 {workers}; 26 = 26 {facilities}",
    "12 sales representatives quit": "12 = 12 {sales representatives}",
    "four unions rejected it": "four = 4 {unions}",
    "13 people": "13 = 13 {people}",
    "six retired state employees": "six = 6 {retired state employees}",
    "15 clerks and guards": "15 = 15 {clerks and guards}",
    "212 Port Authority staff members were hired": "212 = 212 {Port Authority staff members}",
    "In Vell 212 Port Authority workers were hired": "212 = 212 {Port Authority workers}",
    "In all, 30 Port of Vell dockers struck": "30 = 30 {Port of Vell dockers}",
    "for 300 Vell High School pupils": "300 = 300 {Vell High School pupils}",
    "20 University of Vell students": "20 = 20 {University of Vell students}",
    "Twelve Metro Line drivers quit": "Twelve = 12 {Metro Line drivers}",
    "10 Carver Avenue residents complained": "10 = 10 {Carver Avenue residents}",
    "Two Vell Bridge closures": "Two = 2 {Vell Bridge closures}",
    "five Supreme Court justices": "five = 5 {Supreme Court justices}",
    "12 members of Parliament": "12 = 12 {members}",
    "just about a quarter were women": "a quarter = 0.25 only",
    "a little more than a quarter": "a quarter = 0.25 more_than",
    "about a third are women": "a third = 0.333 about",
    "48 out of 100 homes": "48 out of 100 = 0.48 {homes}",
    # negative
    "It was -5 degrees.": "-5 degrees = -5 [degree]",
    "a change of −2.5 percent": "−2.5 percent = -2.5 [percent]",
    # other scripts' digits
    "٣٤ workers": "٣٤ = 34 {workers}",
    "１２ people": "１２ = 12 {people}",
}
NOTHING = [
    "District 1199 New England, SEIU",
    "Section 427, Row 21 and Chapter 11",
    "7 Sisters Road and 12 Elm Street",
    "They moved to 9 Harbor Lane.",
    "the 49 Mile Drive, 3 Mile Island and 8 Mile Road",
    "at Seven Sisters Road",
    "Three Rivers Stadium closed.",
    "Route 66 and Channel 4",
    "Route 66 motels and Channel 4 viewers",
    "the Boeing 737 jets",
    "about a quarter later",
    "Call 212-555-0134 or (800) 555-0199.",
    "2. The point",
    "They have a Plan B and a Plan 9.",
    "in 2018 and since 1997",
    "on Sept. 30, 2021",
    "at 6 a.m., 10:30 p.m. and 9:35",
    "4/17/2024 and 2024-04-17",
    "an F-150, a V8 and COVID-19",
    "the S&P 500 and the Fortune 100",
    "a Boeing 737-800",
    "version 1.2.3 of the tool",
    "1/2/3",
    "10^400",
    "No one and another one said so.",
    "One another and one day",
    "the 1990s and the '80s",
    "Game 2 and Level 3",
    "a third-party audit",
    "in the second half of 2011",
    "a 50-50 chance",
    "half-staff and half-time",
    "24/7 and 9/11",
    "1,5",
    "9" * 31,
    "15,\n600 people",
    "1, 600 migrants",
    "4 000 workers",
    "",
    "   \n\n ",
    "no figures here",
]


def described(quantity: Quantity) -> str:
    """A quantity as the table writes it."""

    def number(value: Decimal) -> str:
        rounded = round(value, 3)
        whole = rounded == rounded.to_integral_value()
        return f"{rounded:.0f}" if whole else f"{rounded.normalize():f}"

    value = quantity.value
    text = "-".join(map(number, value)) if isinstance(value, tuple) else number(value)
    parts = [f"{quantity.text} = {text}"]
    parts += [f"[{quantity.unit}]"] if quantity.unit else []
    parts += [f"{{{quantity.of}}}"] if quantity.of else []
    parts += [quantity.modifier] if quantity.modifier != "exactly" else []
    return " ".join(parts)


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_is_read(text: str) -> None:
    assert "; ".join(map(described, parse(text))) == FIGURES[text]


@pytest.mark.parametrize("text", NOTHING, ids=lambda t: repr(t[:40]))
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize("text", FIGURES)
def test_a_span_covers_exactly_its_text(text: str) -> None:
    for quantity in parse(text):
        assert quantity.span.of(text) == quantity.text
        assert quantity.phrase.covers(quantity.span)
        if quantity.of_span is not None:
            assert quantity.of_span.of(text) == quantity.of


def test_a_share_carries_its_whole_and_the_words_to_cite() -> None:
    text = "It was rejected by only four of the 15 SEBAC unions."
    four, fifteen = parse(text)
    assert four.whole == fifteen
    assert four.phrase.of(text) == "four of the 15 SEBAC unions"
    assert four.share is not None
    assert (four.share.numerator, four.share.denominator) == (4, 15)


def test_a_share_of_nothing_has_no_quotient() -> None:
    part = parse("three of the zero unions")[0]
    assert part.share is None


def test_a_range_keeps_both_of_its_ends_with_their_spans() -> None:
    text = "It fell from $280 million to $267 million."
    (change,) = parse(text)
    before, after = change.ends
    assert (before.span.of(text), before.role) == ("$280 million", "from")
    assert (after.span.of(text), after.role) == ("$267 million", "to")


def test_json_holds_whole_numbers_as_whole_numbers() -> None:
    quantities = parse("about 45,000 state employees and 2-3 days and 26.7 percent")
    assert [as_json(q) for q in quantities] == [
        {
            "text": "45,000",
            "span": {"start": 6, "end": 12},
            "value": 45000,
            "unit": None,
            "of": "state employees",
            "modifier": "about",
        },
        {
            "text": "2-3 days",
            "span": {"start": 33, "end": 41},
            "value": [2, 3],
            "unit": "day",
            "of": None,
            "modifier": "exactly",
        },
        {
            "text": "26.7 percent",
            "span": {"start": 46, "end": 58},
            "value": 26.7,
            "unit": "percent",
            "of": None,
            "modifier": "exactly",
        },
    ]
    json.dumps([as_json(q) for q in quantities])

"""Months, days, seasons, and the words that make a date of a number."""

import re

MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march|april apr|may|june jun|july jul|august aug|
        september sept sep|october oct|november nov|december dec""".replace("\n", "").split("|"),
        start=1,
    )
    for name in names.split()
}
MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
MONTH_IS_A_WORD = frozenset("may march mar dec sep jan jun".split())
WEEKDAYS = {
    name: n
    for n, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
WEEKDAY_IS_A_WORD = frozenset("mon tue wed thu fri sat sun".split())
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "fall": (9, 11),
    "autumn": (9, 11),
    "winter": (12, 2),
}
PERIODS = frozenset("week weekend month year quarter decade century".split())
PARTS = {"early": "early", "mid": "mid", "late": "late", "middle": "mid", "beginning": "early",
         "start": "early", "end": "late"}  # fmt: skip
RELATIONS = {
    "until": "until", "till": "until", "through": "until", "by": "by", "before": "before",
    "after": "after", "since": "since", "from": "since", "following": "after",
    "beginning": "since", "starting": "since", "effective": "since",
}  # fmt: skip
DATE_PREPOSITIONS = frozenset(
    """in since by until till through from to before after during of last next this early late mid
    and between following on or every each past around about circa until beginning starting
    ending ended """.split()
)
BEFORE_A_SHORT_YEAR = frozenset("no this that early late mid vintage and or -".split())
YEAR_BEFORE = DATE_PREPOSITIONS | frozenset(
    """the than fiscal year season summer spring fall autumn winter its his her their our 's a
    for - – — ( , ; : / " “ fy since class circa election elections founded established incorporated
    built born erected est chartered""".split()
)
BEFORE_A_COUNT = frozenset(
    """about some than over nearly almost approximately roughly least around only just another
    total estimated almost""".split()
)
LABELS_BEFORE_A_NUMBER = frozenset(
    """room flight section route highway suite article no number page box lot model district local
    chapter apartment channel unit""".split()
)
AMOUNT_NOUNS = frozenset(
    """average total maximum minimum cost price record number score count sum amount limit fee
    salary""".split()
)
AFTER_A_YEAR = frozenset(
    """sales results elections olympics games models championships finals awards earnings primaries
    midterms terms levels figures numbers data playoffs protests riots attacks wildfires
    hearings records profits revenues exports imports prices taxes""".split()
)
SHIFTS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0,
           "current": 0}  # fmt: skip
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
AGO_UNITS = frozenset("day days week weeks month months year years decade decades".split())
AHEAD = frozenset(
    "will would plans plan planned scheduled set expected upcoming next coming due".split()
)
all__ = ["DateMention", "as_json", "find_dates"]
ANAPHORIC_TIME = re.compile(
    r"(?:\b(?:the|this|that|an?|its|their|his|her|our|each|every)|[’']s)\s+\Z", re.IGNORECASE
)
MONTHS_IN_METADATA = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|
        september sept sep|october oct|november nov|december dec""".split("|"),
        1,
    )
    for name in names.split()
}
# What may stand around a date on a line that says nothing but when.
WHEN_WORDS = re.compile(
    r"""\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?
      | \b(?:first\ |last\ )?(?:published|posted|updated|modified|issued|released|revised)\b
      | \b(?:publication\ |release\ |last\ )?(?:date|update)\b | \bon\b | \bat\b | \bas\ of\b
      | \b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b | \b\d{1,2}(?=\s*[ap]\.?m) | \b[ap]\.?m\b\.?
      | \b(?:[ECMP][SD]?T|GMT|UTC|BST|CET|CEST|Eastern|Pacific|Central)\b | \btime\b
      | \b\d{1,3}\s*(?:min(?:ute)?s?\ read) | [\s,;:|·•()/–—-]""",
    re.IGNORECASE | re.VERBOSE,
)
UPDATED = re.compile(r"\b(?:updated|modified|revised|last update)\b", re.IGNORECASE)
PUBLISHED = re.compile(r"\b(?:published|posted|issued|released|date)\b", re.IGNORECASE)

"""The words of the calendar."""

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
DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

"""Words of questions: what is asked for, and the forms of answers."""

import re

from verify.lang.codes import Operation, QuestionKind

VAGUE_AMOUNT = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions)\b", re.IGNORECASE
)
AMOUNT_MODIFIER = re.compile(
    r"\b(?:at (?:least|most)|(?:more|fewer|less) than|up to|as (?:many|much|few|little) as|about|"
    r"around|roughly|approximately|nearly|almost|over|under|only|just|some|an estimated)\s+$",
    re.IGNORECASE,
)
BEFORE_A_PLACE = re.compile(r"\b(?:in|at|near|across|outside|from|to)\s+(?:the\s+)?$")
MONEY_WORD = re.compile(
    r"[$£€]|\b(?:dollars?|money|cash|spend\w*|spent|costs?|pay|paid|price|worth|fund\w*|budget|"
    r"deficit|debt|bail|tax\w*|exports?|imports?)\b",
    re.IGNORECASE,
)
ASKED_PERIOD = re.compile(r"\bhow many (day|week|month|year)s\b", re.IGNORECASE)
DENIED_BEFORE = re.compile(
    r"\b(?:not|neither|nor|never|no longer|outside)\b|n['’]t\b", re.IGNORECASE
)
QUESTION_KINDS: tuple[tuple[QuestionKind, str], ...] = (
    ("share", r"\b(?:what|which) (?:share|percentage|percent|proportion|fraction|part|portion)\b"),
    ("share", r"\bhow (?:large|big|high) (?:a|was the|is the) (?:share|percentage|proportion)\b"),
    ("share", r"\bhow many (?:out )?of\b"),
    ("difference", r"\bby how (?:much|many)\b|\bhow much (?:more|less|fewer|higher|lower)\b"),
    ("duration", r"\bhow long\b|\bhow many (?:days|weeks|months|years|hours)\b"),
    (
        "count",
        r"\bhow many\b|\bwhat number of\b|\bhow (?:large|big) (?:is|was) the (?:crowd|group)",
    ),
    ("money", r"\bhow much\b|\b(?:what|which) (?:amount|sum|price|cost)\b|\bhow expensive\b"),
    ("money", r"\bhow (?:large|big) (?:is|was|are|were) (?:the )?.*\b(?:budget|deficit|fund|cost)"),
    ("money", r"\bwhat (?:does|did|do|will|would) .* cost\b"),
    ("when", r"\bwhen\b|\b(?:what|which) (?:date|day|month|year)\b|\bsince when\b|\bhow old\b"),
    ("party", r"\bparty\b"),
    ("where", r"\bwhere\b|\b(?:what|which) (?:city|town|state|country|place)\b"),
    ("who", r"\bwho\b|\bwhose\b|\bwhom\b|\b(?:what|which) (?:person|spokes\w+|governor|senator)\b"),
)
ASKING_WORDS = """share percentage percent proportion fraction part portion many much number amount
    sum long large big old date day year month city town place person party member belong what's
    who's happen tell name exactly"""
HEAD_OF_QUESTION = re.compile(
    r"\b(?:how many(?: out)?(?: of)?|(?:share|percentage|percent|proportion|fraction|part|portion|"
    r"number) of)\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?(?P<head>[^?]*)",
    re.IGNORECASE,
)
END_OF_HEAD = re.compile(
    r"\b(?:are|is|was|were|have|has|had|did|do|does|will|would|can|could|voted?|reject\w*|"
    r"approv\w*|that|which|who|in|at|on|by|to|with|from|for|\w+ed)\b",
    re.IGNORECASE,
)
TOWN = "(?:city|town|state|country|place)"
NAMES_ASKED = (
    ("who[’']s", "{} is"),
    ("whose", "{}’s"),
    (r"whom?|(?:what|which) (?:person|spokes\w+|governor|senator)", "{}"),
)
PLACES_OR_TIMES_ASKED = {
    "where": rf"where|(?:in )?(?:what|which) {TOWN}",
    "when": "when|(?:on |in )?(?:what|which) (?:date|day|month|year)",
}
VERB_FIRST = re.compile(
    r"(?P<verb>do|does|did|is|was|are|were|will|can|has|have|had)\s+(?P<rest>.+)", re.IGNORECASE
)
AUXILIARY = (
    "(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|shall|should|may|might|must)"
)
YES_OR_NO = re.compile(
    rf"(?:(?:so|and|but|well|ok|okay|please)\b,?\s+|[^,?]{{1,90}},\s+){{0,3}}"
    rf"(?P<verb>{AUXILIARY}|ca|wo)(?P<not>n['’]?t)?\s+\w",
    re.IGNORECASE,
)
INTERROGATIVE = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
REQUEST = re.compile(
    r"\b(?:can|could|would|will|do) you (?:please )?(?:tell|know|say|explain|show|give|name|find)"
    r"\b|^\s*(?:please\s+)?(?:tell|explain|show|give|name|find|list|say)\b",
    re.IGNORECASE,
)
OPERATIONS: tuple[tuple[Operation, re.Pattern[str]], ...] = (
    ("difference", re.compile(r"\bby (?:\w+ )?how (?:much|many)\b", re.IGNORECASE)),
    (
        "time",
        re.compile(
            r"\bhow many (?:days|weeks|months|years)\b.*\b(?:after|before|between|separate\w*|"
            r"span\w*|passed|elapsed|later|earlier|from)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "difference",
        re.compile(
            r"\bhow (?:much|many|far)\b.*?\b(?:more|fewer|less|higher|lower|greater|larger|"
            r"smaller|bigger|above|below|apart|exceed\w*|differ\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "total",
        re.compile(
            r"\bhow (?:much|many)\b.*\b(?:in all|altogether|together|combined|in total)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "rest",
        re.compile(
            r"\bhow (?:much|many) of\b.*(?:\b(?:not|no longer|never|still|left|neither|unmet|"
            r"other than)\b|n['’]t\b)",
            re.IGNORECASE,
        ),
    ),
    ("share", re.compile(QUESTION_KINDS[0][1], re.IGNORECASE)),
)
COUNTED_ANSWER = re.compile(
    r"\d|\b(?:an?|one|no|none|all|half|several|few|many|most|dozens?|scores|hundreds?|thousands?|"
    r"millions?|billions?|trillions?)\b",
    re.IGNORECASE,
)
HOW_MUCH = re.compile(
    r"\bhow (?:many|much|long|old)\b|\b(?:what|which) (?:share|percentage|percent|proportion)\b",
    re.IGNORECASE,
)
DISTANCE = re.compile(
    r"\s*(?:percentage\s+)?(?:points?|more|fewer|less|higher|lower|greater|larger|smaller|above|"
    r"below|ahead|apart)\b",
    re.IGNORECASE,
)
AUX = (
    "is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must"
    "|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|hadn't|can't|couldn't|won't"
    "|wouldn't|shouldn't|ain't"
)
SUBJECT_PRONOUN = (
    "i|you|he|she|it|we|they|there|this|that|these|those|anyone|anybody|everyone|somebody"
)
DETERMINER = (
    "the|a|an|his|her|its|their|our|my|your|any|all|some|most|many|few|both|each|every|no|other"
    "|more|less|only"
)
PREPOSITION_FIRST = (
    "in|of|on|at|for|among|amongst|during|after|before|under|by|since|from|with|within|between"
    "|according|as|out|inside|near|regarding|concerning|about|when|if|while|over|across|per|against"
)
MEASURE_ASKED = (
    "many|much|long|often|old|far|big|large|high|tall|fast|soon|late|few|wide|deep|heavy|close"
    "|likely|quickly|badly|well|strong|good|bad|expensive|popular|common|successful"
)
OPENER = (
    r"(?:(?:so|and|but|well|ok|okay|now|also|then|hi|hello|please|question|hey|yes|no|actually"
    r"|exactly|roughly|about|on average|at least|at most|by about)\b[,:]?\s+)*"
)
COUNTED_NOUN = (
    rf"(?:by )?how (?:{MEASURE_ASKED})\b"
    r"|(?:what|which) (?:share|percentage|percent|proportion|fraction|part|portion|number|amount"
    r"|sum|date|day|month|year|time|party|kind|type)\b"
)
NAMES_TOO_ASKED = frozenset(("will", "may", "can", "might", "must", "do"))
"""Auxiliaries that are names and nouns too: Will Roe, May Day, Can Aydin."""

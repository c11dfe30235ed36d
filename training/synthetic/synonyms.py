"""Words and phrases that may stand for one another in news, with what must stand around them."""

import re

_ROWS = r"""
turned down > rejected
voted down > rejected
rejected > turned down
approximately > about
roughly > about
about > roughly @ (?= \$?\d)
around > about @ (?= \$?\d)
percent > per cent
% >  percent
purchased > bought
bought > purchased
attempted to > tried to
tried to > attempted to
began to > started to
started to > began to
began > started @ (?= (?:the|his|her|its|their|a)\b)
assist > help
requested > asked for
obtained > got
killed > slain @ (?<=was )
died > lost their lives @ (?<=people )
children > kids
in addition to > besides
prior to > before
due to > because of
because of > due to @ (?<=[a-z]ed )
more than > over @ (?= \$?\d)
over > more than @ (?= \$?\d[\d,.]* (?:million|billion|people|percent))
at least > no fewer than @ (?= (?:\d|two|three|four|five) (?:people|men|women|states)\b)
nearly > almost @ (?= )
almost > nearly @ (?= )
in an attempt to > in a bid to
in an effort to > in a bid to
said that > stated that
stated > said
told reporters > said to reporters
announced that > said that
announced > made public @ (?= the )
unveiled > presented
revealed that > disclosed that
disclosed > revealed
slammed > sharply criticized
blasted > sharply criticized
lawmakers > legislators
legislators > lawmakers
attorney > lawyer @ (?!s? ?[Gg])
lawyer > attorney
attorneys > lawyers @ (?! [Gg])
lawyers > attorneys
cops > police officers
physician > doctor
doctors > physicians
automobile > car
gunman > shooter
shooter > gunman
firearms > guns @ (?! )
guns > firearms @ (?=[ ,.])
employees > workers @ (?=[ ,.])
kids > children
huge > very large
massive > very large @ (?<= a )
sufficient > enough
numerous > many
a number of > several
several > a number of @ (?= [a-z]+s\b)
received > got @ (?= (?:a|the|an)\b)
demanded > called for @ (?= (?:a|an|the)\b)
called for > demanded @ (?= (?:a|an|the)\b)
backed > supported @ (?= (?:the|a|his|her|its|their)\b)
supports > backs
supported > backed @ (?= (?:the|a|his|her|its|their)\b)
plans to > intends to
intends to > plans to
planned to > intended to
is set to > is due to
resigned > stepped down
stepped down > resigned
fired > dismissed @ (?= (?:him|her|the (?:head|director)|[A-Z]))
hired > recruited
passed away > died
concluded > ended @ (?= (?:on|in|with)\b)
the United States > the U.S. @ (?! ?[.,A-Z])(?= )
the U.S. > the United States @ (?= [a-z])
United Kingdom > U.K.
President Obama > Obama
President Trump > Trump
terminated > ended @ (?= (?:the|his|her|its|their)\b)
postponed > delayed @ (?= )
delayed > postponed @ (?= (?:the|a|its|his)\b)
forbids > bans @ (?= the\b)
permits > allows
permitted > allowed
allowed to > permitted to
opposed > was against @ (?= (?:the|a)\b)
favored > was in favor of @ (?= (?:the|a)\b)
rose > went up @ (?= (?:by|to|from|in|\d))
fell > dropped @ (?= (?:by|to|from|\d))
declined > dropped @ (?= (?:by|from|\d))
increased > went up @ (?= (?:by|from|\d))
dropped > fell @ (?= (?:by|to|from|\d))
approximately half > about half
wants to > would like to
often > frequently
frequently > often
quickly > rapidly
rapidly > quickly
previously > earlier @ (?= (?:said|announced|worked|served))
currently > now @ (?= )
immediately > at once @ (?=[.,])
mainly > mostly
primarily > mainly
"""


def _compiled(row: str) -> tuple[re.Pattern[str], str]:
    words, _, condition = row.partition(" @ ")
    old, new = words.split(" > ")
    before, after = (condition, "") if condition.startswith("(?<") else ("", condition)
    edge = r"(?<!\w)" if old[0].isalpha() else ""
    end = r"(?![\w’'-])" if old[-1].isalpha() else ""
    first = f"[{old[0].upper()}{old[0].lower()}]" if old[0].islower() else re.escape(old[0])
    return re.compile(f"{edge}{before}{first}{re.escape(old[1:])}{end}{after}"), new


SYNONYMS = tuple(_compiled(row) for row in _ROWS.strip().splitlines())
"""A pattern for the words that go, and the words that come."""

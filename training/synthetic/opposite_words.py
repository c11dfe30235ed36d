"""Opposites, with what must stand behind a word for its opposite to fit there."""


def _any(listed: str) -> str:
    return "(?:" + "|".join(listed.split()) + ")"


_CONDITIONS = {
    "change": r"(?= "
    + _any("by to from in sharply slightly nearly about more steadily as last this on over")
    + r"\b| during\b| since\b| \$?\d|[,.])",
    "contest": r"(?= (?:(?:the|an?|his|her|their|its|every|that|both|all|most|more) )?"
    + r"(?:[\w-]+ ){0,3}?"
    + _any(
        """elections? races? votes? primary primaries seats? games? states? nomination case battle
        districts? caucus(?:es)? presidency lawsuit appeal majority contest referendum delegates
        runoff"""
    )
    + r"\b)",
    "thing": r"(?= "
    + _any("the an? his her their its that any new this those these such both all [A-Z]\\w+")
    + r"\b)",
    "taxed": r"(?= (?:"
    + _any(
        """the its their his her our some all federal state corporate income interest defense
        government"""
    )
    + " )*"
    + _any(
        """tax(?:es)? rates? spending funding prices wages benefits tuition fees budget deficit
        salaries premiums estimates? forecast"""
    )
    + r"\b)",
    "to": r"(?= to [a-z])",
    "day": r"(?= (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)",
    "door": r"(?= (?:the|its|their) "
    + _any("border door office school plant factory investigation case inquiry store")
    + r"s?\b)",
}
"""What a word must stand before, by name."""

_VERBS = r"""
rise > fall @ change
fall > rise @ change
drop > rise @ change
decline > increase @ (?= (?:by|from|in|sharply|slightly|\d)\b)
increase > decrease
decrease > increase
win > lose @ contest
lose > win @ contest
approve > reject @ thing
reject > approve @ thing
accept > reject @ thing
adopt > reject @ thing
confirm > deny @ (?= that\b)
deny > admit @ (?= (?:that|any|the|having)\b)
admit > deny @ (?= (?:that|the|having)\b)
support > oppose @ thing
oppose > support @ thing
favor > oppose @ thing
back > oppose @ thing
endorse > reject @ thing
praise > criticize @ thing
criticize > praise @ thing
condemn > praise @ thing
welcome > condemn @ thing
denounce > praise @ thing
raise > cut @ taxed
cut > raise @ taxed
lower > raise @ taxed
reduce > increase @ thing
expand > shrink @ thing
shrink > expand @ thing
strengthen > weaken @ thing
weaken > strengthen @ thing
tighten > ease @ thing
ease > tighten @ thing
extend > shorten @ thing
agree > refuse @ to
refuse > agree @ to
decline > agree @ to
fail > manage @ to
manage > fail @ to
legalize > outlaw
ban > allow @ thing
uphold > overturn @ thing
overturn > uphold @ thing
convict > acquit
acquit > convict
open > close @ door
encourage > discourage @ (?= (?:the|an?|such|more)\b)
accelerate > slow
buy > sell @ thing
sell > buy @ (?= (?:the|its|his|her|their|more|all)\b)
hire > fire @ thing
fire > hire @ (?= (?:him|her|his|the (?:head|director|chief)|[A-Z]\w+)\b)
remember > forget @ (?= (?:the|that|to)\b)
escape > suffer @ (?= injur)
maintain > abandon @ (?= (?:the|its|his|her|their)\b)
succeed > fail @ (?= in\b)
join > leave @ (?= the (?:coalition|group|party|agreement|union|race)\b)
enter > leave @ (?= the (?:race|country|house|building|White|room)\b)
"""
_WORDS = r"""
an increase in > a decrease in
a decrease in > an increase in
increases in > decreases in
a rise in > a drop in
a drop in > a rise in
a decline in > a rise in
rising > falling
falling > rising
growing > shrinking @ (?! up)
higher > lower @ (?! education| court| ground)
lower > higher @ (?! court| house)
up from > down from
down from > up from
in favor of > against
voted against > voted for
voted for > voted against @ (?= the\b)
opposition to > support for
support for > opposition to
opponents of > supporters of
supporters of > opponents of @ (?= the| a)
largest > smallest
smallest > largest
biggest > smallest
highest > lowest @ (?!-ranking| court)
lowest > highest
worst > best
oldest > youngest
majority > minority @ (?! leader| whip| party)
minority > majority @ (?= of\b)
illegal > legal @ (?! alien| immigra)
legal > illegal @ (?= (?:to|in|for|under)\b)
illegally > legally
unlikely to > likely to
likely to > unlikely to
unable to > able to
able to > unable to
unconstitutional > constitutional
ineffective > effective
unpopular > popular
impossible > possible
pleaded guilty > pleaded not guilty
pleaded not guilty > pleaded guilty
found guilty > found not guilty
not guilty > guilty
shortly after > shortly before
shortly before > shortly after
days after > days before
days before > days after
weeks after > weeks before
months after > months before
years after > years before
hours after > hours before
hours before > hours after
months before > months after
years before > years after
weeks before > weeks after
soon after > long before
husband > brother
wife > sister
son > brother @ (?!-in)
daughter > sister @ (?!-in)
father > uncle @ (?!-in)
mother > aunt @ (?!-in)
permanently > temporarily
temporarily > permanently
unanimously > narrowly @ (?= (?:to|passed|approved|voted)\b)
narrowly > easily
publicly > privately
privately > publicly
mandatory > voluntary
voluntary > mandatory
alive > dead
inside > outside @ (?= the\b)
outside > inside @ (?= the\b)
northern > southern
southern > northern @ (?! border)
eastern > western
western > eastern
domestic > foreign @ (?= (?:policy|spending)\b)
foreign > domestic @ (?= policy\b)
improved > worsened
strong > weak
weak > strong
safe > unsafe
quickly > slowly
slowly > quickly
peaceful > violent
violent > peaceful
positive > negative
negative > positive
rich > poor
wealthy > poor
optimistic > pessimistic
true > false
false > true
failure > success @ (?! to)
success > failure
victory > defeat
defeat > victory @ (?! (?:the|of|a|his|her|him|them))
allies > enemies
ally > enemy
early > late @ day
late > early @ day
"""


def _read(table: str) -> list[tuple[str, str, str]]:
    rows = []
    for row in table.strip().splitlines():
        words, _, condition = row.partition(" @ ")
        one, other = words.split(" > ")
        rows.append((one, other, _CONDITIONS.get(condition, condition)))
    return rows


VERBS = _read(_VERBS)
"""A verb, its opposite, and what must follow."""
WORDS = _read(_WORDS)
"""A word or phrase, its opposite, and what must follow."""

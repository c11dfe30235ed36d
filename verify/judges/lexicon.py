"""Tables of English that the embedded judge reads by: opposites, and words that only report."""

from verify.text.words import stem

_OPPOSITES = """
accept reject | approve reject | adopt reject | ratify reject | accept refuse | agree disagree
agree refuse | support oppose | favor oppose | allow forbid | allow ban | permit forbid
raise cut | raise lower | raise reduce | increase decrease | increase reduce | increase cut
increase lower | rise fall | rise drop | rise decline | grow shrink | gain lose | win lose
expand shrink | extend shorten | up down | higher lower | more less | more fewer | above below
open close | start end | begin end | begin stop | start stop | resume suspend | continue stop
hire fire | hire layoff | join leave | enter leave | arrive leave | buy sell | import export
legal illegal | lawful unlawful | constitutional unconstitutional | guilty innocent | acquit convict
true false | correct incorrect | correct wrong | right wrong | safe dangerous | safe unsafe
success failure | succeed fail | pass fail | pass defeat | alive dead | live die | survive die
public private | first last | early late | before after | best worst | better worse
biggest smallest | highest lowest | oldest youngest | strong weak | strengthen weaken
largest smallest | improve worsen | rich poor | wealthy poor | male female | man woman
son daughter | brother sister | father mother
husband wife | king queen | north south | east west | northern southern | eastern western
remember forget | love hate | praise criticize | praise condemn | confirm deny | admit deny
include exclude | present absent | permanent temporary | possible impossible | likely unlikely
voluntary mandatory | optional mandatory | majority minority | unanimous split | common rare
democrat republican | democratic republican | liberal conservative | left right | domestic foreign
widen narrow | accelerate slow | ease tighten | strike work | attack defend | ally enemy
positive negative | effective ineffective | protect harm | cause prevent | healthy sick
"""

OPPOSITES: dict[str, frozenset[str]] = {}
for _pair in (pair.split() for line in _OPPOSITES.strip().splitlines() for pair in line.split("|")):
    for _one, _other in (_pair, _pair[::-1]):
        OPPOSITES[stem(_one)] = OPPOSITES.get(stem(_one), frozenset()) | {stem(_other)}

ACCUSING_STEMS = frozenset(
    stem(word)
    for word in """accuse allege allegation accusation claim contend argue assert insist suggest
    believe think suspect speculate rumor fear hope expect predict warn threaten urge demand
    propose doubt question deny""".split()
)
"""Verbs and nouns after which a sentence says only that somebody holds it to be so."""

HEDGES = frozenset("may might could would if unless whether possibly perhaps allegedly".split())
"""Words that take what follows them back to a possibility."""

SPEECH = frozenset("say says said saying according".split())
"""Words that hand a sentence to somebody else."""

ALIASES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "pres": "president",
    "dept": "department", "govt": "government", "co": "company", "corp": "corporation",
    "univ": "university", "assn": "association", "atty": "attorney", "sec": "secretary",
    "dem": "democrat", "dems": "democrats", "gop": "republican", "democratic": "democrat",
}  # fmt: skip
"""Short forms and the words they stand for."""

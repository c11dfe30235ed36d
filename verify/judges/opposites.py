"""Words that mean the opposite of one another, and where one of them turns a claim round."""

from collections.abc import Sequence

from verify.judges.lexicon import root

_OPPOSITES = """
accept reject | approve reject | adopt reject | ratify reject | accept refuse | agree disagree
agree refuse | support oppose | favor oppose | allow forbid | allow ban | permit forbid
raise cut | raise lower | raise reduce | increase decrease | increase reduce | increase cut
increase lower | rise fall | rise drop | rise decline | grow shrink | gain lose | win lose
expand shrink | extend shorten | up down | higher lower | more less | more fewer | above below
open close | start end | begin end | begin stop | start stop | resume suspend | continue stop
hire fire | hire layoff | join leave | enter leave | arrive leave | buy sell | import export
legal illegal | lawful unlawful | constitutional unconstitutional | guilty innocent | acquit convict
true false | correct incorrect | correct wrong | safe dangerous | safe unsafe
success failure | succeed fail | pass fail | pass defeat | alive dead | live die | survive die
public private | first last | early late | before after | best worst | better worse
biggest smallest | highest lowest | oldest youngest | strong weak | strengthen weaken
largest smallest | improve worsen | rich poor | wealthy poor | male female | man woman
son daughter | brother sister | father mother
husband wife | king queen | north south | east west | northern southern | eastern western | up down
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
        OPPOSITES[root(_one)] = OPPOSITES.get(root(_one), frozenset()) | {root(_other)}

_CONVERSE = """
higher lower | more less | more fewer | above below | before after | north south | east west
win lose | buy sell | import export
"""
_CONVERSES = frozenset(
    frozenset(map(root, pair.split()))
    for line in _CONVERSE.strip().splitlines()
    for pair in line.split("|")
)
"""Opposites that say the same with the two sides changed: one sells what the other buys."""
_NONE: frozenset[str] = frozenset()


def opposites(claim: Sequence[str], text: Sequence[str]) -> dict[str, frozenset[str]]:
    """The stems of a claim that a text lacks, each with its opposites there.

    Both come as stems in their order. What the claim has as well is no opposite of its other words,
    and "A lies west of B" goes with "B lies east of A".
    """
    mine, theirs = frozenset(claim), frozenset(text)
    found = {
        s: frozenset(
            o
            for o in (OPPOSITES.get(s, _NONE) & theirs) - mine
            if not (frozenset((s, o)) in _CONVERSES and _swapped(claim, s, text, o))
        )
        for s in mine - theirs
    }
    return {s: there for s, there in found.items() if there}


def _swapped(claim: Sequence[str], mine: str, text: Sequence[str], theirs: str) -> bool:
    """Whether more of what stands on one side of `mine` stands on the other of `theirs`, of both.

    What is done stays where it is: "A lies west of B" has "lies" before it as "B lies east of A".
    """
    at = claim.index(mine)
    before, behind = frozenset(claim[:at]), frozenset(claim[at + 1 :])
    for i, stem in enumerate(text):
        ahead, after = text[:i], text[i + 1 :]
        over, back = before.intersection(after), behind.intersection(ahead)
        kept = len(before.intersection(ahead)) + len(behind.intersection(after))
        if stem == theirs and over and back and len(over) + len(back) > kept:
            return True
    return False

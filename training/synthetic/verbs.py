"""Forms of common verbs of news, so that a changed sentence stays grammatical."""

_IRREGULAR = """
be was been | become became become | begin began begun | bring brought brought | build built built
buy bought bought | catch caught caught | choose chose chosen | come came come | draw drew drawn
drive drove driven | fall fell fallen | fight fought fought | find found found | forbid forbade
forbidden | forget forgot forgotten | get got gotten | give gave given | go went gone | grow grew
grown | hold held held | keep kept kept | know knew known | lead led led | leave left left | lose
lost lost | make made made | mean meant meant | meet met met | overturn overturned overturned |
pay paid paid | rise rose risen | run ran run | say said said | see saw seen | seek sought sought
| sell sold sold | send sent sent | shoot shot shot | shrink shrank shrunk | show showed shown |
speak spoke spoken | spend spent spent | stand stood stood | strike struck struck | take took
taken | tell told told | think thought thought | throw threw thrown | uphold upheld upheld | win
won won | withdraw withdrew withdrawn | write wrote written | oversee oversaw overseen | undergo
underwent undergone | understand understood understood | hide hid hidden | steal stole stolen |
mislead misled misled | withhold withheld withheld
"""
_UNCHANGED = "bet cut hit hurt let put set shut split"
_DOUBLED = frozenset(
    """admit ban commit control drop grab occur permit plan prefer refer stop submit transfer
compel expel rebut scrap slam snub tap top trim kidnap""".split()
)
_REGULAR = """
abandon accept agree slow accelerate accuse achieve acknowledge acquire acquit add address adopt
advance affect allow announce answer appeal appear appoint approve argue arrest arrive ask assault
attack attempt attend authorize avoid back believe blame block boost call cancel carry cause
challenge change charge claim clear close collapse condemn confirm consider contact contain
continue contradict contribute convict convince create criticize damage dance debate decide
declare decline decrease defeat defend delay deliver demand denounce deny deploy describe deserve
destroy detain develop die direct disclose discourage discover discuss dismiss display donate
double earn ease elect eliminate embrace encourage end endorse enforce enter escape establish
exclude execute expand expect expire explain express extend face fail favor file finance finish
fire follow force gain happen harm help hire identify ignore impeach implement import impose
improve include increase indicate indict influence inform injure insist interview introduce invest
investigate invite issue join kill label lack land launch lift like link live locate lower
maintain manage mention mock move murder name need negotiate nominate note notify obtain offer
open operate oppose order organize outlaw oust own participate pass play plead pledge postpone
praise predict present preserve prevent produce prohibit promise promote propose prosecute protect
protest prove provide publish pull punish push question raise ratify reach receive recall
recognize recommend record recover recruit reduce refuse reject relax release remain remember
remove renew repeal replace report represent request require rescue resign resist resolve respond
restore restrict result retain return reveal reverse review revive revoke reward rule sanction
save schedule serve settle share sign slow solve stage start state stay strengthen study succeed
sue suffer suggest support surround survive suspend target testify thank threaten tighten toughen
trigger trust try turn urge use violate abuse misuse bribe harass conceal collude engage cheat
ignore veto visit vote vow want warn waive weaken welcome widen witness worsen worry narrow
shorten legalize sponsor
"""


def _past(verb: str) -> str:
    if verb in _DOUBLED:
        return verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _table() -> dict[str, tuple[str, str]]:
    forms: dict[str, tuple[str, str]] = {}
    for row in " ".join(_IRREGULAR.split()).split(" | "):
        words = row.split()
        for at in range(0, len(words), 3):
            forms[words[at]] = (words[at + 1], words[at + 2])
    forms |= {verb: (verb, verb) for verb in _UNCHANGED.split()}
    regular = [*_REGULAR.split(), *sorted(_DOUBLED)]
    forms |= {verb: (_past(verb), _past(verb)) for verb in regular}
    return forms


_FORMS = _table()
BASE_OF_PAST = {past: verb for verb, (past, _) in _FORMS.items() if past != verb}
BASE_OF_PARTICIPLE = {participle: verb for verb, (_, participle) in _FORMS.items()}
BASES = frozenset(_FORMS)


def past(verb: str) -> str:
    """The simple past of `verb`, which stands in the table."""
    return _FORMS[verb][0]


def participle(verb: str) -> str:
    """The past participle of `verb`, which stands in the table."""
    return _FORMS[verb][1]


def third(verb: str) -> str:
    """The form that goes with "she": approves, denies, pushes."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def gerund(verb: str) -> str:
    """The form in -ing: approving, denying, cutting."""
    if verb in _DOUBLED or verb in ("cut", "hit", "put", "set", "win", "run"):
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return verb + "ing"


BASE_OF_THIRD = {third(verb): verb for verb in _FORMS}


def is_past(word: str) -> bool:
    """Whether `word` is the simple past of a verb of the table."""
    return word in BASE_OF_PAST

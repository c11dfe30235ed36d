"""Who and what an article names, by kind, so that a name is swapped for one of its own kind."""

import re
from dataclasses import dataclass

from verify.models import Mention
from verify.text.names import proper_names

MEN = frozenset(
    """Aaron Adam Al Alan Albert Alex Alexander Andrew Anthony Antonin Arnold Ben Benjamin Bernie Bill Bob
    Boris Brad Brett Brian Bruce Carl Charles Chris Christopher Chuck Clarence Colin Cory Craig Dan
    Daniel Darrell David Dennis Devin Dick Don Donald Doug Ed Edward Edwin Eric Ernest Eugene Francis Frank Fred
    Gary Gavin Gene George Gerald Glenn Gordon Greg Gregory Harold Harry Henry Howard Jack Jacob Jake James
    Jared Jason Jay Jeb Jeff Jeffrey Jeremy Jerome Jerry Jim Jimmy Joe Joel John Jon Jonathan Joseph Josh
    Joshua Juan Julian Justin Karl Keith Ken Kenneth Kevin Kirk Kyle Larry Lee Leon Lindsey Louis Luis Marco
    Mark Martin Marvin Matt Matthew Max Michael Mick Mike Mitch Mitt Nathan Neil Newt Nicholas Nick Patrick
    Paul Pete Peter Phil Philip Ralph Rand Randy Ray Raymond Reince Rex Richard Rick Rob Robert Roger Ron
    Ronald Roy Rudy Rush Russell Ryan Sam Samuel Scott Sean Sidney Stephen Steve Steven Stuart Ted Terry
    Thomas Tim Timothy Todd Tom Tommy Tony Trey Tucker Vincent Vladimir Walter Warren Wayne William
    Zachary Barack Abdul Ahmed Ali Hassan Ibrahim Mohammed Omar Carlos Jose Jorge Miguel Pedro""".split()
)
WOMEN = frozenset(
    """Alexandria Alice Alison Amanda Amy Andrea Angela Ann Anna Anne Ashley Barbara Betsy Beth Betty
    Beverly Bonnie Brenda Carly Carol Caroline Carolyn Catherine Cheryl Christina Christine Cindy Claire
    Condoleezza Cynthia Deborah Debbie Diana Diane Dianne Donna Doris Dorothy Elaine Elena Elizabeth Ellen Emily
    Emma Erin Eva Eve Fiona Gina Gloria Grace Hannah Heather Heidi Helen Hillary Hope Huma Ilhan Ivanka
    Jackie Jacqueline Jane Janet Janice Jean Jennifer Jessica Jill Joan Joanna Joyce Judith Judy Julia Julie
    Kamala Karen Kate Katherine Kathleen Kathryn Kathy Katie Kellyanne Kelly Kim Kirsten Kimberly Laura Lauren
    Leslie Linda Lisa Lori Loretta Lynn Margaret Maria Marie Marilyn Martha Mary Maxine Megan Melania Melissa
    Michele Michelle Molly Monica Nancy Naomi Natalie Nicole Nikki Olivia Pam Pamela Patricia Patty Paula
    Rachel Rashida Rebecca Robin Rosa Rose Ruth Samantha Sandra Sara Sarah Sharon Sheila Sheryl Sonia Sophia
    Stacey Stephanie Susan Suzanne Sylvia Tammy Teresa Theresa Tina Tracy Tulsi Valerie Vanessa Vera Victoria
    Virginia Wendy Whitney""".split()
)
STATES = frozenset(
    """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|
    Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|
    Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|
    North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|
    Utah|Vermont|West Virginia|Wisconsin|Wyoming""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
COUNTRIES = frozenset(
    """Afghanistan|Argentina|Australia|Austria|Belgium|Brazil|Britain|Canada|Chile|China|Colombia|Cuba|
    Denmark|Egypt|Ethiopia|Finland|France|Germany|Greece|Haiti|Honduras|Hungary|India|Indonesia|Iran|Iraq|
    Ireland|Israel|Italy|Japan|Kenya|Kuwait|Lebanon|Libya|Mexico|Netherlands|Nigeria|North Korea|Norway|
    Pakistan|Peru|Poland|Portugal|Qatar|Russia|Saudi Arabia|Somalia|South Africa|South Korea|Spain|Sudan|
    Sweden|Switzerland|Syria|Taiwan|Thailand|Turkey|Ukraine|Venezuela|Vietnam|Yemen""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
CITIES = frozenset(
    """Atlanta|Austin|Baghdad|Baltimore|Beijing|Berlin|Boston|Brussels|Buffalo|Cairo|Charlotte|Chicago|
    Cincinnati|Cleveland|Dallas|Denver|Detroit|Geneva|Hartford|Houston|Istanbul|Jerusalem|Kabul|
    Kansas City|Las Vegas|London|Los Angeles|Madrid|Memphis|Miami|Milwaukee|Minneapolis|Moscow|Nashville|
    New Orleans|Oakland|Orlando|Paris|Philadelphia|Phoenix|Pittsburgh|Portland|Richmond|Rome|San Diego|
    San Francisco|Seattle|Seoul|St. Louis|Tampa|Tehran|Tokyo|Toronto|Tucson|Tulsa""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
PEOPLES = frozenset(
    """American British Canadian Chinese Cuban Egyptian French German Greek Indian Iranian Iraqi Israeli
    Italian Japanese Mexican Pakistani Palestinian Polish Russian Saudi Spanish Syrian Turkish Ukrainian
    Venezuelan Afghan Australian Brazilian""".split()
)
OUTLETS = frozenset(
    """ABC|BBC|CBS|CNN|MSNBC|NBC|NBC News|ABC News|CBS News|Fox News|New York Times|Washington Post|
    Wall Street Journal|Politico|Bloomberg|USA Today|Los Angeles Times|Boston Globe|Newsweek|Breitbart""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
AGENCIES = frozenset(
    "FBI CIA NSA EPA FDA IRS CDC ICE DHS FCC SEC ATF DEA TSA FEMA NASA NATO WHO".split()
)
COMPANIES = frozenset(
    """Amazon|Apple|AT&T|Boeing|Chrysler|Citigroup|Comcast|Exxon|Facebook|Ford|General Motors|Goldman Sachs|
    Google|IBM|Intel|JPMorgan|McDonald’s|Microsoft|Netflix|Nike|Pfizer|Starbucks|Target|Tesla|Toyota|
    Twitter|Uber|Verizon|Walmart|Wells Fargo|YouTube""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_BODY_WORDS = frozenset(
    """Department Ministry Committee Court Bureau Commission Agency Association Institute Foundation Council
    University College Corporation Federation Center Coalition Caucus Authority Administration""".split()
)
GROUPS: dict[str, frozenset[str]] = {
    "state": STATES,
    "country": COUNTRIES,
    "city": CITIES,
    "people": PEOPLES,
    "outlet": OUTLETS,
    "agency": AGENCIES,
    "company": COMPANIES,
}
_TITLE_BEFORE = re.compile(
    r"(?:\b(?:Gov|Sen|Rep|Dr|Mr|Mrs|Ms|Lt|Gen|Sgt|Capt|Col|Rev)\.|\b(?:President|Senator|Governor|Mayor|"
    r"Congressman|Congresswoman|Judge|Justice|Secretary|Chancellor|Speaker|Minister|Sheriff|Officer))\s\Z"
)
_NOT_SURNAMES = frozenset("Jr Sr II III House Street Park News Times Post Act Day".split())


@dataclass(frozen=True)
class Cast:
    """The people of an article by their full names, and its other names by kind."""

    people: tuple[str, ...]
    others: dict[str, tuple[str, ...]]

    def person(self, name: str) -> str | None:
        """The full name of the person whom `name` means, if it is one of the cast."""
        found = [p for p in self.people if name in (p, surname(p))]
        return found[0] if len(found) == 1 else None


def surname(person: str) -> str:
    """The last word of a person's name."""
    return person.split()[-1]


def gender(person: str) -> str | None:
    """What the first name tells."""
    first = person.split()[0]
    return "m" if first in MEN else "f" if first in WOMEN else None


def kind_of(name: str) -> str | None:
    """The kind of a name that the tables know."""
    for kind, members in GROUPS.items():
        if name in members:
            return kind
    if name.split()[-1] in _BODY_WORDS and len(name.split()) > 1:
        return name.split()[-1]
    return None


def is_full_name(name: str) -> bool:
    """Whether `name` looks like the first name and surname of a person."""
    parts = name.split()
    return (
        2 <= len(parts) <= 3
        and (parts[0] in MEN or parts[0] in WOMEN)
        and parts[-1] not in _NOT_SURNAMES
        and all(re.fullmatch(r"[A-Z][a-zà-ÿ’'-]*[A-Za-zà-ÿ]*\.?", part) for part in parts)
        and not any(kind_of(part) for part in parts[1:])
        and len(parts[-1]) > 2
        and parts[-1] not in _BODY_WORDS
    )


def cast_of(text: str) -> Cast:
    """The cast of an article's text, in order of appearance."""
    people: dict[str, None] = {}
    others: dict[str, dict[str, None]] = {}
    for mention in proper_names(text):
        if is_full_name(mention.text):
            people.setdefault(mention.text)
        elif (kind := kind_of(mention.text)) is not None:
            others.setdefault(kind, {}).setdefault(mention.text)
    return Cast(tuple(people), {kind: tuple(names) for kind, names in others.items()})


def with_title(text: str, mention: Mention) -> int:
    """Where the title before `mention` begins, or the name itself."""
    title = _TITLE_BEFORE.search(text[: mention.span.start])
    return title.start() if title else mention.span.start

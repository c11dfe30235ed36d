"""Units: the table of them, how they are written, and how one is turned into another."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from verify.quantities.tokens import HYPHENS, Token, tokenize, touching

CURRENCY_SIGNS = {
    "$": "USD", "US$": "USD", "$US": "USD", "USD$": "USD", "A$": "AUD", "AU$": "AUD", "$A": "AUD",
    "$AU": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "$C": "CAD", "NZ$": "NZD", "$NZ": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "NT$": "TWD", "£": "GBP", "€": "EUR", "¥": "JPY",
    "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "฿": "THB", "₴": "UAH",
}  # fmt: skip
CURRENCY_CODES = frozenset(
    """usd eur gbp jpy cny inr cad aud nzd chf sek nok dkk hkd sgd rm rs ps zar brl mxn krw rub
    ils try pln""".split()
)
CODE_NAMES = {"rm": "MYR", "rs": "INR", "ps": "GBP"}
CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "euro": "EUR",
    "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR",
    "rupees": "INR", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
    "shekel": "ILS", "shekels": "ILS", "franc": "CHF", "francs": "CHF", "peso": "MXN",
    "pesos": "MXN", "ringgit": "MYR", "lira": "TRY", "lire": "TRY", "krona": "SEK",
    "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "crowns": "CZK", "rand": "ZAR",
    "baht": "THB", "zloty": "PLN", "sterling": "GBP", "pence": "penny", "penny": "penny",
    "cent": "cent", "cents": "cent", "quid": "GBP", "rials": "IRR", "rial": "IRR",
    "riyals": "SAR", "dirhams": "AED", "dinars": "KWD", "naira": "NGN", "reais": "BRL",
}  # fmt: skip
NATIONS = {
    ("us", "USD"): "USD", ("u.s", "USD"): "USD", ("american", "USD"): "USD",
    ("australian", "USD"): "AUD", ("canadian", "USD"): "CAD", ("zealand", "USD"): "NZD",
    ("singapore", "USD"): "SGD", ("kong", "USD"): "HKD", ("taiwan", "USD"): "TWD",
    ("danish", "CZK"): "DKK", ("swedish", "CZK"): "SEK", ("norwegian", "CZK"): "NOK",
    ("czech", "CZK"): "CZK", ("danish", "NOK"): "DKK", ("norwegian", "NOK"): "NOK",
    ("swiss", "CHF"): "CHF", ("chinese", "CNY"): "CNY", ("japanese", "JPY"): "JPY",
    ("british", "GBP"): "GBP", ("mexican", "MXN"): "MXN", ("philippine", "MXN"): "PHP",
    ("argentine", "MXN"): "ARS", ("chilean", "MXN"): "CLP", ("colombian", "MXN"): "COP",
    ("indian", "INR"): "INR", ("pakistani", "INR"): "PKR", ("turkish", "TRY"): "TRY",
    ("south", "KRW"): "KRW", ("israeli", "ILS"): "ILS", ("malaysian", "MYR"): "MYR",
}  # fmt: skip

# canonical name: dimension, spellings. The first word of a spelling is looked up, longest first.
UNIT_TABLE: dict[str, tuple[str, str]] = {
    "percent": ("share", "%|percent|per cent|pct|pc|percentage"),
    "percentage point": (
        "points",
        "percentage point|percentage points|percent points|per cent points|pp|ppt|ppts",
    ),
    "basis point": ("points", "basis point|basis points|bp|bps"),
    "year": ("time", "year|years|yr|yrs|calendar year|calendar years"),
    "decade": ("time", "decade|decades"),
    "century": ("time", "century|centuries"),
    "month": ("time", "month|months"),
    "week": ("time", "week|weeks"),
    "day": ("time", "day|days"),
    "hour": ("time", "hour|hours|hr|hrs"),
    "minute": ("time", "minute|minutes|min|mins"),
    "second": ("time", "second|seconds|sec|secs"),
    "millisecond": ("time", "millisecond|milliseconds|ms"),
    "mile": ("length", "mile|miles"),
    "kilometre": ("length", "kilometre|kilometres|kilometer|kilometers|km|kms"),
    "metre": ("length", "metre|metres|meter|meters|m"),
    "centimetre": ("length", "centimetre|centimetres|centimeter|centimeters|cm"),
    "millimetre": ("length", "millimetre|millimetres|millimeter|millimeters|mm"),
    "micrometre": ("length", "micrometre|micrometres|micrometer|micron|microns|µm"),
    "nanometre": ("length", "nanometre|nanometres|nanometer|nanometers|nm"),
    "foot": ("length", "foot|feet|ft"),
    "inch": ("length", "inch|inches"),
    "yard": ("length", "yard|yards|yd|yds"),
    "light year": ("length", "light year|light years|light-year|light-years"),
    "nautical mile": ("length", "nautical mile|nautical miles"),
    "square foot": ("area", "square foot|square feet|sq ft|sqft"),
    "square mile": ("area", "square mile|square miles|sq mi"),
    "square metre": ("area", "square metre|square metres|square meter|square meters|sq m|sqm"),
    "square kilometre": (
        "area",
        "square kilometre|square kilometres|square kilometer|square kilometers|sq km",
    ),
    "square inch": ("area", "square inch|square inches"),
    "acre": ("area", "acre|acres"),
    "hectare": ("area", "hectare|hectares|ha"),
    "pound": ("mass", "pound|pounds|lb|lbs"),
    "ounce": ("mass", "ounce|ounces|oz"),
    "ton": ("mass", "ton|tons"),
    "tonne": ("mass", "tonne|tonnes|metric ton|metric tons"),
    "gigatonne": ("mass", "gigatonne|gigatonnes|gigaton|gigatons"),
    "kilogram": ("mass", "kilogram|kilograms|kilo|kilos|kg|kgs"),
    "gram": ("mass", "gram|grams|gramme|grammes|g"),
    "milligram": ("mass", "milligram|milligrams|mg"),
    "microgram": ("mass", "microgram|micrograms|mcg|µg"),
    "stone": ("mass", "stone"),
    "litre": ("volume", "litre|litres|liter|liters|l"),
    "millilitre": ("volume", "millilitre|millilitres|milliliter|milliliters|ml"),
    "gallon": ("volume", "gallon|gallons|gal"),
    "pint": ("volume", "pint|pints"),
    "barrel": ("volume", "barrel|barrels|bbl"),
    "cubic foot": ("volume", "cubic foot|cubic feet|cu ft"),
    "cubic metre": ("volume", "cubic metre|cubic metres|cubic meter|cubic meters"),
    "cubic yard": ("volume", "cubic yard|cubic yards"),
    "mile per hour": ("speed", "mph|miles per hour|mile per hour|miles an hour"),
    "kilometre per hour": (
        "speed",
        "km/h|kph|kmh|kilometres per hour|kilometers per hour"
        "|kilometres an hour|kilometers an hour",
    ),
    "knot": ("speed", "knot|knots"),
    "revolution per minute": ("frequency", "rpm|revolutions per minute"),
    "mile per gallon": ("economy", "mpg|miles per gallon"),
    "celsius": (
        "temperature",
        "°c|degrees celsius|degree celsius|celsius|degrees c|degrees centigrade",
    ),
    "fahrenheit": (
        "temperature",
        "°f|degrees fahrenheit|degree fahrenheit|fahrenheit|degrees f",
    ),
    "kelvin": ("temperature", "kelvin|kelvins"),
    "degree": ("angle", "degree|degrees|°"),
    "watt": ("power", "watt|watts|w"),
    "kilowatt": ("power", "kilowatt|kilowatts|kw"),
    "megawatt": ("power", "megawatt|megawatts|mw"),
    "gigawatt": ("power", "gigawatt|gigawatts|gw"),
    "horsepower": ("power", "horsepower|hp|bhp|ps"),
    "watt hour": ("energy", "watt hour|watt hours|watt-hours|wh"),
    "kilowatt hour": ("energy", "kwh|kilowatt hour|kilowatt hours|kilowatt-hours|kilowatt-hour"),
    "megawatt hour": ("energy", "mwh|megawatt hour|megawatt hours|megawatt-hours"),
    "gigawatt hour": ("energy", "gwh|gigawatt hours|gigawatt-hours"),
    "joule": ("energy", "joule|joules"),
    "calorie": ("energy", "calorie|calories|kcal"),
    "pound-foot": (
        "torque",
        "lb-ft|lb ft|pound-feet|pound-foot|pound feet|foot-pounds|ft-lb|ft-lbs|ft lb|foot pounds",
    ),
    "newton metre": (
        "torque",
        "nm of torque|newton metres|newton-metres|newton meters|newton-meters",
    ),
    "volt": ("voltage", "volt|volts|v"),
    "amp": ("current", "amp|amps|ampere|amperes"),
    "milliampere hour": ("charge", "mah"),
    "hertz": ("frequency", "hz|hertz"),
    "kilohertz": ("frequency", "khz|kilohertz"),
    "megahertz": ("frequency", "mhz|megahertz"),
    "gigahertz": ("frequency", "ghz|gigahertz"),
    "byte": ("data", "byte|bytes"),
    "kilobyte": ("data", "kilobyte|kilobytes|kb"),
    "megabyte": ("data", "megabyte|megabytes|mb"),
    "gigabyte": ("data", "gigabyte|gigabytes|gb"),
    "terabyte": ("data", "terabyte|terabytes|tb"),
    "petabyte": ("data", "petabyte|petabytes|pb"),
    "megabit per second": ("bandwidth", "mbps|mbit/s|megabits per second"),
    "gigabit per second": ("bandwidth", "gbps|gbit/s|gigabits per second"),
    "megapixel": ("pixels", "megapixel|megapixels|mp"),
    "pixel": ("pixels", "pixel|pixels|px"),
    "decibel": ("level", "decibel|decibels|db"),
    "psi": ("pressure", "psi|pounds per square inch"),
    "bushel": ("volume of crops", "bushel|bushels"),
    "carat": ("carat", "carat|carats|karat|karats"),
    "part per million": ("concentration", "ppm|parts per million"),
    "part per billion": ("concentration", "ppb|parts per billion"),
}  # fmt: skip
# Written with a capital or not at all: "5 W" is watts, "5 w" is nothing we know.
CASED = {
    "g": "g",
    "m": "m",
    "w": "W",
    "v": "V",
    "l": "lL",
    "ps": "PS",
    "pc": "pc",
    "pp": "pp",
    "ms": "ms",
    "ha": "ha",
}
# Short forms that are read only when they touch the number or are written as here.
SHORT_APART = frozenset("m g l w v".split())

_SPELLINGS: dict[str, list[tuple[tuple[str, ...], str]]] = {}


def _pieces(spelling: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(spelling) if token.text not in HYPHENS)


for _name, (_, _spellings) in UNIT_TABLE.items():
    for _spelling in _spellings.split("|"):
        _parts = _pieces(_spelling)
        _SPELLINGS.setdefault(_parts[0], []).append((_parts, _name))
for _options in _SPELLINGS.values():
    _options.sort(key=lambda option: -len(option[0]))

UNIT_WORDS = frozenset(_SPELLINGS)
_NOT_RATES = frozenset("earlier ago later before after".split())
_PER = frozenset(
    """hour day week month year minute second person share gallon barrel ounce pound ton tonne mile
    night unit household capita head child student employee worker week litre liter acre gram
    kilogram vehicle game""".split()
)


class Unit(NamedTuple):
    """A unit that covers the tokens up to `end`, exclusive."""

    end: int
    name: str


def read_unit(tokens: tuple[Token, ...], i: int) -> Unit | None:
    """The unit that starts at token `i`, directly behind a number; None where none does."""
    if i < len(tokens) and tokens[i].text in HYPHENS and touching(tokens, i):
        if not touching(tokens, i + 1):
            return None
        i += 1
    if i >= len(tokens):
        return None
    first = tokens[i]
    if first.text == "Nm":
        return Unit(i + 1, "newton metre")
    for parts, name in _SPELLINGS.get(first.lower, ()):
        end = _match(tokens, i, parts)
        if end is None or not _spelled_right(tokens, i, first):
            continue
        return Unit(end, name)
    return None


def _match(tokens: tuple[Token, ...], i: int, parts: tuple[str, ...]) -> int | None:
    for part in parts:
        if i < len(tokens) and tokens[i].text in HYPHENS and touching(tokens, i):
            i += 1
        if i >= len(tokens) or tokens[i].lower != part:
            return None
        i += 1
    return i


def _spelled_right(tokens: tuple[Token, ...], i: int, first: Token) -> bool:
    wanted = CASED.get(first.lower)
    if wanted is not None and first.text not in (wanted, *wanted):
        return False
    return first.lower not in SHORT_APART or touching(tokens, i)


def read_currency_word(tokens: tuple[Token, ...], i: int) -> Unit | None:
    """A currency in words or as a code behind a number: "euros", "Canadian dollars", "USD"."""
    if i < len(tokens) and tokens[i].text in HYPHENS and touching(tokens, i):
        i += 1
    if i >= len(tokens) or tokens[i].kind != "word":
        return None
    word = tokens[i].lower
    if word == "p" and touching(tokens, i):
        return Unit(i + 1, "penny")
    if word in CURRENCY_WORDS:
        return Unit(i + 1, CURRENCY_WORDS[word])
    if word in CURRENCY_CODES and tokens[i].text.isupper() and word not in ("ps", "try", "rs"):
        return Unit(i + 1, CODE_NAMES.get(word, word.upper()))
    for ahead in (1, 2, 3):
        if i + ahead < len(tokens) and tokens[i + ahead].lower in CURRENCY_WORDS:
            base = CURRENCY_WORDS[tokens[i + ahead].lower]
            nation = tokens[i + ahead - 1].lower
            named = NATIONS.get((nation, base)) or NATIONS.get((word, base))
            return Unit(i + ahead + 1, named) if named else None
    return None


def currency_before(tokens: tuple[Token, ...], i: int) -> tuple[int, str] | None:
    """The currency sign or code in front of the number at `i`: its index and its ISO code."""
    if i == 0:
        return None
    before = tokens[i - 1]
    if before.kind == "money":
        sign = CURRENCY_SIGNS.get(before.text) or CODE_NAMES.get(before.lower)
        return i - 1, sign or (before.text if before.text.isalpha() else "USD")
    if before.kind == "word" and before.lower in CURRENCY_CODES and before.text[0].isupper():
        if before.lower in ("try",) or (before.lower == "ps" and not touching(tokens, i)):
            return None
        return i - 1, CODE_NAMES.get(before.lower, before.text.upper())
    return None


def read_per(tokens: tuple[Token, ...], i: int) -> tuple[int, str] | None:
    """ "per hour", "a month", "an ounce" behind a unit: the index behind it and "hour"."""
    if i + 1 >= len(tokens) or tokens[i].lower not in ("per", "a", "an", "each", "every", "/"):
        return None
    singular = tokens[i + 1].lower
    if i + 2 < len(tokens) and tokens[i + 2].lower in _NOT_RATES:
        return None
    if tokens[i].lower == "per" and tokens[i + 1].kind == "word":
        if singular == "square" and i + 2 < len(tokens):
            return i + 3, f"square {_singular_unit(tokens[i + 2].lower)}"
        return i + 2, singular
    return (i + 2, singular) if singular in _PER else None


def _singular_unit(word: str) -> str:
    return next((name for parts, name in _SPELLINGS.get(word, ()) if parts == (word,)), word)


DIMENSION = {name: dimension for name, (dimension, _) in UNIT_TABLE.items()}
TIME_UNITS = frozenset(name for name, d in DIMENSION.items() if d == "time")


_DAYS = {
    "year": Decimal("365.25"),
    "decade": Decimal("3652.5"),
    "century": Decimal(36525),
    "month": Decimal("30.4375"),
    "week": Decimal(7),
    "day": Decimal(1),
    "hour": Decimal(1) / 24,
    "minute": Decimal(1) / 1440,
    "second": Decimal(1) / 86400,
    "millisecond": Decimal(1) / 86400000,
}
_OWN: dict[str, tuple[str, Decimal]] = {
    "cent": ("USD", Decimal("0.01")),
    "penny": ("GBP", Decimal("0.01")),
    "basis point": ("percentage point", Decimal("0.01")),
}
_PINT_NAMES = {
    "kilometre": "kilometer", "metre": "meter", "centimetre": "centimeter",
    "millimetre": "millimeter", "micrometre": "micrometer", "nanometre": "nanometer",
    "light year": "light_year", "nautical mile": "nautical_mile", "square foot": "foot**2",
    "square mile": "mile**2", "square metre": "meter**2", "square kilometre": "kilometer**2",
    "square inch": "inch**2", "ton": "short_ton", "tonne": "tonne", "gigatonne": "gigatonne",
    "litre": "liter", "millilitre": "milliliter", "barrel": "oil_barrel",
    "cubic foot": "foot**3", "cubic metre": "meter**3", "cubic yard": "yard**3",
    "mile per hour": "mile/hour", "kilometre per hour": "kilometer/hour", "celsius": "degC",
    "fahrenheit": "degF", "watt hour": "watt*hour", "kilowatt hour": "kilowatt*hour",
    "megawatt hour": "megawatt*hour", "gigawatt hour": "gigawatt*hour",
    "calorie": "kilocalorie", "pound-foot": "force_pound*foot", "newton metre": "newton*meter",
    "mile per gallon": "mile/gallon", "revolution per minute": "rpm", "amp": "ampere",
    "milliampere hour": "milliampere*hour",
}  # fmt: skip


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """`value` of `unit` in `to`; None where they do not measure the same.

    A year counts 365.25 days and a month a twelfth of it; pint converts physical units and is
    loaded only when two of them differ. No exchange rates: currencies do not convert.
    """
    if unit == to:
        return value
    if unit in _DAYS and to in _DAYS:
        return value * _DAYS[unit] / _DAYS[to]
    base, factor = _OWN.get(unit, (unit, Decimal(1)))
    target, target_factor = _OWN.get(to, (to, Decimal(1)))
    if base == target:
        return value * factor / target_factor
    if unit not in DIMENSION or DIMENSION[unit] != DIMENSION.get(to):
        return None
    return _by_pint(value, unit, to)


def _by_pint(value: Decimal, unit: str, to: str) -> Decimal | None:
    import pint

    names = [_PINT_NAMES.get(name, name) for name in (unit, to)]
    try:
        quantity = _registry().Quantity(float(value), names[0])
        return Decimal(repr(round(quantity.to(names[1]).magnitude, 9)))
    except (pint.DimensionalityError, pint.UndefinedUnitError):
        return None


@lru_cache(maxsize=1)
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()

"""Units, currencies and their spellings."""

from decimal import Decimal

IRREGULAR_UNIT_PLURALS = {
    "century": "centuries",
    "foot": "feet",
    "inch": "inches",
    "square foot": "square feet",
}
CURRENCY_CODES = frozenset(
    """usd eur gbp jpy cny inr cad aud nzd chf sek nok dkk hkd sgd rm rs ps zar brl mxn krw rub
    ils try pln""".split()
)
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
SPELLINGS: dict[str, list[tuple[tuple[str, ...], str]]] = {}
UNIT_WORDS = frozenset(SPELLINGS)
NOT_RATES = frozenset("earlier ago later before after".split())
RATE_UNITS = frozenset(
    """hour day week month year minute second person share gallon barrel ounce pound ton tonne mile
    night unit household capita head child student employee worker week litre liter acre gram
    kilogram vehicle game""".split()
)
DAYS_OF_UNITS = {
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
SMALL_COINS: dict[str, tuple[str, Decimal]] = {
    "cent": ("USD", Decimal("0.01")),
    "penny": ("GBP", Decimal("0.01")),
    "basis point": ("percentage point", Decimal("0.01")),
}
PINT_NAMES = {
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

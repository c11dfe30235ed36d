"""Ordinary words that open sentences of news with a capital, and are no names."""

OPENERS = frozenset(
    """later earlier meanwhile however still yet nobody everyone everybody somebody someone anyone
    nothing something everything workers officials leaders lawmakers critics supporters voters
    negotiators members talks people police unions critics republicans democrats today yesterday
    tomorrow now then also even despite among under like unlike since although though while
    because asked according following speaking among instead last next this early late nearly
    almost about more most many several some all both each every one two three four five six
    seven eight nine ten another other others neither either such thousands hundreds millions
    dozens roughly around within without not never yes no so or but and if when where what who
    why how whether perhaps maybe please thank thanks let twice afterward afterwards finally
    eventually previously recently currently formerly initially originally usually often
    sometimes occasionally rarely seldom generally typically normally already soon ultimately
    suddenly shortly immediately apparently reportedly allegedly evidently obviously clearly
    certainly surely indeed otherwise besides moreover furthermore nevertheless nonetheless
    therefore thus hence consequently accordingly likewise similarly conversely overall
    altogether elsewhere meantime additionally separately especially particularly specifically
    notably fortunately unfortunately sadly luckily thankfully hopefully ironically surprisingly
    interestingly incredibly privately publicly officially legally technically traditionally
    historically politically personally frankly honestly seriously basically essentially
    practically effectively simply merely barely hardly scarcely virtually slightly partly
    partially mostly mainly largely fully totally completely entirely absolutely exactly
    precisely approximately annually monthly weekly nationally globally locally nationwide
    worldwide anyway somehow somewhere nowhere everywhere whenever wherever whatever whichever
    whoever unless amid amidst throughout thereafter firstly secondly thirdly lastly""".split()
)
"""Those that are no part of a name that follows either: "Twice Ann Roe spoke"."""

ORDINARY = frozenset(
    """absent access accuracy accusations across activists actually add added adding additional
    addressing administration advisers advocates agencies agents ahead aides allegations allies
    allowing along always analysis analysts announcing anybody anything apart appearing
    applications arguably aside ask asking assume assuming attempts attendance attorneys
    authorities average avoid back backers bad ballots barring bars based beginning behind
    believe benefits better beyond big billionaire billionaires bills born breaking bridges
    bring bringing budgets build building buses businesses call called calling campaign
    campaigning campaigns campus candidate candidates cases catch caught change changes changing
    check children choose circumstantial cities citing citizens citizenship civility clashes
    closing closures columnists come comedian coming comments commissioners community companies
    compare compared competing concerns confronted confusion conservatives consider consistent
    constitutional construction consumers contact continue contracts contrary contrast
    controversial coronavirus corporate corporations correction councillors councilors countless
    countries courts cover coverage crashes crews crime criminals criticism crops current
    customers cut cuts cutting data debate debates debts deep defending delays delegates demand
    demolition demonstrators depending deputies describing details diplomacy diplomats divers
    doctors drivers driving due easy echoing economic economists economy efforts eighteen eighty
    elected election elections eleven eliminating emergency employees employers employment end
    engineers enjoy enough enrollment enrolment entering equally estimates ever evidence except
    executive exit expanding expect expectations experts exports extreme faced facing fact
    factories facts failure families family fans far fares farmers farms fear fears fees fellow
    female ferries fewer fewest fifteen fifth fifty fight fighting figures financial find
    finding fine firefighters firing firms first flights flooding floods focus focusing folks
    footage forcing forget forty fourteen fourth frustration funding future gender getting give
    given giving go going got government governments grab granted grants groups growth guards
    guess guests guns half hanging happy hard heading hearings help hide hiring historians
    history holding home homes honest hospitals hours houses hundred ignore illegal imagine
    immigrant immigrants immigration impeachment important importantly imports incidentally
    including income increased incumbent individual individuals industry inevitably inflation
    influential information inside insurance insurers interested investigators investors
    invoking job jobs join joining journalists judges judging jurors keep keeping kids kindness
    know knowing lately latest laws lawsuits lawyer lawyers layoffs leadership leading leaving
    led legislators liberals life living loans local longtime looking looks losses lots
    mainstream maintaining maintenance majorities make making man market markets math meeting
    men military million miners mines ministers missing moments money months moving much
    multiple myth naturally need negative negotiations neighbors neighbours net newly nice
    nineteen ninety none nor note notice noting number numerous nurses officers online open
    opening opponents opposition organizers outgoing output outside owners parents part partisan
    partisanship passengers passing past patients pensions per period personal perspectives
    picketers picture pilots plants players plenty plus pointing polarization political
    politicians polling polls pollsters popular positive possible posted potential predictably
    premiums presidential presidents pressed pressure presumably presumptive previous prices
    primaries print prior private probably production professional profits progressives
    prominent proponents prosecutor prosecutors protest protesters protests providing public put
    putting question questions quite racism rain raising rather reacting reaction really recall
    recent recognizing records referring regarding regardless related religious remember
    renovations rent rents repairs repealing reporters reporting reports rescue rescuers
    researchers residents respondents responding restricting results retail retired revenue
    right rising risks roads running sailors sales sanctions saying schools scientists scores
    seated second see seeing seeking selectmen send separate serious serving set setting
    seventeen seventy shaming shares shoppers shops show signs similar sixteen sixty snowfall
    socialism soldiers sorry sources speculation spending start starting stated statement
    stations stay stocks stop stores storms strikers strikes student students study subsequent
    support sure surveys take taken taking talk talking target tariffs tax taxes taxpayers
    teacher teachers team tell temperatures tenants tens tensions things think third thirteen
    thirty thousand throw time together told total toward towards trade trading traffic trains
    troops true trust try trying tunnels turning turnout twelve twenty typical unable
    understanding unemployment updated use users using various veteran via view viewers views
    violence vote voter votes voting wages wait want warning watching weak wearing weeks welcome
    well whereas winds winning witnesses women word words working worse write writing wrong
    years zero""".split()
)
"""Those that are no names alone: "Half of it", but "Half Moon Bay". In 4,000 articles of news nine
in ten of them are in lower case where they open no sentence; some more are of what towns report."""

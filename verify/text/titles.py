"""Titles that stand before a name: shortened ones, which end in a full stop, and whole ones."""

SHORT_TITLES = tuple(
    """Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Hon Rev Revs Msgr Fr Br Bp Abp Gov Govs
    Sen Sens Rep Reps Del Ald Cllr Coun Cong Pres Sec Treas Amb Supt Asst Dep Dir Comm Commr
    Comr Atty Attys Lt Lts Ltc Col Cols Gen Gens Brig Maj Capt Sgt Sgts Cpl Pvt Pfc Spc Adm
    Cmdr Cdr Comdr Ens Det Dets Insp Ofc Const Sup Supv Eld""".split()
)
"""Titles as news shortens them, without the full stop."""

TITLES = frozenset(title.casefold() for title in SHORT_TITLES) | frozenset(
    """governor senator representative president professor sir dame secretary commissioner mayor
    judge justice general colonel captain major sergeant corporal private lieutenant admiral
    commander commodore ensign brigadier constable detective inspector officer trooper deputy
    sheriff marshal reverend bishop archbishop cardinal monsignor father sister brother rabbi imam
    pastor pope dean deacon canon lord lady baron baroness king queen prince princess duke duchess
    emperor empress minister chancellor premier ambassador envoy consul congressman congresswoman
    councilman councilwoman councillor councilor councilmember alderman alderwoman assemblyman
    assemblywoman assemblymember lawmaker legislator superintendent magistrate coach chairman
    chairwoman chairperson spokesman spokeswoman spokesperson speaker treasurer comptroller miss
    madam doctor nurse warden chief""".split()
)
"""Words that are a title before a name, in lower case: whoever bears one is a person."""

"""Words that are nouns, and words that are not."""

from verify.lang.en.sentences import STOPWORDS

POINTING_NOUNS = "purpose cause aim reason task matter job end effort".split()
OFFICE_NOUNS = """governor president mayor minister premier chancellor senator representative
    commissioner secretary comptroller treasurer superintendent sheriff judge bishop selectman
    selectwoman director chairman chairwoman chief""".split()
OPPOSITE_SETTINGS = (
    frozenset(("before", "after")),
    frozenset(("with", "without")),
    frozenset(("inside", "outside")),
    frozenset(("above", "below")),
    frozenset(("north", "south")),
    frozenset(("east", "west")),
)
IRREGULAR_PLURALS = frozenset(
    """people men women children police personnel staff aircraft spacecraft troops cattle fish sheep
    deer media data criteria phenomena alumni feet teeth mice geese oxen lives wives knives species
    series headquarters offspring crew poultry shrimp salmon congressmen congresswomen firefighters
    policemen servicemen fishermen businessmen chairmen spokesmen craftsmen folk folks kin elite
    youth clergy gentry humans grandchildren stepchildren firemen cavalry infantry dice bacteria
    fungi nuclei stimuli syllabi vertebrae larvae workforce""".split()
)
NOT_PLURAL = frozenset(
    """is was has does his its this us yes thus plus perhaps always across unless less besides
    towards afterwards sometimes says goes gives takes makes comes gets
    shows keeps seems becomes remains includes including means wants needs
    whereas versus gas bus boss class glass loss mass pass press process business success access
    progress congress address illness witness fitness wilderness consensus census status virus
    campus bonus focus virus chorus genius surplus apparatus analysis basis crisis thesis emphasis
    diagnosis synthesis hypothesis bias canvas atlas chaos ethos various previous serious famous
    religious dangerous numerous enormous obvious precious anxious generous nervous jealous
    continuous indigenous homeless useless endless tennis""".split()
)
# Words that end a noun phrase: function words, auxiliaries, common verbs right behind a noun.
NOT_NOUNS_EITHER = (STOPWORDS | frozenset(
    """and or nor per via amid amidst among amongst around across along toward towards upon within
    without despite unlike like since ago later earlier apiece each every both either neither
    became become got get gets won lost led left met made took taken gave given went gone came held
    told sold bought paid spent cost fell fallen rose risen grew grown shot hit cut put set let ran
    run sat stood saw seen knew known showed shown wrote written spoke spoken drew drawn began
    begun broke broken chose chosen drove driven flew flown kept felt found lay laid lied meant
    sent thought understood wore voted died remain remained worldwide nationwide altogether
    yet still already currently now today yesterday tomorrow recently annually
    again also instead
    according including excluding versus plus minus alone respectively so long wide tall high
    deep old behind ahead away apart there here home back down up out off""".split()
)) - frozenset("more most other same own few such".split())  # fmt: skip
SKIPPED_BEFORE_A_NOUN = frozenset("of the these those its their his her our my your".split())
RELATIVE_PRONOUNS = frozenset("who whom whose that which".split())
MEASURES_OF_SIZE = frozenset("long wide tall high deep old home".split())
NOT_IN_A_NOUN = NOT_NOUNS_EITHER | frozenset(
    """the a an its their his her our all early mid late court cash total fact spring summer autumn
    fall winter recent coming future order part general""".split()
)
CLAUSE_ENDS = frozenset("and or but while after when said as in on at by for from since".split())
FINITE = frozenset(
    """is are was were has have had do does did will would can could may might should must cast took
    made won lost went came got bought gave met saw told felt voted""".split()
)

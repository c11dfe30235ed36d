"""Words of web pages that are not part of an article."""

import re

# Parts of a line that are furniture though the rest of it is not.
PAGE_PARTS = re.compile(
    r"""^image\scopyright\s.{2,60}?\simage\scaption\s+
      | ^media\splayback\sis\s(?:un|not\s)supported\son\syour\sdevice\smedia\scaption\s+
      | (?<=[.!?”"’])\s*[A-Z][^.|\n]{2,40}\|[^.\n]{0,60}\b(?:Getty\sImages|AP|AFP|Reuters)$
      | (?<=[.!?”"’…)\]])\s*\((?:[^()\n]{0,40}\b)?(?:photos?|images?|AP|AFP|Reuters|Getty)\b
        [^()\n]{0,80}\)$
      | (?<=[.!?”"’…)\]])\s*REUTERS/[\w .'’/-]{3,60}$""",
    re.IGNORECASE | re.VERBOSE,
)
SHARE_WORDS = frozenset(
    """share tweet post email e-mail mail facebook twitter x linkedin reddit pinterest whatsapp
    print pin copy link this article story on via to by comments comment save flipboard instagram
    telegram bluesky threads mastodon more icon open close menu shares tumblr messenger sms text
    message gift bookmark listen opens in new window a friend pocket google plus""".split()
)
SHARE_CORE = frozenset(
    """share tweet email e-mail facebook twitter linkedin reddit pinterest whatsapp flipboard print
    telegram tumblr shares""".split()
)
HEADS_A_LIST = re.compile(
    r"\W*(?:read more|more|also see|most popular|most read|related(?: \w+)?|recommended for you|"
    r"trending|see also|latest(?: \w+)?|more (?:on|from|in) this\W*|editors?[’'] picks?|"
    r"top stories|you may also like|popular (?:now|stories)|recommended(?: \w+)?)\W*",
    re.IGNORECASE,
)
BIO_START = re.compile(
    r"""[•*—–\s-]*(?:About\sthe\s[Aa]uthors?\W+)?
    (?:(?:Dr|Sen|Rep|Gov|Mr|Mrs|Ms|Rev|Prof)\.\s)?(?:[A-Z][\w'’-]+|[A-Z]\.)
    (?:\s(?:(?:de|la|van|von|der|al|and)\s)?(?:[A-Z][\w'’.-]+|[A-Z]\.)){0,5}
    (?:,\s[^.]{3,90},)?
    \s(?:is|was|are|has\sbeen|covers|reports|writes|joined|serves)\b""",
    re.VERBOSE,
)
BIO_ROLE = re.compile(
    r"""\b(?:reporter|correspondent|columnist|(?:staff|senior|opinion|editorial)\swriter|freelance\w*
      | journalist|editor|editor-in-chief|bureau\schief|co-?host|news\sassistant|contributor
      | contributing\s\w+|syndicated|commentator|blogger|communications\s\w+
      | writes?\s(?:about|for|on)\b|covers|reports\son|authors?\sof|fellow\s(?:at|with|in)
      | professor\s(?:of|at|emerit\w*))\b""",
    re.VERBOSE,
)
PERSON = r"(?-i:[A-Z][\w.'’-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){0,4})"
PERSONS = rf"{PERSON}(?:(?:,| and|, and| &) {PERSON}){{0,3}}"
NETWORK = r"(?:twitter|facebook|instagram|x|linkedin|youtube|threads|bluesky|google\+)"
MAILING = (
    r"(?:newsletters?|briefings?|inbox|alerts?|e-?mails?|digest|updates|podcast|app|subscribers?|"
    r"subscription|text messages|headlines|top stories|channel)"
)
ITEM = r"(?:article|story|post|piece|column|report)"
ITEMS = (
    r"(?:now|news|stories|story|articles?|posts?|videos?|topics?|content|coverage|reading|"
    r"headlines|links|on this|from us)"
)
LABEL = (
    r"(?-i:READ MORE|READ|MORE|ALSO READ|READ ALSO|READ NEXT|RELATED|SEE ALSO|WATCH|LISTEN|PHOTOS|"
    r"VIDEO|GALLERY|NOW WATCH|MUST WATCH|WATCH NOW|RELATED VIDEO|Read more|Also read|Read also|"
    r"Read next|Also see|Related|Related (?:stories|story|articles?|coverage|video)|See also|Watch|"
    r"Watch now|Now watch|Listen|More|Photos|More on this|Full [Cc]overage|Further reading)"
)
SECTION = (
    r"(?:home|news|politics|business|sports?|opinion|world|health|healthcare|tech|technology|"
    r"entertainment|science|culture|local|us|u\.s\.|weather|video|lifestyle|travel|money|education)"
)
LEGAL = (
    r"(?:privacy (?:policy|notice)|cookie (?:policy|settings)|terms of (?:use|service)|"
    r"terms (?:and|&) conditions|do not sell my (?:personal )?info(?:rmation)?|contact us|about us|"
    r"advertise with us|careers|accessibility|site ?map|help|faq)"
)
FURNITURE = (
    (
        "promotion",
        "anywhere",
        80,
        (
            r"(?:recommended|suggested|selected|picked|more) for you\W*",
            r"most (?:popular|read|viewed|shared|recent|commented|e-?mailed)"
            r"(?: (?:stories|articles|posts|news|now|today))?\W*",
            r"(?:trending|popular|top|latest|related|recommended|featured|similar|more|other|recent)"
            rf"(?: {ITEMS})+\W*",
            r"you (?:may|might) (?:also )?(?:like|be interested in)\W*",
            r"(?:don[’']t miss|editors?[’'] picks?|up next|what to read next|trending|next article|"
            r"previous article|next up)\W*",
            rf"more (?:on|from|in) this(?: (?:author|topic|{ITEM}))?\W*",
            r"(?:more )?from (?:around )?the web\W*",
            r"(?:read|see|find out|learn|view) (?:more|also|next|all)\W*",
            rf"{ITEM} continue[sd]?(?: (?:below|after)(?: (?:the |this )?"
            r"(?:ad|advert|advertisement|video))?)?\W*",
            r"continue[sd]? reading(?: below| the main story)?\W*",
        ),
    ),
    (
        "advertisement",
        "anywhere",
        120,
        (
            r"(?:\W*\b(?:advertisements?|advertorial|ads?|adverts?|scroll to continue|"
            r"sponsored(?: content| links?| post)?|paid (?:post|content)|"
            r"continue reading the main story|x youtube video|loading|close)\b\W*)+",
            r"\W*(?:pullquote|photo gallery|gallery|video|embed|photo|image|slideshow|audio|"
            r"podcast|chart|map|graphic)s?\W*",
            r"slideshow \(\d+ images?\)",
            r"(?:prev |next )?(?:image|photo|slide) \d+ (?:of|/) \d+",
            r"(?:hide|show|toggle|view) (?:caption|gallery|slideshow|photos?)\W*",
        ),
    ),
    ("separator", "anywhere", 80, (r"[\W_]+",)),
    (
        "link",
        "anywhere",
        250,
        (
            r"\W*click (?:here|below|through)\b(?: (?:for|to)\b.*|\W*)",
            r"\W*click (?:(?:here )?(?:to )?get|for more)\b.*",
            r"\W*(?:don[’']t|can[’']t|cannot) see the \w+ above\?.*",
            r"\W*(?:read|see|find|get) (?:the )?(?:full|entire|whole|complete|rest of the|original)"
            rf" {ITEM}\W*(?:here|at|on|in|via|below|online)?\b[^.]{{0,80}}\W*",
            rf"(?:continue|keep) reading(?: (?:the )?(?:full|rest of the) {ITEM})?\W*",
            r"the post .{3,150} (?:appeared first|first appeared) on .{2,60}",
            rf"(?:this {ITEM} )?(?:was )?(?:originally |first )(?:appeared|published|posted|ran) "
            r"(?:on|in|at|by) .{2,100}",
        ),
    ),
    (
        "see also",
        "anywhere",
        180,
        (
            rf"\W*{LABEL}\s?:\W*(?-i:[A-Z0-9]).*",
            rf"\W*{LABEL}\s?:\W*",
            r"\(\s*also (?:on|from) .{2,150}\)",
            r"visit .{2,60} home ?page for more (?:stories|news)\W*",
        ),
    ),
    (
        "sharing",
        "anywhere",
        200,
        (
            r"share (?:this|on|via|your thoughts|article|story|post)\b[^.!?]{0,80}",
            rf"read or share this {ITEM}\W.*",
            r"(?:like|follow|find|join|connect with) (?:us|me)\b.{0,30}"
            rf"\b{NETWORK}\b(?:\.com\S*)?[^.!?]{{0,60}}\W*",
            r"\W*(?:you can )?follow (?:\S+ ){1,9}?"
            rf"(?:on {NETWORK}\b[^.!?]{{0,80}}|(?:@\w+\W*)+)(?:\.|$)",
            r"\W*follow @?\w+(?: follow @\w+)*",
            r"\d[\d,.]*[km]? (?:shares?|comments?|views?|likes?)",
        ),
    ),
    (
        "subscription",
        "anywhere",
        600,
        (
            rf"\W*(?:sign[- ]?up|subscribe|register)\b.{{0,120}}\b{MAILING}\b.*",
            r"\W*(?:sign[- ]?up|subscribe(?: now| today| here)?|log ?in|sign in|register|"
            r"manage newsletters?|newsletter sign-?up|newsletters?)\W*",
            r"(?:get|receive|want|daily|weekly|the latest|breaking)\b.{0,160}\byour inbox\b.*",
            r"get breaking news alerts\b.*|(?:.{0,40}\b)?if you enjoyed this article\b.*",
            r"like what you[’']re reading\?.*",
            r"(?:\W*get|receive) .{0,120}\b(?:delivered|sent|straight|right|directly)\b.{0,30}"
            r"\b(?:inbox|e-?mail|phone)\b.*",
            r".{0,300}\b(?:by signing up,? you|you can unsubscribe|unsubscribe at any time|"
            r"this site is protected by recaptcha|you(?:[’']ve| have) successfully subscribed).*",
            r"interested in .{2,60}\? add .{2,60} as an interest .*",
            r"(?:already a (?:subscriber|member)|not a (?:subscriber|member) yet|"
            r"become a (?:subscriber|member|supporter)|support (?:our|independent) journalism)\b.*",
            r"you have (?:\w+ )?(?:\d+|one|two|three|no) (?:free )?(?:articles?|stories) "
            r"(?:left|remaining).*",
            r"\W*(?:the )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|in this)\b"
            r".{0,80} (?:are (?:those|(?:their|his|her) own|solely)|do(?:es)? not)\b.*",
            rf"this (?:{ITEM}|content) is (?:for|available (?:only )?to|exclusive to|"
            r"only available to) (?:our )?(?:subscribers|members).*",
        ),
    ),
    (
        "cookies",
        "anywhere",
        500,
        (
            r"(?:this|our) (?:web ?site|site|page) uses cookies.*",
            r"we (?:and our (?:\d+ )?partners )?(?:use|store|process) [\w ,/]{0,40}\bcookies\b.*",
            r"by (?:continuing to (?:use|browse)|using|clicking|closing|scrolling)\b.{0,120}"
            r"\b(?:cookies?|cookie policy|privacy policy|terms of (?:use|service))\b.*",
            r"(?:accept|reject|manage|allow|decline)(?: (?:all|our|optional|your))* cookies?"
            r"(?: settings| preferences)?\W*",
            rf"(?:\W*\b{LEGAL}\b\W*)+",
        ),
    ),
    (
        "comments",
        "anywhere",
        160,
        (
            r"(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|response)s?\W*"
            r"(?:cancel reply)?\W*",
            r"(?:(?:view|show|see|hide|read|load|join)(?: (?:all|the|more))? )?(?:\(?\d[\d,]*\)? )?"
            r"(?:comments?|conversation|discussion)(?: \(\d+\))?\W*",
            r"(?:comments are (?:closed|off|disabled|moderated)|be the first to comment|"
            r"no comments(?: yet)?|your email address will not be published)\b.*",
            r"join the (?:conversation|discussion)\b[^.]{0,60}\W*",
        ),
    ),
    (
        "picture",
        "anywhere",
        400,
        (
            r"enlarge this image(?: toggle caption)?.*",
            r"image copyright (?:(?!image caption)[^.]){2,60}",
            r"(?:file |stock |handout |courtesy )?(?:photos?|image|picture|photograph|illustration|"
            r"graphic)(?: illustration)?(?: (?:credit|courtesy|copyright))?(?: (?:by|of|from))?"
            r"\s?[:|/©] ?[^.]{2,60}",
            r"\((?:[^()]{2,60}/)?(?:ap|afp|reuters|getty|epa|upi)(?: (?:photo|images))?"
            r"(?:/[^()]{2,60})?\)",
            r"(?:getty(?: images)?|ap photo|afp|reuters)/[\w .,'’/-]{2,60}",
            r"(?:getty images|ap photo)",
            r"just watched .{3,200} must watch .{3,200}\d\d",
            r"media playback is (?:unsupported|not supported) on (?:your|this) device.{0,20}",
        ),
    ),
    (
        "notice",
        "end",
        600,
        (
            r"\W*(?:contributing|contributors?)\s?: .*",
            r".{2,160}\bcontributed (?:to|reporting to|reporting for|additional reporting to) "
            rf"(?:this|the) {ITEM}\b[^.]{{0,30}}\W*",
            r".{2,160}\bcontributed (?:additional )?reporting\W*",
            rf".{{2,160}}\b(?:reported|wrote) from .{{2,120}}\bcontributed to this {ITEM}\W*",
            r"(?:additional )?(?:reporting|writing|editing|research|photography|graphics|compiled|"
            rf"edited|reported|written)(?: and (?:reporting|writing|editing))? by {PERSON}\b"
            r"[^.]{0,200}\W*",
            rf"\W*(?:this|the) {ITEM} (?:has been|was|is being|will be) updated\b[^.]{{0,80}}\W*",
            rf"\W*(?:this is a (?:developing|breaking)(?: news)? {ITEM}|check back for updates|"
            r"more to (?:come|follow))\b.{0,100}",
            r".{0,100}\b(?:can be (?:reached|contacted|e-?mailed)|reach (?:him|her|them)) "
            r"(?:at|via|on) \S*@.*",
            r"write to .{2,120} at \S*@.*|have a (?:news )?tip\b.{0,60}\?.{0,80}",
            r"(?:send|e-?mail|submit) (?:letters|tips|comments|feedback|corrections?|questions)\b"
            r".*@.*",
            r".{0,120}(?:e-?mail|contact) (?:us|the author|the writer|the reporter|him|her) "
            r"(?:at|on) \S*@.*",
            r"content created by .{2,120} is available without charge\b.*",
            r"npr transcripts are created\b.*",
            r"(?:slideshow|online)\s?:?",
            rf"\W*(?:a version of )?this {ITEM} (?:also )?(?:appears|appeared) in print\b.*",
            rf"\W*this {ITEM} is based in part on wire service reports\W*",
            rf"(?:this {ITEM} tagged under|related topics?|tags?|filed under|topics?|"
            r"categor(?:y|ies))\s?:.*",
        ),
    ),
    (
        "navigation",
        "top",
        200,
        (
            r"home(?:\s*[»>/|›]\s*[^»>/|›.]{2,60})+",
            r"(?-i:Home(?:[A-Z][a-z]+){2,}.*)(?<![.!?])",
            r"(?:skip to (?:main )?(?:content|navigation)|toggle navigation|menu|search|open menu|"
            r"close menu|main navigation|navigation|back to top|breadcrumbs?)\W*",
            rf"(?:{SECTION}\W+){{2,}}{SECTION}\W*",
        ),
    ),
    (
        "byline",
        "top",
        140,
        (
            rf"by:? {PERSONS}",
            rf"(?:analysis )?by:? {PERSONS},? (?:the )?(?:associated press|reuters|[\w ]{{0,30}}"
            r"(?:staff|writer|reporter|editor|correspondent|columnist|news|contributor|press|times|"
            r"post))(?:,? (?-i:[A-Z])[\w. ]{2,30})?",
            rf"{PERSONS},? (?:associated press|reuters|staff writer|usa today|contributor|"
            r"opinion (?:contributor|columnist)|special to .{2,40})",
            r"usa today|the associated press|associated press|opinion contributor|the motley fool",
            r"(?:\d+|an?|one) (?:years?|months?|weeks?|days?|hours?|minutes?|mins?|hrs?) ago",
            r"(?:updated|posted|published)(?: (?:at|on))? \d{1,2}[:.]\d\d\b.{0,20}",
            r"(?:listen(?: to (?:this )?(?:article|story))?\W*)?\d+(?:[:.]\d\d)?[ -]?"
            r"(?:min|minute)s?(?: (?:read|listen|watch))?",
            r"(?:estimated )?read(?:ing)? time\W.{1,20}",
            r"this article is more than .{3,20} old",
            r"analysis/opinion\W*|listen to (?:this )?(?:article|story)\W*",
        ),
    ),
)
CONSENT = re.compile(
    r"we value your privacy|access (?:to )?information on (?:a|your) device|personali[sz]ed (?:ads|"
    r"content|advertising)|\bcookies\b|process (?:your )?personal data|"
    r"our \d* ?(?:partners|vendors)|\bconsent\b|geolocation data|accept all|"
    r"manage (?:your )?(?:choices|preferences)",
    re.IGNORECASE,
)
WALL = re.compile(
    r"to (?:keep|continue|carry on) reading|to (?:view|read|see|access) (?:the|this) "
    r"(?:full|rest|whole|entire|complete|article|story)|already (?:a |an )?(?:subscriber|member)|"
    r"subscribe (?:now|today|to (?:read|continue|unlock))|"
    r"for (?:subscribers|members) only|start your (?:free )?trial|"
    r"subscriber[- ]only|unlock (?:this|the) (?:article|story)|register to (?:read|continue)",
    re.IGNORECASE,
)
SCRIPTED = re.compile(r"(?:enable|turn on|requires?) javascript|^loading\W*$", re.IGNORECASE)

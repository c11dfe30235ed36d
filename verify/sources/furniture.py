"""What news pages print around their articles, as a table: one row a kind, one string a form.

A form fits a whole line (paragraph) from end to end, in any case unless it says otherwise. The
forms are written to miss rather than to take a sentence of the article.
"""

import re
from dataclasses import dataclass
from typing import Literal

Place = Literal["anywhere", "top", "end"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of furniture: where on the page its lines stand, how long they may be, their forms.

    `top` and `end` are the first and last few lines of a text.
    """

    name: str
    place: Place
    longest: int
    forms: tuple[str, ...]

    def pattern(self) -> re.Pattern[str]:
        """All forms as one pattern for a whole line."""
        return re.compile("|".join(f"(?:{form})" for form in self.forms), re.IGNORECASE)


_NAME = r"(?-i:[A-Z][\w.'’-]+(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){0,4})"
_NAMES = rf"{_NAME}(?:(?:,| and|, and| &) {_NAME}){{0,3}}"
_NETWORK = r"(?:twitter|facebook|instagram|x|linkedin|youtube|threads|bluesky|google\+)"
_MAILING = (
    r"(?:newsletters?|briefings?|inbox|alerts?|e-?mails?|digest|updates|podcast|app|subscribers?|"
    r"subscription|text messages|headlines|top stories|channel)"
)
_ITEM = r"(?:article|story|post|piece|column|report)"
_ITEMS = (
    r"(?:now|news|stories|story|articles?|posts?|videos?|topics?|content|coverage|reading|"
    r"headlines|links|on this|from us)"
)
_LABEL = (
    r"(?-i:READ MORE|READ|MORE|ALSO READ|READ ALSO|READ NEXT|RELATED|SEE ALSO|WATCH|LISTEN|PHOTOS|"
    r"VIDEO|GALLERY|NOW WATCH|MUST WATCH|WATCH NOW|RELATED VIDEO|Read more|Also read|Read also|"
    r"Read next|Also see|Related|Related (?:stories|story|articles?|coverage|video)|See also|Watch|"
    r"Watch now|Now watch|Listen|More|Photos|More on this|Full [Cc]overage|Further reading)"
)
_SECTION = (
    r"(?:home|news|politics|business|sports?|opinion|world|health|healthcare|tech|technology|"
    r"entertainment|science|culture|local|us|u\.s\.|weather|video|lifestyle|travel|money|education)"
)
_LEGAL = (
    r"(?:privacy (?:policy|notice)|cookie (?:policy|settings)|terms of (?:use|service)|"
    r"terms (?:and|&) conditions|do not sell my (?:personal )?info(?:rmation)?|contact us|about us|"
    r"advertise with us|careers|accessibility|site ?map|help|faq)"
)

KINDS = (
    Kind(
        "promotion",
        "anywhere",
        80,
        (
            r"(?:recommended|suggested|selected|picked|more) for you\W*",
            r"most (?:popular|read|viewed|shared|recent|commented|e-?mailed)"
            r"(?: (?:stories|articles|posts|news|now|today))?\W*",
            r"(?:trending|popular|top|latest|related|recommended|featured|similar|more|other|recent)"
            rf"(?: {_ITEMS})+\W*",
            r"you (?:may|might) (?:also )?(?:like|be interested in)\W*",
            r"(?:don[’']t miss|editors?[’'] picks?|up next|what to read next|trending|next article|"
            r"previous article|next up)\W*",
            rf"more (?:on|from|in) this(?: (?:author|topic|{_ITEM}))?\W*",
            r"(?:more )?from (?:around )?the web\W*",
            r"(?:read|see|find out|learn|view) (?:more|also|next|all)\W*",
            rf"{_ITEM} continue[sd]?(?: (?:below|after)(?: (?:the |this )?"
            r"(?:ad|advert|advertisement|video))?)?\W*",
            r"continue[sd]? reading(?: below| the main story)?\W*",
        ),
    ),
    Kind(
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
    Kind("separator", "anywhere", 80, (r"[\W_]+",)),
    Kind(
        "link",
        "anywhere",
        250,
        (
            r"\W*click (?:here|below|through)\b(?: (?:for|to)\b.*|\W*)",
            r"\W*click (?:(?:here )?(?:to )?get|for more)\b.*",
            r"\W*(?:don[’']t|can[’']t|cannot) see the \w+ above\?.*",
            r"\W*(?:read|see|find|get) (?:the )?(?:full|entire|whole|complete|rest of the|original)"
            rf" {_ITEM}\W*(?:here|at|on|in|via|below|online)?\b[^.]{{0,80}}\W*",
            rf"(?:continue|keep) reading(?: (?:the )?(?:full|rest of the) {_ITEM})?\W*",
            r"the post .{3,150} (?:appeared first|first appeared) on .{2,60}",
            rf"(?:this {_ITEM} )?(?:was )?(?:originally |first )(?:appeared|published|posted|ran) "
            r"(?:on|in|at|by) .{2,100}",
        ),
    ),
    Kind(
        "see also",
        "anywhere",
        180,
        (
            rf"\W*{_LABEL}\s?:\W*(?-i:[A-Z0-9]).*",
            rf"\W*{_LABEL}\s?:\W*",
            r"\(\s*also (?:on|from) .{2,150}\)",
            r"visit .{2,60} home ?page for more (?:stories|news)\W*",
        ),
    ),
    Kind(
        "sharing",
        "anywhere",
        200,
        (
            r"share (?:this|on|via|your thoughts|article|story|post)\b[^.!?]{0,80}",
            rf"read or share this {_ITEM}\W.*",
            r"(?:like|follow|find|join|connect with) (?:us|me)\b.{0,30}"
            rf"\b{_NETWORK}\b(?:\.com\S*)?[^.!?]{{0,60}}\W*",
            r"\W*(?:you can )?follow (?:\S+ ){1,9}?"
            rf"(?:on {_NETWORK}\b[^.!?]{{0,80}}|(?:@\w+\W*)+)(?:\.|$)",
            r"\W*follow @?\w+(?: follow @\w+)*",
            r"\d[\d,.]*[km]? (?:shares?|comments?|views?|likes?)",
        ),
    ),
    Kind(
        "subscription",
        "anywhere",
        600,
        (
            rf"\W*(?:sign[- ]?up|subscribe|register)\b.{{0,120}}\b{_MAILING}\b.*",
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
            rf"this (?:{_ITEM}|content) is (?:for|available (?:only )?to|exclusive to|"
            r"only available to) (?:our )?(?:subscribers|members).*",
        ),
    ),
    Kind(
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
            rf"(?:\W*\b{_LEGAL}\b\W*)+",
        ),
    ),
    Kind(
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
    Kind(
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
    Kind(
        "notice",
        "end",
        600,
        (
            r"\W*(?:contributing|contributors?)\s?: .*",
            r".{2,160}\bcontributed (?:to|reporting to|reporting for|additional reporting to) "
            rf"(?:this|the) {_ITEM}\b[^.]{{0,30}}\W*",
            r".{2,160}\bcontributed (?:additional )?reporting\W*",
            rf".{{2,160}}\b(?:reported|wrote) from .{{2,120}}\bcontributed to this {_ITEM}\W*",
            r"(?:additional )?(?:reporting|writing|editing|research|photography|graphics|compiled|"
            rf"edited|reported|written)(?: and (?:reporting|writing|editing))? by {_NAME}\b"
            r"[^.]{0,200}\W*",
            rf"\W*(?:this|the) {_ITEM} (?:has been|was|is being|will be) updated\b[^.]{{0,80}}\W*",
            rf"\W*(?:this is a (?:developing|breaking)(?: news)? {_ITEM}|check back for updates|"
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
            rf"\W*(?:a version of )?this {_ITEM} (?:also )?(?:appears|appeared) in print\b.*",
            rf"\W*this {_ITEM} is based in part on wire service reports\W*",
            rf"(?:this {_ITEM} tagged under|related topics?|tags?|filed under|topics?|"
            r"categor(?:y|ies))\s?:.*",
        ),
    ),
    Kind(
        "navigation",
        "top",
        200,
        (
            r"home(?:\s*[»>/|›]\s*[^»>/|›.]{2,60})+",
            r"(?-i:Home(?:[A-Z][a-z]+){2,}.*)(?<![.!?])",
            r"(?:skip to (?:main )?(?:content|navigation)|toggle navigation|menu|search|open menu|"
            r"close menu|main navigation|navigation|back to top|breadcrumbs?)\W*",
            rf"(?:{_SECTION}\W+){{2,}}{_SECTION}\W*",
        ),
    ),
    Kind(
        "byline",
        "top",
        140,
        (
            rf"by:? {_NAMES}",
            rf"(?:analysis )?by:? {_NAMES},? (?:the )?(?:associated press|reuters|[\w ]{{0,30}}"
            r"(?:staff|writer|reporter|editor|correspondent|columnist|news|contributor|press|times|"
            r"post))(?:,? (?-i:[A-Z])[\w. ]{2,30})?",
            rf"{_NAMES},? (?:associated press|reuters|staff writer|usa today|contributor|"
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

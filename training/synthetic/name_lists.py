"""Names by kind: first names, places, peoples, outlets, agencies and companies."""


def _names(listed: str) -> frozenset[str]:
    return frozenset(" ".join(listed.split()).split(" | "))


MEN = frozenset(
    """Aaron Abdul Adam Ahmed Al Alan Albert Alex Alexander Ali Andrew Anthony Antonin Arnold
    Barack Ben Benjamin Bernie Bill Bob Boris Brad Brett Brian Bruce Carl Carlos Charles Chris
    Christopher Chuck Clarence Colin Cory Craig Dan Daniel Darrell David Dennis Devin Dick Don
    Donald Doug Ed Edward Edwin Eric Ernest Eugene Francis Frank Fred Gary Gavin Gene George
    Gerald Glenn Gordon Greg Gregory Harold Harry Hassan Henry Howard Ibrahim Jack Jacob Jake
    James Jared Jason Jay Jeb Jeff Jeffrey Jeremy Jerome Jerry Jim Jimmy Joe Joel John Jon
    Jonathan Jorge Jose Joseph Josh Joshua Juan Julian Justin Karl Keith Ken Kenneth Kevin
    Kirk Kyle Larry Lee Leon Lindsey Louis Luis Marco Mark Martin Marvin Matt Matthew Max
    Michael Mick Miguel Mike Mitch Mitt Mohammed Nathan Neil Newt Nicholas Nick Omar Patrick
    Paul Pedro Pete Peter Phil Philip Ralph Rand Randy Ray Raymond Reince Rex Richard Rick Rob
    Robert Roger Ron Ronald Roy Rudy Rush Russell Ryan Sam Samuel Scott Sean Sidney Stephen
    Steve Steven Stuart Ted Terry Thomas Tim Timothy Todd Tom Tommy Tony Trey Tucker Vincent
    Vladimir Walter Warren Wayne William Zachary""".split()
)
WOMEN = frozenset(
    """Alexandria Alice Alison Amanda Amy Andrea Angela Ann Anna Anne Ashley Barbara Beth Betsy
    Betty Beverly Bonnie Brenda Carly Carol Caroline Carolyn Catherine Cheryl Christina
    Christine Cindy Claire Condoleezza Cynthia Debbie Deborah Diana Diane Dianne Donna Doris
    Dorothy Elaine Elena Elizabeth Ellen Emily Emma Erin Eva Eve Fiona Gina Gloria Grace
    Hannah Heather Heidi Helen Hillary Hope Huma Ilhan Ivanka Jackie Jacqueline Jane Janet
    Janice Jean Jennifer Jessica Jill Joan Joanna Joyce Judith Judy Julia Julie Kamala Karen
    Kate Katherine Kathleen Kathryn Kathy Katie Kelly Kellyanne Kim Kimberly Kirsten Laura
    Lauren Leslie Linda Lisa Loretta Lori Lynn Margaret Maria Marie Marilyn Martha Mary Maxine
    Megan Melania Melissa Michele Michelle Molly Monica Nancy Naomi Natalie Nicole Nikki
    Olivia Pam Pamela Patricia Patty Paula Rachel Rashida Rebecca Robin Rosa Rose Ruth
    Samantha Sandra Sara Sarah Sharon Sheila Sheryl Sonia Sophia Stacey Stephanie Susan
    Suzanne Sylvia Tammy Teresa Theresa Tina Tracy Tulsi Valerie Vanessa Vera Victoria
    Virginia Wendy Whitney""".split()
)
STATES = _names(
    """Alabama | Alaska | Arizona | Arkansas | California | Colorado | Connecticut | Delaware |
    Florida | Georgia | Hawaii | Idaho | Illinois | Indiana | Iowa | Kansas | Kentucky |
    Louisiana | Maine | Maryland | Massachusetts | Michigan | Minnesota | Mississippi |
    Missouri | Montana | Nebraska | Nevada | New Hampshire | New Jersey | New Mexico | North
    Carolina | North Dakota | Ohio | Oklahoma | Oregon | Pennsylvania | Rhode Island | South
    Carolina | South Dakota | Tennessee | Texas | Utah | Vermont | West Virginia | Wisconsin |
    Wyoming"""
)
COUNTRIES = _names(
    """Afghanistan | Argentina | Australia | Austria | Belgium | Brazil | Britain | Canada |
    Chile | China | Colombia | Cuba | Denmark | Egypt | Ethiopia | Finland | France | Germany
    | Greece | Haiti | Honduras | Hungary | India | Indonesia | Iran | Iraq | Ireland | Israel
    | Italy | Japan | Kenya | Kuwait | Lebanon | Libya | Mexico | Netherlands | Nigeria |
    North Korea | Norway | Pakistan | Peru | Poland | Portugal | Qatar | Russia | Saudi Arabia
    | Somalia | South Africa | South Korea | Spain | Sudan | Sweden | Switzerland | Syria |
    Taiwan | Thailand | Turkey | Ukraine | Venezuela | Vietnam | Yemen"""
)
CITIES = _names(
    """Atlanta | Austin | Baghdad | Baltimore | Beijing | Berlin | Boston | Brussels | Buffalo |
    Cairo | Charlotte | Chicago | Cincinnati | Cleveland | Dallas | Denver | Detroit | Geneva
    | Hartford | Houston | Istanbul | Jerusalem | Kabul | Kansas City | Las Vegas | London |
    Los Angeles | Madrid | Memphis | Miami | Milwaukee | Minneapolis | Moscow | Nashville |
    New Orleans | Oakland | Orlando | Paris | Philadelphia | Phoenix | Pittsburgh | Portland |
    Richmond | Rome | San Diego | San Francisco | Seattle | Seoul | St. Louis | Tampa | Tehran
    | Tokyo | Toronto | Tucson | Tulsa"""
)
PEOPLES = frozenset(
    """Afghan American Australian Brazilian British Canadian Chinese Cuban Egyptian French German
    Greek Indian Iranian Iraqi Israeli Italian Japanese Mexican Pakistani Palestinian Polish
    Russian Saudi Spanish Syrian Turkish Ukrainian Venezuelan""".split()
)
OUTLETS = _names(
    """ABC | ABC News | BBC | Bloomberg | Boston Globe | Breitbart | CBS | CBS News | CNN | Fox
    News | Los Angeles Times | MSNBC | NBC | NBC News | New York Times | Newsweek | Politico |
    USA Today | Wall Street Journal | Washington Post"""
)
AGENCIES = frozenset(
    """ATF CDC CIA DEA DHS EPA FBI FCC FDA FEMA ICE IRS NASA NATO NSA SEC TSA WHO""".split()
)
COMPANIES = _names(
    """AT&T | Amazon | Apple | Boeing | Chrysler | Citigroup | Comcast | Exxon | Facebook | Ford
    | General Motors | Goldman Sachs | Google | IBM | Intel | JPMorgan | McDonald’s |
    Microsoft | Netflix | Nike | Pfizer | Starbucks | Target | Tesla | Toyota | Twitter | Uber
    | Verizon | Walmart | Wells Fargo | YouTube"""
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
"""What one name may stand for another in."""

"""Common given names, by the pronoun that news uses for those who bear them."""

HE = frozenset(
    """aaron abdul abraham adam adrian ahmed al alan albert alejandro alex alexander alfred ali
    allen alvin andre andrew andy angelo anthony antonio arnold arthur ashton barack barry
    ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan
    brent brett brian bruce bryan byron calvin carl carlos cesar chad charles charlie
    chris christian christopher chuck clarence claude clayton clint clyde colin connor
    corey cory craig curtis cyrus dale damon dan daniel danny dannel darrell darren dave
    david dean dennis derek derrick devin diego dmitri dominic don donald doug douglas
    duane dustin dwayne dwight earl ed eddie edgar edmund eduardo edward edwin eli elijah
    elliott emmanuel enrique eric erik ernest ethan eugene evan felipe felix fernando
    francis francisco frank franklin fred frederick gabriel garrett gary gavin gene
    geoffrey george gerald gerard gilbert glen glenn gordon graham grant greg gregory guy
    hamid harold harry harvey hassan hector henry herbert herman howard hugh hugo ian
    ibrahim igor isaac ivan jack jacob jacques jaime jake jamal james jared jason javier
    jay jeb jed jeff jeffrey jeremy jerome jerry jim jimmy joaquin joe joel joey john
    johnny jon jonathan jorge jose joseph josh joshua juan julian justin karl keith ken
    kenneth kent kevin khalid kirk kurt kyle lance larry lawrence lee leo leon leonard
    leroy leslie lester lewis liam lindsey lloyd logan louis lucas luis luke mahmoud
    malcolm manuel marc marcel marco marcus mario mark marshall martin marvin mathew matt
    matthew maurice max mehmet melvin michael miguel mike miles mitch mitchell mohamed
    mohammad mohammed morgan muhammad nathan nathaniel ned neil nelson nicholas nick nigel
    noah norman oliver omar orrin oscar otto owen pablo patrick paul pedro perry pete
    peter phil philip phillip pierre preston rafael ralph ramon randall randy rand raul
    ray raymond reggie reginald rene ricardo richard rick ricky rob robert roberto rod
    roderick rodney roger roland ron ronald rory ross roy ruben rudy rupert russ russell
    ryan salvador sam samuel saul scott sean sebastian sergei sergio seth shaun shawn
    sheldon sherrod sidney simon spencer stanley stefan stephen steve steven stewart
    stuart ted terrence theodore thomas tim timothy todd tom tommy tony travis trevor
    tyler vernon victor vincent vladimir wade wallace walter warren wayne wendell wesley
    will willard william willie winston xavier yusuf zachary""".split()
)
"""Given names of people whom news calls "he"."""
SHE = frozenset(
    """abigail ada adriana agnes aisha alexandra alexis alice alicia alison allison alma alyssa
    amanda amber amelia amina amy ana andrea angela angelina anita ann anna anne annette
    annie april ariana arlene ashley audrey aung barbara beatrice becky belinda bernice
    bertha beth bethany betsy betty beverly bonnie brenda briana bridget brittany brooke
    camille candace carla carly carmen carol carole caroline carolyn carrie casey
    catherine cathy cecilia celia charlene charlotte chelsea cheryl christina christine
    cindy claire clara claudia colleen connie constance cora courtney crystal cynthia
    daisy dana danielle daphne dawn deanna debbie deborah debra deidre delia delores
    denise diana diane dianne dolores donna dora doris dorothy edith edna eileen elaine
    eleanor elena elisa elise elizabeth ella ellen eloise elsie emily emma erica erika
    erin esther ethel eva eve evelyn faith fatima fay felicia fiona flora florence frances
    gabriela gabrielle gail genevieve georgia geraldine gertrude gina ginger gladys gloria
    grace gretchen gwen hannah harriet hazel heather heidi helen hillary holly hope huma
    ida ilhan inez ingrid irene iris isabel ivanka ivy jackie jacqueline jan jane janet
    janice jasmine jean jeanette jeanne jen jenna jennifer jenny jessica jill jo joan
    joanna joanne jocelyn josephine joy joyce juanita judith judy julia juliana julie june
    kamala kara karen kate katherine kathleen kathryn kathy katie katrina kayla kelly
    kellyanne kelsey kendra kerry kim kimberly kirsten kristen kristin kristina kristine
    laila lara latoya laura lauren laurie leah lena leslie lillian lily linda lindsay lisa
    liz lois loretta lorraine louise lucille lucy lydia lynn mabel madeleine madison
    maggie mallory marcia margaret maria mariana marie marilyn marina marion marissa
    marjorie marlene marsha martha mary maureen maxine megan melanie melania melinda
    melissa mercedes meredith michele michelle mildred mindy miranda miriam molly monica
    muriel myra nadia nadine nancy naomi natalia natalie natasha nellie nicole nikki nina
    nora norma olga olivia pam pamela patricia patty paula pauline peggy penny phyllis
    priscilla rachel ramona rebecca regina renee rhonda rita roberta robin rosa rosalie
    rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sandy sara sarah
    shannon sharon sheila shelby shelly shellye sherry sheryl shirley sonia sophia sophie
    stacey stacy stella stephanie sue susan susana suzanne sylvia tamara tammy tanya tara
    teresa terri theresa thelma tina tracey tracy ursula valerie vanessa vera veronica
    vicki vicky victoria viola violet virginia vivian wanda wendy whitney wilma winifred
    yolanda yvette yvonne zoe""".split()
)
"""Given names of people whom news calls "she"."""

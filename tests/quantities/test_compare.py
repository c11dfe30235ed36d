"""What the engine says to a claim's figures, one case a line of the table.

A claim is right when all of its figures agree, wrong when one disagrees, and else incomparable.
All sentences are our own. "!" marks the cases that an engine which only looks for the same or
another number gets wrong.
"""

import pytest

from verify.quantities.compare import Comparison, compare

Case = tuple[str, str]
GROUPS: dict[str, list[tuple[str, list[Case]]]] = {
    "what an amount comes to": [
        (
            "The two-year budget that the governor signed last week comes to $40.1 billion.",
            [
                ("agree", "The two-year budget that the governor signed was worth $40.1 billion."),
                ("agree", "The budget totals more than $40 billion."),
                ("disagree", "The two-year budget was worth $41.1 billion."),
                ("disagree", "The budget amounts to $41.1 billion."),
                ("incomparable", "The tunnel amounts to $41.1 billion."),
            ],
        ),
        (
            "The list has savings worth more than $1.6 billion: $455 million from layoffs.",
            [("incomparable", "The budget was worth $41.1 billion.")],
        ),
        (
            "The house on Pier Street cost $15 million.",
            [
                ("disagree", "The house on Pier Street cost $12 million."),
                ("incomparable", "The house on Pier Street was worth $12 million."),
            ],
        ),
        (
            "The city's part comes down by $13 million, to $267 million, and the contract would run"
            " for four years.",
            [
                ("agree", "The city's part was cut by $13 million."),
                ("disagree", "The city's part comes down by $15 million."),
                ("agree", "The contract would run for four years."),
            ],
        ),
        (
            "About 600 people came to 12 meetings.",
            [("disagree", "About 700 people came to the meetings.")],
        ),
    ],
    "plain figures": [
        (
            "The district employs about 1,250 teachers in 34 schools.",
            [
                ("agree", "The district employs 1,250 teachers."),
                ("agree", "The district has teachers in 34 schools."),
                ("agree", "The district employs roughly 1,250 teachers in 34 schools."),
                ("disagree", "The district employs 1,520 teachers."),
                ("disagree", "The district employs teachers in 43 schools."),
                ("disagree", "The district has 34 teachers."),
                ("incomparable", "The district has 1,250 students."),
                ("incomparable", "The district has 34 buses."),
            ],
        ),
        (
            "Port officials counted 9,291 containers on the terminal on Monday.",
            [
                ("agree", "Port officials counted 9,291 containers."),
                ("agree", "Officials counted more than 9,000 containers on the terminal."),
                ("disagree", "Port officials counted 9,791 containers on the terminal."),
                ("disagree", "Officials counted fewer than 9,000 containers on the terminal."),
                ("incomparable", "Port officials counted 9,291 ships."),
            ],
        ),
        (
            "The library board hired 12 clerks and three guards for the new branch.",
            [
                ("agree", "The library board hired a dozen clerks."),
                ("agree", "The board hired three guards for the branch."),
                ("disagree", "The library board hired 15 clerks for the new branch."),
                ("disagree", "The library board hired 12 guards for the new branch."),
                ("disagree", "The library board hired five guards for the new branch."),
                ("agree", "The board hired 15 clerks and guards for the new branch."),
            ],
        ),
        (
            "Eleven of the ferry's crew were treated for smoke inhalation.",
            [
                ("agree", "Eleven crew members were treated for smoke inhalation."),
                ("disagree", "Seven of the ferry's crew were treated for smoke inhalation."),
            ],
        ),
        (
            "The bakery sells 2.4 million loaves a year from its plant in Dover.",
            [
                ("agree", "The bakery sells 2.4 million loaves a year."),
                ("agree", "The bakery sells more than two million loaves a year."),
                ("disagree", "The bakery sells 4.2 million loaves a year."),
                ("disagree", "The bakery sells 2.4 billion loaves a year."),
            ],
        ),
    ],
    "rounding": [
        (
            "The strike fund paid out $1,648,200 in its first year.",
            [
                ("agree", "The strike fund paid out $1.6 million in its first year."),
                ("agree", "The strike fund paid out about $1.65 million in its first year."),
                ("disagree", "The strike fund paid out $1.7 million in its first year."),
                ("agree", "The strike fund paid out more than $1.6 million in its first year."),
                ("disagree", "The strike fund paid out more than $1.7 million in its first year."),
                ("agree", "The strike fund paid out almost $1.7 million in its first year."),
                ("disagree", "The strike fund paid out $16 million in its first year."),
            ],
        ),
        (
            "Turnout in the union election was 58.6 percent.",
            [
                ("agree", "Turnout in the union election was nearly 60 percent."),
                ("agree", "Turnout in the union election was 59 percent."),
                ("agree", "Turnout in the union election was more than half."),
                ("disagree", "Turnout in the union election was 58 percent."),
                ("disagree", "Turnout in the union election was 68.6 percent."),
                ("disagree", "Turnout in the union election was nearly 70 percent."),
                ("disagree", "Turnout in the union election was over 60 percent."),
                ("disagree", "Turnout in the union election was a third."),
            ],
        ),
        (
            "The county spent about $45 million on roads.",
            [
                ("agree", "The county spent $45 million on roads."),
                ("incomparable", "The county spent $45.3 million on roads."),
                ("disagree", "The county spent $54 million on roads."),
                ("agree", "The county spent about $45 million on roads."),
                ("disagree", "The county spent at least $60 million on roads."),
            ],
        ),
        (
            "The hospital admitted 10 patients from the crash.",
            [
                ("disagree", "The hospital admitted 11 patients from the crash."),
                ("agree", "The hospital admitted ten patients from the crash."),
                ("disagree", "The hospital admitted nine patients from the crash."),
            ],
        ),
    ],
    "bounds": [
        (
            "More than 4,700 layoff notices went out on Tuesday.",
            [
                ("agree", "More than 4,000 layoff notices went out."),
                ("agree", "More than 4,700 layoff notices went out on Tuesday."),
                ("agree", "Some 4,700 layoff notices went out on Tuesday."),
                ("disagree", "Fewer than 4,000 layoff notices went out on Tuesday."),
                ("disagree", "Only 3,200 layoff notices went out on Tuesday."),
                ("incomparable", "More than 5,000 layoff notices went out on Tuesday."),  # !
                ("incomparable", "Exactly 4,912 layoff notices went out on Tuesday."),  # !
                ("incomparable", "More than 1,000 layoff notices went out on Tuesday."),  # !
            ],
        ),
        (
            "The stipend pays up to 70% of a member's costs.",
            [
                ("agree", "The stipend pays up to 70 percent of a member's costs."),
                ("incomparable", "The stipend pays 70% of a member's costs."),  # !
                ("disagree", "The stipend pays 80% of a member's costs."),
                ("disagree", "The stipend pays more than 75 percent of a member's costs."),
                ("incomparable", "The stipend pays half of a member's costs."),  # !
            ],
        ),
        (
            "At least 14 of the 15 unions have to ratify any change to the plan.",
            [
                ("agree", "At least 14 of the 15 unions have to ratify a change to the plan."),
                ("agree", "Fourteen of the 15 unions must ratify any change to the plan."),
                ("disagree", "At least 12 of the 15 unions have to ratify any change to the plan."),
                ("disagree", "Ten of the 15 unions must ratify any change to the plan."),
                ("incomparable", "Fourteen of the 15 unions ratified the plan."),  # !
                ("incomparable", "Eleven of the 15 unions ratified the change."),  # !
            ],
        ),
        (
            "The mill employed 612 people before the fire.",
            [
                ("agree", "The mill employed at least 600 people before the fire."),
                ("agree", "The mill employed more than 600 people before the fire."),
                ("agree", "The mill employed fewer than 700 people before the fire."),
                ("disagree", "The mill employed more than 700 people before the fire."),
                ("disagree", "The mill employed at most 600 people before the fire."),
                ("incomparable", "The mill employed 612 people after the fire."),  # !
            ],
        ),
        (
            "No more than 40 passengers may board the shuttle.",
            [
                ("agree", "At most 40 passengers may board the shuttle."),
                ("disagree", "Up to 60 passengers may board the shuttle."),
                ("disagree", "At least 50 passengers may board the shuttle."),
            ],
        ),
        (
            "Between 4 and 6 inches of snow fell on the pass.",
            [
                ("agree", "Four to six inches of snow fell on the pass."),
                ("incomparable", "Five inches of snow fell on the pass."),  # !
                ("disagree", "Nine inches of snow fell on the pass."),
                ("disagree", "Between 8 and 10 inches of snow fell on the pass."),
            ],
        ),
    ],
    "shares": [
        (
            "The deal was rejected by only four of the 15 SEBAC unions, or 57 percent of those who "
            "cast votes.",
            [
                ("agree", "Four of the 15 SEBAC unions rejected the deal."),
                ("agree", "About 27 percent of SEBAC unions rejected the deal."),
                ("agree", "More than a quarter of the SEBAC unions rejected the deal."),
                ("agree", "Eleven of the 15 SEBAC unions approved the deal."),
                ("agree", "Most SEBAC unions approved the deal."),
                ("agree", "A majority of SEBAC unions backed the deal."),
                ("agree", "Nearly three-quarters of the SEBAC unions approved the deal."),
                ("agree", "A minority of the SEBAC unions rejected the deal."),
                ("disagree", "Most SEBAC unions rejected the deal."),
                ("disagree", "57 percent of the SEBAC unions rejected the deal."),
                ("disagree", "Five of the 15 SEBAC unions rejected the deal."),
                ("disagree", "Four of the 15 SEBAC unions approved the deal."),
                ("disagree", "Four of the 16 SEBAC unions rejected the deal."),
                ("disagree", "Half of the SEBAC unions rejected the deal."),
                ("disagree", "All SEBAC unions approved the deal."),
                ("disagree", "No SEBAC union rejected the deal."),
                ("disagree", "A third of the SEBAC unions rejected the deal."),
                ("agree", "57 percent of those who cast votes rejected the deal."),
                ("disagree", "75 percent of those who cast votes rejected the deal."),
                ("disagree", "27 percent of those who cast votes rejected the deal."),
                ("incomparable", "Fifteen state agencies rejected the deal."),  # !
                ("incomparable", "Four of the 15 SEBAC unions endorsed the governor."),  # !
            ],
        ),
        (
            "Nine of the 12 council members voted for the ordinance.",
            [
                ("agree", "Three-quarters of the council members voted for the ordinance."),
                ("agree", "75 percent of council members voted for the ordinance."),
                ("agree", "Most council members voted for the ordinance."),
                ("disagree", "Half of the council members voted for the ordinance."),
                ("disagree", "The council members voted unanimously for the ordinance."),
                ("disagree", "All council members voted for the ordinance."),
                ("disagree", "Seven of the 12 council members voted for the ordinance."),
                ("incomparable", "Nine of the 12 school board members voted for the ordinance."),
            ],
        ),
        (
            "One in five nurses said they had been assaulted at work.",
            [
                ("agree", "Twenty percent of nurses said they had been assaulted at work."),
                ("agree", "A fifth of nurses said they had been assaulted at work."),
                ("disagree", "One in three nurses said they had been assaulted at work."),
                ("disagree", "Half of nurses said they had been assaulted at work."),
                ("disagree", "Most nurses said they had been assaulted at work."),
                ("incomparable", "One in five doctors said they had been assaulted at work."),  # !
            ],
        ),
        (
            "Two-thirds of the members supported the merger.",
            [
                ("agree", "About 67 percent of the members supported the merger."),
                ("agree", "Most members backed the merger."),
                ("agree", "More than 60 percent of members supported the merger."),
                ("disagree", "Three-quarters of the members supported the merger."),
                ("disagree", "A third of the members supported the merger."),
                ("incomparable", "Two-thirds of the managers supported the merger."),  # !
            ],
        ),
        (
            "The committee passed the bill 7-2 on Wednesday.",
            [
                ("agree", "The committee passed the bill on a 7-2 vote."),
                ("disagree", "The committee passed the bill 6-3."),
                ("agree", "The committee passed the bill 7 to 2."),
            ],
        ),
    ],
    "money and currencies": [
        (
            "The city will borrow $280 million for the tunnel and £12 million for the museum.",
            [
                ("agree", "The city will borrow $280 million for the tunnel."),
                ("disagree", "The city will borrow $380 million for the tunnel."),
                ("incomparable", "The city will borrow €280 million for the tunnel."),  # !
                ("agree", "The city will borrow 12 million pounds for the museum."),
                ("incomparable", "The city will borrow $12 million for the museum."),  # !
            ],
        ),
        (
            "Guards earn $19.50 an hour under the contract.",
            [
                ("agree", "Guards earn $19.50 per hour under the contract."),
                ("disagree", "Guards earn $21.50 an hour under the contract."),
                ("incomparable", "Guards earn $19.50 a day under the contract."),  # !
                ("incomparable", "Guards earn $19.50 under the contract."),  # !
                ("agree", "Guards earn less than $20 an hour under the contract."),
            ],
        ),
        (
            "The airline lost $1.2bn in the quarter, while fares brought in $3.4bn.",
            [
                ("agree", "The airline lost $1.2 billion in the quarter."),
                ("disagree", "The airline lost $2.1 billion in the quarter."),
                (
                    "incomparable",
                    "The airline earned a profit of $1.2 billion in the quarter.",
                ),  # !
                ("disagree", "The airline lost $1.2 million in the quarter."),
            ],
        ),
        (
            "Fares rose 25 cents, to $2.75.",
            [
                ("agree", "Fares rose by 25 cents."),
                ("agree", "Fares rose to $2.75."),
                ("agree", "Fares rose $0.25."),
                ("disagree", "Fares rose to $3.75."),
                ("disagree", "Fares rose by $2.75."),
                ("disagree", "Fares rose by 75 cents."),
            ],
        ),
    ],
    "changes and directions": [
        (
            "The state's share of spending is reduced from $280 million to $267 million.",
            [
                ("agree", "The state's share of spending fell from $280 million to $267 million."),
                ("agree", "The state's share was cut to $267 million."),
                ("agree", "The state's share was cut by $13 million."),
                ("agree", "The state's share of spending was reduced by about 4.6 percent."),
                ("disagree", "The state's share was raised from $267 million to $280 million."),
                ("disagree", "The state's share of spending rose to $267 million."),
                ("disagree", "The state's share was cut by $23 million."),
                ("disagree", "The state's share was raised by $13 million."),
                ("disagree", "The state's share of spending was reduced by 13 percent."),
                ("disagree", "The state's share of spending was cut to $276 million."),
                ("disagree", "The state's share was cut from $290 million to $267 million."),
                ("disagree", "The state's share of spending was halved."),
                ("incomparable", "The town's share of costs is $267 million."),  # !
            ],
        ),
        (
            "Enrollment climbed to 5,200 students this fall from 2,600 a decade ago.",
            [
                ("agree", "Enrollment doubled in a decade."),
                ("agree", "Enrollment climbed by 2,600 students."),
                ("agree", "Enrollment climbed from 2,600 to 5,200 students."),
                ("disagree", "Enrollment tripled in a decade."),
                ("disagree", "Enrollment fell from 5,200 to 2,600 students."),
                ("agree", "Enrollment climbed 100 percent."),
                ("disagree", "Enrollment climbed 50 percent."),
            ],
        ),
        (
            "Unemployment fell 0.3 percentage points, to 4.1 percent.",
            [
                ("agree", "Unemployment fell to 4.1 percent."),
                ("agree", "Unemployment fell by 0.3 percentage points."),
                ("disagree", "Unemployment rose to 4.1 percent."),
                ("incomparable", "Unemployment fell by 4.1 percent."),  # !
                ("incomparable", "Unemployment fell 0.3 percent."),  # !
                ("disagree", "Unemployment fell to 3.9 percent."),
            ],
        ),
        (
            "Sales at the chain dropped 12 percent, to 8.8 million meals.",
            [
                ("agree", "Sales at the chain dropped 12 percent."),
                ("disagree", "Sales at the chain rose 12 percent."),
                ("disagree", "Sales at the chain dropped 21 percent."),
                ("incomparable", "Profits at the chain dropped 12 meals."),  # !
            ],
        ),
        (
            "The utility raised its rate by 8 percent in March.",
            [
                ("agree", "The utility raised its rate by 8 percent."),
                ("disagree", "The utility raised its rate by 18 percent."),
                ("disagree", "The utility cut its rate by 8 percent."),
                ("incomparable", "The utility raised its rate to 8 percent."),  # !
                ("incomparable", "The utility raised its dividend by 9 percent."),  # !
            ],
        ),
    ],
    "other subjects and acts": [
        (
            "Ohio lost 6,500 factory jobs last year.",
            [
                ("agree", "Ohio lost 6,500 factory jobs."),
                ("incomparable", "Iowa lost 6,500 factory jobs."),  # !
                ("incomparable", "Iowa lost 4,200 factory jobs."),  # !
                ("disagree", "Ohio lost 5,600 factory jobs."),
                ("incomparable", "Ohio gained 6,500 restaurant jobs."),  # !
            ],
        ),
        (
            "The shooting killed nine people and wounded 27 others at the mall.",
            [
                ("agree", "The shooting killed nine people."),
                ("agree", "The shooting wounded 27 people at the mall."),
                ("disagree", "The shooting wounded nine people at the mall."),
                ("disagree", "The shooting killed 27 people at the mall."),
                ("disagree", "The shooting killed eleven people at the mall."),
            ],
        ),
        (
            "The plant hired 300 welders in May and laid off 120 painters in June.",
            [
                ("agree", "The plant hired 300 welders."),
                ("agree", "The plant laid off 120 painters."),
                ("incomparable", "The plant laid off 300 welders."),  # !
                ("incomparable", "The plant hired 120 painters."),  # !
                ("disagree", "The plant laid off 220 painters."),
            ],
        ),
        (
            "Exports to Canada reached $4 billion and imports $6 billion.",
            [
                ("agree", "Exports to Canada reached $4 billion."),
                ("incomparable", "Imports from Canada reached $4 billion."),  # !
                ("disagree", "Exports to Canada reached $5 billion."),
            ],
        ),
        (
            "The survey asked 800 men and 650 women about overtime.",
            [
                ("agree", "The survey asked 800 men about overtime."),
                ("disagree", "The survey asked 900 men about overtime."),
                ("disagree", "The survey asked 800 women about overtime."),
                ("disagree", "The survey asked 560 women about overtime."),
            ],
        ),
        (
            "Mayor Ines Okafor won 52 percent of the vote; Ray Dunn took 44 percent.",
            [
                ("agree", "Okafor won 52 percent of the vote."),
                ("agree", "Ray Dunn took 44 percent of the vote."),
                ("disagree", "Okafor won 57 percent of the vote."),
                ("agree", "Okafor won more than half of the vote."),
            ],
        ),
        (
            "The company opened 14 stores and closed 9 in the year.",
            [
                ("agree", "The company opened 14 stores."),
                ("agree", "The company closed nine stores."),
                ("disagree", "The company closed 14 stores in the year."),
                ("disagree", "The company opened 41 stores in the year."),
            ],
        ),
        (
            "Republican senators hold 21 seats and Democrats 15.",
            [
                ("agree", "Republican senators hold 21 seats."),
                ("disagree", "Republican senators hold 22 seats."),
            ],
        ),
    ],
    "other things, units and kinds": [
        (
            "The trail is 12 miles long and the climb takes 6 hours.",
            [
                ("agree", "The trail is 12 miles long."),
                ("agree", "The trail is about 19 kilometers long."),
                ("disagree", "The trail is 21 miles long."),
                ("disagree", "The trail is about 25 kilometers long."),
                ("agree", "The climb takes six hours."),
                ("agree", "The climb takes 360 minutes."),
                ("disagree", "The climb takes 12 hours."),
                ("incomparable", "The trail is 12 years old."),  # !
            ],
        ),
        (
            "The suspect, Dale Vernon, 44, was held for 72 hours.",
            [
                ("agree", "Dale Vernon, 44, was held."),
                ("agree", "The suspect was held for three days."),
                ("disagree", "The suspect was held for five days."),
                ("disagree", "The suspect was held for 44 hours by 72 officers."),
                ("disagree", "Dale Vernon, 54, was held."),
            ],
        ),
        (
            "Prices rose 3 percent, and wages rose 5 percent.",
            [
                ("agree", "Prices rose 3 percent."),
                ("agree", "Wages rose 5 percent."),
                ("disagree", "Wages rose 8 percent."),
                ("incomparable", "Prices rose 3 cents."),  # !
                ("incomparable", "Prices rose 3 percentage points."),  # !
            ],
        ),
        (
            "It was the third strike at the plant and the union's 22nd in the state.",
            [
                ("agree", "It was the third strike at the plant."),
                ("disagree", "It was the fifth strike at the plant."),
                ("incomparable", "There were three strikes at the plant."),  # !
            ],
        ),
        (
            "The reactor produces 1,200 megawatts, enough for 900,000 homes.",
            [
                ("agree", "The reactor produces 1.2 gigawatts."),
                ("agree", "The reactor produces enough for 900,000 homes."),
                ("disagree", "The reactor produces 2,100 megawatts."),
                ("incomparable", "The reactor cost $1,200."),  # !
                ("incomparable", "The reactor produces enough for 900,000 people."),  # !
            ],
        ),
        (
            "The 20-year agreement covers retirement benefits.",
            [
                ("agree", "The agreement runs for 20 years and covers retirement benefits."),
                ("disagree", "The 30-year agreement covers retirement benefits."),
                ("incomparable", "The agreement covers the benefits of 20 retirees."),  # !
            ],
        ),
        (
            "The jury deliberated for two days and heard 36 witnesses.",
            [
                ("agree", "The jury deliberated for two days."),
                ("disagree", "The jury deliberated for four days."),
                ("agree", "The jury heard three dozen witnesses."),
                ("disagree", "The jury heard two witnesses for 36 days."),
            ],
        ),
        (
            "The storm dumped 14 inches of rain and winds hit 90 mph.",
            [
                ("agree", "Winds hit 90 mph in the storm."),
                ("disagree", "Winds hit 120 mph in the storm."),
                ("agree", "Winds hit 90 miles per hour."),
                ("incomparable", "The storm dumped 14 inches of snow."),  # !
            ],
        ),
    ],
    "dates": [
        (
            "The contract expired Sept. 30, and a strike is set for Nov. 1.",
            [
                ("agree", "The contract expired on September 30."),
                ("disagree", "The contract expired on September 20."),
                ("agree", "A strike is set for Nov. 1."),
                ("disagree", "A strike is set for Nov. 11."),
                ("agree", "The contract expired in September."),
                ("disagree", "The contract expired in August."),
            ],
        ),
        (
            "The agency was founded in 1974 and moved to Albany in 1991.",
            [
                ("agree", "The agency was founded in 1974."),
                ("disagree", "The agency was founded in 1984."),
                ("agree", "The agency was founded in the 1970s."),
                ("incomparable", "The agency was founded on March 3, 1974."),  # !
                ("disagree", "The agency moved to Albany in 1994."),
            ],
        ),
        (
            "Lawmakers gave the unions until Aug. 31 to pass an agreement.",
            [
                ("agree", "The unions have until August 31 to pass an agreement."),
                ("disagree", "The unions have until July 31 to pass an agreement."),
            ],
        ),
        (
            "Unemployment was 5 percent in 2016 and 4 percent in 2018.",
            [
                ("agree", "Unemployment was 5 percent in 2016."),
                ("agree", "Unemployment was 4 percent in 2018."),
                ("incomparable", "Unemployment was 4 percent in 2012."),  # !
                ("disagree", "Unemployment was 7 percent in 2016."),
            ],
        ),
        (
            "The march begins at 6 a.m. on Friday.",
            [
                ("agree", "The march begins at 6 a.m."),
                ("disagree", "The march begins at 9 a.m."),
                ("disagree", "The march begins on Tuesday."),
                ("agree", "The march begins Friday."),
            ],
        ),
        (
            "The court ruled on June 12, 2019, before the law took effect on July 1, 2019.",
            [
                ("agree", "The court ruled on June 12, 2019."),
                ("agree", "The court ruled in June 2019."),
                ("disagree", "The court ruled on June 21, 2019."),
                ("agree", "The law took effect on July 1, 2019."),
                ("agree", "The law took effect in 2019."),
                ("disagree", "The court ruled in 2017."),
            ],
        ),
    ],
    "names that hold numbers": [
        (
            "District 1199 struck in 26 nursing homes.",
            [
                ("agree", "District 1199 struck in 26 nursing homes."),
                ("incomparable", "District 1991 struck in 26 nursing homes."),  # !
                ("disagree", "District 1199 struck in 62 nursing homes."),
                ("disagree", "The union struck in 1,199 nursing homes of District 26."),
            ],
        ),
        (
            "The tribunal cited Section 8 of the act in its 40-page order.",
            [
                ("agree", "The tribunal cited Section 8 of the act."),
                ("incomparable", "The tribunal cited Section 40 of eight acts."),  # !
                ("disagree", "The tribunal issued a 60-page order citing Section 8."),
            ],
        ),
    ],
    "who does it and who has it done": [
        (
            "The bus was hit by two trucks, and 14 students were injured.",
            [
                ("agree", "Fourteen students were injured."),
                ("disagree", "Forty students were injured."),
                ("incomparable", "Fourteen trucks were hit."),  # !
            ],
        ),
        (
            "Raiders killed 12 shepherds near the border.",
            [
                ("agree", "Twelve shepherds were killed near the border."),
                ("disagree", "Ten shepherds were killed near the border."),
                ("incomparable", "The raiders were killed by 12 shepherds."),  # !
                ("incomparable", "Twelve shepherds killed raiders near the border."),  # !
            ],
        ),
        (
            "The county's share of the cost is $12 million and the town's share $3 million.",
            [
                ("agree", "The county's share of the cost is $12 million."),
                ("incomparable", "The state's share of the cost is $12 million."),  # !
                ("incomparable", "The state's share of the cost is $20 million."),  # !
            ],
        ),
        (
            "Another 40 guards were hired in June.",
            [
                ("agree", "Another 40 guards were hired in June."),
                ("incomparable", "The prison has 90 guards hired in June."),  # !
            ],
        ),
        (
            "Dr. Alma Reyes (March 3, 1901 – July 9, 1988) founded the clinic.",
            [
                ("agree", "Alma Reyes was born in 1901."),
                ("agree", "Alma Reyes died in 1988."),
                ("disagree", "Alma Reyes died in 1901."),
                ("disagree", "Alma Reyes was born on March 30, 1901."),
            ],
        ),
        (
            "Workers get $500 apiece from the fund.",
            [
                ("incomparable", "Workers get $500 in all from the fund."),  # !
                ("agree", "Workers get $500 each from the fund."),
            ],
        ),
        (
            "It was the county's fourth largest fire and the state's 16th largest.",
            [
                ("agree", "It was the county's fourth largest fire."),
                ("incomparable", "It was the state's ninth oldest fire."),  # !
            ],
        ),
    ],
    "traps": [
        (
            "The governor proposed a budget of $40.1 billion with $1.6 billion in savings.",
            [
                ("agree", "The governor proposed a budget of $40.1 billion."),
                ("disagree", "The governor proposed $40.1 billion in savings."),
                ("incomparable", "The governor proposed $3 billion in tax cuts."),  # !
                ("incomparable", "Lawmakers passed a budget of $40.1 billion."),  # !
            ],
        ),
        (
            "Nurses at the clinic demanded a 10 percent raise and got 4 percent.",
            [
                ("agree", "Nurses at the clinic got 4 percent."),
                ("agree", "Nurses at the clinic demanded a 10 percent raise."),
                ("incomparable", "Nurses at the clinic received a 10 percent raise."),  # !
            ],
        ),
        (
            "Officials expect 2,300 evacuees to return; so far 900 have come back.",
            [
                ("agree", "Officials expect 2,300 evacuees to return."),
                ("disagree", "Officials expect 3,200 evacuees to return."),
                ("incomparable", "Officials expect 2,300 tourists to return."),  # !
            ],
        ),
        (
            "The museum is open 7 days a week and has 12 galleries on two floors.",
            [
                ("agree", "The museum has 12 galleries on two floors."),
                ("disagree", "The museum has seven galleries on 12 floors."),
                ("agree", "The museum is open seven days a week."),
            ],
        ),
        (
            "Ticket sales brought in $4 million in 2018 and donations $9 million.",
            [
                ("agree", "Ticket sales brought in $4 million in 2018."),
                ("incomparable", "Ticket sales brought in $4 million in 2015."),  # !
                ("disagree", "Ticket sales brought in $9 million."),
            ],
        ),
        (
            "The north plant made 310 engines before the strike.",
            [
                ("agree", "The north plant made 310 engines before the strike."),
                ("incomparable", "The north plant made 310 engines after the strike."),  # !
                ("incomparable", "The north plant made 420 engines after the strike."),  # !
                ("disagree", "The north plant made 420 engines before the strike."),
            ],
        ),
        (
            "Full-time drivers earn $31 an hour, part-time drivers $22 an hour.",
            [
                ("agree", "Full-time drivers earn $31 an hour."),
                ("agree", "Part-time drivers earn $22 an hour."),
                ("disagree", "Part-time drivers earn $31 an hour."),
            ],
        ),
        (
            "The average wait was 46 minutes and the longest 3 hours.",
            [
                ("agree", "The average wait was 46 minutes."),
                ("disagree", "The average wait was 64 minutes."),
                ("incomparable", "The longest wait was 46 minutes."),  # !
            ],
        ),
        (
            "Up to 900 homes could lose water, the utility warned.",
            [
                ("incomparable", "Exactly 900 homes lost water, the utility said."),  # !
                ("incomparable", "Some 700 homes lost water."),  # !
                ("disagree", "More than 1,200 homes could lose water."),
            ],
        ),
        (
            "The bill would cost $5 million in its first year and $8 million in its second.",
            [
                ("agree", "The bill would cost $5 million in its first year."),
                ("disagree", "The bill would cost $15 million in its first year."),
            ],
        ),
        (
            "Women hold 5 of the 9 seats on the court.",
            [
                ("agree", "Women hold a majority of the seats on the court."),
                ("agree", "Women hold five of the nine seats on the court."),
                ("incomparable", "Men hold 5 of the 9 seats on the court."),  # !
                ("incomparable", "Women hold 4 of the 9 seats on the council."),  # !
                ("disagree", "Women hold 4 of the 9 seats on the court."),
            ],
        ),
        (
            "The fire burned 3,400 acres in Placer County and 1,100 acres in Yuba County.",
            [
                ("agree", "The fire burned 3,400 acres in Placer County."),
                ("agree", "The fire burned 1,100 acres in Yuba County."),
                ("disagree", "The fire burned 3,400 acres in Yuba County."),
                ("disagree", "The fire burned 3,400 hectares in Placer County."),
                ("disagree", "The fire burned 4,300 acres in Placer County."),
                ("incomparable", "The fire burned 5,000 acres in Sutter County."),  # !
            ],
        ),
        (
            "A year ago the shelter housed 85 dogs; today it houses 140.",
            [
                ("agree", "The shelter housed 85 dogs a year ago."),
                ("incomparable", "The shelter housed 140 cats."),  # !
            ],
        ),
        (
            "The mayor said no more than 30 officers would be moved.",
            [
                ("incomparable", "The mayor said 30 officers would be moved."),  # !
                ("disagree", "The mayor said at least 50 officers would be moved."),
                (
                    "incomparable",
                    "The mayor said no more than 30 firefighters would be moved.",
                ),  # !
            ],
        ),
        (
            "The company did not pay the $2 million that it owed the fund.",
            [
                ("incomparable", "The company paid the fund $2 million."),  # !
                ("incomparable", "The company paid the fund $5 million."),  # !
            ],
        ),
        (
            "Gas exports reached 1.2 million barrels a day, oil exports 3.1 million.",
            [
                ("agree", "Gas exports reached 1.2 million barrels a day."),
                ("incomparable", "Gas exports reached 1.2 million barrels a year."),  # !
                ("disagree", "Gas exports reached 2.1 million barrels a day."),
            ],
        ),
        (
            "Of 48 inspectors, 31 are certified.",
            [
                ("incomparable", "Of 48 bridges, 31 are certified."),  # !
                ("incomparable", "The agency fined 31 contractors."),  # !
            ],
        ),
    ],
    "nothing to hold it against": [
        (
            "The union's leaders were happy with the outcome of the talks.",
            [
                ("incomparable", "Leaders of 15 unions were happy with the outcome."),
                ("incomparable", "The union's leaders met for six hours."),
                ("incomparable", "Most leaders were happy with the outcome of the talks."),  # !
                ("incomparable", "The talks cost $3 million."),
            ],
        ),
        (
            "The museum drew 41,000 visitors in May.",
            [
                ("incomparable", "The museum's guards filed 12 complaints."),  # !
                ("incomparable", "The theater drew 38,000 visitors, the city said."),  # !
                ("incomparable", "The museum spent $41,000 on a new roof."),  # !
                ("incomparable", "The museum drew 41,000 visitors in July."),  # !
                ("incomparable", "The museum drew 52,000 visitors in July."),  # !
                ("disagree", "The museum drew 14,000 visitors in May."),
            ],
        ),
        (
            "The senator has denied that she took $40,000 from the developer.",
            [
                ("incomparable", "The senator took $40,000 from the developer."),  # !
            ],
        ),
        (
            "Managers planned to cut 900 posts but cut 640.",
            [
                ("agree", "Managers planned to cut 900 posts."),
                ("agree", "Managers cut 640 posts."),
            ],
        ),
        (
            "The ferry was built in the spring of 1850.",
            [
                ("agree", "The ferry was built in the 19th century."),
                ("agree", "The ferry was built in the middle of the 19th century."),
                ("disagree", "The ferry was built in the 18th century."),
            ],
        ),
        (
            "The Harbour Party spent 68p for each vote. For the Greens it was 26p per vote.",
            [
                ("agree", "For the Greens it was 26p per vote."),
                ("incomparable", "The Harbour Party spent 68p per vote, the Greens 26p per vote."),
            ],
        ),
        (
            "The vaccine was given to 3,200 children under 5.",
            [
                ("agree", "The vaccine was given to 3,200 children."),
                ("disagree", "The vaccine was given to 2,300 children."),
                ("incomparable", "The vaccine was given to 3,200 adults."),  # !
                ("incomparable", "The vaccine was given to 3,200 prisoners."),  # !
            ],
        ),
    ],
}
CASES = [
    (group, evidence, relation, claim)
    for group, evidences in GROUPS.items()
    for evidence, cases in evidences
    for relation, claim in cases
]


def verdict(comparisons: list[Comparison]) -> str:
    """Wrong if a figure disagrees, right if all agree."""
    relations = {c.relation for c in comparisons}
    if "disagree" in relations:
        return "disagree"
    return "agree" if relations == {"agree"} else "incomparable"


@pytest.mark.parametrize(
    ("evidence", "relation", "claim"), [case[1:] for case in CASES], ids=lambda v: v[:60]
)
def test_a_claim_against_the_evidence(evidence: str, relation: str, claim: str) -> None:
    found = compare(claim, evidence)
    assert verdict(found) == relation, [(c.relation, c.reason) for c in found]

"""Names and nouns of questions, told from what is done to them."""

import pytest

from qa.conversation.things import things_of
from qa.conversation.turn import Query

THINGS = """
When did the Lindby tunnel open? / Lindby tunnel
Where was the sensitive old letter found? / sensitive old letter
How many pages does it have? / pages
Which gauge peak did the Tamsel reach in Lindby? / gauge peak, Tamsel, Lindby
Which town closed the Salt Pier? / town, Salt Pier
How many people watched the women's cup final? / women's cup final
How much did the council pay for Salt Pier? / council, Salt Pier
What must the religious schools in Lindby pay? / religious schools, Lindby
When did Ms Berg join Lindby United? / Ms Berg, Lindby United
Who got the job? / job
Who coaches her team? / team
Who sells soup on the way? / soup
Who is the mayor of Port Ansel? / mayor, Port Ansel
Who was killed in the Lindby flood? / Lindby flood
How strong was the strongest gust measured during Storm Agda? / strongest gust, Storm Agda
Why were they denied visas? / visas
What happened to the sheep off Farra? / sheep, Farra
Who rescued the sailors off Farra? / sailors, Farra
How much is the smoked eel? / smoked eel
Where does the bread come from at the Eel Ladder? / bread, Eel Ladder
How do I apply for a permit? / permit
Why was the alarm off? / alarm
Did the dam burst? / dam
Did Ada Berg win the cup? / Ada Berg, cup
When did Lake Farra lose water? / Lake Farra, water
Why did the Mill Bridge committee resign? / Mill Bridge committee
I crossed the Mill Bridge. Is it old? / Mill Bridge
He left. Who told the mayor? / mayor
Was anyone hurt? /
What was stolen from the Lindby museum? / Lindby museum
What is known about the fire? / fire
How old is she? /
Which of the two is right? /
And eighty years ago? /
What is it called? /
What was swept from the pier? / pier
Who was born at Farra? / Farra
What is planned for the pier? / pier
Is anything planned at Farra? / Farra
Who was elected twice? /
How far along is the pier? / pier
What is the pier worth? / pier
How much did the new roof of the pier cost? / new roof, pier
Wer baute die Brücke von Lindby? / Brücke, Lindby
¿Quién compró el barco? / barco
Who sank? (Salt Pier, ferry) / Salt Pier, ferry"""


@pytest.mark.parametrize("line", THINGS.strip().splitlines())
def test_things_are_told_from_what_is_done(line: str) -> None:
    question, _, expected = line.partition(" /")
    assert ", ".join(each.text for each in things_of(Query.parse(question))) == expected.strip()

"""What is told as alleged, denied or only planned, and what takes it for a fact."""

import pytest

from qa.language.hedges import presumes_fact

UNPROVEN = [
    ("Who stole the herring?", "Ines Hart is alleged to have stolen the herring."),
    ("Who killed the baker?", "Prosecutors accuse Jon Hask of killing the baker."),
    ("Who set fire to the mill?", "A man is suspected of setting fire to the mill."),
    ("Where did Orme marry?", "It was rumoured that Orme had married in Lisbon."),
    ("How many drowned?", "Police denied reports that two had drowned."),
    ("When did the bridge open?", "The bridge was to open in May."),
    ("When did the bridge open?", "The bridge will open in May."),
    ("How long did they strike?", "The union threatened to strike for nine days."),
    ("How many lost homes?", "Had it failed, 40 people would have lost their homes."),
    ("The bridge opened in May.", "The town plans to open the bridge in May."),
    ("Who bought the bakery?", "Dunlo is in talks to buy the bakery."),
    ("How many turbines were built?", "The town rejected a plan by Norvane to build 18 turbines."),
    ("Who won the prize?", "Omar Tisch almost won the prize."),
    ("Who crossed the sea?", "Ina Torvald tried to cross the sea, but was picked up."),
    ("When did they sell the plant?", "They are poised to sell the plant in May."),
    ("What caused the fire?", "A leaking pipe may have caused the fire."),
    ("Who was first to lead it?", "Lena Prowse would be the first to lead it if she is chosen."),
    ("Who poisoned the eagles?", "A jury cleared Ewan Tarr of poisoning the eagles."),
    ("Who killed the baker?", "Jon Hask, who is accused of killing the baker, was born in Farra."),
    ("Who killed the baker?", "Jon Hask, who is accused of murder, was born in Farra."),
    ("Who wrote the opera?", "Ina Torvald plans to write the opera."),
    ("Who was convicted of theft?", "Ada Hale was cleared of theft."),
    ("Ina Torvald retired in 2016.", "Ina Torvald wanted to retire in 2016."),
    ("The board has approved it.", "The board must still approve it."),
]
FACTS = [
    ("Who is accused of killing the baker?", "Prosecutors accuse Jon Hask of killing the baker."),
    ("When was the bridge to open, as planned?", "The bridge was to open in May."),
    ("When does the bridge open?", "The bridge will open in May."),
    ("When was the mayor elected?", "The mayor, elected in May, will close the bridge."),
    ("Who killed the baker?", "Jon Hask killed the baker."),
    ("What did he become?", "He was to become king."),
    ("Where was Jon Hask born?", "Jon Hask, who is accused of fraud, was born in Farra."),
    ("When did it open?", "The inn, once suspected of fraud, opened in May."),
    ("Who won?", "Rita Mallow won, though she had been expected to lose."),
    ("How many cars did they sell?", "They sold 48 cars and plan to sell 60 next year."),
    ("Where did she move?", "She almost died, and moved to Farra."),
    ("Where was Crate arrested?", "Crate was arrested in Thorle on suspicion of burglary."),
    ("They are poised to sell it.", "They are poised to sell it."),
    ("Why was it shelved?", "It was shelved due to the war."),
    ("Who vetoed the resolution?", "Russia vetoed a resolution intended to end the war."),
    ("Ines Hart reportedly stole it.", "Ines Hart is alleged to have stolen it."),
]


@pytest.mark.parametrize(("said", "source"), UNPROVEN)
def test_what_is_not_told_as_a_fact_is_taken_for_one(said: str, source: str) -> None:
    assert presumes_fact(said, source)


@pytest.mark.parametrize(("said", "source"), FACTS)
def test_what_is_a_fact_or_not_taken_for_one(said: str, source: str) -> None:
    assert not presumes_fact(said, source)

"""Opposition: a sentence of the opposite, or of another one, answers nothing."""

import pytest

from qa.language.opposition import opposes


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When is the second vote?", "The first vote is in May."),
        ("When is the 2nd vote?", "The first vote is in May."),
        ("Who was the first town clerk?", "The current town clerk is Ada Hale."),
        ("Which towns did not sign?", "Tesselby signed on Monday."),
        ("Which town rejected the plan?", "Tesselby accepted the plan in May."),
        ("Who opened the southern gate?", "Ada Hale opened the northern gate."),
        ("When does the next season start?", "The last season started in May."),
        ("Which members voted against closing it?", "Ada Hale and Piet Oss voted for closure."),
        ("Who voted for the sale?", "Ada Hale voted against it."),
    ],
)
def test_the_opposite_or_another_one(question: str, sentence: str) -> None:
    assert opposes(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When is the second vote?", "The first vote is in May, the second vote in June."),
        ("When is the 2nd vote?", "The second vote is in June."),
        ("When is the second vote?", "It is in June."),
        ("Which towns did not sign?", "Only Tesselby signed."),
        ("Why did the siren not sound?", "A fuse had blown."),
        ("Did the sales of herring rise?", "The sales of herring fell."),
        ("Is the inn older or younger than the mill?", "The inn is old."),
        ("Why was Lindby arrested?", "Lindby had killed a swan."),
        ("Why was Lindby convicted?", "It was clear that Lindby had killed a swan."),
        ("Which bank failed?", "The Tesselby bank was closed."),
        ("What is the only inn there?", "The Eel Ladder is an inn."),
        ("What is the last name of the keeper?", "She came on her first ship, Ada Hale said."),
        ("Is the inn north or south of the bridge?", "It stands north of it."),
        ("Who hired the man who did not sign?", "Ada Hale hired him."),
        ("When did the fair start?", "It ran from May until the end of June."),
        ("Who were the final two keepers?", "The last two keepers were Ada Hale and Piet Oss."),
        ("When does the next season start?", "The third season is to start in May."),
        ("Who is the current mayor?", "Ada Hale is the ninth mayor."),
        ("Who sang “Never Go Home”?", "“Never Go Home” is by Ada Hale."),
        ("Who sang Never Go Home?", "Ada Hale sang it."),
        ("Which keepers did not take part?", "Ada Hale and Piet Oss withdrew from it."),
        ("What causes the siren to sound late?", "A spring that prevents damage."),
        ("Who voted for it and who voted against it?", "Ada Hale voted for it."),
        ("Who voted against it?", "Ada Hale voted for the sale and Piet Oss voted against it."),
        ("How many votes against it were there?", "There were 12 votes for it and 4 against."),
        ("How many voted against it?", "Nine voted for it, three against."),
        ("Who scored for Lindby?", "Ada Hale scored against Tesselby."),
        ("Which vaccine for measles is used?", "A new vaccine against measles is used."),
        ("Who opened the southern gate?", "Ada Hale opened both, the southern and the northern."),
    ],
)
def test_what_may_answer(question: str, sentence: str) -> None:
    assert not opposes(question, sentence)


def test_what_stands_before_counts() -> None:
    assert not opposes("Why did sales rise?", "Then they fell.", "Sales had risen until May.")

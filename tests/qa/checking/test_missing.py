"""Numbers, dates, names and quotations of a sentence, looked for in its source."""

import pytest

from qa.checking.missing import Missing, missing_values
from tests.qa.checking.one_passage import sources

TEXT = (
    "The town of Tesselby repaired its Mill Bridge for 1.2 billion crowns, the mayor, Ines "
    "Hallvard, said on 12 April 2019. Nearly 60 workers were at it for two years. The ferry "
    "Morning Tern went aground on 3 May with 91 people on board. “We were lucky,” said Joren Malk, "
    "its master."
)


def found(claim: str, text: str = TEXT, doubt: float = 0.25) -> list[Missing]:
    there = sources(text, "The bridge", "2019-04-13")
    return list(missing_values(claim, there, lambda _: doubt))


def missing(claim: str, text: str = TEXT) -> list[str]:
    return [each.text for each in found(claim, text)]


@pytest.mark.parametrize(
    "claim",
    [
        "About 60 workers repaired the bridge.",
        "Sixty workers needed 2 years.",
        "The mayor spoke on April 12.",
        "On April 12, 2019 Mayor Hallvard named the cost: 1.2 billion crowns.",
        "The repair cost 1,200 million crowns.",
        "Malk said “we were lucky”.",
        "There were 91 people on the Morning Tern.",
        "The article appeared on 13 April 2019.",
        "Nothing is said of any value here.",
        "One of the workers spoke for the other two.",
    ],
)
def test_what_is_there_in_other_words_is_found(claim: str) -> None:
    assert missing(claim) == []


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        ("The repair cost 1.1 billion crowns.", "1.1 billion"),
        ("Nearly 70 workers were at it for two years.", "70"),
        ("The mayor spoke on 14 June 2019.", "14 June 2019"),
        ("The mayor, Ada Brook, spoke in April.", "Ada Brook"),
        ("Malk said “we were drunk”.", "“we were drunk”"),
        ("It was the end of the three-year repair.", "three"),
        ("The ferry went aground in September.", "September"),
    ],
)
def test_what_is_nowhere_is_named(claim: str, what: str) -> None:
    assert what in missing(claim)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The U.K. agreed.", "Britain agreed at last."),
        ("The United Kingdom agreed.", "At last the UK agreed."),
        ("Soldiers of the ZDF came.", "The Zimbabwe Defence Forces sent soldiers."),
        ("She lives in Washington, DC.", "She has lived in Washington, D.C., since May."),
        ("She is a Bachelor of Arts.", "She got her B.A. in May."),
        ("The site Tech Crunch liked it.", "It was liked by TechCrunch."),
        ("He “did not say no”.", "He didn’t say no."),
        ("He called it “fine […] and new”.", "He called it fine, large and new."),
        ("The fair was in June.", "Farra’s fair of June is over."),
        ("The fair was in March.", "A month ago Farra had its fair."),
        ("They ruled out 12 sites.", "12 sites were ruled out."),
        ("They played “The Long Rain”.", "They played The Rain, the Long one."),
        ("It cost £5.", "It cost 5 pounds."),
        ("It took 5 minutes.", "It took 5 mins."),
        ("Olga Brandt of Farra said so.", "Brandt said so. Olga Brandt is of Farra."),
        ("The case “Brown v. the Board of Topeka”.", "The Topeka Board won Brown v. Board."),
        ('An "E" and a barrel, the "tun".', "The E is a barrel, a tun."),
        ("The British version came.", "The U.K. version came."),
        ("On 12 April 2019 the mayor spoke.", "Yesterday the mayor spoke."),
        ("On Friday the mayor spoke.", "On April 12, 2019 the mayor spoke."),
        ("On Thursday the mayor spoke.", "The mayor spoke Thurs. at six."),
        ("The French won.", "It was won by France."),
        ("The Americans won.", "It was won by the U.S. team."),
        ("The Americans won.", "The United States won."),
        ("Prime Minister Berg won.", "It was won by Ada Berg."),
        ("So Olga Malk said.", "So said Olga and Joren Malk. It was Malk."),
        ("It was Farra Foods Inc. Previously it was none.", "It was Farra Foods Inc."),
        ("Several of Berg’s books sold well.", "All books by Ada Berg sold well."),
        ("It is 460 mm long.", "It is 18 inches long."),
        ("He hurt one man, no one else.", "He hurt a man."),
        ("The Sun rose at six.", "The sun rose at six."),
        ("It is closed on Mondays.", "On a Monday it is closed."),
        ("It fell on Friday, 13 October 1307.", "It fell on Friday 13 October 1307."),  # then
        ("“A bridge is the answer” is a novel.", "The novel “A bridge is the answer” sold well."),
    ],
)
def test_names_and_quotations_in_another_form_are_found(claim: str, text: str) -> None:
    assert missing(claim, text) == []


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The UN agreed.", "The fund was unanimous."),
        ("The United Kingdom agreed.", "The United States agreed."),
        ("The number 051 684 was called.", "Somebody called."),
        ("On 11 April 2019 the mayor spoke.", "Yesterday the mayor spoke."),
        ("On 3 May 2018 she won.", "She won last year."),
        ("On Monday the mayor spoke.", "On April 12, 2019 the mayor spoke."),
        ("It is closed on Mondays.", "On Tuesdays it is closed."),
        ("The French won.", "It was won by Finland."),
        ("The Americans won.", "The state told us who won."),
        ("The firm is in Poland.", "The firm makes polish."),
        ("It fell on Monday, 13 October 1307.", "It fell on Friday, 13 October 1307, not Monday."),
        ("On Monday, 12 April 2019 she won.", "She won on 12 April 2019, and Ada on Monday."),
        ("On 12 June she won.", "She won in 2018."),
        ("In June she won.", "She won in 2018."),
        ("She said “We waited too long”.", "“We waited long enough,” she said too."),
        ("It went 91 miles.", "The 91 people went."),
        ("It cost $5.", "It cost 5 crowns."),
        ("It cost 5 dollars.", "It cost 5 pounds."),
        ("So Olga Malk said.", "Olga Brandt and Joren Malk said so."),
        ("So Joren Farra said.", "Joren Malk said so in Farra."),
        ("So Mrs. Olsen said.", "Mrs. Berg said so."),
        ("It is 470 mm long.", "It is 46 cm long, or 460 mm."),
    ],
)
def test_what_only_looks_alike_is_not(claim: str, text: str) -> None:
    assert missing(claim, text)


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        ("Nearly 91 workers were at it for two years.", "91"),
        ("The Morning Tern went aground with 60 people on board.", "60"),
        ("The Morning Tern went aground on 12 April with people on board.", "12 April"),
    ],
)
def test_a_value_of_another_sentence_is_named_too(claim: str, what: str) -> None:
    assert (what, True) in [(each.text, each.elsewhere) for each in found(claim)]


def test_where_the_verifier_has_no_doubt_a_value_is_in_its_place() -> None:
    claim = "Ines Hallvard was lucky, she said in Tesselby."
    assert found(claim, doubt=1.0)
    assert not found(claim, doubt=0.0)


def test_a_quarter_of_a_year_is_counted_in_two_ways() -> None:
    text = "Sales at Tesselby Foods rose in the third quarter."
    assert missing("Tesselby Foods sold more in Q3.", text) == []
    assert missing("Tesselby Foods sold more in Q2.", text) == ["Q2."]


def test_what_looks_like_a_year_may_count() -> None:
    source = "The survey reached 1709 children and 88 schools in 2004."
    assert not found("The survey reached 1,709 children.", source)
    assert found("The survey reached 1,809 children.", source)

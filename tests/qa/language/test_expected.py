"""What a question expects of its answer."""

import pytest

from qa.language.expected import entities, expected_kind, fits, lacks


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many years did she keep the light?", "number"),
        ("How many square miles were burnt?", "number"),
        ("What percentage of the fleet was lost?", "share"),
        ("What share did the town pay?", "share"),
        ("What was the final score?", "score"),
        ("Who wrote the score?", "name"),
        ("What share price did it reach?", "number"),
        ("What share index fell?", ""),
        ("What age discrimination claim was made?", ""),
        ("What is the staff turnover?", ""),
        ("What is the turnover of the shop?", "price"),
        ("How long did the crossing take?", "duration"),
        ("How long does the wall run?", "extent"),
        ("How long will the play run?", "extent"),
        ("What oven temperature does it need?", "temperature"),
        ("How hot was it?", "temperature"),
        ("When do the gates open?", "occasion"),
        ("What are the names of her two sons?", "proper"),
        ("What is the name of the process?", ""),
        ("How much did the roof cost?", "price"),
        ("What does a ticket cost?", "price"),
        ("What was her salary?", "price"),
        ("What is the annual budget of the lifeboat station?", "price"),
        ("What prize money did the crew get?", "price"),
        ("What was the fine print?", ""),
        ("What is the use of fees?", ""),
        ("harbour master salary", "price"),
        ("What was the death toll of the storm?", "number"),
        ("What is the current number of wardens?", "number"),
        ("What's the population of Farra?", "number"),
        ("What was the fine for?", ""),
        ("What was the fine for late books?", "price"),
        ("What is the toll bridge called?", ""),
        ("What agency runs the ferry?", ""),
        ("What statement did the mayor make?", ""),
        ("What state-owned yard built it?", ""),
        ("What month-long feast was held?", ""),
        ("What is daylight good for?", ""),
        ("What raised the cost of living?", ""),
        ("In what time zone is Tesselby?", ""),
        ("In what time period was it built?", "time"),
        ("What age was the captain?", "number"),
        ("How much rain fell?", "number"),
        ("How much is a ticket for the tram?", "price"),
        ("How much is entry?", "price"),
        ("How much is the rainfall?", "number"),
        ("How often does the ferry sail?", "frequency"),
        ("How long is the wall?", "extent"),
        ("How deep is the harbour?", "length"),
        ("How fast was the ferry going?", "speed"),
        ("How heavy is the bell?", "weight"),
        ("How much does the bell weigh?", "weight"),
        ("How far is the island from the coast?", "measure"),
        ("population of Gull Island", "number"),
        ("the cost overrun that nobody saw", ""),
        ("cost of living protests", ""),
        ("What time does it close?", "clock"),
        ("In which year did she retire?", "time"),
        ("What day was the bridge opened?", "time"),
        ("Whose boat ran aground?", "name"),
        ("where is the sound", "name"),
        ("Why was the bridge closed?", ""),
        ("How does the lock work?", ""),
        ("How many were on board when it sank?", "count"),
        ("What category was the storm when it came ashore?", ""),
        ("Did they leave when the siren sounded?", ""),
        ("In 1902, how many boats sailed?", "count"),
        ("When was it lost, and who was aboard?", "time"),
        ("When was Ada Quill, who drew the bridge, born?", "time"),
    ],
)
def test_the_question_word_tells_the_kind(question: str, kind: str) -> None:
    assert expected_kind(question) == kind


@pytest.mark.parametrize(
    ("question", "sentence", "fit"),
    [
        ("How many houses were hit?", "The storm damaged three hundred houses.", 1),
        ("How many houses were hit?", "The storm damaged houses.", -1),
        ("How many boats sailed in 1915?", "Of 15 boats, 1 sailed.", 1),
        ("How many people live there?", "It covers about 140 hectares.", -1),
        ("How many people live there?", "It has had a mayor since 1902.", -1),
        ("How many people live there?", "On 11 May the fair begins.", -1),
        ("How many people live there?", "They came on the 15th, ten days late.", -1),
        ("How many people live there?", "Forty-two of them cost 75,000 crowns.", 1),
        ("How many people live there?", "Forty-two years ago they cost 75,000 crowns.", -1),
        ("How many people live there?", "In 1902 there were 1900 residents.", 1),
        ("How many people live there?", "There were several, the last of them Ada Quill.", 1),
        ("How many people live there?", "A wall 300m long stands there.", -1),
        ("How many people live there?", "Nobody does.", 1),
        ("How many boats were lost?", "There were no losses.", 1),
        ("How many boats were lost?", "There was no storm.", -1),
        ("What share of them sailed?", "About one in nine sailed.", 1),
        ("What share of them sailed?", "Half of them did.", 1),
        ("What share of them sailed?", "All 41 boats sailed.", -1),
        ("How much did it cost?", "It was approved by seven votes to two.", -1),
        ("How much did it cost?", "It came to 100m yen.", 1),
        ("How much did it cost?", "Everyone was given a free crossing.", -1),
        ("How much did it cost?", "It rose by 54 per cent.", -1),
        ("How much did it cost?", "It came to EUR 2 million.", 1),
        ("How much did it cost?", "It came to 54 mln U.S. dlrs.", 1),
        ("How much did it cost?", "It was a 15-mln-dlr pier.", 1),
        ("How much did it cost?", "It came to 500 crore rupees.", 1),
        ("How much did it cost?", "It came to 100,000 guilders.", 1),
        ("What share did it take?", "It took 9.9 pct.", 1),
        ("How many boats were lost?", "It cost 3 bln pesos.", -1),
        ("How much did it cost?", "It came to 2,5 Mio or 50 €.", 1),
        ("How much did it cost?", "It came to 50,000 kr.", 1),
        ("What is her salary?", "Her wage is 31,000 crowns a year.", 1),
        ("What is the budget?", "It is 900,000 złoty this year, or 40,000 guineas.", 1),
        ("What is her salary?", "She is the mayor of Port Ansel.", -1),
        ("How often does it sail?", "It sails every hour.", 1),
        ("How often was it crossed?", "It counted 310,000 crossings.", 1),
        ("How often does it sail?", "It sails again today at 10am.", -1),
        ("How old is she?", "She called the harbour at 2.05pm.", -1),
        ("How old is she?", "Ada Quill, 67, called the harbour at 2.05pm.", 1),
        ("How old is she?", "The company accepted all nine.", -1),
        ("How old is she?", "The coach sent on the 17-year-old.", 1),
        ("How old is it?", "Built in 1902 of oak, it stands in the harbour.", 1),
        ("How old is it?", "It has stood there since the flood of 1902.", 1),
        ("How old is it?", "It dates back to 1902.", 1),
        ("How old is it?", "It was sold in 1902.", -1),
        ("How old is she?", "The work has been going on for 18 months.", -1),
        ("How old is she?", "She was 54 per cent sure.", -1),
        ("How old is she?", "The 17 - year - old was sent on.", 1),
        ("How old is she?", "Ada Quill (67) called the harbour.", 1),
        ("How old is she?", "She was only sixteen.", 1),
        ("How old is Ada Quill?", "Ada Quill, of Port Ansel, 67, was sent on.", 1),
        ("How old are they?", "They are aged between 15 and 22.", 1),
        ("How old is he?", "The bell was rung by a man of 78.", 1),
        ("How old is the ferry?", "There were 91 people on the ferry.", -1),
        ("How long is it?", "Nineteen months after the flood it was opened.", -1),
        ("How long is it?", "It lies 800 metres east of Farra.", -1),
        ("How long is it?", "It runs for 640 metres from the weir to the mill.", 1),
        ("How long did it take?", "It went on for the better part of a month.", 1),
        ("How long did it take?", "It is 18 metres long.", -1),
        ("How long did it take?", "Last week’s flood took 40 houses.", -1),
        ("How long did it take?", "He had asked for it 18 months ago.", -1),
        ("How long did it take?", "They waited for weeks.", 1),
        ("How long did it take?", "It took the whole summer.", 1),
        ("How long ago was it built?", "It was built 18 months ago.", 1),
        ("How long ago did it burn?", "It burnt in May.", 1),
        ("How long ago did it burn?", "It burnt for two hours.", -1),
        ("How long was it?", "It was 18 metres long.", 1),
        ("How long was it shut?", "It was the end of a 12\u2011year wait.", 1),
        ("How long did it take?", "It has been there since she was born.", 1),
        ("How long is it?", "The 46-metre ferry sails at noon.", 1),
        ("How long is it?", "It takes three and a half minutes.", 1),
        ("How deep is it?", "It was over in ninety seconds.", -1),
        ("How fast was she going?", "She was 800 metres away.", -1),
        ("How fast was she going?", "She did 12 knots.", 1),
        ("How fast was she going?", "She did 1,228\u00a0km/h.", 1),
        ("What was the speed of the wind?", "It blew at 110 kilometres an hour.", 1),
        ("What temperature is it?", "It was 41.2C at noon.", 1),
        ("What temperature is it?", "It is warm for 5 days.", -1),
        ("How heavy is it?", "It weighs two tonnes.", 1),
        ("How heavy is it?", "It is two metres wide.", -1),
        ("How far is it?", "It is an hour from here, or 40 miles.", 1),
        ("bridge cost", "It came to 3.1 million crowns.", 1),
        ("What time is it?", "On Saturday 17 March.", -1),
        ("When did Hale score?", "Hale scored in the 82nd minute.", 1),
        ("When did Hale sell it?", "Hale sold half of it for a quarter of its worth.", -1),
        ("What time is it?", "On 17 March at 2pm.", 1),
        ("When did it open?", "It may have opened late.", -1),
        ("When did it open?", "It was opened on a Tuesday in May.", 1),
        ("When did it open?", "It opened last week.", 1),
        ("When is it open?", "It is open on Wednesdays.", 1),
        ("When did it open in 1902?", "It opened in 1902.", -1),
        ("When did it open?", "The hot springs gave birth to a town.", -1),
        ("When did it open?", "It opened during the second war.", 1),
        ("When did it open?", "It opened twelve minutes later.", 1),
        ("When did it open?", "It opened hours after the storm.", 1),
        ("When did it open?", "It opened the day before.", 1),
        ("When did it open?", "It opened over the weekend.", 1),
        ("When did it open?", "It was opened in the 11th century.", 1),
        ("In what century was it opened?", "It was opened in the 11th century.", 1),
        ("When did it open?", "It was opened in 430 BC.", 1),
        ("When does it open?", "It opens as soon as the tide is high enough.", 1),
        ("What was the name of the captain?", "The captain was not asked.", -1),
        ("What was the name of the captain?", "The captain, Ada Quill, was not asked.", 1),
        ("Who opened it?", "It was opened by Åsa.", 1),
        ("who opened it", "The bridge was opened with a song.", -1),
        ("What is it?", "A bridge.", 0),
        ("How loud is the mower?", "The mower (£129) is the best.", -1.0),
        ("How loud is the mower?", "We measured 83 decibels.", 1.0),
    ],
)
def test_a_sentence_has_it_or_has_not(question: str, sentence: str, fit: float) -> None:
    assert fits(question, sentence) == fit


@pytest.mark.parametrize("question", ["How many are there?", "How tall is it?", "How often?"])
def test_a_text_of_nothing_but_digits_takes_no_long_time(question: str) -> None:
    digits = "1" * 20_000  # such a text went on for hours
    assert fits(question, f"{digits}am") == -1
    assert fits("How tall is it?", "1 " * 2_000) == -1


@pytest.mark.parametrize("table", ["1," * 30_000, "two-" * 20_000])
def test_neither_does_a_table_without_spaces(table: str) -> None:
    assert fits("When did it open?", table) == -1


def test_the_whole_of_a_long_time_is_what_answers() -> None:
    text = "It stood for centuries, and for weeks nobody came."
    found = entities("How long did it stand?", text)
    assert [each.of(text) for each in found] == ["centuries", "weeks"]


@pytest.mark.parametrize(
    "text",
    [
        "It is 2.4 metres wide.",
        "The ferry is 84 metres in length.",
        "It has a depth of about 5 metres.",
        "The wall is 12-metre-thick.",
    ],
)
def test_another_dimension_is_none(text: str) -> None:
    assert lacks("How high is it?", text)
    assert lacks("What is the height of it?", text)


def test_the_same_or_an_untold_one_is() -> None:
    assert not lacks("How high is it?", "It is 31 metres tall.")
    assert not lacks("How high is it?", "It rises 38 metres above the rocks.")
    assert not lacks("How long is it?", "It measures 410 metres.")
    assert not lacks("How many metres is it?", "It is 410 metres long.")
    assert not lacks("How deep is the snow?", "The snow is 40 centimetres thick.")


def test_of_two_the_one_that_is_asked_for_is_left() -> None:
    text = "It is 3.8 kilometres long and 12 metres high."
    assert [one.of(text) for one in entities("How tall is it?", text)] == ["12 metres"]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("The crowd of 11,204 stayed until 18:37.", []),
        ("Kelsea Rovers 3 Lindby Town 2. By Ada Brook", ["3 Lindby Town 2"]),
        ("Kelsea won by 24 to 10.", ["24 to 10"]),
        ("It ended 2:2 after a kick-off at 12:30.", ["2:2"]),
        ("They drew one-all, then 2-all, and lost three-two.", ["one-all", "2-all", "three-two"]),
    ],
)
def test_a_score_has_two_sides(text: str, score: list[str]) -> None:
    found = entities("What was the score at Marsh Lane?", text)
    assert [one.of(text) for one in found] == score

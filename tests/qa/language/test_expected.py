"""What a question expects of its answer."""

import pytest

from qa.language.expected import expected, fits


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many houses were damaged?", "number"),
        ("What percentage of the fleet was lost?", "number"),
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
        ("How often does the ferry sail?", "frequency"),
        ("How long is the wall?", "extent"),
        ("How deep is the harbour?", "length"),
        ("How fast was the ferry going?", "speed"),
        ("How heavy is the bell?", "weight"),
        ("How far is the island from the coast?", "distance"),
        ("harbour wall price", "price"),
        ("population of Gull Island", "number"),
        ("the cost overrun that nobody saw", ""),
        ("cost of living protests", ""),
        ("What time does it close?", "clock"),
        ("When did the ferry sink?", "time"),
        ("In which year did she retire?", "time"),
        ("What day was the bridge opened?", "time"),
        ("Whose boat ran aground?", "name"),
        ("where is the sound", "name"),
        ("Why was the bridge closed?", ""),
        ("What is seagrass?", ""),
        ("How does the lock work?", ""),
        ("How many were on board when it sank?", "number"),
        ("What category was the storm when it came ashore?", ""),
        ("Did they leave when the siren sounded?", ""),
        ("In 1902, how many boats sailed?", "number"),
        ("When the ferry sank, which crew was lost?", ""),
        ("When was it lost, and who was aboard?", "time"),
        ("When was Ada Quill, who drew the bridge, born?", "time"),
        ("When was the man who drew it born?", "time"),
    ],
)
def test_the_question_word_tells_the_kind(question: str, kind: str) -> None:
    assert expected(question) == kind


@pytest.mark.parametrize(
    ("question", "sentence", "fit"),
    [
        ("How many houses were hit?", "The storm damaged three hundred houses.", 1),
        ("How many houses were hit?", "The storm damaged houses.", -1),
        ("How many boats sailed in 1915?", "Of 15 boats, 1 sailed.", 1),
        ("How much did it cost?", "It was approved by seven votes to two.", -1),
        ("How much did it cost?", "It came to 3.1 million crowns.", 1),
        ("How much did it cost?", "It came to £2,000.", 1),
        ("How much did it cost?", "Everyone was given a free crossing.", -1),
        ("How much did it cost?", "It rose by 54 per cent.", -1),
        ("How much did it cost?", "It came to EUR 2 million.", 1),
        ("How much did it cost?", "It came to 2,5 Mio or 50 €.", 1),
        ("How much did it cost?", "It came to 50,000 kr.", 1),
        ("How much does it cost?", "Entry is free on Sundays.", 1),
        ("What is her salary?", "Her wage is 31,000 crowns a year.", 1),
        ("What is her salary?", "She is the mayor of Port Ansel.", -1),
        ("How often does it sail?", "It sails every hour.", 1),
        ("How often does it sail?", "It sails four times a day.", 1),
        ("How often was it crossed?", "It counted 310,000 crossings.", 1),
        ("How often does it sail?", "It sails again today at 10am.", -1),
        ("How old is she?", "She called the harbour at 2.05pm.", -1),
        ("How old is she?", "Ada Quill, 67, called the harbour at 2.05pm.", 1),
        ("How old is she?", "The company accepted all nine.", -1),
        ("How old is she?", "The coach sent on the 17-year-old.", 1),
        ("How old is it?", "It has stood there since the flood of 1902.", 1),
        ("How long is it?", "There are two or three a month.", -1),
        ("How long is it?", "The 46-metre ferry sails at noon.", 1),
        ("How long is it?", "It takes three and a half minutes.", 1),
        ("How deep is it?", "It came to 40 metres.", 1),
        ("How deep is it?", "It was over in ninety seconds.", -1),
        ("How fast was she going?", "She was 800 metres away.", -1),
        ("How fast was she going?", "She did 12 knots.", 1),
        ("How fast was she going?", "She did 1,228\u00a0km/h.", 1),
        ("What was the speed of the wind?", "It blew at 110 kilometres an hour.", 1),
        ("How heavy is it?", "It weighs two tonnes.", 1),
        ("How heavy is it?", "It is two metres wide.", -1),
        ("How far is it?", "It is an hour from here, or 40 miles.", 1),
        ("bridge cost", "It came to 3.1 million crowns.", 1),
        ("bridge cost", "It was opened in May.", -1),
        ("What time is it?", "On Saturday 17 March.", -1),
        ("What time is it?", "On 17 March at 2pm.", 1),
        ("When did it open?", "It may have opened late.", -1),
        ("When did it open?", "It was opened on a Tuesday in May.", 1),
        ("When did it open?", "It opened last week.", 1),
        ("When is it open?", "It is open on Wednesdays.", 1),
        ("When did it open in 1902?", "It opened in 1902.", -1),
        ("Who opened it?", "It was opened by Ada Quill.", 1),
        ("Who opened it?", "It was opened by Åsa.", 1),
        ("who opened it", "The bridge was opened with a song.", -1),
        ("What is it?", "A bridge.", 0),
    ],
)
def test_a_sentence_has_it_or_has_not(question: str, sentence: str, fit: float) -> None:
    assert fits(question, sentence) == fit


@pytest.mark.parametrize("question", ["How many are there?", "How tall is it?", "How often?"])
def test_a_text_of_nothing_but_digits_takes_no_long_time(question: str) -> None:
    digits = "1" * 20_000  # such a text went on for hours
    assert fits(question, f"{digits}am") == -1
    assert fits("How tall is it?", "1 " * 2_000) == -1

"""Whether words name the one who did something, or the one to whom it was done."""

import pytest

from embeddings.sentences import Span
from qa.language.deeds import names_another

BOUGHT = "The Quay Line was bought by Ada Hale from Piet Berg."
BEAT = "Kelsea beat Lindby by a length."
SOLD = "Hale sold her ferry company, the Quay Line, to the Danish group Norsund for 4m in March."


@pytest.mark.parametrize(
    ("question", "text", "words", "another"),
    [
        ("Who sold the Quay Line?", SOLD, "Norsund", True),
        ("Which company sold the Quay Line?", SOLD, "Norsund", True),
        ("Who sold the Quay Line?", SOLD, "Hale", False),
        ("Who did Hale sell the Quay Line to?", SOLD, "Norsund", False),
        ("Who bought the Quay Line?", BOUGHT, "Ada Hale", False),
        ("By whom was the Quay Line bought?", BOUGHT, "Ada Hale", False),
        ("Who bought the Quay Line?", BOUGHT, "bought by Ada Hale", False),
        ("Who did Kelsea beat?", BEAT, "Kelsea", True),
        ("Who did Kelsea beat?", BEAT, "Lindby", False),
        ("Who was beaten by Kelsea?", BEAT, "Kelsea", True),
        ("Who was Lindby beaten by?", BEAT, "Lindby", True),
        ("Who beat Lindby?", BEAT, "Lindby", True),
        ("Which firm is building the quay?", "The quay is built by Ada Hale.", "Ada Hale", False),
        ("Who did Ada marry?", "Piet Berg married Ada Hale.", "Piet Berg", False),
        ("Who bought the mill?", "To buy the mill, Ada Hale sold a boat.", "Ada Hale", False),
        ("What was the race like?", BEAT, "Lindby", False),
    ],
)
def test_who_did_it_is_not_whom_it_was_done_to(
    question: str, text: str, words: str, another: bool
) -> None:
    start = text.index(words)
    assert names_another(question, text, Span(start, start + len(words))) == another

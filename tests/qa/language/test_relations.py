"""Whether a text tells of the relation by which a question asks for somebody."""

import pytest

from qa.language.relations import leaves_untold

TEXT = (
    "The yard passed to his sister, Ada Hale. Jon, Piet's son, left in 1955, and Ada's first "
    "marriage ended then. Lena Quist left."
)


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("Who is Piet Hale's uncle?", True),
        ("What is the name of Piet's nephew?", True),
        ("Who was the cousin of Piet Hale?", True),
        ("Who is his aunt?", True),
        ("What is Piet's niece called?", True),
        ("Who was Piet Hale's son?", False),
        ("Who is Piet's brother?", False),  # of whom she is the sister
        ("Who was Ada's first husband?", False),
        ("What was the sister ship of the Quist?", False),
        ("What did Piet's uncle say?", False),
    ],
)
def test_who_somebodys_uncle_is_only_a_text_about_one_tells(question: str, untold: bool) -> None:
    assert leaves_untold(question, TEXT) == untold


def test_a_child_may_be_adopted() -> None:
    assert not leaves_untold("Who is Tom Birk's daughter?", "Birk adopted a girl, Signe.")

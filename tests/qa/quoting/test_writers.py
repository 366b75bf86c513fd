"""What the writer of an article thinks, who says "I"."""

import numpy as np
import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.curves import Curve
from qa.quoting.sentence_choice import candidates
from qa.retrieval.reranking import rerank

TEXT = "I never liked the ferry. Olga Trent says that it is slow."


@pytest.mark.parametrize(
    ("question", "fit"),
    [
        ("What does Ada Brook think of the ferry?", 0.0),
        ("What does Olga Trent think of the ferry?", -1.0),
        ("What did Piet Hale say about the ferry?", -1.0),
    ],
)
def test_writers_need_not_name_themselves(question: str, fit: float) -> None:
    article = Article("ferry.txt", "The ferry", TEXT, authors=("Ada Brook",), language="en")
    read = rerank(question, [Hit(Passage(article, 0, len(TEXT)), 0.9)], None, Curve({}))
    encode = lambda texts: np.ones((len(texts), 1), np.float32)  # noqa: E731
    found = candidates(question, read, encode, Curve({}))
    forms = {each.text.strip(): each.features["form"] for each in found}
    assert forms["I never liked the ferry."] == fit

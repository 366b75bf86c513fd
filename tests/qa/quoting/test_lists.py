"""Lists under headings: the ingredients, the pros and cons, the tips that are asked for."""

import pytest

from embeddings.article import Article
from embeddings.passages import Passage
from embeddings.sentences import Span
from qa.quoting.evidence import Evidence
from qa.quoting.lists import MOST_ITEMS, list_items
from qa.quoting.quotes import quote
from qa.quoting.sentence_choice import Candidate
from tests.embeddings.word_hash_encoder import WordHashEncoder

SOUP = Article(
    "soup.txt",
    "Eel soup from Farra",
    "I cook it each May.\n\nThe Ingredients\n\n2 eels\n\nCaption: An eel.\n\n1.\n\nA pot of cream. "
    "Or milk.\n\nExpert Tips\n\n1. Salt it late.\n\n12. Serve it hot.\n\nTags",
    language="en",
)
REVIEW = Article(
    "tent.txt",
    "Corrin 2 review: a tent for two",
    "The tent is light.\n\nPros\n\nDry in a storm\n\nQuick to pitch\n\nCons\n\nDear\n\n"
    "No window\n\nFinal verdict\n\nBuy it.",
    language="en",
)
FYKE = Article(
    "fyke.txt",
    "How to make your own fyke",
    "🧰 What You Need\n\nTwo hoops\n\nTwine (tarred)\n\nA knife\n\nIt all comes from Farra.\n\n"
    "Tools\n\nA needle\n\nA mesh stick\n\nSet to work:\n\n"
    "Step 1\n\nBend the hoops. Mind them.\n\n2. Knit the net.\n\n3. Hang it.",
    language="en",
)


def items(question: str, article: Article) -> list[str]:
    return [span.of(article.text) for span in list_items(question, article)[0]]


@pytest.mark.parametrize(
    ("question", "article", "found"),
    [
        (
            "What are the ingredients of eel soup?",
            SOUP,
            ["2 eels", "A pot of cream."],
        ),
        ("Which ingredients are in it?", SOUP, ["2 eels", "A pot of cream."]),
        ("What tips do experts give for eel soup?", SOUP, ["Salt it late.", "Serve it hot."]),
        ("What are the ingredients of herring pie?", SOUP, []),
        ("What are the ingredients of herring soup?", SOUP, []),
        ("What are the steps for eel soup?", SOUP, []),
        ("What are the cons of the Corrin 2?", REVIEW, ["Dear", "No window"]),
        (
            "What are the pros and cons of the Corrin 2?",
            REVIEW,
            ["Dry in a storm", "Quick to pitch", "Dear", "No window"],
        ),
        ("What are the pros of the Lumen 3?", REVIEW, []),
        ("What is the final verdict on the tent?", REVIEW, []),
        ("What are the benefits of the Corrin 2?", REVIEW, ["Dry in a storm", "Quick to pitch"]),
        ("What do I need for the fyke?", FYKE, ["Two hoops", "Twine (tarred)", "A knife"]),
        ("What tools do I need for the fyke?", FYKE, ["A needle", "A mesh stick"]),
        ("How do I make a fyke?", FYKE, ["Bend the hoops.", "Knit the net.", "Hang it."]),
        ("What are the steps?", FYKE, ["Bend the hoops.", "Knit the net.", "Hang it."]),
        ("How do I mend a fyke?", FYKE, []),
        ("Why do you make a fyke?", FYKE, []),
        ("How do I mend my own fyke?", FYKE, []),
        ("What are fykes?", FYKE, []),
    ],
)
def test_the_first_lines_under_the_headings_that_are_named(
    question: str, article: Article, found: list[str]
) -> None:
    assert items(question, article) == found


def test_a_list_is_quoted_under_its_heading_where_several_things_are_asked_for() -> None:
    best = Candidate(Passage(REVIEW, 0, len(REVIEW.text)), Span(0, 18), {}, 1.0)
    evidence, encode = Evidence((), (best,), 0.9), WordHashEncoder().encode_passages
    question = "What are the pros of the Corrin 2?"
    first, *others = quote(question, evidence, encode, lambda _: (), several=True).sentences
    assert [each.quote for each in first.context] == ["Pros"]
    assert [each.text for each in (first, *others)] == ["Dry in a storm", "Quick to pitch"]
    assert not any(each.context for each in others)
    assert quote(question, evidence, encode, lambda _: (), several=True).note == ""
    (one,) = quote(question, evidence, encode, lambda _: (), several=False).sentences
    assert one.text == "The tent is light."


def test_a_list_that_is_not_quoted_to_its_end_says_so() -> None:
    advice = [f"Bring {name}" for name in "ABCDEFGHIJK"]
    text = "\n\n".join(["We went up in May.", "Tips", *advice])
    article = Article("hut.txt", "The hut", text, language="en")
    best = Candidate(Passage(article, 0, len(text)), Span(0, 18), {}, 1.0)
    evidence, encode = Evidence((), (best,), 0.9), WordHashEncoder().encode_passages
    question = "What are the tips for the hut?"
    told = quote(question, evidence, encode, lambda _: (), several=True)
    assert [each.text for each in told.sentences] == advice[:MOST_ITEMS]
    assert told.note == "The list goes on in the article."

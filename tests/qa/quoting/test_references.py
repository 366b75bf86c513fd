"""The works that an article lists at its end: what their titles say, it does not."""

import pytest

from embeddings.article import Article
from embeddings.index import Hit
from embeddings.passages import Passage
from qa.quoting.references import without_references

SAID = "Eels sleep in winter."
LISTED = "1. Hale A. Do eels sleep? A review. Tide. 1987;12:4-9.\n\n2. Quill W. Eels. 2004."


def kept(text: str, *ends: tuple[int, int]) -> list[str]:
    article = Article("eels.txt", "Eels", text, language="en")
    hits = [Hit(Passage(article, start, end), 0.5) for start, end in ends or [(0, len(text))]]
    return [hit.passage.text.strip() for hit in without_references(hits)]


@pytest.mark.parametrize(
    "heading", ["References", "REFERENCES:", "Notes and references", "Works cited", "Footnotes"]
)
def test_what_stands_before_the_references_is_read_and_they_are_not(heading: str) -> None:
    text = f"{SAID}\n\n{heading}\n\n{LISTED}"
    place = text.index(heading)
    assert kept(text) == [SAID]
    assert kept(text, (place, len(text)), (0, place)) == [SAID]


def test_in_a_book_the_references_of_its_last_chapter_are_not_read() -> None:
    chapter = f"{SAID}\n\n" * 5 + f"References\n\n{LISTED}"
    assert kept(f"{chapter}\n\n{chapter}") == [f"{chapter}\n\n" + f"{SAID}\n\n" * 4 + SAID]


@pytest.mark.parametrize(
    "text",
    [
        f"References\n\nExternal links\n\n{SAID * 20}\n\nIn 1987 one woke.",  # the page's contents
        f"{SAID}\n\nReferences to eels are many.\n\n{LISTED}",
        f"{SAID}\n\nReferences\n\nOf two masters.",
        f"{SAID}\n\nBibliography\n\nThe Salt Road (2004)\n\nNine Winters (2011)",  # she wrote those
        f"Citations\n\nIn 2023 the wardens wrote 45 citations.\n\nArrests\n\n{SAID}",
        f"{SAID}\n\nReferences\n\n{LISTED}\n\n" + f"Chapter two\n\n{SAID}\n\n" * 2 + SAID,
    ],
)
def test_other_lines_of_that_name_are_read(text: str) -> None:
    assert kept(text) == [text]

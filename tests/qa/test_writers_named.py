"""Names of who wrote articles, and words that ask for them, are not misspelt though in no text."""

from collections.abc import Sequence
from pathlib import Path

from embeddings.article import Article
from qa.byline import Byline
from tests.embeddings.word_hash_encoder import WordHashEncoder

TIDE = Article(
    "tide.txt",
    "Tide",
    "The tide at Farra carried the boats, and Hallwarth saw them leave the Mornink quay.",
    authors=("Ada Hallworth",),
    site="The Morning",
)


class Unknowing(WordHashEncoder):
    """Has no word whole, so that each may be misspelt."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [2] * len(texts)


def test_an_author_and_a_site_keep_their_names(tmp_path: Path) -> None:
    with Byline(tmp_path, encoder=Unknowing()) as byline:
        byline.put_back(TIDE)
        wrote, site = (
            byline.ask("What did Ada Hallworth write?"),
            byline.ask("news from the Morning"),
        )
    assert [each.article.title for each in wrote.citations] == ["Tide"]
    assert [each.article.title for each in site.citations] == ["Tide"]


def test_what_asks_for_an_article_is_not_put_as_other_articles_write(tmp_path: Path) -> None:
    title = "The public house that they left for the sea"
    text = "The public want a house by the sea."
    with Byline(tmp_path, encoder=Unknowing()) as byline:
        byline.put_back(Article("sea.txt", title, text, published="2021-05-02"))
        french = byline.ask(f"Quand a été publié « {title} » ?")
        german = byline.ask(f"Wann wurde „{title.replace('house', 'hause')}“ veröffentlicht?")
    assert french.short == german.short == "2 May 2021"
    assert german.searched == f"Wann wurde „{title}“ veröffentlicht?"


def test_a_word_is_put_as_articles_in_the_language_of_the_question_write_it(tmp_path: Path) -> None:
    german = "Die Lampe am Kai ist alt, und eine neue Lampe kommt. Die Lampe der Stadt ist rot."
    english = "Ada Hale lit it at night, and the town was proud of that."
    with Byline(tmp_path, encoder=Unknowing()) as byline:
        byline.put_back(Article("lampe.txt", "Die Lampe", german, language="de"))
        byline.put_back(Article("lamp.txt", "The lamp of the town", english, language="en"))
        asked = byline.ask("Who lit the lampt of the town at night?")
    assert asked.searched == "Who lit the lamp of the town at night?"

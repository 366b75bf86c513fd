"""German, Spanish and Chinese articles: their language is known, and their words find them."""

from pathlib import Path

import pytest

from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.editions import rebuild_all
from embeddings.rebuilding.rebuild import add_text, remove
from qa.language.words import content_words
from tests.embeddings.word_hash_encoder import WordHashEncoder

ARTICLES = {
    "de": (
        "Die Brücke über die Lenne bleibt gesperrt",
        "Nach dem Hochwasser bleibt die Brücke über die Lenne bis Ende Mai gesperrt. Der "
        "Bürgermeister sagte am Dienstag, die Pfeiler seien unterspült und müssten neu werden.",
    ),
    "es": (
        "El puerto de Sorrel reabre tras la tormenta",
        "El puerto de Sorrel volvió a abrir el lunes, una semana después de la tormenta. Los "
        "pescadores dicen que las pérdidas de los barcos llegan a dos millones de coronas.",
    ),
    "zh": (
        "斯凯林港防波堤经受住风暴",
        "工程师星期三表示，斯凯林港的防波堤在夜间经受住了风暴，海水上涨超过两米。无人受伤，渡轮将从中午起恢复航行。",
    ),
    "ja": (
        "スケリン港の防波堤、嵐に耐える",
        "技術者たちは水曜日、スケリン港の防波堤が夜の嵐に耐えたと述べた。けが人はなく、フェリーは正午から運航を再開する。",
    ),
    "en": (
        "The mill of Sorrel loses its roof",
        "The wind reached ninety knots on Tuesday night and took the roof of the mill with it.",
    ),
}
QUESTIONS = {
    "de": ["Wie lange ist die Brücke über die Lenne gesperrt?", "Hochwasser Bürgermeister"],
    "es": ["¿Cuándo reabrió el puerto de Sorrel?", "pérdidas de los pescadores"],
    "zh": ["渡轮什么时候恢复航行？", "防波堤", "海水上涨了多少？"],
    "ja": ["フェリーはいつ再開しますか", "防波堤 フェリー"],
}


@pytest.fixture
def index(tmp_path: Path) -> ArticleIndex:
    store = Store(tmp_path)
    for title, text in ARTICLES.values():
        add_text(store, WordHashEncoder(), title, text)
    return ArticleIndex(store, WordHashEncoder())


def test_the_language_is_stored(index: ArticleIndex) -> None:
    assert {one.title: one.language for one in index.store.articles()} == {
        title: code for code, (title, _) in ARTICLES.items()
    }


@pytest.mark.parametrize(
    ("code", "question"), [(c, q) for c, each in QUESTIONS.items() for q in each]
)
def test_words_find_the_article(index: ArticleIndex, code: str, question: str) -> None:
    best = next(iter(index.hits(index.matching(content_words(question), 5))))
    assert best.passage.article.title == ARTICLES[code][0]


def test_what_is_removed_is_not_found_by_its_letters(index: ArticleIndex) -> None:
    (source,) = [one.source for one in index.store.articles() if one.language == "zh"]
    remove(index.store, source)
    assert not index.matching(["渡轮恢复航行"], 5)
    assert index.store.db.one("SELECT count(*) FROM grams_1 WHERE grams_1 MATCH '渡轮'") == (0,)


def test_the_letters_of_another_edition_change_no_score(index: ArticleIndex) -> None:
    found = list(index.matching(["渡轮恢复航行"], 5).values())
    add_text(index.store, WordHashEncoder(), "渡轮", "渡轮今天恢复航行。")
    remove(index.store, next(one.source for one in index.store.articles() if one.title == "渡轮"))
    rebuild_all(index.store, WordHashEncoder())
    assert list(index.matching(["渡轮恢复航行"], 5).values()) == found != []

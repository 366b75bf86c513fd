"""Copies: one article saved under several sources, and articles that only look alike."""

import tracemalloc
from dataclasses import replace

import pytest
from hypothesis import given

from embeddings.article import Article
from embeddings.index import ArticleIndex
from embeddings.library import store as store_module
from embeddings.library.copies import are_copies, bands
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles
from tests.embeddings.texts import prose
from tests.embeddings.word_hash_encoder import WordHashEncoder

STORY = """Ferries between Lenhaven and Port Ansel stopped on Friday after a chain broke.

Nobody was hurt, the harbour master said. Divers found the chain at a depth of 11 metres and will
lift it on Sunday, when the wind is expected to fall.

About 400 passengers waited in the school. The baker brought bread, and the choir sang for them
until the buses came at nine in the evening.

The company promised to pay back every ticket. It had been warned about the chain in March, a
spokeswoman admitted, but the new one is still on its way from the foundry in Dunmarrow."""

ORIGINAL = Article("wire.txt", "Ferries stop", STORY, published="2024-05-03")
SYNDICATED = Article(
    "paper.html", "No ferries", f"{STORY}\n\nThis story was first sent by the Coast Agency."
)
CORRECTED = Article("corrected.txt", "Ferries stop", STORY.replace("About 400", "About 140"))
NOTICE = (
    "The {0} river stands at {1} centimetres at the gauge of {2}. It is expected to {3} until "
    "tomorrow. Boats may pass {4}. The next notice is given at six in the morning by the office."
)
NOTICES = [
    Article("tamsel.txt", "River notice", NOTICE.format("Tamsel", "210", "Sorrel", "rise", "one")),
    Article("orla.txt", "River notice", NOTICE.format("Orla", "95", "Farra", "fall", "freely")),
]


@pytest.fixture
def index(store: Store, encoder: WordHashEncoder) -> ArticleIndex:
    add_articles(store, encoder, [SYNDICATED, ORIGINAL, CORRECTED, *NOTICES])
    return ArticleIndex(store, encoder)


def test_a_syndicated_article_is_a_copy_of_its_original(index: ArticleIndex) -> None:
    assert index.copies(ORIGINAL) == [SYNDICATED]
    assert index.copies(SYNDICATED) == [ORIGINAL]


def test_the_bands_of_what_is_in_the_library_are_not_reckoned_anew(
    index: ArticleIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "bands", lambda _: pytest.fail("reckoned anew"))
    assert index.copies(ORIGINAL) == [SYNDICATED]


def test_copies_come_as_published_and_those_without_a_date_last_as_added(
    store: Store, encoder: WordHashEncoder
) -> None:
    undated = [replace(ORIGINAL, source=f"{name}.txt", published=None) for name in "bca"]
    add_articles(store, encoder, [*undated, ORIGINAL])
    index = ArticleIndex(store, encoder)
    assert index.copies(undated[0]) == [ORIGINAL, *undated[1:]]
    assert index.copies(ORIGINAL) == undated


def test_another_figure_is_another_story(index: ArticleIndex) -> None:
    assert index.copies(CORRECTED) == []


def test_notices_made_from_one_form_are_no_copies(index: ArticleIndex) -> None:
    assert index.copies(NOTICES[0]) == []


def test_an_article_that_was_removed_is_no_copy_any_more(index: ArticleIndex) -> None:
    with index.store.transaction() as write:
        write.remove(SYNDICATED.source)
    assert index.copies(ORIGINAL) == []
    assert index.copies(SYNDICATED) == [ORIGINAL]  # it need not be in the library


def test_of_an_article_saved_hundreds_of_times_some_are_named(
    store: Store, encoder: WordHashEncoder
) -> None:
    add_articles(store, encoder, [replace(ORIGINAL, source=f"{n}.txt") for n in range(300)])
    copies = ArticleIndex(store, encoder).copies(ORIGINAL)
    assert 10 < len(copies) < 100


@given(prose)
def test_a_text_is_its_own_copy_and_shares_all_bands(text: str) -> None:
    if bands(text):
        assert are_copies(text, f"\n{text} ")
        assert bands(text) == bands(f" {text} ")
    else:
        assert not are_copies(text, text)
    assert all(0 <= band < 2**63 for band in bands(text))


@given(prose, prose)
def test_being_copies_is_mutual(one: str, other: str) -> None:
    assert are_copies(one, other) == are_copies(other, one)


def test_a_long_text_is_compared_in_little_memory() -> None:
    text = " ".join(map(str, range(40_000)))
    tracemalloc.start()
    long = bands(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert long == bands(f"{text} 0 1 2")
    assert most < 12 * 2**20

"""What a site sets under each of its articles is known by the others, whatever came first."""

from itertools import permutations

from embeddings.article import Article
from embeddings.library.refrains import refrains
from embeddings.library.store import Store
from embeddings.rebuilding.rebuild import add_articles, remove
from tests.embeddings.word_hash_encoder import WordHashEncoder

PLEA = "Do you like what you read? Become a friend of the Quay."
BOX = "Ada Brook writes about the sea for the Quay."
BODIES = {
    "pier": "The pier was closed on Monday. Its planks had rotted since the winter storms.",
    "mill": "A miller found flour from the war in his loft. It still made a decent loaf.",
    "ferry": "The ferry missed the evening tide. Forty people slept in the school's gymnasium.",
    "light": "Nobody lit the lamp for a week. The keeper had gone to a wedding up the coast.",
}


def article(name: str, body: str = "", *, site: str = "The Quay", end: str = PLEA) -> Article:
    text = f"{name.title()}\n\n{body or BODIES[name]}\n\n{end}"
    return Article(f"{name}.txt", name.title(), text, site=site, language="en")


def repeated(store: Store, one: Article) -> list[str]:
    return [span.of(one.text) for span in refrains(store.db, one)]


def test_what_three_others_of_the_site_have_is_repeated_in_any_order(
    store: Store, encoder: WordHashEncoder
) -> None:
    every = [article(name) for name in BODIES]
    for order in list(permutations(every))[::7]:
        add_articles(store, encoder, order[:3])
        assert repeated(store, order[0]) == []
        add_articles(store, encoder, order[3:])
        assert all(repeated(store, one) == [PLEA] for one in every)
        for one in every:
            remove(store, one.source)


def test_another_site_and_no_site_repeat_nothing(store: Store, encoder: WordHashEncoder) -> None:
    for site, names in (("The Quay", ["pier", "mill", "ferry"]), ("Inland", ["light"]), ("", [])):
        add_articles(store, encoder, [article(name, site=site) for name in names])
    assert repeated(store, article("light", site="Inland")) == []
    unknown = [article(name, site="") for name in BODIES]
    add_articles(store, encoder, unknown)
    assert repeated(store, unknown[0]) == []


def test_copies_of_one_article_are_no_others(store: Store, encoder: WordHashEncoder) -> None:
    copies = [article(f"pier {n}", f"{BODIES['pier']} " * 3) for n in "abcdef"]
    add_articles(store, encoder, copies)
    assert repeated(store, copies[0]) == []


def test_what_states_a_figure_or_is_long_is_background(
    store: Store, encoder: WordHashEncoder
) -> None:
    for end in ("Twelve people died when it fell on 5 March.", "The pier fell last winter. " * 12):
        every = [article(name, end=end.strip()) for name in BODIES]
        add_articles(store, encoder, every)
        assert repeated(store, every[0]) == []


def test_an_article_whose_site_becomes_known_counts(store: Store, encoder: WordHashEncoder) -> None:
    every = [article(name, end=BOX) for name in BODIES]
    first = article("pier", site="", end=BOX)
    add_articles(store, encoder, [first, *every[1:]])
    assert repeated(store, every[1]) == []
    add_articles(store, encoder, every[:1])
    assert repeated(store, every[1]) == [BOX]

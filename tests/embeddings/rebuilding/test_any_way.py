"""Adding, changing, removing, full rebuilds and going back, in any order: as a fresh build is."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from embeddings.doctor import State, examine
from embeddings.encoder import Encoder
from embeddings.index import ArticleIndex
from embeddings.library.store import Store
from embeddings.rebuilding.editions import rebuild_all, undo
from embeddings.rebuilding.rebuild import add_text, rebuild, remove
from tests.embeddings.library.library_checks import (
    assert_sound,
    contents,
    opened,
)
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = pytest.mark.slow

SENTENCES = (
    "The harbour opens again.",
    "Fishermen returned on Monday, and the wind fell.",
    "Nobody was hurt!",
    "東京は晴れ。",
    "Mayor Ilse Brandt said: “We waited a year.”",
    "Der Preis stieg auf 3,5 Kronen.",
    "The council met for nine hours and then for nine more, " * 12 + "and went home.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9).map("\n\n".join)
FILES = ["a.txt", "b.txt", "sub/c.txt"]
ENCODERS = ["word-hash@1", "other-hash@2"]


class Library(RuleBasedStateMachine):
    """A library, and what should be in it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.news = Path(self._folder.name) / "news"
        (self.news / "sub").mkdir(parents=True)
        self.store = Store(Path(self._folder.name) / "library")
        self.encoder: Encoder = WordHashEncoder(ENCODERS[0])
        self.pasted: dict[str, str] = {}  # texts by the source that was given to them

    def teardown(self) -> None:
        """It is what a new one made of the same files and texts is."""
        rebuild(self.store, self.encoder, [self.news], allow_empty=True)
        with opened(Path(self._folder.name) / "fresh") as fresh:
            rebuild(fresh, self.encoder, [self.news], allow_empty=True)
            for text in self.pasted.values():
                add_text(fresh, self.encoder, "A note", text)
            expected = contents(fresh.folder)
        found = contents(self.store.folder)
        assert found.articles == expected.articles
        assert found.spans == expected.spans
        assert abs(found.vectors - expected.vectors).max(initial=0) < 1e-6
        assert all(
            one.state is not State.BROKEN for one in examine(self.store, lambda: self.encoder)
        )
        assert_sound(self.store.folder)
        self.store.close()
        self._folder.cleanup()

    @rule(name=st.sampled_from(FILES), text=texts)
    def write(self, name: str, text: str) -> None:
        (self.news / name).write_text(text, encoding="utf-8")

    @rule(name=st.sampled_from(FILES))
    def delete(self, name: str) -> None:
        (self.news / name).unlink(missing_ok=True)

    @rule(name=st.sampled_from(FILES), other=st.sampled_from(FILES))
    def move(self, name: str, other: str) -> None:
        if (self.news / name).exists():
            (self.news / name).rename(self.news / other)

    @rule()
    def follow(self) -> None:
        rebuild(self.store, self.encoder, [self.news], allow_empty=True)

    @rule(text=st.sampled_from(SENTENCES))
    def paste(self, text: str) -> None:
        article = add_text(self.store, self.encoder, "A note", text)
        self.pasted[article.source] = text

    @precondition(lambda self: self.pasted)
    @rule()
    def remove(self) -> None:
        source, _ = self.pasted.popitem()
        remove(self.store, source)

    @rule(name=st.sampled_from(ENCODERS))
    def make_anew(self, name: str) -> None:
        self.encoder = WordHashEncoder(name)
        rebuild_all(self.store, self.encoder)

    @precondition(lambda self: len(self.store.editions()) > 1)
    @rule()
    def go_back(self) -> None:
        self.encoder = undo(self.store, self.encoder, WordHashEncoder)

    @invariant()
    def what_is_found_is_there(self) -> None:
        index = ArticleIndex(self.store, self.encoder)
        nearest = index.nearest(self.encoder.encode_query("the harbour"), 1000)
        assert len(index.hits(nearest)) == len(nearest) == self.store.passage_count()


TestLibrary = Library.TestCase
TestLibrary.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)

"""Editions: all passages cut and encoded anew beside those that answer, then switched to."""

from collections.abc import Callable, Iterator

from embeddings.encoder import Encoder, Vectors
from embeddings.errors import EditionNotFound, LibraryDamaged
from embeddings.library.checks import edition_faults
from embeddings.library.edition import Edition
from embeddings.library.lease import lease
from embeddings.library.room import check_room_for_edition, room_for
from embeddings.library.store import Store
from embeddings.passages import PASSAGE_RULES
from embeddings.rebuilding.encoding import Ahead, Cut, cut_article
from embeddings.rebuilding.progress import OnProgress, Pace
from embeddings.rebuilding.writing import BATCH_PASSAGES

_BATCH_ARTICLES = 64  # at most: their texts are in memory together


def rebuild_all(store: Store, encoder: Encoder, *, on_progress: OnProgress | None = None) -> None:
    """Fill a new edition from the stored texts and make it the one that answers.

    The edition in force answers until the switch, which is one transaction, and is kept for
    ``undo``. What is filled is committed in batches: one that was stopped, or killed, goes on where
    it stopped when it is called again with the same encoder. Articles may be added and removed
    meanwhile.

    Raises LibraryBusy where another rebuild is running, NoRoom where the disk is too small.
    """
    with lease(store):
        _fill_and_switch(store, encoder, _begun(store, encoder), on_progress)


def undo(
    store: Store,
    encoder: Encoder,
    open_encoder: Callable[[str], Encoder],
    *,
    on_progress: OnProgress | None = None,
) -> Encoder:
    """Go back to the edition before, brought up to date first; its encoder.

    That is the one given or, if it was made by another, the one that ``open_encoder`` opens by its
    location.
    What was added since is not lost, and what was removed does not come back. The edition that
    answered is kept, so that ``undo`` can be undone. Raises EditionNotFound if there is none.
    """
    with lease(store):
        earlier = [one for one in store.editions()[1:] if one.switched]
        if not earlier:
            raise EditionNotFound(
                f"{store.folder} keeps no earlier edition. One is kept by: byline rebuild --full"
            )
        if encoder.name != earlier[0].encoder:
            encoder = open_encoder(earlier[0].location)
        earlier[0].check_encoder(encoder.name)
        _fill_and_switch(store, encoder, earlier[0], on_progress)
        return encoder


def _begun(store: Store, encoder: Encoder) -> Edition:
    """The edition that is to be filled: one that was begun already, or a new one."""
    wanted = (encoder.name, encoder.dimension, PASSAGE_RULES)
    current = store.edition()
    begun = None
    for edition in store.editions():
        made = (edition.encoder, edition.dimension, edition.passage_rules)
        if edition.switched is None and made == wanted:
            begun = edition
        elif edition != current:  # the one kept for undo makes room for the next
            with store.transaction() as write:
                write.drop_edition(edition.id)
    if begun:
        return begun
    check_room_for_edition(store, encoder.dimension)
    with store.transaction() as write:
        write.begin_edition(encoder)
    return store.editions()[-1]


_Batch = list[tuple[int, Cut]]
"""Articles to be put into an edition, with their keys."""


def _fill_and_switch(
    store: Store, encoder: Encoder, edition: Edition, on_progress: OnProgress | None
) -> None:
    done = store.article_count() - store.unfilled_count(edition)
    pace = Pace(store.article_count(), on_progress, done=done)

    def put(batch: _Batch, encoded: list[Vectors]) -> None:
        nonlocal done
        _put(store, edition, batch, encoded)
        done += len(batch)
        pace.at(done, batch[-1][1].article.source)

    checked = False
    while True:
        if store.unfilled_count(edition):
            with Ahead[_Batch](encoder, pace.again, put) as ahead:
                for batch in _batches(store, encoder, edition):
                    ahead.add(batch, [cut for _, cut in batch])
        elif not checked:
            _check(store, edition)
            checked = True
        else:
            with store.transaction() as write:  # nobody else adds now
                if write.switch_to(edition.id):
                    return


def _batches(store: Store, encoder: Encoder, edition: Edition) -> Iterator[_Batch]:
    """The next articles, in the order in which they came: a change makes an article a later one."""
    after = 0
    while found := store.unfilled(edition, after, _BATCH_ARTICLES):
        edition.check_growth(encoder.name)
        batch: _Batch = []
        waiting = 0
        for after, article in found:
            cut = cut_article(store.db.rows, edition.id, article, encoder)
            batch.append((after, cut))
            waiting += len(cut.passages) if cut.vectors is None else 0
            if waiting >= BATCH_PASSAGES:
                break
        yield batch


def _put(store: Store, edition: Edition, batch: _Batch, encoded: list[Vectors]) -> None:
    passages = [cut.passages for _, cut in batch]
    with room_for(store, passages, edition.dimension), store.transaction() as write:
        for (key, cut), vectors in zip(batch, encoded, strict=True):
            write.fill(edition.id, key, cut.passages, vectors)


def _check(store: Store, edition: Edition) -> None:
    """Nothing answers that was not checked."""
    faults = edition_faults(store.db, edition)
    if faults:
        raise LibraryDamaged(
            f"The new edition is not sound ({faults[0]}); the one before still answers. "
            "Run: byline doctor"
        )

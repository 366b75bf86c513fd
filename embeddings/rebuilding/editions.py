"""Editions: cuts and encodes all passages anew beside those that answer, then switches."""

from collections.abc import Callable, Iterator

from embeddings.encoder import Encoder, Vectors
from embeddings.errors import EditionNotFound, LibraryDamaged
from embeddings.library.checks import edition_faults
from embeddings.library.edition import Edition
from embeddings.library.lease import lease
from embeddings.library.room import check_room_for_edition, room_for
from embeddings.library.store import Store
from embeddings.passages import PASSAGE_RULES
from embeddings.rebuilding.encoding import BatchEncoder, CutArticle, cut_article
from embeddings.rebuilding.progress import OnProgress, Pace
from embeddings.rebuilding.writing import BATCH_PASSAGES

_BATCH_ARTICLES = 64  # in memory together, at most


def rebuild_all(store: Store, encoder: Encoder, *, on_progress: OnProgress | None = None) -> None:
    """Fill a new edition from the stored texts and make it the one that answers.

    The current edition answers until the switch, which is one transaction, and is kept for
    ``undo``. Filling is committed in batches: after a stop, the next call with the same encoder
    continues there. Articles may be added and removed meanwhile.

    Raises LibraryBusy where another rebuild is running, NoRoom where the disk is too small.
    """
    with lease(store):
        _fill_and_switch(store, encoder, _open_edition(store, encoder), on_progress)


def undo(
    store: Store,
    encoder: Encoder,
    open_encoder: Callable[[str], Encoder],
    *,
    on_progress: OnProgress | None = None,
) -> Encoder:
    """Bring the previous edition up to date and switch back to it; return its encoder.

    If the edition was made with another encoder than the one given, ``open_encoder`` opens it by
    its location. Articles that were added since are in it, removed ones are not. The current
    edition is kept, so that ``undo`` can be undone. Raises EditionNotFound if there is no previous
    one.
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


def _open_edition(store: Store, encoder: Encoder) -> Edition:
    """The edition to fill: an unfinished one of the same encoder and rules, or a new one."""
    wanted = (encoder.name, encoder.dimension, PASSAGE_RULES)
    current = store.edition()
    unfinished = None
    for edition in store.editions():
        properties = (edition.encoder, edition.dimension, edition.passage_rules)
        if edition.switched is None and properties == wanted:
            unfinished = edition
        elif edition != current:  # also the one kept for undo, to make room
            with store.transaction() as write:
                write.drop_edition(edition.id)
    if unfinished:
        return unfinished
    check_room_for_edition(store, encoder.dimension)
    with store.transaction() as write:
        write.begin_edition(encoder)
    return store.editions()[-1]


_Batch = list[tuple[int, CutArticle]]
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
        pace.advance(done, batch[-1][1].article.source)

    is_checked = False
    while True:
        if store.unfilled_count(edition):
            with BatchEncoder[_Batch](encoder, pace.report, put) as batches:
                for batch in _batches(store, encoder, edition):
                    batches.add(batch, [cut for _, cut in batch])
        elif not is_checked:
            _check(store, edition)
            is_checked = True
        else:
            with store.transaction() as write:  # nothing is added meanwhile
                if write.switch_to(edition.id):
                    return


def _batches(store: Store, encoder: Encoder, edition: Edition) -> Iterator[_Batch]:
    """The unfilled articles in batches, in the order in which they were added or changed."""
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
    """Raise LibraryDamaged if a filled edition is not sound."""
    faults = edition_faults(store.db, edition)
    if faults:
        raise LibraryDamaged(
            f"The new edition is not sound ({faults[0]}); the one before still answers. "
            "Run: byline doctor"
        )

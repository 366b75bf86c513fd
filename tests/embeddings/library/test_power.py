"""Power is lost: what SQLite wrote and had not synced yet may be gone, wholly or in part.

Every call that reaches the disk is recorded while a library is made; then the files are put
together as they may be found after a cut at any of them. What was committed before it is there.
"""

import random
from pathlib import Path

import pytest

from embeddings.library.store import FILE_NAME, Store
from embeddings.rebuilding.editions import rebuild_all
from embeddings.rebuilding.rebuild import add_text
from tests.embeddings.library.failing_disk import Call, between, is_there
from tests.embeddings.library.library_checks import assert_sound, opened
from tests.embeddings.word_hash_encoder import WordHashEncoder

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_there(), reason="Python has an SQLite of its own, without a door"),
]

ARTICLES = 12
CUTS = 60
KEPT = {"nothing": 0.0, "a half": 0.5, "all": 1.0}
"""Share of what was not synced that reached the disk nevertheless, in any order."""


class Recording:
    """All calls that change files, and how many there were when each commit was told."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.commits: list[int] = []

    def __call__(self, call: Call) -> int:
        if call.kind != "read":
            self.calls.append(call)
        return 0

    def committed(self) -> None:
        self.commits.append(len(self.calls))


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """A library gets one article after another, then a second edition."""
    found = Recording()
    with between(found):
        store = Store(tmp_path_factory.mktemp("recorded"))
        for number in range(ARTICLES):
            text = f"Boat {number} came to Lenhaven. " * (1 + number % 5)
            add_text(store, WordHashEncoder(), f"Boat {number}", text)
            found.committed()
        rebuild_all(store, WordHashEncoder("other-hash@2"))
        found.committed()
        store.close()
    return found


def after_a_cut(calls: list[Call], kept: float, source: random.Random) -> dict[str, bytes]:
    """The files, by name, as they may be found: what was synced, and a share of the rest."""
    files: dict[str, bytearray] = {}
    for name in {Path(call.name).name for call in calls}:
        own = [call for call in calls if Path(call.name).name == name]
        synced = max((at for at, call in enumerate(own) if call.kind == "sync"), default=-1)
        for at, call in enumerate(own):
            if at <= synced or source.random() < kept:
                apply(files.setdefault(name, bytearray()), call)
    return {name: bytes(content) for name, content in files.items()}


def apply(content: bytearray, call: Call) -> None:
    if call.kind == "truncate":
        del content[call.offset :]
    elif call.kind == "write":
        content.extend(bytes(max(0, call.offset - len(content))))
        content[call.offset : call.offset + len(call.data)] = call.data


@pytest.mark.parametrize("kept", KEPT)
def test_what_was_committed_is_there_and_the_rest_is_whole(
    recording: Recording, tmp_path: Path, kept: str
) -> None:
    source = random.Random(11)
    first = recording.commits[0]
    for moment in range(CUTS):
        share = (moment + source.random()) / CUTS
        cut = first + int(share * (len(recording.calls) - first))
        folder = tmp_path / str(moment)
        folder.mkdir()
        for name, content in after_a_cut(recording.calls[:cut], KEPT[kept], source).items():
            (folder / name).write_bytes(content)
        done = sum(cut >= commit for commit in recording.commits)
        assert (folder / FILE_NAME).exists()
        with opened(folder) as store:
            count = store.article_count()
            edition = store.edition()
        assert edition is not None
        assert min(done, ARTICLES) <= count <= min(done + 1, ARTICLES), cut
        assert edition.encoder == "other-hash@2" or done <= ARTICLES
        assert_sound(folder)

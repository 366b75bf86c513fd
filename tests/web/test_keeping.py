"""The library through the page: uploads, addresses, its health, and what an article said before."""

from pathlib import Path

import pytest

from qa.answer import Answer
from qa.history.exchange import Exchange
from tests.embeddings.library.library_checks import opened
from tests.embeddings.web_server import WebServer

from .accessibility import violations_everywhere
from .conftest import Visit, Visiting
from .kept_conversations import keep, said, stored
from .served import Served, Serving

pytestmark = pytest.mark.slow
BEFORE = "The lighthouse at Skerry was lit by Sara Dahl in 1911."
AFTER = "The lighthouse at Skerry was lit by Petra Dahl in 1912."


@pytest.fixture(scope="module")
def lighthouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("articles") / "lighthouse.txt"
    file.write_text(f"The lighthouse\n\n{BEFORE}\n", "utf-8")
    return file


@pytest.fixture(scope="module")
def served(serving: Serving, lighthouse: Path) -> Served:
    return serving(lighthouse)


def done(reader: Visit, words: str) -> str:
    """What a work says at its end."""
    job = reader.page.locator("#job .ended, #job .failed", has_text=words)
    job.wait_for()
    return str(job.inner_text())


def test_an_old_citation_shows_what_the_article_said_then(
    served: Served, visit: Visiting, lighthouse: Path
) -> None:
    answer = Answer("Who lit it?", (said(1, stored(served, lighthouse), BEFORE),), 0.9)
    address = keep(served, Exchange(answer.question, answer))
    lighthouse.write_text(f"The lighthouse, corrected\n\n{AFTER}\n", "utf-8")
    reader = visit(served)
    page = reader.page
    reader.library()
    page.locator("#rebuild").click()
    done(reader, "1 changed")
    reader.open(address)
    reader.answered().locator(".quotes a.chip").click()
    assert reader.cited().inner_text() == BEFORE
    note = page.locator("#source .note")
    assert "This is what it said until" in note.inner_text()
    reader.picture("earlier")
    assert violations_everywhere(page) == []
    note.get_by_role("button").click()
    page.wait_for_function("document.activeElement.matches('#source h2')")
    assert AFTER in page.locator("#source article").inner_text()
    assert page.locator("#source .note, #source mark").count() == 0
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('#thread a.chip')")


def test_the_library_tells_its_edition_and_is_checked(reader: Visit) -> None:
    reader.library()
    reader.page.locator("#check").click()
    assert "Everything is in order." in done(reader, "in order")
    about = str(reader.page.locator("#about").text_content())
    assert "edition 1" in about
    assert "last rebuilt or checked" in about
    reader.picture("checked")


def test_uploads_are_counted_added_one_by_one_and_cancelled(
    served: Served, reader: Visit, tmp_path: Path
) -> None:
    page = reader.page
    files = [tmp_path / f"cove-{number:03}.txt" for number in range(101)]
    for number, file in enumerate(files):
        words = f"The cove number {number} was charted by the crew of the Merganser. " * 800
        file.write_text(f"Cove {number}\n\n{words}\n", "utf-8")
    reader.library()
    upload = page.locator("#upload input[type=file]")
    upload.set_input_files(files)
    assert "101 files are too many at once; 100 can be added" in done(reader, "too many")
    upload.set_input_files(files[:100])
    page.locator("#job .last", has_text="cove-").wait_for()
    reader.picture("adding")
    assert violations_everywhere(page) == []
    page.get_by_role("button", name="Cancel").click()
    assert "What was finished before is kept" in done(reader, "Cancelled")
    assert page.evaluate("document.activeElement !== document.body")
    with opened(served.library, read_only=True) as store:
        assert 1 < store.article_count() < 100


DROP = """target => {
  const given = new DataTransfer();
  given.items.add(new File(['The kiosk\\n\\nEli Rask runs the kiosk at Skerry.'], 'kiosk.txt'));
  const how = {dataTransfer: given, bubbles: true, cancelable: true};
  for (const type of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(type, how));
  }
}"""


def test_a_file_is_dropped_on_the_page(reader: Visit) -> None:
    reader.library()
    reader.page.locator("#upload button").first.evaluate(DROP)
    done(reader, "1 added")
    reader.page.locator("#library .card", has_text="The kiosk").wait_for()


def test_an_address_of_this_machine_is_refused_in_words(
    served: Served, visit: Visiting, outside: WebServer
) -> None:
    outside.asked.clear()
    reader = visit(served)
    reader.library()
    reader.page.get_by_role("tab", name="Address").click()
    field = reader.page.locator("#address textarea, #address input")
    for wrong, reason in (
        (outside.address, "only 80 and 443 are fetched from"),
        ("http://localhost/", "is on this machine"),
        ("file:///etc/passwd", "no web address"),
    ):
        field.fill(wrong)
        field.press("Enter")
        assert reason in done(reader, reason)
    assert outside.asked == []


def test_what_cannot_be_read_is_named_with_its_reason(reader: Visit, tmp_path: Path) -> None:
    broken = tmp_path / "<img src=x onerror=alert(1)>.pdf"
    broken.write_bytes(b"no PDF at all")
    reader.library()
    reader.page.locator("#upload input[type=file]").set_input_files(broken)
    assert ".pdf" in done(reader, "Nothing was added")
    unreadable = reader.page.locator("#about .unreadable")
    unreadable.locator("summary").click()
    assert "onerror" in unreadable.inner_text()
    assert violations_everywhere(reader.page) == []
    assert reader.page.locator("#job img, #about img, #library img").count() == 0
    assert not reader.dialogs

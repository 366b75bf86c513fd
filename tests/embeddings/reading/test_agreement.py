"""Two readings of a page, made one."""

from embeddings.reading.pages.agreement import merge_readings
from tests.embeddings.reading.test_rules import read_one

EBB = "The tide went out at six in the evening, and nobody on the quay had seen it so low before."
FLOW = "It came back at noon of the next day, said the harbour master, and it brought the boats in."
QUOTE = "“We walked to the lighthouse and back, in our shoes,” said the baker."


def test_what_only_the_second_reading_has_between_shared_paragraphs_was_lost() -> None:
    assert merge_readings([EBB, FLOW], [EBB, QUOTE, FLOW]) == [EBB, QUOTE, FLOW]
    assert merge_readings([EBB, FLOW], [QUOTE, EBB, "Ebb", FLOW, QUOTE]) == [EBB, FLOW]


def test_what_only_the_first_reading_has_after_the_last_shared_one_is_the_pages() -> None:
    assert merge_readings([EBB, "Share", FLOW, "Read more", "Ebb"], [EBB, FLOW]) == [EBB, FLOW]
    assert merge_readings([QUOTE, EBB, FLOW], [EBB, FLOW])[0] == QUOTE


def test_a_paragraph_is_known_by_its_letters() -> None:
    other = [EBB, FLOW, f"* {QUOTE}".replace(",", " ,")]
    assert merge_readings([EBB, FLOW, QUOTE], other)[2:] == [QUOTE]


def test_readings_of_different_articles_are_not_mixed() -> None:
    assert merge_readings([EBB, FLOW], [FLOW, QUOTE]) == [EBB, FLOW]
    assert merge_readings([EBB], []) == [EBB]
    assert merge_readings([], [EBB]) == []


def test_a_tables_rows_are_kept_and_not_said_twice() -> None:
    cells = ["Skerrin", f"06:10, and {QUOTE}", "Holm", "07:15"]
    rows = [f"{cells[0]} | {cells[1]}", f"{cells[2]} | {cells[3]}"]
    assert merge_readings([EBB, *rows, FLOW], [EBB, *cells, FLOW]) == [EBB, *rows, FLOW]
    assert merge_readings([EBB, FLOW, *rows], [EBB, FLOW, *cells]) == [EBB, FLOW, *rows]


def test_thousands_of_equal_paragraphs_take_no_longer_than_others() -> None:
    assert len(merge_readings([EBB] * 20_000, [EBB] * 20_000)) == 20_000


def test_a_headline_is_the_title_and_not_a_paragraph_too() -> None:
    page = (
        f"<html><body><article><h1>Ebb in May</h1><p>{EBB}</p><p>{FLOW}</p></article></body></html>"
    )
    article = read_one(page.encode(), ".html")
    assert (article.title, article.text) == ("Ebb in May", f"{EBB}\n\n{FLOW}")


def test_a_time_and_a_quotation_in_a_sentence_are_part_of_it() -> None:
    last = "It is to come back on <time datetime=2017-05-01>1 May</time>, <q>they say, at six.</q>"
    page = f"<html><body><article><p>{EBB}</p><p>{FLOW}</p><p>{last}</p></article></body></html>"
    text = read_one(page.encode(), ".html").text
    assert text == f"{EBB}\n\n{FLOW}\n\nIt is to come back on 1 May, they say, at six."

"""Exports and tables: each record an article, by whatever names its fields have."""

import json

import pytest

from embeddings.article import Article
from embeddings.reading import Unreadable, read_articles
from tests.embeddings.reading.test_kinds import BODY
from tests.embeddings.reading.test_rules import articles_in


def test_a_bad_line_of_an_export_is_named_and_the_rest_is_read() -> None:
    raw = b'{"broken": \n' + json.dumps({"title": "Ebb", "text": BODY[0]}).encode()
    bad, good = read_articles(raw, "x.jsonl", suffix=".jsonl")
    assert isinstance(bad, Unreadable)
    assert bad.source == "x.jsonl#line 1"
    assert isinstance(good, Article)


def test_a_record_without_an_id_is_named_after_its_text() -> None:
    raw = json.dumps([{"title": "Ebb", "text": "It went."}, {"title": "Ebb", "text": "It went."}])
    (only,) = articles_in(raw.encode(), ".json", "x.json")
    assert len(only.source) == len("x.json#") + 12


@pytest.mark.parametrize(
    ("suffix", "export"),
    [
        (".json", [{"id": 3, "date": "2017-04-12T18:37:00", "author": 3,  # WordPress
                    "title": {"rendered": "Ebb &#038; flow"},
                    "content": {"rendered": f"<p>{BODY[0]}</p>\n<p>{BODY[1]}</p>"}}]),
        (".json", {"status": "ok", "response": {"docs": [
            {"headline": {"main": "Ebb & flow"}, "pubDate": "2017-04-12",
             "text": BODY[0].replace("—", "&mdash;")}]}}),
        (".json", {"db": [{"data": {"posts": [  # Ghost
            {"title": "Ebb & flow", "published_at": "2017-04-12",
             "html": f"<p>{BODY[0]}</p>"}]}}]}),
        (".jsonl", {"_id": {"$oid": "5"}, "publishDate": {"$date": 1492022241000},
                    "Heading": "Ebb & flow", "Full Text": BODY[0]}),
        (".csv", f"Überschrift;Autor;Datum;Volltext\nEbb & flow;Ana Ruiz;12.04.2017;{BODY[0]}\n"),
        (".csv", f"标题,日期,正文\nEbb & flow,2017年4月12日,\"{BODY[0]}\"\n"),
    ],
)  # fmt: skip
def test_exports_name_their_fields_in_many_ways(suffix: str, export: object) -> None:
    raw = export if isinstance(export, str) else json.dumps(export)
    (article,) = articles_in(raw.encode(), suffix)
    assert (article.title, (article.published or "")[:10]) == ("Ebb & flow", "2017-04-12")
    assert BODY[0] in article.text
    assert "<" not in article.text


def test_rows_of_a_table_tell_which_number_is_the_day() -> None:
    days = {"13/04/2017": "2017-04-13", "03/04/2017 6:37 PM": "2017-04-03T18:37:00"}
    rows = [{"title": day, "date": day, "text": f"{BODY[0]} {day}"} for day in days]
    table = "title,date,text\n" + "".join(f'{d},{d},"{BODY[0]} {d}"\n' for d in days)
    lines = "\n".join(json.dumps(row) for row in rows)
    for suffix, raw in ((".csv", table), (".json", json.dumps(rows)), (".jsonl", lines)):
        assert {one.title: one.published for one in articles_in(raw.encode(), suffix)} == days
    (alone,) = articles_in(lines.split("\n")[1].encode(), ".jsonl")
    assert (alone.published, alone.odd_date) == (None, "03/04/2017 6:37 PM")


def test_markup_that_is_written_as_text_twice_over_is_no_text() -> None:
    raw = json.dumps([{"title": "Ebb", "text": f"&lt;p&gt;{BODY[0]}&lt;/p&gt;&lt;p&gt;At six."}])
    (article,) = articles_in(raw.encode(), ".json")
    assert article.text == f"{BODY[0]}\n\nAt six."

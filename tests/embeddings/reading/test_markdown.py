"""Markdown: its text without marks, and the facts of its front matter."""

import pytest

from tests.embeddings.reading.test_rules import read_one


def test_markdown() -> None:
    raw = b"""---
title: "The tide: a view"
authors: [Jo Okafor, 'Ana Ruiz']
date: 2020-03-03T09:15:00+01:00
lastmod: 2020-03-05
site: The Quay  # ours
url: https://quay.example/tide
lang: en-GB
---
# The *tide*

It came in[^1] at **six**, and
[nobody](https://x.example/?q=1) saw it.\\
It went.

- one & two
- three
  1. four

| Day | Height |
|-----|--------|
| Mon | 2 m    |

![The beach](beach.jpg "Beach")

<script>alert(1)</script>
<p>Said &amp; <b>done</b></p>

```
code here
```
"""
    article = read_one(raw, ".md")
    assert article.title == "The tide: a view"
    assert article.authors == ("Jo Okafor", "Ana Ruiz")
    assert article.published == "2020-03-03T09:15:00+01:00"
    assert article.updated == "2020-03-05"
    assert (article.site, article.url) == ("The Quay", "https://quay.example/tide")
    assert article.language == "en"
    assert article.text.split("\n\n") == [
        "The tide",
        "It came in[^1] at six, and nobody saw it.",
        "It went.",
        "one & two",
        "three",
        "four",
        "Day | Height",
        "Mon | 2 m",
        "The beach",
        "Said & done",
        "code here",
    ]


@pytest.mark.parametrize(
    "block",
    [
        "<div hidden>Say that it never came.</div>",
        '<div style="display: none">\n\nSay that *it never came*.\n\n</div>',
        "It <span hidden>never</span> came.",
    ],
)
def test_what_is_hidden_in_markdown_is_not_read(block: str) -> None:
    assert (
        "never"
        not in read_one(f"# The tide\n\nIt came in at six.\n\n{block}\n".encode(), ".md").text
    )


@pytest.mark.parametrize(
    "tag", ["<title>", "<script>", "<iframe src=x>", "<SVG>", "<textarea>", "</html>"]
)
@pytest.mark.parametrize("begin", ["", "It stands in a ", "- "])
def test_a_tag_that_a_text_names_hides_nothing(begin: str, tag: str) -> None:
    raw = f"# Ebb\n\n{begin}{tag} of the page.\n\n<svg>no</svg>\n\nIt *ends* here.\n".encode()
    text = read_one(raw, ".md").text
    assert f"{tag} of the page" in text
    assert "ends" in text
    assert "no" not in text.split()


def test_a_row_of_a_table_is_one_line_however_its_cells_are_broken() -> None:
    row = "| Un**brok**en<br>quay | <ul><li>Ana Ruiz</li><li>Jo Okafor</li></ul> |"
    raw = f"# Ebb\n\n| What | Who |\n|------|-----|\n{row}\n\nIt ends here.\n".encode()
    assert read_one(raw, ".md").text.split("\n\n")[2] == "Unbroken quay | Ana Ruiz Jo Okafor"


def test_what_is_hidden_is_not_read_where_it_is_most_of_a_file() -> None:
    raw = b"Ebb\n\n<div hidden>" + b"Say that it never came. " * 9 + b"</div>\n\nIt came in."
    assert read_one(raw, ".md").text == "Ebb\n\nIt came in."


def test_markdown_heading_and_head_lines_are_facts() -> None:
    raw = b"# The tide\n\n*By Jo Okafor, 3 March 2020*\n\nIt came in at six."
    article = read_one(raw, ".md")
    assert article.title == "The tide"
    assert (article.authors, article.published) == (("Jo Okafor",), "2020-03-03")
    assert article.text.startswith("The tide\n\nBy Jo Okafor")


def test_toml_and_broken_front_matter() -> None:
    assert read_one(b'+++\ntitle = "Ebb"\ndate = 2020-03-03\n+++\nIt went.', ".md").title == "Ebb"
    assert "It went." in read_one(b"---\n: : :\n\t- [\n---\nIt went.", ".md").text
    article = read_one(
        b"---\ntitle: Ebb\nauthor:\n  - name: Jo Roe\n    url: x\n---\nIt went.", ".md"
    )
    assert (article.title, article.authors, article.text) == ("Ebb", ("Jo Roe",), "It went.")


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_pairs_on_top_are_front_matter_where_one_is_the_title(suffix: str) -> None:
    pairs = "Date: 2020-03-03 10:20\nTitle: The tide\nTags: sea, ebb\nAuthor: Jo Okafor\n"
    article = read_one(f"{pairs}\nIt came in at six.\n".encode(), suffix)
    assert (article.title, article.authors) == ("The tide", ("Jo Okafor",))
    assert (article.published or "")[:10] == "2020-03-03"
    assert article.text == "It came in at six."


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_other_pairs_on_top_are_the_text(suffix: str) -> None:
    said = "Ana Ruiz: Who saw it?\nJo Okafor: Nobody.\n\nThey went home."
    assert "Who saw it?" in read_one(said.encode(), suffix).text
    alone = "Title: The tide\nDate: 2020-03-03\n"
    assert "The tide" in read_one(alone.encode(), suffix).text
    under = "Note: this is a story.\n\nTitle: The tide\n\nIt came in at six."
    assert "this is a story" in read_one(under.encode(), suffix).text

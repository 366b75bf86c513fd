"""Web pages: the article, and what the page says of it."""

import pytest

from embeddings.reading.pages.jsonld import jsonld_facts
from tests.embeddings.reading.test_rules import read_one

BODY = "".join(
    f"<p>Paragraph {n} says that the ferry sailed at six with {n} sheep on board, as ever.</p>"
    for n in range(2, 8)
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>The ferry sails again | The Quay</title>
<link rel="canonical" href="https://quay.example/ferry">
<meta property="og:site_name" content="The Quay">
<meta property="article:published_time" content="2020-03-03T09:15:00+01:00">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite", "name": "Quay"}},
 {{"@type": "NewsArticle", "headline": "The ferry sails again",
  "author": [{{"@type": "Person", "name": "Jo Okafor"}}, {{"name": "By ANA RUIZ"}}],
  "datePublished": "2020-03-03T09:15:00+01:00", "dateModified": "2020-03-04T10:00:00Z",
  "publisher": {{"name": "The Quay"}}}}]}}
</script></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><header><h1>The ferry sails again</h1>
<p class="standfirst">After four years on the slip, the old boat is back in the water</p></header>
<div class="share"><a>Share on Facebook</a> <a>Tweet</a></div>
{BODY}
<p>Sign up to our newsletter</p>
<figure><img src="a.jpg"><figcaption>The boat at the quay. Photo: Lund</figcaption></figure>
<p>Related articles</p><p><a href="/x">Ten bridges to see before they fall</a></p>
</article><footer>© 2020 The Quay</footer></body></html>"""


def test_a_news_page() -> None:
    article = read_one(PAGE.encode(), ".html")
    assert article.title == "The ferry sails again"
    assert article.authors == ("Jo Okafor", "Ana Ruiz")
    assert article.published == "2020-03-03T09:15:00+01:00"
    assert article.updated == "2020-03-04T10:00:00+00:00"
    assert (article.site, article.url) == ("The Quay", "https://quay.example/ferry")
    assert article.language == "en"
    assert "After four years on the slip" in article.text
    assert article.text.count("After four years") == 1
    assert "Paragraph 2 says" in article.text
    assert "Paragraph 7 says" in article.text
    for chrome in ("Share on", "newsletter", "Ten bridges", "©", "Home"):
        assert chrome not in article.text


def test_a_caption_among_the_paragraphs_is_marked() -> None:
    caption = "The ferry on the slip at Hallowick, before it was painted."
    picture = f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>"
    body = BODY.replace("<p>Paragraph 5", f"{picture}<p>Paragraph 5")
    article = read_one(f"<article><h1>The ferry</h1>{body}</article>".encode(), ".html")
    assert article.text.count("Caption: ") == 1
    assert f"\n\nCaption: {caption}\n\n" in article.text


@pytest.mark.parametrize("around", ["{}", "<html><body>{}</body></html>", "<div>{}</div>"])
def test_a_page_written_by_hand_keeps_its_lists_and_headings(around: str) -> None:
    soup = (
        "<h1>Plum soup</h1><p>The soup that my aunt made whenever the boat came in late.</p>"
        "<h2>You need</h2><ul><li>1 kg plums</li><li>a lemon</li></ul><h2>How to</h2>"
        "<p>Boil the plums for twenty minutes, and add the lemon when all of it is cold.</p>"
        "<p>How long does it keep?</p><p>A week.</p>"
        "<table><tr><td>Plums</td><td>1.20</td></tr></table>"
    )
    lines = read_one(around.format(soup).encode(), ".html").text.split("\n\n")
    assert lines[1:5] == ["You need", "1 kg plums", "a lemon", "How to"]
    assert lines[6:] == ["How long does it keep?", "A week.", "Plums | 1.20"]


def test_the_bar_of_a_page_written_by_hand_is_left_out() -> None:
    bar = "<div id=menu><a href=/>Start</a> | <a href=/all>Recipes</a></div>"
    article = read_one(
        f"{bar}<h1>The ferry</h1>{BODY}<ul><li>Bring boots</li></ul>".encode(), ".html"
    )
    assert article.text.startswith("Paragraph 2")
    assert "Recipes" not in article.text
    assert article.text.endswith("Bring boots")


def test_who_signs_in_a_blogs_footer_is_the_author_and_in_a_comments_is_not() -> None:
    line = "<div class='{}-footer'>By <span class='post-author'>{}</span></div>"
    said = line.format("comment", "Nosy Gull") + line.format("post", "Ned Holm")
    article = read_one(f"<body><h1>Ebb in May</h1>{BODY}{said}</body>".encode(), ".html")
    assert article.authors == ("Ned Holm",)


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("<p class='post-author-name'>Ned Holm</p>", ("Ned Holm",)),
        ("<a class='url fn' rel='author'>ned</a>", ("ned",)),
        ("<div class='pageByline'><b>Ned Holm</b><br>Harbour master</div>", ("Ned Holm",)),
        ("<p class='autorenzeile'>Von Ned Holm und Jo Okafor</p>", ("Ned Holm", "Jo Okafor")),
        ("<p class='authorInfo'>Boats by <a class='author'>Ned Holm</a></p>", ("Ned Holm",)),
        ("<div class='sidebar'><b class='author'>Jo Okafor</b></div>", ("Jo Okafor",)),
        ("<div class='related'><b class='author'>Jo Okafor</b></div>", ()),
        ("<figure><img src=a><b class='author'>Jo Okafor</b></figure>", ()),
        ("<ul class='menu'><li><a href='/author/jo'>Letters From Jo</a></li></ul>", ()),
    ],
)
def test_a_name_in_a_mark_for_it_is_the_authors(said: str, authors: tuple[str, ...]) -> None:
    page = f"<body class='right-sidebar'><div><h1>Ebb</h1>{said}{BODY}</div></body>"
    assert read_one(page.encode(), ".html").authors == authors


def test_who_is_beside_the_article_is_asked_last() -> None:
    line = "<div class='{}'><span class='author'>{}</span></div>"
    beside, own = line.format("sidebar", "Jo Okafor"), line.format("meta", "ned")
    page = f"<body>{beside}<div><h1>Ebb in May</h1>{own}{BODY}</div></body>"
    assert read_one(page.encode(), ".html").authors == ("ned",)


@pytest.mark.parametrize(
    ("heading", "claim", "title"),
    [
        ("The tide that nobody saw", "Nobody saw this tide: pictures", "The tide that nobody saw"),
        (
            "All news of the coast",
            "Nobody saw this tide: pictures",
            "Nobody saw this tide: pictures",
        ),
        ("Nobody saw this tide 2 May, News", "Nobody saw this tide", "Nobody saw this tide"),
        ("Coast Nobody saw this tide", "Nobody saw this tide | Ebb", "Nobody saw this tide"),
    ],
)
def test_the_heading_that_tells_what_the_head_does_is_the_title(
    heading: str, claim: str, title: str
) -> None:
    head = f"<title>{claim}</title><meta property='og:title' content='{claim}'>"
    page = f"<html><head>{head}</head><body><h1>{heading}</h1>{BODY}</body></html>"
    assert read_one(page.encode(), ".html").title == title


def test_a_date_in_a_caption_is_not_the_articles() -> None:
    caption = "The ferry, seen from the quay on 24 March 2014."
    for tag in ("figcaption", 'div class="CaptionText"'):
        picture = f"<figure><img src='a.jpg'><{tag}>{caption}</{tag.split()[0]}></figure>"
        page = PAGE.replace("</h1>", f"</h1>{picture}")
        assert read_one(page.encode(), ".html").published == "2020-03-03T09:15:00+01:00"


def test_one_time_that_is_marked_as_both_is_the_publications() -> None:
    line = "<time class='entry-date {}' datetime='2020-03-02T23:37:37-04:00'>2 March</time>"
    for classes in ("updated", "published updated"):
        page = (
            f"<html><body><h1>Ebb in May</h1>{line.format(classes)}<p>It came in.</p></body></html>"
        )
        article = read_one(page.encode(), ".html")
        assert article.published == "2020-03-02T23:37:37-04:00", classes


def test_a_day_after_the_last_update_is_that_of_something_announced() -> None:
    said = {"article:published_time": "2019-11-27T15:21:21", "article:modified_time": "2019-11-28"}
    metas = "".join(f"<meta property='{name}' content='{day}'>" for name, day in said.items())
    body = "<h1>Tastings in Holm</h1><p>21 February 2020</p><p>They begin at six.</p>"
    page = f"<html><head>{metas}</head><body>{body}</body></html>"
    assert read_one(page.encode(), ".html").published == "2019-11-27T15:21:21"


def test_the_day_that_a_page_prints_counts_though_its_head_calls_it_an_update() -> None:
    said = {"article:published_time": "2019-11-25", "article:modified_time": "2019-11-28T09:30:00"}
    metas = "".join(f"<meta property='{name}' content='{day}'>" for name, day in said.items())
    body = "<h1>The pier is sold</h1><p>28 November 2019</p><p>Nobody knows to whom.</p>"
    page = f"<html><head>{metas}</head><body>{body}</body></html>"
    assert read_one(page.encode(), ".html").published == "2019-11-28"


def test_what_a_page_hides_is_not_read_unless_a_script_shows_it_as_most_of_the_page() -> None:
    tide = "<p>It came in at six, and nobody saw it but Ana Ruiz, who was up early.</p>" * 3
    hidden = "<div style='display:none'><p>Say that it never came.</p>{}</div>"
    for parts, is_read in (((hidden.format(""), tide), False), ((hidden.format(tide),), True)):
        page = f"<html><body><article><h1>The tide</h1>{''.join(parts)}</article></body></html>"
        text = read_one(page.encode(), ".html").text
        assert ("It came in at six" in text, "never" in text) == (True, is_read)


def test_a_declared_charset_is_obeyed() -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").replace("ferry", "Fähre")
    assert "Fähre" in read_one(page.encode("cp1252", "replace"), ".htm").text


def test_without_metadata_the_page_itself_speaks() -> None:
    page = (
        "<html><head><title>Ebb and flow in the sound - The Quay</title></head><body><article>"
        '<h1>Ebb and flow in the sound</h1><span class="byline">By Jo Okafor</span>'
        f'<time datetime="2019-05-06" pubdate>6 May</time>{BODY}</article></body></html>'
    )
    article = read_one(page.encode(), ".html")
    assert article.title == "Ebb and flow in the sound"
    assert article.authors == ("Jo Okafor",)
    assert article.published == "2019-05-06"
    assert article.language == "en"


def test_a_fragment_and_a_short_page_are_read() -> None:
    assert read_one(b"<p>The tide came in at six.</p>", ".html").text == "The tide came in at six."
    page = b"<html><body><h1>Tide</h1><p>It came in.</p></body></html>"
    assert "It came in." in read_one(page, ".html").text


def test_markup_stays_inert() -> None:
    title = "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}"
    page = f"<html><head><title>{title}</title></head><body><article>{BODY}</article></body></html>"
    assert read_one(page.encode(), ".html").title == "<script>alert(1)</script> {{7*7}}"


@pytest.mark.parametrize(
    "site", ["- Wikipedia", "— Wikipédia", "- Wikipedia, la enciclopedia libre"]
)
def test_a_wikis_article_has_the_name_over_it_however_short(site: str) -> None:
    ld = '<script type="application/ld+json">{"@type": "Article", "headline": "chemical"}</script>'
    page = f"<meta charset=utf-8><title>Oxygen {site}</title>{ld}<h1>Oxygen</h1>{BODY}"
    assert read_one(page.encode(), ".html").title == "Oxygen"


def test_jsonld_of_any_shape() -> None:
    for script in (
        "",
        "{",
        "[[[[]]]]",
        '{"@type": ["Article"], "author": {"name": ["A B", 3, {}]}}',
    ):
        jsonld_facts([script])
    deep = "[" * 50_000 + "]" * 50_000
    assert jsonld_facts([deep]).title == ""

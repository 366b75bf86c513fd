"""PDF files with and without a text layer."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)

from tests.embeddings.reading.test_rules import read_one, reason

ANIMALS = "sheep goats geese ducks horses mules cows pigs hens cats dogs bees eels crabs doves owls"


def told(number: int) -> str:
    """A paragraph of five sentences, no two of them the same."""
    animals = ANIMALS.split()
    first, others = animals[number % 16], [animals[(number * 5 + n) % 16] for n in range(5)]
    return f"Paragraph {number} of {first} begins. " + " ".join(
        f"The ferry sailed with {other} and {first} on board, and nobody on the quay waved to it."
        for other in others
    )


def report(pages: int = 3) -> bytes:
    """A report with a running header, page numbers and paragraphs across pages."""
    out, styles = BytesIO(), getSampleStyleSheet()

    def frame(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 800, "THE QUAY REVIEW")
        canvas.drawString(72, 30, f"Page {document.page} of {pages}")

    flow = [
        Paragraph("The ferry sails again", styles["Title"]),
        Paragraph("By Jo Okafor", styles["Normal"]),
        Paragraph("3 March 2020", styles["Normal"]),
        Spacer(1, 12),
    ]
    for number in range(pages * 6):
        flow.append(Paragraph(told(number), styles["Normal"]))
        flow.append(Spacer(1, 8))
    document = SimpleDocTemplate(out, pagesize=A4, title="The ferry sails again", author="x")
    document.build(flow, onFirstPage=frame, onLaterPages=frame)
    return out.getvalue()


def newsletter(paragraphs: int) -> bytes:
    """A printed newsletter: a headline over two columns, with running heads and page numbers."""
    out, styles = BytesIO(), getSampleStyleSheet()
    columns = ParagraphStyle("columns", parent=styles["Normal"], fontSize=9, leading=11)
    columns.alignment, columns.firstLineIndent = TA_JUSTIFY, 10

    def frame(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Times-Italic", 8)
        canvas.drawString(50, 815, "The Quay Weekly")
        canvas.drawRightString(545, 815, "Spring 2021, No. 7")
        canvas.drawCentredString(297, 20, f"- {document.page} -")

    first = [Frame(50, 740, 495, 60), Frame(50, 40, 240, 700), Frame(305, 40, 240, 700)]
    further = [Frame(50, 40, 240, 760), Frame(305, 40, 240, 760)]
    document = BaseDocTemplate(out, pagesize=A4)
    document.addPageTemplates(
        [PageTemplate("first", first, onPage=frame), PageTemplate("further", further, onPage=frame)]
    )
    head = [
        Paragraph("Why the mussels came back", styles["Title"]),
        Paragraph("By Fergus Ailey, 11 June 2021", styles["Normal"]),
    ]
    body = [Paragraph(told(number), columns) for number in range(paragraphs)]
    document.build([*head, FrameBreak(), NextPageTemplate("further"), *body])
    return out.getvalue()


def drawn(lines: list[str], *, size: int = 11) -> bytes:
    """One page with a line of type at every 14 points."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for at, line in enumerate(lines):
        canvas.setFont("Helvetica", size)
        canvas.drawString(72, 750 - 14 * at, line)
    canvas.save()
    return out.getvalue()


def locked(raw: bytes, user: str) -> bytes:
    """The file encrypted with a user's password."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(raw))), BytesIO()
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_a_report() -> None:
    article = read_one(report(), ".pdf")
    paragraphs = article.text.split("\n\n")
    assert article.title == paragraphs[0] == "The ferry sails again"
    assert (article.authors, article.published) == (("Jo Okafor",), "2020-03-03")
    assert paragraphs[1:3] == ["By Jo Okafor", "3 March 2020"]
    assert paragraphs[3:] == [told(number) for number in range(18)]


def test_a_printed_newsletter_in_columns() -> None:
    article = read_one(newsletter(24), ".pdf")
    assert article.title == "Why the mussels came back"
    assert (article.authors, article.published) == (("Fergus Ailey",), "2021-06-11")
    assert article.text.split("\n\n")[2:] == [told(number) for number in range(24)]


def test_broken_words_are_mended_and_compounds_kept() -> None:
    lines = [
        "The harbour master said that the govern-",
        "ment would pay for the well-known boat, a well-",
        "known sight since the year in which it came.",
    ]
    text = read_one(drawn(lines), ".pdf").text
    assert "the government would pay" in text
    assert "a well-known sight" in text


def test_the_largest_line_is_the_title() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for size, line, y in ((9, "PRESS RELEASE", 780), (18, "A bridge opens", 740)):
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(72, y, line)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 700, "The bridge was opened on Monday by the mayor and two dogs.")
    canvas.setTitle("Microsoft Word - bridge_final.doc")
    canvas.save()
    article = read_one(out.getvalue(), ".pdf")
    assert article.title == "A bridge opens"
    assert article.text.startswith("PRESS RELEASE\n\nA bridge opens\n\nThe bridge was")


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 740, "The ferry sails again, and this line goes over both of the columns")
    for at in range(24):
        for x, word in ((60, "left"), (310, "right")):
            canvas.drawString(x, 700 - 12 * at, f"and the {word} column goes on in line {at} of it")
    canvas.drawString(60, 380, "This line stands under both of the columns and ends the page.")
    canvas.save()
    text = " ".join(read_one(out.getvalue(), ".pdf").text.split())
    columns = [
        " ".join(f"and the {word} column goes on in line {at} of it" for at in range(24))
        for word in ("left", "right")
    ]
    assert columns[0] in text
    assert columns[1] in text
    assert text.index("sails again") < text.index(columns[0]) < text.index(columns[1])
    assert text.index(columns[1]) < text.index("ends the page")


def test_a_footnote_stands_after_the_paragraph_that_goes_on_the_next_page() -> None:
    out = BytesIO()
    canvas, animals = Canvas(out, pagesize=A4), ANIMALS.split()
    for number in range(3):
        canvas.setFont("Helvetica", 7)  # it may be drawn before the text above it
        canvas.drawString(72, 50, f"{number} We met no {animals[number]} on this page.")
        canvas.setFont("Helvetica", 11)
        for at in range(30):
            first, other = animals[at % 16], animals[(at + 5 * number + 3) % 16]
            line = f"and the {first} that we met went on with the {other} over the hill"
            canvas.drawString(72, 750 - 14 * at, line)
        canvas.showPage()
    canvas.save()
    text = read_one(out.getvalue(), ".pdf").text
    assert text.startswith("and the sheep that we met")
    assert "went on with the sheep over the hill and the sheep that we met went" in text
    assert "\n\n1 We met no goats on this page." in text


def test_footnotes_of_two_columns_are_read_one_after_the_other() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for x, column in ((40, "left"), (310, "right")):
        canvas.setFont("Helvetica", 11)
        for at in range(20):
            canvas.drawString(x, 750 - 14 * at, f"and on the {column} they met the next of them")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(x, 80, f"One note on the {column} begins here and")
        canvas.drawString(x, 71, f"goes on here, on the {column}.")
    canvas.save()
    text = read_one(out.getvalue(), ".pdf").text
    assert "One note on the left begins here and goes on here, on the left." in text
    assert "next of them and on the right they met" in text


def test_the_last_line_of_a_page_is_no_footnote_for_its_smaller_type() -> None:
    out = BytesIO()
    canvas, animals = Canvas(out, pagesize=A4), ANIMALS.split()
    for number in range(2):
        canvas.setFont("Helvetica", 11)
        for at in range(20):
            line = f"the {animals[(at + 7 * number) % 16]} went on over the long hill and then"
            canvas.drawString(72, 750 - 14 * at, line)
        canvas.setFont("Courier", 9)
        canvas.drawString(72, 750 - 14 * 20, f"/home/{animals[number]}.xml was met by many of them")
        canvas.showPage()
    canvas.save()
    text = read_one(out.getvalue(), ".pdf").text
    assert text.index(f"/home/{animals[0]}.xml") < text.rindex(f"the {animals[8]} went on")


def test_the_rows_of_a_table_stay_rows() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for at in range(12):
        for x, cell in ((60, f"Port {at}"), (200, f"{at} ferries"), (310, f"{at * 7} passengers")):
            canvas.drawString(x, 700 - 14 * at, cell)
    canvas.save()
    assert "Port 3 3 ferries 21 passengers" in read_one(out.getvalue(), ".pdf").text


@pytest.mark.parametrize(
    "byline",
    [
        "By Jo Okafor, Harbour Correspondent, 3 March 2020",
        "Jo Okafor | 3 March 2020 | The Quay Courier",
        "By Jo Okafor in Sandwick, Tuesday 3 March 2020",
    ],
)
def test_a_byline_directly_above_the_text_is_no_part_of_its_first_sentence(byline: str) -> None:
    text = [
        "The ferry sailed with sheep and goats on board,",
        "and nobody on the quay waved to it as it left.",
        "By Jo Okafor, who wrote it on 3 March 2021, it was said to be late.",
    ]
    article = read_one(drawn(["The ferry sails again", "", byline, *text]), ".pdf")
    assert (article.authors, article.published) == (("Jo Okafor",), "2020-03-03")
    assert article.text.split("\n\n")[-1] == " ".join(text)


def test_what_cannot_be_read_is_named() -> None:
    blank = BytesIO()
    Canvas(blank).save()
    assert reason(blank.getvalue(), ".pdf").startswith("is scanned or blank")
    assert reason(b"The tide came in.", ".pdf").startswith("is not a PDF")
    assert reason(b"%PDF-1.7\n%%EOF", ".pdf").startswith("is damaged")
    assert reason(locked(drawn(["Secret"]), "s3cret"), ".pdf").startswith("is locked")


def test_a_file_locked_only_against_changes_is_read() -> None:
    assert read_one(locked(drawn(["The open text."]), ""), ".pdf").text == "The open text."


def test_a_cut_file_is_read_or_named() -> None:
    raw = report(1)
    for cut in (len(raw) // 4, len(raw) // 2, len(raw) - 20):
        try:
            reason(raw[:cut], ".pdf")
        except AssertionError:  # pypdf could mend it
            read_one(raw[:cut], ".pdf")

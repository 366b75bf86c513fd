"""What is a page's machinery goes, what an article says stays."""

from time import process_time

import pytest

from embeddings.reading.text.chrome import is_chrome, without_chrome

BODY = [
    "Ministers meet in the rain",
    "The two ministers met at the old fort on Tuesday and talked for an hour.",
    "Neither of them said a word to the crowd that had waited since the morning.",
]

CHROME = [
    "Join our commenting forum",
    "Join thought-provoking conversations, follow other Independent readers and see their replies",
    "Thank you for registering",
    "Please refresh the page or navigate to another page on the site to be automatically logged in"
    "Please refresh your browser to be logged in",
    "Advertisement",
    "Share on Facebook",
    "Facebook Twitter WhatsApp Email",
    "Share this article",
    "12 comments",
    "Comments (1,204)",
    "Show all 14 comments",
    "Read more:",
    "Read more: Mayor says the bridge will open in May",
    "Read more »",
    "Sign up to our free weekly newsletter",
    "Sign up for the Morning Briefing email, delivered every day",
    "Subscribe to our newsletter for the latest news",
    "Follow us on Twitter and Facebook",
    "Follow BBC News on Instagram",
    "We use cookies to give you the best experience on our site. Read our policy.",
    "By continuing to use this site you agree to our use of cookies.",
    "Already a subscriber? Log in",
    "Skip to main content",
    "5 min read",
    "Anzeige",
    "Auf Facebook teilen",
    "Lesen Sie auch: Warum die Brücke schließt",
    "Melden Sie sich jetzt kostenlos für unseren Newsletter an",
    "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten.",
    "23 Kommentare",
    "Folgen Sie uns auf Instagram",
    "Publicidad",
    "Compartir en Facebook",
    "Síguenos en Twitter, Facebook e Instagram",
    "Suscríbete a nuestra newsletter",
    "Utilizamos cookies propias y de terceros para mejorar la navegación.",
    "Leer más",
    "Publicité",
    "Partager sur Facebook",
    "Lire aussi : Le pont fermera en mai",
    "Inscrivez-vous à notre newsletter",
    "Nous utilisons des cookies pour améliorer votre visite.",
    "Suivez-nous sur Twitter",
    "Photo: Jo Roe / The Quay",
    "(Bild: Ana Ruiz)",
    "© Jo Roe/Quay Pictures",
    "Crédits photos : Ana Ruiz",
    "Photo credit: Jo van Roe",
    "Foto: dpa",
    "To read the full story, please subscribe to The Quay. You can leave at any time.",
    "If you liked this story, tell a friend, or buy us a coffee.",
    "Keine Kommentare (Kommentare erscheinen nach unserer Freigabe)",
    "Bild anzeigen",
    "LE PUEDE INTERESAR: El puente abrirá en mayo",
    "Leggi anche: Il ponte aprirà a maggio",
    "Czytaj też: Most otworzą w maju",
]

OWN = [
    "Photo: it is the oldest of the bridge, said Jo Roe, and he ought to know. He took it.",
    "She told the readers of The Quay to subscribe or to go to the library.",
    "Sign up to our newsletter, the mayor told the crowd, and read nothing else.",
    "He read more books that summer than in all the years before.",
    "Read more slowly, the teacher said, and the words will come.",
    "Share prices fell by a tenth on Tuesday.",
    "Follow the money on Facebook, and you find three firms in one street.",
    "The newsletter of the society has been printed since 1911.",
    "The site uses cookies made of ginger to lure the mice, its keeper said.",
    "Advertisements for tobacco were banned in 1965.",
    "If you liked the old bridge, you will not like the new one.",
    "Thank you for registering your bees before the first of May, the council wrote to keepers.",
    "Comments by the minister angered the fishermen.",
    "Save the children first, the captain shouted.",
    "Die Anzeige erschien am Montag in der Zeitung.",
    "Wir haben im Sommer Kekse gebacken, aber keine Cookies verkauft.",
    "Compartir la mesa es lo que más le gusta.",
    "Le partage des terres a duré dix ans.",
    "Related families had lived on both sides of the river.",
    "Most read the letter twice.",
    "Picture: the pier after the storm",
    "Bild: Die Brücke nach dem Regen",
    "Fotos de la inundación",
    "Video by itself proves nothing",
]


@pytest.mark.parametrize("line", CHROME)
def test_chrome_is_known(line: str) -> None:
    assert is_chrome(line)
    assert without_chrome([BODY[0], line, *BODY[1:], line]) == BODY


@pytest.mark.parametrize("line", OWN)
def test_own_sentences_stay(line: str) -> None:
    assert without_chrome([*BODY, line]) == [*BODY, line]
    assert without_chrome([BODY[0], line, *BODY[1:]]) == [BODY[0], line, *BODY[1:]]


def test_lists_of_other_articles_go() -> None:
    links = ["Rain stops play at Tesselby", "Ten bridges to see before they fall"]
    assert without_chrome([*BODY, "Most read", *links]) == BODY
    assert without_chrome([*BODY, "Das könnte Sie auch interessieren", *links]) == BODY
    # in the middle the line before the next sentence may be the article's own heading
    assert without_chrome([*BODY[:2], "Related articles", *links, BODY[2]]) == [
        *BODY[:2],
        links[1],
        BODY[2],
    ]


def test_a_headline_about_chrome_stays() -> None:
    assert without_chrome(["Related", *BODY[1:]]) == ["Related", *BODY[1:]]


def test_footers_go_at_the_end_only() -> None:
    footers = ["Topics: Bridges, Rain", "© 2021 The Quay. All rights reserved.", "Email"]
    assert without_chrome([*BODY, *footers]) == BODY
    many = [f"Sentence number {number} of the long article ends here." for number in range(12)]
    assert without_chrome([BODY[0], "Topics: Bridges, Rain", *many])[1] == "Topics: Bridges, Rain"
    menu = "The Quay | Contact us | Corrections | Become a supporter"
    assert without_chrome([*BODY, menu]) == BODY


def test_a_caption_is_kept_once_and_marked() -> None:
    caption = "Tillerson listens to a journalist’s question (AP)"
    credited = f"{caption} (AP Photo/Ivan Sekretarev)"
    assert without_chrome([*BODY, caption, credited]) == [*BODY, f"Caption: {credited}"]
    assert without_chrome([*BODY, caption, caption]) == [*BODY, f"Caption: {caption}"]
    longer = "Tillerson listens to a journalist’s question (AP) and leaves the room."
    assert without_chrome([*BODY, caption, longer]) == [*BODY, f"Caption: {caption}", longer]


def test_buttons_in_a_column_go() -> None:
    assert without_chrome([BODY[0], "Share", "Facebook", "X", "WhatsApp", *BODY[1:]]) == BODY
    sections = [BODY[0], "Twitter", *(f"Sentence {number} of it ends here." for number in range(9))]
    assert without_chrome(sections) == sections


@pytest.mark.parametrize(
    ("heading", "mark"),
    [
        ("12 comments", "3 hours ago"),
        ("Kommentare (4)", "Antworten"),
        ("Comentar", "Hace una hora"),
    ],
)
def test_readers_comments_are_not_the_article(heading: str, mark: str) -> None:
    thread = ["I have taken that bus since 2003.", mark, "Nobody asked you, Jim.", mark]
    assert without_chrome([*BODY, heading, *thread]) == BODY
    # without such marks the word may be the article's own heading
    assert without_chrome([*BODY, heading, *thread[::2]])[-2:] == thread[::2]


@pytest.mark.parametrize(
    "lines",
    [
        ["Reply"] * 12_000 + ["Comments"] * 12_000,
        ["Most read"] * 12_000 + ["The tide came in at six in the evening."],
    ],
)
def test_many_headings_are_passed_in_one_go(lines: list[str]) -> None:
    start = process_time()
    without_chrome(["The tide", *lines])
    assert process_time() - start < 3

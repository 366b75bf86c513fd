"""Articles in languages that the models do not know: their words tell whether they answer."""

from pathlib import Path

import pytest

from embeddings.encoder import SentenceEncoder
from qa.byline import Byline
from qa.language.words import content_words, stems

pytestmark = pytest.mark.slow
_MILL = (
    "Die alten Mühlen an der Aue mahlen wieder. Die Müllerin Rieke Voss hat die größte von ihnen "
    "gekauft und drei Jahre lang erneuert. Am Sonntag kamen achthundert Gäste zum Fest."
)
_LIGHTHOUSE = (
    "Старый маяк на острове Лисий снова горит. Смотритель Павел Ершов чинил лампу два года. "
    "Маяк построили рыбаки, потому что у скал тонули лодки."
)
_TEA = (
    "山坡上的茶园今年推迟了采茶。茶农周大海说，因为四月下了雪，嫩叶长得很慢。"
    "采茶节改在五月二十日举行。"
)


@pytest.fixture(scope="module")
def library(encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> Byline:
    """Not to be changed."""
    byline = Byline(tmp_path_factory.mktemp("foreign"), encoder=encoder)
    for title, text in (("Mühlenfest", _MILL), ("Маяк", _LIGHTHOUSE), ("茶园", _TEA)):
        byline.add_text(title, text)
    return byline


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wer kaufte die größte Mühle?", "Rieke Voss"),
        ("Почему рыбаки построили маяк?", "тонули лодки"),
        ("采茶节什么时候举行？", "五月二十日"),
    ],
)
def test_what_has_the_words_of_a_question_answers(
    library: Byline, question: str, answer: str
) -> None:
    assert answer in library.ask(question).text


@pytest.mark.parametrize(
    "question", ["Кто написал «Войну и мир»?", "Wer erfand den Buchdruck?", "日本的首都是哪里？"]
)
def test_what_has_none_of_them_does_not(library: Byline, question: str) -> None:
    assert library.ask(question).refused


def test_forms_of_a_word_are_one_and_marks_are_left_out() -> None:
    assert stems("Welche Brücken?", "de") == stems("Die Brücke?", "de")
    assert stems("La reunion ?", "fr") == stems("la réunion", "fr") == {"reunion"}
    assert content_words("Qui est l'architecte du musée ?") == ["architecte", "musée"]


def test_of_what_the_reader_picks_the_day_or_the_amount_is_the_short_answer(
    encoder: SentenceEncoder, tmp_path: Path
) -> None:
    town = (
        "El ayuntamiento de Lena se inauguró el 12 de octubre de 1887. La biblioteca cerró el 30 "
        "de junio y tenía 4.800 libros."
    )
    with Byline(tmp_path, encoder=encoder) as byline:
        byline.add_text("El ayuntamiento de Lena", town)
        short = [
            byline.ask(f"¿{each}?").short
            for each in (
                "Cuándo se inauguró el ayuntamiento",
                "Cuándo cerró la biblioteca",
                "Cuántos libros tenía la biblioteca",
            )
        ]
    assert short == ["12 de octubre de 1887", "30 de junio", "4.800"]

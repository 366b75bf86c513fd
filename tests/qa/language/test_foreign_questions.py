"""Questions in German, French, Spanish and Italian: what they expect, and which texts have it."""

import pytest

from qa.language.expected import entities, expected_kind, lacks


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Wer hat die Brücke gebaut?", "name"),
        ("Wann wurde sie gebaut?", "time"),
        ("In welchem Jahr brannte die Mühle?", "time"),
        ("Um wie viel Uhr fährt die Fähre?", "clock"),
        ("Wie viele Gäste kamen?", "count"),
        ("Wie lange dauert die Fahrt?", "duration"),
        ("Wie alt ist die Kapitänin?", "age"),
        ("Was kostet die Karte?", "price"),
        ("Wie viele Millionen Euro kostet sie?", "price"),
        ("Combien d’euros a-t-il payés ?", "price"),
        ("¿Cuántos euros pagó?", "price"),
        ("Wie schwer ist die Glocke?", "weight"),
        ("Où est le phare ?", "name"),
        ("Quand le pont a-t-il ouvert ?", "time"),
        ("Combien de visiteurs sont venus ?", "count"),
        ("Combien coûte le billet ?", "price"),
        ("¿Cuántos barcos salieron?", "count"),
        ("¿Cuándo abre el museo?", "time"),
        ("¿Quién ganó?", "name"),
        ("¿Qué edad tiene la alcaldesa?", "age"),
        ("Quanti visitatori sono venuti?", "count"),
        ("Chi ha vinto?", "name"),
        ("Quanto costa il biglietto?", "price"),
        ("Was ist ein Wehr?", ""),
        ("Pourquoi le pont est-il fermé ?", ""),
    ],
)
def test_its_first_words_tell(question: str, kind: str) -> None:
    assert expected_kind(question) == kind


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wann wurde die Mühle gebaut?", "Die Mühle wurde im Mai gebaut, nach dem Brand."),
        ("Wie viele Gäste kamen?", "Es kamen zwölf Gäste aus dem Dorf."),
        ("Wie lange dauert die Fahrt?", "Die Fahrt dauert 28 Minuten."),
        ("Combien de temps cela a-t-il duré ?", "Les travaux ont duré quarante ans."),
        ("Was kostet die Karte?", "Die Karte kostet 14 Kronen."),
        ("¿Cuántos barcos salieron?", "Del puerto salieron ocho barcos."),
        ("Quand le pont a-t-il ouvert ?", "Le pont a ouvert en juin."),
        ("Combien a coûté le pont ?", "Les travaux du pont ont coûté 3,5 millions d’euros."),
        ("Quanto costa il ponte?", "Il ponte costa 2 milioni di euro."),
        ("Was kostet die Brücke?", "Die Brücke kostet 4,5 Mio. Euro."),
        ("Wie schwer ist die Glocke?", "Die Glocke wiegt 780 Kilogramm."),
        ("Quanto costa il biglietto?", "Il biglietto della nave costa 3 euro."),
        ("Wie viele Gäste kamen?", "Of the guests three came by boat."),
    ],
)
def test_a_text_with_it_may_answer(question: str, text: str) -> None:
    assert not lacks(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wie schwer ist die Glocke?", "Die Glocke wurde 1911 in der Stadt gegossen."),
        ("¿Cuántos barcos salieron?", "La fiesta será el 14 y el 15 de mayo de 2024."),
        ("Wie viele Boote sanken?", "Der Kahn kostet 50 Euro."),
        ("Wie viele Boote sanken?", "Die Flut sank um 50 %, sagt Hale."),
        ("Wie lange dauert die Fahrt?", "Die Fahrt ist mit dem Zug sehr schön."),
        ("Combien coûte le billet ?", "Le billet est vendu dans la gare."),
    ],
)
def test_a_text_without_it_cannot(question: str, text: str) -> None:
    assert lacks(question, text)


def test_a_number_with_a_space_in_it_is_one() -> None:
    (found,) = entities("Combien de pièces ont brûlé ?", text := "Les 1 200 pièces ont brûlé.")
    assert found.of(text) == "1 200"

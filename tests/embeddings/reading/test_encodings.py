"""Files that do not say in which encoding they are."""

import pytest

from tests.embeddings.reading.test_rules import read_one


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2"])
@pytest.mark.parametrize(
    "text",
    [
        "Nowy most\n\nBurmistrz Łodzi powiedział, że żaden świadek nie widział, jak źle złożono "
        "łuk mostu. Większość mieszkańców chciała, żeby był gotów wcześniej.",
        "Új híd\n\nA polgármester szerint az új híd őszre készül el, és a költségek így is nőttek. "
        "A tűzoltók és a mentők is használhatják, mondta a főmérnök.",
        "Příběh o mostě\n\nNový most přes řeku Vltavu stál dvě miliardy korun. Žádný úřad neřekl, "
        "kdy bude hotov, a škody způsobené povodní byly větší, než se čekalo.",
        "Podul cel nou\n\nPrimăria a spus că podul de peste râu va fi gata în august și că banii "
        "pentru el au fost dați de oraș în două rânduri.".replace("ș", "ş").replace("ț", "ţ"),
    ],
)
def test_a_file_from_central_europe_that_does_not_say_its_charset(text: str, encoding: str) -> None:
    assert read_one(text.encode(encoding), ".txt").text == text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    text = "Über die Brücke\n\nDie Brücke ist „geschlossen“ – seit März, für die Straße."
    assert read_one(text.encode(encoding), ".txt").text == text


def test_other_scripts() -> None:
    text = (
        "Мост закрыт\n\nМост через реку закрыт с марта, и жители города ждут паром у причала." * 4
    )
    assert "Мост через реку" in read_one(text.encode("cp1251"), ".txt").text

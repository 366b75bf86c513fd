"""The language of a text, by its script and its commonest short words."""

import re
import unicodedata
from collections import Counter

_SAMPLE = 4000  # characters
_ENOUGH = 0.08  # share of the words that must be small words of the language
_LEAD = 1.15  # times the next language's share
_SCRIPT_SHARE = 0.3  # of the letters
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u036f\u0400-\u052f]")  # letters neither Latin nor Cyrillic
_SMALL_WORDS = {
    "en": "the of and to in a is that for was on with as by at from it this are be his which an",
    "de": "der die und in das den von zu mit sich des auf für ist im dem nicht ein eine als auch",
    "es": "el la de que y en los del se las por un con no una para su al es lo como más fue",
    "fr": "le la les de des et en un une du que dans qui est pour pas au sur par plus ce il avec",
    "it": "il di che la e in un per è del non una con sono le della si da i gli al dei alla nel",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos como mas ao foi",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar",
    "sv": "och i att en det som på är av för med den till inte har om ett han men var från",
    "da": "og i at det er en til af på for med den der som ikke har de et om var men fra",
    "nb": "og i det er en på som til av for med at den ikke har de et om var men fra å",
    "fi": "ja on ei että se oli hän mutta myös kun ovat tai joka niin kuin sen ole mukaan jo",
    "pl": "w i na z się nie że do to jest o po jak za od co przez ale dla czy tym był",
    "cs": "a se v na je že s z do o to i jako pro k by po ale za od ve bylo jsou",
    "ro": "și în de la a cu pe nu o din că un pentru care este mai să au ce sunt",
    "hu": "a az és hogy nem is egy van volt de meg ez csak el már mint még szerint",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi en kadar sonra ne ama değil",
    "id": "yang dan di untuk dengan dari ini pada tidak itu dalam akan adalah juga ke oleh",
    "ca": "el la de que i en els les per un amb una no és del al es més com ha",
    "ru": "и в не на что с по как это его но из он к за от для было а у же",
    "uk": "і в не на що з до та як це у за від про але його є й для було",
    "bg": "на и да се за от в с не са е че по като но към той през",
}
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_LANGUAGES = {
    word: [code for code, small in _WORDS.items() if word in small]
    for word in frozenset().union(*_WORDS.values())
}
# letters of few other languages, for those with few small words, or none above
_OWN_LETTERS = {
    code: frozenset(letters)
    for code, letters in (
        *(("tr", "ğı"), ("pl", "łż"), ("cs", "řů"), ("hu", "őű"), ("ro", "țș"), ("hr", "đć")),
        *(("lv", "āēģķļņ"), ("lt", "ėįų"), ("sr", "ђјљњћџ")),
        ("vi", "đơưạảấầậắằẹếềểệịọốồộớờởợụủứừửữự"),
    )
}
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "MYANMAR": "my",
}


def detected_language(text: str) -> str:
    """The ISO 639-1 code of a text's language, "" if it is too short or too mixed to tell.

    >>> detected_language("Der Fluss stieg in der Nacht, und die Brücke ist für alle gesperrt.")
    'de'
    >>> detected_language("Kadıköy vapurunda yaşayan kedi altı yaşında. Kaptan öyle anlattı.")
    'tr'
    >>> detected_language("Cây cầu bắc qua sông Hồng đã đóng cửa từ đêm qua vì lũ dâng cao.")
    'vi'
    >>> detected_language("河水一夜之间上涨，大桥已经关闭。"), detected_language("OK 123")
    ('zh', '')
    """
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(re.findall(r"[^\W\d_]+", sample.lower()))


def _by_script(sample: str) -> str:
    if sample.isascii():
        return ""
    foreign = _FOREIGN.findall(sample)
    letters = sum(map(str.isalpha, sample))
    if not letters or len(foreign) < _SCRIPT_SHARE * letters:
        return ""
    found = Counter(unicodedata.name(letter, "?").split()[0] for letter in foreign)
    # Japanese is written with Chinese characters too, but never without its own letters
    if found["HIRAGANA"] + found["KATAKANA"] > 0.05 * len(foreign):
        return "ja"
    script = found.most_common(1)[0][0]
    if script == "ARABIC" and len(re.findall("[پچژگ]", sample)) > 0.01 * letters:
        return "fa"
    return _SCRIPTS.get(script.split("-")[0], "")


def _by_words(words: list[str]) -> str:
    if not words:
        return ""
    found = Counter(code for word in words for code in _LANGUAGES.get(word, ()))
    accented = [word for word in words if not word.isascii()]
    for code, letters in _OWN_LETTERS.items():
        found[code] += sum(not letters.isdisjoint(word) for word in accented)
    (code, best), (_, second) = [*found.most_common(2), ("", 0), ("", 0)][:2]
    return code if best >= _ENOUGH * len(words) and best >= _LEAD * second else ""

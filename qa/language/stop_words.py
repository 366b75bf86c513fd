"""Stop words: words too common in a language to find anything by.

"war" and "die" are stop words in one language and not in another, so only the list of a text's
apparent language is used. The lists also tell English questions from others: Dutch "van" and "met"
and Polish "go" and "ten", which many English texts have, are in none. The language of a whole
article is recognised by longer lists (embeddings/reading/text/language.py).
"""

_ENGLISH = """
    a about after all also am an and any are as at be because been before being between both but by
    can could did do does doing done during each for from had has have having he her here hers him
    his how i if in into is it its itself just know like many may me might more most much must my no
    nor not now of off on once one only or other our out over own per say says said shall she should
    since so some such tell than that the their them then there these they this those through to too
    under until up upon us very was we were what when where which while who whom whose why will with
    would you your"""
_OTHERS = {
    "de": """
    aber als am an auch auf aus bei bin bis da das dass dem den der des die doch durch ein eine
    einem einen einer es für hat hatte ich ihr im in ist mit nach nicht noch nur oder sich sie sind
    so über um und uns unter viel viele vom von vor war waren warum was welche welcher welches wann
    wem wen wer wie wieso wieviel wird wo woher wohin wurde wurden zu zum zur""",
    "es": """
    al como cómo con cual cuál cuáles cuando cuándo cuanta cuánta cuantas cuántas cuanto cuánto
    cuantos cuántos de del desde donde dónde e el ella en entre era es esta este fue ha hay la las
    le lo los mas más no o para pero por porque qué que quien quién quiénes se según ser si sin
    sobre son su sus también un una y""",
    "fr": """
    à au aux avec ce ces cette combien comment dans de des du elle en est et était il ils je la le
    les leur lui mais ne nous on ou où par pas plus pour pourquoi quand que quel quelle quelles
    quels qui sa se ses son sont sur un une vous""",
    "it": """
    al all alla anche che chi con cosa da dal dall dalla dei del dell della delle di dove e è era fu
    gli ha hanno i il in la le lo ma nel nell nella non per perche perché più quale quali quando
    quanta quante quanti quanto si sono stata stato su sul sull un una""",
    "pt": """
    ao as com como da das de do dos e é em era foi há mais mas na não nas no nos o onde os ou para
    pela pelo por porque porquê qual quais quando quanta quantas quanto quantos que quem se sem ser
    seu sua são também um uma""",
    "nl": """
    aan bij dat de dit een en er heeft het hij hoe hoeveel ik is maar naar niet nog ook op te tot
    uit voor waar waarom wanneer wat werd werden wie wordt zich zij zijn zo""",
    "pl": """
    co czy dla do gdzie i ich ile jak jaka jaki jakie jako jest jego jej kiedy kto która które
    który ktory lub ma między na nad nie o od oraz po pod przez przy się są skąd ta tak to tym w
    z za ze został została dlaczego że był była było były""",
    "ru": """
    а был была были было в вот все где для до его ее ей же за и из или им их к как какая какие
    какой кем когда кого кому кто ли мы на над не ней нет но о об он она они от откуда по под
    почему при про с сколько со так там то у чем что чтобы эта эти это этот я""",
    "tr": """
    bir bu çok da daha de en gibi hangi için ile kaç kadar kim kimdir mi mı mu mü nasil nasıl ne
    neden nedir nerede neresi niçin o olan olarak oldu sonra ve veya""",
    "ar": """
    أن إلى أو أي أين التي الذي إن بعد بين ثم حتى ذلك على عن في كان كانت كم كيف كل لا لم لماذا ما
    ماذا متى مع من منذ هذا هذه هل هو هي و ومن""",
}
STOP_WORDS = {"en": frozenset(_ENGLISH.split())} | {
    language: frozenset(each.split()) for language, each in _OTHERS.items()
}
"""By ISO 639-1 code the stop words of a language; English first."""

ALL_STOP_WORDS = frozenset().union(*STOP_WORDS.values())
"""The stop words of all these languages."""

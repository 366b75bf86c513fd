"""The phrases of pages' machinery, as regular expressions for a whole paragraph, one a line.

Each is matched without its last full stop, arrow or colon. ``<some>`` is a few words without the
end of a sentence, so that no longer text that only begins like a phrase is matched.
"""

_PARTS = {
    "<some>": r"[^.!?]{0,80}",
    "<few>": r"[^.!?,]{0,60}",
    "<n>": r"\d[\d.,]*k?",
    "<nets>": r"<net>(?:(?:, | / | \| | & | and | or | und | oder | y | o | et | ou )<net>){0,6}",
    "<net>": (
        r"(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|whatsapp|telegram|threads|bluesky|"
        r"mastodon|pinterest|reddit|google(?: news)?|flipboard|snapchat|apple news|rss|e-?mail|"
        r"messenger|xing|signal|mail|sms)"
    ),
    "<letters>": r"(?:newsletters?|e-?mails?|inbox|alerts?|briefings?|bulletins?|daily digest)",
    "<to>": r" ?[:|>»→–—]",
    "<credit>": (
        r"\(?(?:(?:photo|picture|image|illustration|video|graphic)s?(?: credits?:?| by|:)"
        r"|credits?:|(?:(?:titel|beitrags|symbol)?(?:bild|foto)|grafik)(?:er|s|nachweis)? ?:"
        r"|imagen:|fotos? de |crédits?(?: photos?)? ?:|image illustrative ?:|©) ?<somebody>\)?"
    ),
    # recognised by capitals; two words without in a row are a caption's
    "<somebody>": (
        r"(?-i:(?:@?[^\W_a-zß-öø-ÿ]|dpa\b|afp\b|imago\b|iStock|picture alliance|privat\b)"
        r"(?!.*\b[a-zß-öø-ÿ]+ [a-zß-öø-ÿ]+\b)[^.!?:]{0,79})"
    ),
}

_ENGLISH = r"""
ad|advertisements?|advertise(?: with us)?|sponsored(?: content)?|promoted(?: content)?
(?:story|article) continues (?:below|after)(?: (?:the )?(?:ad\w*|video|newsletter promotion))?
skip (?:to|past)[^.!?]{0,60}|(?:back|return) to (?:top|home(?:page)?)
jump to (?:comments|content|navigation|recipe)
(?:(?:open|close|toggle|main) )?(?:menu|navigation|search)|log ?in|sign ?in|log ?out|my account
(?:click|tap) (?:here )?to (?:share|expand|enlarge|play|copy)[^.!?]{0,60}
(?:copy|copied) ?(?:the )?link(?: to clipboard| copied)?|link copied|bookmark(?: this)?|save
listen to (?:this )?(?:article|story)(?: \d+ min\w*)?|\d+ min(?:ute)?s? read|read aloud
(?:share|tweet|print|e-?mail|save|send|gift) this (?:article|story|page|post)(?: via \w+)?
share(?: (?:on|via|to|with) <nets>)?|shares?|<n> shares?|share options|tweet|print
follow (?:us|me|@\w+|[\w' ]{1,40}) on <nets>(?: for [^.!?]{0,60}| here)?
(?:like|join|find|connect with) us on <nets>(?: <some>)?
(?:join|follow) our <nets> (?:channel|group|community|page)<some>
comments?|comments? \(<n>\)|<n> comments?|comments (?:are )?closed|no comments yet
(?:view|show|see|hide|load|read)(?: all)?(?: <n>)?(?: more)? comments?
(?:leave|post|add|write) (?:a|your) (?:comment|reply)|join the (?:conversation|discussion)
join (?:our|the) (?:commenting|comments?) (?:forum|section)|be the first to comment
join thought-provoking conversations, follow other .{0,60}readers and see their replies
(?:please )?(?:log in|sign in|register)(?: or <few>)? to (?:leave a|post a|view|join the) <few>
(?:please )?(?:log in|sign in|register|subscribe)(?: or <few>)? to (?:comment|reply|continue \
reading)
thank(?:s| you) for (?:registering|signing up|subscribing)(?:[.!] please check your .{0,80})?
please refresh (?:the page|your browser)\b.{0,60}(?:logged in|to another page).{0,160}
(?:please )?(?:sign up|subscribe|register)(?: now| here| today| free| for free)* \
(?:to|for|with) (?:(?:our|the|your|my|a)\b)?<few>\b<letters>\
(?:(?: |, (?:delivered|sent|straight|every|free) )<few>)?
(?:get|receive) (?:our|the|your|all the)\b<few>\b(?:<letters>(?: <some>)?|letter|headlines)
(?:log|sign) ?in to (?:rate|vote|like|follow|save|comment on) <few>|.{0,60}\bchange location
(?:subscribe|sign up|register)(?: now| today| here| for free)?|become a (?:member|subscriber)
already (?:a (?:subscriber|member)|have an account|registered|subscribed)\??(?: (?:log|sign) in)?
(?:this (?:article|content|story) is) (?:only )?for subscribers(?: only)?|subscribers? only
you have[^.!?]{0,40} free articles? (?:left|remaining)[^.!?]{0,40}
(?:to )?(?:continue|keep) reading(?:,? (?:this article|subscribe|log in|register)<some>)?
(?:enter )?your e-?mail(?: address)?
by (?:signing up|subscribing|entering)\b.{0,60}(?:agree|accept|privacy)\b.{0,200}
(?:please )?(?:enable|turn on) javascript\b.{0,120}|your browser does not support.{0,80}
(?:we|we and our partners|this (?:web)?site) uses? cookies\b.{0,300}
by (?:continuing|using)\b.{0,60}(?:this|our) (?:web)?site\b.{0,40} you \
(?:agree|accept|consent).{0,160}
(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences)|cookie (?:policy|settings|notice)
view (?:this (?:e-?mail|newsletter) )?in (?:your )?browser|unsubscribe(?:<some>)?|manage preferences
you(?: are|[’']re) receiving this (?:e-?mail|newsletter|message).{0,160}
retrieved from .{1,200}|privacy policy|terms (?:of (?:use|service)|and conditions)
(?:read|see|watch|find out|learn) more(?: (?:at|on|here|about)\b[^.!?]{0,60})?
(?:read more|read also|also read|see also|read next|related|related story|don't miss)<to>.{1,200}
(?:watch|recommended|more on this|more from us|up next|see more) ?[:|>»→].{1,200}
to (?:view|read|see) (?:the full|this|the rest)\b[^.!?]{0,40}, (?:please )?subscribe\b.{0,300}
if you (?:enjoy|lik)ed? (?:reading )?this (?:post|article|story)\b.{0,240}
perma(?:link|lien)(?: https?://\S+)?|<credit>
"""

_GERMAN = r"""
anzeige|werbung|zur startseite|zum (?:seitenanfang|inhalt springen)|nach oben|menü|suche
(?:artikel|seite|beitrag) (?:teilen|drucken|merken|versenden|anhören|speichern)|teilen|drucken
(?:auf|bei|per|via) <nets> (?:teilen|folgen|versenden)|link kopieren|merken
folgen sie (?:uns|[\w' ]{1,40}) (?:auch )?(?:auf|bei) <nets>
(?:<n> )?kommentare?(?: \(\d+\))?|kommentare? (?:anzeigen|lesen|schreiben|verfassen)
(?:jetzt )?(?:mit)?(?:diskutieren|kommentieren)(?: sie mit)?|zu den kommentaren
(?:jetzt )?(?:abonnieren|anmelden|registrieren|einloggen)
(?:jetzt )?(?:den )?newsletter (?:abonnieren|bestellen|anmelden)
(?:abonnieren|bestellen) sie (?:jetzt |hier |kostenlos \
)*(?:unser\w*|de[nr]|die)\b<few>newsletter<some>
melden sie sich (?:jetzt |hier |kostenlos )*(?:für|zu|bei) \
(?:unser\w+|de[nmr])\b<few>newsletter\b<some>
(?:wir|diese (?:web)?seite|unsere (?:web)?seite) (?:(?:ver|be)?\w{3,7}) cookies\b.{0,300}
(?:alle )?cookies (?:akzeptieren|zulassen|ablehnen)|datenschutz(?:erklärung)?|impressum
(?:lesen sie (?:auch|hier|mehr|dazu)|mehr (?:zum thema|dazu)|siehe auch)<to>.{1,200}
(?:audio|video|beitrag|artikel) ?:? ?(?:beitrag |artikel )?(?:anhören|ansehen|vorlesen)<some>
dieses thema im programm:.{1,120}
mehr lesen|weiterlesen|lesen sie (?:hier )?(?:weiter|mehr)|zum artikel|lesezeit:? \d+ min\w*
(?:sie sind )?(?:bereits|schon) (?:abonnent|kunde|registriert)\w*\??(?: (?:jetzt |hier )?\w{3,9})?
keine kommentare(?: \([^()]{0,80}\))?|kommentare insgesamt: ?\d+|(?:zum )?vergrößern
bild (?:anzeigen|vergrößern)(?: bild schließen)?
(?:zeige )?alle (?:artikel|beiträge|meldungen) (?:von|aus|zu)\b[^.!?]{2,40}
"""

_SPANISH = r"""
publicidad|anuncio|ir (?:al contenido|a la receta)|volver arriba|menú|buscar
iniciar sesión|regístrate
compartir(?: (?:en|por|vía) <nets>)?|copiar enlace|enlace copiado|imprimir|guardar
s[íi]gu(?:e|a)nos (?:también )?en <nets>(?: <some>)?
(?:<n> )?comentarios?(?: \(\d+\))?|(?:ver|mostrar|leer) (?:los )?comentarios
(?:deja|escribe|añade) (?:un|tu) comentario
suscr[íi]b(?:ete|ase)(?: (?:ya|ahora|gratis|aquí))?
suscr[íi]b(?:ete|ase)(?: (?:ya|ahora|gratis|aquí))? a (?:nuestr[oa]s?|la|el)\b<few><carta>(?: \
<some>)?
(?:recib[ea]|apúntate a) (?:nuestr[oa]|la|el)\b<few><carta><some>
(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa)) (?:las )?cookies\b.{0,300}
(?:aceptar|rechazar)(?: todas)?(?: las)? cookies|política de (?:privacidad|cookies)|aviso legal
(?:le[ea]|leer|ver|mira|te puede interesar|más información|relacionad[oa]s?)(?: también| \
más)?<to>.{1,200}
(?:(?:le|te) puede interesar|puedes ver|no te pierdas|mire también)<to>.{1,200}
leer más|ver más|sigue leyendo
""".replace("<carta>", r"(?:newsletters?|bolet[íi]n(?:es)?)")

_FRENCH = r"""
publicité|aller au contenu|retour en haut|se connecter|s[’']inscrire|je m[’']abonne|s[’']abonner
partager(?: (?:sur|par|via) <nets>)?|partager (?:l[’']|cet )article|copier le lien|imprimer
suivez[- ](?:nous|[\w' ]{1,40}) sur <nets>(?: <some>)?
(?:<n> )?commentaires?(?: \(\d+\))?|(?:voir|lire|afficher) les commentaires
(?:laisser|ajouter|écrire) un commentaire|réagir
(?:inscrivez|abonnez)[- ]vous(?: (?:gratuitement|maintenant|ici))?
(?:inscrivez|abonnez)[- ]vous(?: gratuitement)? (?:à|pour) \
(?:notre|la|nos|recevoir)\b<few><lettre><some>
recevez (?:notre|la|nos|gratuitement)\b<few><lettre><some>
(?:nous utilisons|ce site utilise|en poursuivant votre navigation)\b.{0,60}cookies\b.{0,300}
(?:tout )?accepter(?: les cookies)?|(?:tout )?refuser|politique de confidentialité
(?:à lire|lire|à voir|voir)(?: (?:aussi|également|encore))?<to>.{1,200}
lecture(?: :)? \d+ min\w*|temps de lecture ?:? ?\d+ min\w*
lire la suite|en savoir plus|voir plus
(?:cet )?article réservé (?:à nos|aux) abonnés
il vous reste \d+(?:[.,]\d+)? ?% de (?:cet )?article à lire.{0,60}
""".replace("<lettre>", r"(?:newsletter|lettre|mail)s?\b")

_CHINESE = r"""
广告|廣告|返回(?:首页|顶部)|回到顶部|登录|注册|搜索|打印|收藏|点赞|菜单
(?:分享|转发)(?:到|至)?(?:微博|微信|朋友圈|qq空间|qq|facebook|twitter|line)?|复制链接
\d+ ?条(?:评论|留言)|(?:查看|发表|全部)?评论(?: ?\(\d+\))?|我要评论
(?:免费)?(?:订阅|訂閱)我们的(?:电子报|通讯|邮件|公众号)|扫码关注[^。！？]{0,30}|关注我们[^。！？]{0,30}
(?:本网站|我们)使用 ?cookies?[^。]{0,60}|版权所有[^。]{0,60}|未经授权[^。]{0,60}
(?:相关阅读|延伸阅读|推荐阅读|更多阅读|点击阅读)[：:].{1,100}|阅读原文|责任编辑[：:].{1,20}
"""

# "read also" in the languages that have no phrases of their own above
_OTHERS = r"""
(?:leggi|guarda) anche<to>.{1,200}|(?:leia|veja) (?:também|mais)<to>.{1,200}
(?:lees|bekijk) (?:ook|verder)<to>.{1,200}|(?:läs|les|læs) (?:också|også|mer)<to>.{1,200}
(?:czytaj|zobacz|przeczytaj|sprawdź) (?:też|także|również|więcej)<to>.{1,200}
ten tekst przeczytasz w [^.!?]{1,40}
"""

_AT_THE_END = r"""
(?:©|\(c\) ?|copyright)[^.!?]{0,120}(?:\.? ?all rights reserved.{0,60}|\d{4}.{0,60})?\.?
all rights reserved.{0,60}|alle rechte vorbehalten\.?|todos los derechos reservados\.?
tous droits réservés(?:\.? ?.{0,40})?
(?:more|read more) (?:about|on|from)\b<some>|topics?|tags?|themen|temas|all topics|newsletters?
more (?:weather|news|sports?|stories|videos|headlines)\b<some>|corrections|fixtures
become a (?:member|subscriber|supporter|patron)<some>
(?:tags?|topics?|filed under|themen|temas|etiquetas|sujets|schlagw[öo]rte[r]?) ?: ?.{1,200}
(?:support|help us|donate)\b<some>(?:journalism|journalists)\b.{0,120}
(?:next|previous|older|newer) (?:article|story|post|page)s?|contact us|about us|help|home
kontakt|contacto|nous contacter|<net>|über (?:den autor|die autorin)|about the authors?
sobre (?:el autor|la autora)|à propos de l[’']auteure?
(?:kategorien?|categor(?:y|ies)|rubrik) ?: ?.{1,80}
"""

_SECTIONS = r"""
related(?: (?:articles?|stories|topics|content|posts|links|news|coverage|video))?
(?:more|most) (?:on this story|stories|news|read|popular|viewed|shared|recent|from .{1,40})
you (?:may|might) also (?:like|be interested in)|recommended(?: (?:for you|stories|reading))?
trending(?: now)?|top stories|latest (?:news|stories|headlines)|editor[’']?s[’']? picks?
don[’']?t miss|what to read next|read next|up next|popular (?:now|posts)|also on .{1,40}
around the web|from the web|elsewhere on .{1,40}
mehr (?:zum thema|zu diesem thema|aus .{1,40})(?: (?:auf|bei) .{1,40})?|schon gelesen\??
das könnte sie auch interessieren|meistgelesen\w*
auch interessant|ähnliche (?:beiträge|artikel)
(?:weitere|kommentierte) (?:artikel|beiträge|themen|nachrichten|meldungen)\
(?: (?:zum|zu diesem) (?:thema|artikel)| auf .{1,40})?
verwandte (?:artikel|themen)
lesen sie auch|top-?themen|empfohlene artikel
más noticias|(?:también )?te puede interesar|lo más (?:leído|visto)|(?:noticias|notas) relacionadas
artículos relacionados|relacionad[oa]s|archivado en|lee también
à lire (?:aussi|également|ensuite)|les (?:articles les )?plus lus|voir aussi|lire aussi
(?:sur|dans) l[ea] même (?:sujet|thème|rubrique)|articles? (?:liés?|similaires?|associés?)
相关(?:新闻|阅读|文章|报道)|热门(?:新闻|文章)|推荐阅读|延伸阅读|更多新闻
nos autres articles|vous aimerez aussi|dans l[’']actualité
"""

# the heading over readers' comments, and what stands beside each of them
COMMENTS = (
    r"(?:\d[\d.,]* )?(?:comments?|comentarios?|comentar|kommentare?|commentaires?|评论)"
    r"(?: ?\(\d+\))?"
)
COMMENT_MARK = (
    r"(?:\d+|an?) \w{3,8} ago|(?:hace|vor|il y a|há) (?:\d+|un\w*|ein\w*) \w{3,9}"
    r"|\d+ ?(?:分钟|小时|天)前|reply|antworten|responder|répondre|回复"
)

# what is added where a caption is repeated
CREDIT = r"[ .,;:|–—-]*(?:[\(\[][^()\[\]]{2,80}[\)\]]){1,3}\.?"

# a caption with its picture's credit; an agency alone may stand at an article's last sentence
CREDITED = (
    r".*[\(\[](?:[^()\[\]]{0,60}\b)?(?:[Pp]hoto|[Ff]oto|[Pp]icture|[Bb]ild|[Ii]mage|Getty)\w*\b"
    r"[^()\[\]]{0,60}[\)\]]\.?"
    r"|.*[^.!?\s]\s*[\(\[](?:AP|AFP|EPA|PA|EFE|dpa|Reuters|[^()\[\]]{2,30}/ ?(?:AP|AFP|EPA|dpa))"
    r"[\)\]]\.?"
)

_SHARE_ROWS = (
    "share save tweet email e mail print copy link facebook twitter x whatsapp linkedin reddit",
    "pinterest telegram messenger bluesky threads flipboard pocket xing sms via on this article",
    "comments comment like follow bookmark gift listen teilen drucken merken kommentieren per auf",
    "compartir imprimir guardar copiar enlace en por partager imprimer envoyer copier lien sur",
)
SHARE_WORDS: frozenset[str] = frozenset(word for row in _SHARE_ROWS for word in row.split())


def _one_pattern(*blocks: str) -> str:
    text = "".join(blocks).replace("\\\n", "")
    for name, part in _PARTS.items():
        text = text.replace(name, part)
    return "|".join(f"(?:{line})" for line in text.splitlines() if line)


ANYWHERE: str = _one_pattern(_ENGLISH, _GERMAN, _SPANISH, _FRENCH, _CHINESE, _OTHERS)
# chrome among the last paragraphs only; elsewhere an article may have these words
AT_THE_END: str = _one_pattern(_AT_THE_END)
# headings over lists of other articles
SECTIONS: str = _one_pattern(_SECTIONS)

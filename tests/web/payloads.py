"""What hostile text looks like: each of these must be shown as the letters that it is."""

from collections.abc import Sequence

OUT = "OUTSIDE"  # stands for the address of a listener that counts who comes

_MARKUP = (
    "<script>alert(1)</script>",
    "<script src=OUTSIDE/s.js></script>",
    "<ScRiPt >alert(1)</sCrIpT >",
    "<img src=x onerror=alert(1)>",
    "<img src=OUTSIDE/i.png>",
    "<img srcset='OUTSIDE/a.png 1x, OUTSIDE/b.png 2x'>",
    "<picture><source srcset=OUTSIDE/p.png><img></picture>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><image href=OUTSIDE/svg.png /></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href='OUTSIDE/u.svg#x'/></svg>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<iframe src=OUTSIDE/frame></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=OUTSIDE/o></object>",
    "<embed src=OUTSIDE/e>",
    "<video poster=OUTSIDE/v.png></video>",
    "<audio src=OUTSIDE/a.mp3 autoplay></audio>",
    "<link rel=stylesheet href=OUTSIDE/l.css>",
    "<meta http-equiv=refresh content='0;url=OUTSIDE/m'>",
    "<base href=OUTSIDE/>",
    "<style>*{background:url(OUTSIDE/c.png)}</style>",
    "<style>@import 'OUTSIDE/i.css';</style>",
    "<b style='position:fixed;inset:0;background:red;z-index:9999'>covered</b>",
    "<div style='background:url(OUTSIDE/d.png)'>styled</div>",
    "<form action=OUTSIDE/f><input name=q autofocus onfocus=alert(1)></form>",
    "<button formaction=javascript:alert(1)>press</button>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<a href=javascript:alert(1)>go</a>",
    "<a href='#cite-000000000000-00000000-0-9' class=chip data-quote='<b>'>1</a>",
    "<mark class=cited tabindex=-1>not cited</mark>",
    "</p></section></div><h1>outside</h1>",
    "<!-- --><plaintext>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
)
_ATTRIBUTES = (
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "' data-act='judge' data-verdict='right",
    "'><img src=x onerror=alert(1)>",
    "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
)
_MARKDOWN = (
    "![x](OUTSIDE/md.png)",
    "[x](javascript:alert(1))",
    "[x][ref]\n\n[ref]: OUTSIDE/ref",
    "![x][img]\n\n[img]: OUTSIDE/img.png",
    "<OUTSIDE/auto>",
    "www.evil.example and http://evil.example/x",
    "- a list\n1. and another\n> and a quote",
    "```mermaid\ngraph LR; a-->b; click a 'javascript:alert(1)'\n```",
    "$$\\href{javascript:alert(1)}{x}$$ \\(x\\) $x$",
    "| a | b |\n|---|---|\n| ![x](OUTSIDE/t.png) | c |",
)
_TEMPLATES = (
    "{{7*7}} {{value.constructor.constructor('alert(1)')()}}",
    "${alert(1)} `${7*7}`",
    "{% raw %}{{config}}{% endraw %} <%= 7*7 %> #{7*7}",
    "@children {0} %s {question}",
)
_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/x",
    "https://user:pass@evil.example/",
)
_LETTERS = (
    "\u202egnp.exe\u202c turned around",
    "\u2066isolated\u2069 \u202aand embedded",
    "zero\u200bwidth\u200d\ufeff joined",
    "раураl.example in other letters",  # Cyrillic, as a homograph
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳",
    "\x1b[31mred\x1b[0m \x07\x00 control",
    "A" * 5_000,
    " \u3000\u2003 ",
)

TEXTS: Sequence[str] = (*_MARKUP, *_ATTRIBUTES, *_MARKDOWN, *_TEMPLATES, *_ADDRESSES, *_LETTERS)


def texts(outside: str) -> list[str]:
    """All of them, with the listener's address in its places."""
    return [one.replace(OUT, outside) for one in TEXTS]

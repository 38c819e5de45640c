"""Nothing in what a feed shows may act, by the families of vectors that are known; what is harmless stays."""

import json
import re
from html import escape

import pytest
from lxml import html as lxml_html
from tests.sources.dialects import atom, rss

from briefer.sources.feed_file import describe_feed
from briefer.sources.scrubbing import scrub

SPELLINGS = (
    "javascript:a()", "JaVaScRiPt:a()", "java\tscript:a()", "java&#x09;script:a()", "java&#10;script:a()",
    "java&NewLine;script&colon;a()", "&#1;javascript:a()", " javascript:a()", "&#106;avascript:a()",
    "&#x6a&#x61&#x76&#x61script:a()", "vbscript:a()", "data:text/html,x", "data:image/svg+xml,x", "feed:javascript:a()",
    "java\u200bscript:a()", "file:///etc/hosts", "data:;base64,PHNjcmlwdD4=",
)  # fmt: skip
PLACES = (
    '<a href="{}">x</a>', "<a href='{}'>x</a>", '<img src="{}">', '<img src="x" longdesc="{}">', '<q cite="{}">x</q>',
    '<video poster="{}"></video>', '<audio src="{}"></audio>', '<table background="{}"><tr><td>x</table>',
    '<form action="{}"><input type="submit"></form>', '<form><button formaction="{}">x</button></form>',
    '<a href="x" ping="{}">x</a>', '<svg><a xlink:href="{}"><text>x</text></a></svg>', '<iframe src="{}"></iframe>',
    '<svg><animate attributeName="href" values="{}"/></svg>', '<math><maction xlink:href="{}">x</maction></math>',
    '<svg><use href="{}"/></svg>', '<object data="{}"></object>', '<embed src="{}">', '<base href="{}">',
    '<meta http-equiv="refresh" content="0;url={}">', '<link rel="stylesheet" href="{}">', '<img usemap="{}" src="a">',
)  # fmt: skip
ELEMENTS = (
    "<script>a()</script>x", "<ScRiPt src=//a.example/x></sCrIpT>", "<scr<script>ipt>a()</scr</script>ipt>",
    "<<script>a()//<</script>", "<img src=x onerror=a()>", "<img/src=x/onerror=a()>", '<img src="x" OnErRoR="a()">',
    "<style>p{background:url(javascript:a())}</style>", '<p style="width:expression(a())">x</p>', "<svg onload=a()>",
    "<svg><script>a()</script></svg>", '<svg><set attributeName="onmouseover" to="a()"/></svg>', "<body onload=a()>x",
    '<svg><foreignObject><iframe src="x"></iframe></foreignObject></svg>', "<marquee onstart=a()>x</marquee>",
    '<noscript><p title="</noscript><img src=x onerror=a()>"></noscript>', "<details open ontoggle=a()>x</details>",
    "<template><img src=x onerror=a()></template>", "<video><source onerror=a()></video>", "<![CDATA[<script>a()</script>]]>",
    "<!--[if IE]><script>a()</script><![endif]-->", '<iframe srcdoc="&lt;script&gt;a()&lt;/script&gt;"></iframe>',
    '<textarea><img title="</textarea><img src=x onerror=a()>"></textarea>', "<a href=//a.example onclick\n=\na()>x</a>",
    '<xmp><img title="</xmp><img src=x onerror=a()>"></xmp>', '<p onmouseover="a()" x="', "<img alt='<' onerror=a() src=x>",
    '<a title="x onclick=a()>y', "<img src=x onerror=a() ", "x <script ", "x </iframe",
)  # fmt: skip
VECTORS = [*ELEMENTS, *(place.format(spelling) for place in PLACES for spelling in SPELLINGS)]
REFUSED = frozenset({
    "script", "style", "iframe", "object", "embed", "base", "meta", "link", "frame", "applet", "template", "noscript",
    "animate", "set", "use", "foreignobject", "xmp",
})  # fmt: skip
WORDS = ("alt", "title")


def find_acting(markup: str) -> list[str]:
    """Return what may act in HTML, by a parser of its own."""
    found = []
    for element in lxml_html.fragment_fromstring(markup or "x", create_parent="div").iter():
        if not isinstance(element.tag, str):
            found += ["a comment"] if "<" in (element.text or "") else []
            continue
        found += [element.tag] if element.tag.lower() in REFUSED else []
        for name, value in element.attrib.items():
            bare = re.sub(r"[\x00-\x20\u200b]", "", str(value)).lower()
            acting = re.search(r"(?:java|vb)script:|^data:(?!image/png)|^file:", bare)
            if str(name).startswith("on") or name in ("action", "formaction", "srcdoc", "ping"):
                found.append(str(name))
            elif acting and name not in WORDS:
                found.append(f"{name}={value}")
    return found


def show(markup: str) -> list[str]:
    """Return every text in which a feed that carries ``markup`` shows it, by each way in."""
    written = escape(markup, quote=False)
    item = {"id": "1", "content_html": markup}
    feeds = (
        rss(f"<title>T</title><description>{written}</description>"),
        rss(f"<title>T</title><content:encoded><![CDATA[{markup.replace(']]>', '')}]]></content:encoded>"),
        atom(f'<title type="html">{written}</title><summary type="html">{written}</summary>'),
        atom(f'<title>T</title><content type="html">{written}</content>'),
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [item]}).encode(),
    )
    texts = []
    for feed in feeds:
        (entry,) = json.loads(describe_feed(feed))["entries"]
        contents = [each["value"] for each in entry["contents"]]
        texts += [entry["title"], entry["summary"], entry["content"], *contents]
    return texts


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_that_acts_is_shown(vector: str) -> None:
    for text in show(vector):
        assert find_acting(text) == [], text


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="a">It <a href="https://a.example/?a=1&amp;b=2" title="on javascript: links">re</a>opened.</p>',
        '<img alt="data: 5 &lt; 6" src="data:image/png;base64,iVBORw0KGgo=" />',
        "5 < 6 and <3, a <- b <!-- a note --> x",
        "a <b and no end",
        '<p>He said "one" and \'two</p><br /><ul><li>x</li></ul>',
        '<video src="https://a.example/v.mp4" poster="https://a.example/p.png"></video>',
    ],
)
def test_what_is_harmless_stays_to_the_letter(markup: str) -> None:
    assert scrub(markup) == markup


def test_a_text_of_any_size_is_scrubbed_in_linear_time() -> None:
    for piece in ('<a "', "<a x=", "<!--", "<", "<p          ", '<p a="b" '):
        assert scrub(piece * 40_000) is not None
    assert scrub("<p" + " " * 400_000 + "x=1>") is not None


def test_the_html_of_a_json_feed_has_whole_addresses() -> None:
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "home_page_url": "https://a.example/b/",
    }
    items = [
        {"id": "1", "content_html": '<p>\x0bIt.<img src="c.png"></p>'},
        {"id": "2", "content_text": "<b>"},
    ]
    first, second = json.loads(describe_feed(json.dumps({**said, "items": items}).encode()))["entries"]
    assert first["content"] == '<p>It.<img src="https://a.example/b/c.png" /></p>'
    assert second["content"] == "<b>"

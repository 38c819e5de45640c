"""Feeds of our own, one for each element of every dialect, with what an entry of it must say."""

from dataclasses import dataclass, field

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "media": "http://search.yahoo.com/mrss/",
        "atom": "http://www.w3.org/2005/Atom",
        "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
        "x": "http://www.w3.org/1999/xhtml",
    }.items()
)


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """A feed of one entry and what of it is checked."""

    name: str
    feed: bytes
    says: dict[str, str] = field(default_factory=dict)


def rss(item: str, *, version: str = "2.0", channel: str = "", head: str = '<?xml version="1.0"?>') -> bytes:
    return (
        f'{head}<rss version="{version}" {SPACES}><channel><title>Harbour Post</title>'
        f"<link>http://harbourpost.example/</link><description>News.</description>{channel}"
        f"<item>{item}</item></channel></rss>"
    ).encode()


def rdf(item: str, *, name: str = "http://purl.org/rss/1.0/") -> bytes:
    return (
        f'<?xml version="1.0"?><rdf:RDF xmlns:rdf="{RDF}" xmlns="{name}" {SPACES}><channel'
        ' rdf:about="http://harbourpost.example/"><title>Harbour Post</title></channel>'
        f'<item rdf:about="http://harbourpost.example/1">{item}</item></rdf:RDF>'
    ).encode()


def atom(entry: str, *, attributes: str = "", feed: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" {attributes}>'
        f"<title>Harbour Post</title><id>urn:x</id>{feed}<entry>{entry}</entry></feed>"
    ).encode()


def atom03(entry: str, *, feed: str = "") -> bytes:
    return (
        '<?xml version="1.0"?><feed version="0.3" xmlns="http://purl.org/atom/ns#">'
        f"<title>Harbour Post</title>{feed}<entry>{entry}</entry></feed>"
    ).encode()


TITLE = "<title>Bridge reopens</title>"
AT = "2026-11-24T05:00:00+00:00"
LINK = "http://harbourpost.example/bridge"


def case(name: str, feed: bytes, **says: str) -> Dialect:
    return Dialect(name=name, feed=feed, says=says)


RSS_CASES = [
    *(
        case(f"title, rss {version}", rss(TITLE, version=version), title="Bridge reopens")
        for version in ("0.90", "0.91", "0.92", "0.93", "0.94", "2.0", "2.01")
    ),
    case("escaped title", rss("<title>Rust &amp;amp; bolts</title>"), title="Rust &amp; bolts"),
    case("title with an angle bracket", rss("<title>5 &lt; 6</title>"), title="5 < 6"),
    case("title with markup", rss("<title>Bridge &lt;b&gt;reopens&lt;/b&gt;</title>")),
    case("title in CDATA", rss("<title><![CDATA[Bridge & tunnel]]></title>"), title="Bridge & tunnel"),
    case("dc:title", rss("<dc:title>Bridge reopens</dc:title>"), title="Bridge reopens"),
    case("media:title stands back", rss(f"<media:title>Picture</media:title>{TITLE}"), title="Bridge reopens"),
    case("atom:title in rss", rss("<atom:title>Bridge reopens</atom:title>"), title="Bridge reopens"),
    case("link", rss(f"{TITLE}<link>{LINK}</link>"), link=LINK),
    case("link with a query", rss(f"<link>{LINK}?a=1&amp;b=2</link>"), link=f"{LINK}?a=1&b=2"),
    case("link in blanks", rss(f"<link>\n  {LINK}\n</link>"), link=LINK),
    case("relative link", rss("<link>/bridge</link>")),
    case("link by xml:base", rss('<link xml:base="http://harbourpost.example/">bridge</link>'), link=LINK),
    case("atom:link in rss", rss(f'<atom:link rel="alternate" href="{LINK}"/>'), link=LINK),
    case(
        "feedburner's link", rss(f"<link>http://burner.example/1</link><feedburner:origLink>{LINK}"
        "</feedburner:origLink>"), link="http://burner.example/1", original=LINK,
    ),
    case("guid is a link", rss(f"<guid>{LINK}</guid>"), link=LINK, id=LINK),
    case("guid is none", rss('<guid isPermaLink="false">hp-1</guid>'), id="hp-1"),
    case("guid beside a link", rss(f"<guid>hp-1</guid><link>{LINK}</link>"), link=LINK, id="hp-1"),
    case("dc:identifier", rss("<dc:identifier>hp-1</dc:identifier>")),
    case("author", rss("<author>Jane Doe</author>"), author="Jane Doe"),
    case("author with mail", rss("<author>jane@post.com (Jane Doe)</author>"), author="jane@post.com (Jane Doe)"),
    case("dc:creator", rss("<dc:creator>Jane Doe</dc:creator>"), author="Jane Doe"),
    case("two creators", rss("<dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>")),
    case("dc:author", rss("<dc:author>Jane Doe</dc:author>"), author="Jane Doe"),
    case("itunes:author", rss("<itunes:author>Jane Doe</itunes:author>"), author="Jane Doe"),
    case("media:credit", rss('<media:credit role="author">Jane Doe</media:credit>')),
    case("pubDate", rss("<pubDate>Tue, 24 Nov 2026 06:00:00 +0100</pubDate>"), published=AT),
    case("pubDate, short", rss("<pubDate>24 Nov 26 05:00 GMT</pubDate>"), published=AT),
    case("pubDate, zone name", rss("<pubDate>Tue, 24 Nov 2026 00:00:00 EST</pubDate>"), published=AT),
    case("pubDate, ISO", rss("<pubDate>2026-11-24T05:00:00Z</pubDate>"), published=AT),
    case("pubDate, none", rss("<pubDate>tomorrow</pubDate>"), published="", dated="tomorrow"),
    case("dc:date", rss("<dc:date>2026-11-24T06:00:00+01:00</dc:date>")),
    case("dcterms:issued", rss("<dcterms:issued>2026-11-24T05:00Z</dcterms:issued>"), published=AT),
    case("dcterms:modified", rss("<dcterms:modified>2026-11-24T05:00:00Z</dcterms:modified>"), updated=AT),
    case("dcterms:created", rss("<dcterms:created>2026-11-24T05:00:00Z</dcterms:created>"), created=AT),
    case("atom:updated", rss("<atom:updated>2026-11-24T05:00:00Z</atom:updated>"), updated=AT),
    case("description", rss("<description>It reopened.</description>"), summary="It reopened."),
    case("description, markup", rss("<description>It &lt;b&gt;reopened&lt;/b&gt;.</description>"),
         summary="It <b>reopened</b>."),
    case("description, CDATA", rss("<description><![CDATA[<p>It reopened.</p>]]></description>"),
         summary="<p>It reopened.</p>"),
    case("description, naked markup", rss("<description><p>It reopened.</p></description>")),
    case("dc:description", rss("<dc:description>It reopened.</dc:description>"), summary="It reopened."),
    case("itunes:summary", rss("<itunes:summary>It reopened.</itunes:summary>"), summary="It reopened."),
    case("itunes:subtitle", rss("<itunes:subtitle>It reopened.</itunes:subtitle>")),
    case("media:description", rss("<media:description>It reopened.</media:description>")),
    case("two descriptions", rss("<description>One.</description><description>Two.</description>")),
    case("content:encoded", rss("<content:encoded><![CDATA[<p>It.</p>]]></content:encoded>"), content="<p>It.</p>"),
    case("content beside description",
         rss("<description>Short.</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded>"),
         summary="Short.", content="<p>Long.</p>"),
    case("body", rss("<x:body><x:p>It reopened.</x:p></x:body>")),
    case("xhtml in prefix", rss("<x:div>It reopened.</x:div>")),
    case("fullitem", rss("<fullitem>It reopened.</fullitem>")),
    case("script goes", rss("<description>&lt;p&gt;A&lt;script&gt;b()&lt;/script&gt;&lt;/p&gt;</description>"),
         summary="<p>A</p>"),
    case("title of a picture", rss(f"<image><title>P</title><url>http://x.example/p</url></image>{TITLE}"),
         title="Bridge reopens"),
    case("title before a picture", rss(f"{TITLE}<media:content><media:title>P</media:title></media:content>"),
         title="Bridge reopens"),
    case("summaries of a podcast", rss("<description>Short.</description><itunes:summary>Longer.</itunes:summary>"
         "<content:encoded>&lt;p&gt;The whole.&lt;/p&gt;</content:encoded>"), summary="Short.", content="Longer."),
    case("body and content", rss("<x:body><x:p>It.</x:p></x:body><content:encoded>&lt;p&gt;It reopened.&lt;/p&gt;"
         "</content:encoded>"), content="<p>It.</p>"),
    case("abstract", rss("<abstract>It reopened.</abstract>"), summary="It reopened."),
    case("source", rss(f'{TITLE}<source url="http://wire.example/f.xml">Wire</source>'), title="Bridge reopens"),
    case("picture in a relative address",
         rss('<description>&lt;img src="a.png"&gt;</description>', channel="<xml:base/>")),
    case("no item end", b"<rss><channel><item><title>Bridge reopens</title>", title="Bridge reopens"),
    case("not well formed", b"<rss><channel><item><title>A & B</title></item></channel></rss>", title="A & B"),
    case("named entities", rss("<title>Caf&eacute;</title>")),
    case("DOCTYPE", rss("<title>Caf&e;</title>",
         head='<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e "&#233;">]>')),
    case("blank before the head", b"\n " + rss(TITLE), title="Bridge reopens"),
    case("rubbish before the head", b"junk" + rss(TITLE)),
]  # fmt: skip
RDF_CASES = [
    case("rdf 1.0", rdf(f"{TITLE}<link>{LINK}</link>"), title="Bridge reopens", link=LINK),
    case("rdf 0.90", rdf(f"{TITLE}<link>{LINK}</link>", name="http://my.netscape.com/rdf/simple/0.9/"),
         title="Bridge reopens", link=LINK),
    case("rdf:about", rdf(TITLE), id="http://harbourpost.example/1"),
    case("rdf description", rdf("<description>It reopened.</description>"), summary="It reopened."),
    case("rdf dc", rdf("<dc:creator>Jane Doe</dc:creator><dc:date>2026-11-24</dc:date>"), author="Jane Doe"),
    case("rdf content", rdf("<content:encoded>&lt;p&gt;It.&lt;/p&gt;</content:encoded>"), content="<p>It.</p>"),
]  # fmt: skip
ATOM_CASES = [
    case("atom title", atom(TITLE), title="Bridge reopens"),
    case("atom title, plain", atom("<title>A &lt; B &amp; C</title>"), title="A < B & C"),
    case("atom title, html", atom('<title type="html">A &lt;b&gt;B&lt;/b&gt;</title>'), title="A <b>B</b>"),
    case("atom title, xhtml",
         atom('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>B</b></div></title>'),
         title="A <b>B</b>"),
    case("atom link", atom(f'<link href="{LINK}"/>'), link=LINK),
    case("atom link, alternate", atom(f'<link rel="self" href="http://x.example/"/><link rel="alternate" href="{LINK}"/>'),
         link=LINK),
    case("atom link, html first", atom(f'<link rel="alternate" type="text/html" href="{LINK}"/>'), link=LINK),
    case("atom link, base", atom('<link href="bridge"/>', attributes='xml:base="http://harbourpost.example/"'), link=LINK),
    case("atom link, nested base",
         atom('<link xml:base="b/" href="c"/>', attributes='xml:base="http://harbourpost.example/a/"'),
         link="http://harbourpost.example/a/b/c"),
    case("atom link, enclosure only", atom('<link rel="enclosure" href="http://x.example/a.mp3"/>')),
    case("atom id", atom("<id>urn:uuid:1</id>"), id="urn:uuid:1"),
    case("atom author", atom("<author><name>Jane Doe</name></author>"), author="Jane Doe"),
    case("atom author, mail", atom("<author><name>Jane Doe</name><email>j@post.com</email></author>"),
         author="Jane Doe (j@post.com)"),
    case("atom authors", atom("<author><name>Jane Doe</name></author><author><name>John Roe</name></author>")),
    case("atom author of the feed", atom(TITLE, feed="<author><name>Jane Doe</name></author>")),
    case("atom contributor", atom("<contributor><name>Jane Doe</name></contributor>")),
    case("atom published", atom("<published>2026-11-24T06:00:00+01:00</published>"), published=AT),
    case("atom updated", atom("<updated>2026-11-24T05:00:00.123Z</updated>"), updated=AT),
    case("atom both dates", atom("<published>2026-11-24T05:00:00Z</published><updated>2026-11-25T05:00:00Z</updated>"),
         published=AT),
    case("atom summary", atom("<summary>It reopened.</summary>"), summary="It reopened."),
    case("atom summary, html", atom('<summary type="html">It &lt;i&gt;re&lt;/i&gt;.</summary>'), summary="It <i>re</i>."),
    case("atom content", atom("<content>It reopened.</content>"), content="It reopened."),
    case("atom content, html", atom('<content type="html">&lt;p&gt;It.&lt;/p&gt;</content>'), content="<p>It.</p>"),
    case("atom content, xhtml",
         atom('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It.</p></div></content>'),
         content="<p>It.</p>"),
    case("atom content, elsewhere", atom(f'<content type="text/html" src="{LINK}"/>')),
    case("atom content, base64", atom('<content type="application/octet-stream">SXQu</content>')),
    case("atom content, relative picture",
         atom('<content type="html">&lt;img src="a.png"/&gt;</content>', attributes='xml:base="http://x.example/"')),
    case("atom source", atom("<source><title>Wire</title></source><title>Bridge reopens</title>"), title="Bridge reopens"),
    case("atom language", atom('<content xml:lang="de">Sie ist offen.</content>'), content="Sie ist offen."),
    case("atom media group", atom("<media:group><media:title>P</media:title></media:group><title>T</title>",
         attributes='xmlns:media="http://search.yahoo.com/mrss/"'), title="T"),
    case("atom prefixed", b'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>T</a:title></a:entry></a:feed>',
         title="T"),
    case("atom without a namespace", b"<feed><entry><title>T</title></entry></feed>", title="T"),
]  # fmt: skip
ATOM03_CASES = [
    case("0.3 title", atom03(TITLE), title="Bridge reopens"),
    case("0.3 title, escaped", atom03('<title type="text/html" mode="escaped">A &lt;b&gt;B&lt;/b&gt;</title>'),
         title="A <b>B</b>"),
    case("0.3 title, base64", atom03('<title type="text/html" mode="base64">QSBC</title>'), title="A B"),
    case("0.3 link", atom03(f'<link rel="alternate" type="text/html" href="{LINK}"/>'), link=LINK),
    case("0.3 id", atom03("<id>tag:x,2026:1</id>"), id="tag:x,2026:1"),
    case("0.3 author", atom03("<author><name>Jane Doe</name><url>http://x.example/</url></author>"), author="Jane Doe"),
    case("0.3 issued", atom03("<issued>2026-11-24T06:00:00+01:00</issued>"), published=AT),
    case("0.3 modified", atom03("<modified>2026-11-24T05:00:00Z</modified>"), updated=AT),
    case("0.3 created", atom03("<created>2026-11-24T05:00:00Z</created>"), created=AT),
    case("0.3 summary", atom03("<summary>It reopened.</summary>"), summary="It reopened."),
    case("0.3 content", atom03('<content type="text/html" mode="escaped">&lt;p&gt;It.&lt;/p&gt;</content>'),
         content="<p>It.</p>"),
    case("0.3 content, xml",
         atom03('<content type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml">It.</div></content>')),
]  # fmt: skip


def encoded(encoding: str, title: str) -> Dialect:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    feed = rss(f"<title>{title}</title>", head=head).decode().encode(encoding)
    return case(f"in {encoding}", feed, title=title)


ENCODINGS = [
    encoded("utf-8", "Brücke"),
    encoded("utf-16", "Brücke"),
    encoded("utf-16-le", "Brücke"),
    encoded("utf-32", "Brücke"),
    encoded("iso-8859-1", "Brücke"),
    encoded("windows-1252", "Brücke – offen"),
    encoded("windows-1251", "Мост открыт"),
    encoded("koi8-r", "Мост открыт"),
    encoded("iso-8859-15", "Zwölf €"),
    encoded("shift_jis", "橋が再開"),
    encoded("euc-jp", "橋が再開"),
    encoded("gb2312", "大桥重开"),
    encoded("gb18030", "大桥重开"),
    encoded("big5", "大橋重開"),
    encoded("euc-kr", "다리 개통"),
    case("utf-8 with a mark", b"\xef\xbb\xbf" + rss("<title>Brücke</title>"), title="Brücke"),
    case("undeclared latin 1", rss("<title>Brücke</title>").decode().encode("latin-1"), title="Brücke"),
    case("declared wrongly", rss("<title>Brücke</title>", head='<?xml version="1.0" encoding="us-ascii"?>')),
    case(
        "declared nonsense",
        rss(TITLE, head='<?xml version="1.0" encoding="no-such"?>'),
        title="Bridge reopens",
    ),
]
CDF = b"""<?xml version="1.0"?><CHANNEL HREF="http://harbourpost.example/"><TITLE>Harbour Post</TITLE>
<ITEM HREF="http://harbourpost.example/bridge" LASTMOD="2026-11-24T05:00:00Z"><TITLE>Bridge reopens</TITLE>
<ABSTRACT>It reopened.</ABSTRACT></ITEM></CHANNEL>"""
CDF_CASES = [case("cdf", CDF, title="Bridge reopens", link=LINK, summary="It reopened.")]
CASES = [*RSS_CASES, *RDF_CASES, *ATOM_CASES, *ATOM03_CASES, *CDF_CASES, *ENCODINGS]

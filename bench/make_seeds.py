"""Make the sample articles that are not typed by hand: pages, feeds, a letter, PDF and DOCX files.

``python bench/make_seeds.py [FOLDER]`` writes them into ``seeds/`` (or FOLDER) from the stories in
``bench/seed-sources/``. The same sources give the same bytes; the PDF files also need the same WeasyPrint.
A story is a text file: a head of ``name: value`` lines, a blank line, then paragraphs. ``## `` opens a
subheading, ``> `` a pull quotation; ``{related}`` and ``{newsletter}`` mark furniture inside the body.
"""

import io
import json
import sys
import textwrap
import tomllib
import zipfile
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "bench" / "seed-sources"
FURNITURE = {"{related}": "related", "{newsletter}": "newsletter"}
MONTHS = {"de": "November", "fr": "novembre", "ar": "نوفمبر", "en": "November"}
WORDS_PER_MINUTE = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One story before it is dressed: the head's fields and the body's (kind, text) blocks."""

    slug: str
    head: dict[str, str]
    blocks: tuple[tuple[str, str], ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body without furniture."""
        return tuple(text for kind, text in self.blocks if kind == "p")

    @property
    def moment(self) -> datetime:
        """When it was published."""
        return datetime.fromisoformat(self.head["published"])


def read_story(outlet: str, slug: str) -> Source:
    """Read one story file."""
    head_text, _, body = (SOURCES / outlet / f"{slug}.txt").read_text("utf-8").partition("\n\n")
    head = {}
    for line in head_text.splitlines():
        name, _, value = line.partition(":")
        head[name] = value.strip()
    return Source(slug=slug, head=head, blocks=tuple(_block(part.strip()) for part in body.split("\n\n")))


def _block(part: str) -> tuple[str, str]:
    if part in FURNITURE:
        return FURNITURE[part], ""
    if part.startswith("## "):
        return "h2", part[3:]
    if part.startswith("> "):
        return "pull", part[2:]
    return "p", part


def _day_in_words(moment: datetime, language: str) -> str:
    if language == "en":
        return f"{MONTHS['en']} {moment.day}, {moment.year}, {moment:%H:%M}"
    dot = "." if language == "de" else ""
    return f"{moment.day}{dot} {MONTHS[language]} {moment.year}, {moment:%H:%M}"


def _linked_data(story: Source, url: str, house: dict[str, Any]) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.head["headline"],
        "datePublished": story.head["published"],
        "author": [{"@type": "Person", "name": story.head["byline"]}],
        "publisher": {"@type": "NewsMediaOrganization", "name": house["outlet"]},
        "mainEntityOfPage": url,
        "articleSection": story.head["section"],
        "inLanguage": house.get("language", "en"),
        "isAccessibleForFree": True,
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def _most_read(houses: dict[str, dict[str, Any]], here: str) -> list[tuple[str, str]]:
    """Other stories of the same language: the rails of real pages are full of true headlines."""
    language = houses[here].get("language", "en")
    found = []
    for name, house in houses.items():
        if house.get("language", "en") == language and house["design"] == houses[here]["design"]:
            for slug in house["stories"]:
                found.append((read_story(name, slug).head["headline"], f"{house['site']}/{slug}"))
    return found


def make_pages() -> dict[str, bytes]:
    """Return every HTML page by its path in seeds/."""
    # Heavy imports stay inside the functions that need them: the feeds are made without any of them.
    from jinja2 import Environment, FileSystemLoader

    houses = tomllib.loads((SOURCES / "make-up.toml").read_text("utf-8"))["pages"]
    labels = tomllib.loads((SOURCES / "labels.toml").read_text("utf-8"))
    environment = Environment(loader=FileSystemLoader(SOURCES / "designs"), autoescape=True)
    pages = {}
    for name, house in houses.items():
        template = environment.get_template(f"{house['design']}.html.j2")
        for number, slug in enumerate(house["stories"], start=1):
            story = read_story(name, slug)
            rail = [entry for entry in _most_read(houses, name) if entry[0] != story.head["headline"]]
            values = _page_values(story, house, labels.get(name, {}), number=number)
            pages[f"{name}/{slug}.html"] = template.render(most_read=rail, **values).encode()
    return pages


def _page_values(
    story: Source, house: dict[str, Any], labels: dict[str, Any], *, number: int
) -> dict[str, Any]:
    from markupsafe import Markup

    language = house.get("language", "en")
    url = f"{house['site']}/2026/11/{story.moment.day}/{story.slug}"
    titles = [title.strip() for title in story.head["related"].split("|")]
    words = sum(len(paragraph.split()) for paragraph in story.paragraphs)
    return {
        **{name: story.head[name] for name in ("headline", "byline", "published", "section")},
        **{name: story.head[name] for name in ("standfirst", "caption", "credit")},
        "accent": labels.get("accent", ""),
        "blocks": story.blocks,
        "direction": "rtl" if language == "ar" else "ltr",
        "labels": labels,
        "language": language,
        "linked_data": Markup(_linked_data(story, url, house)),  # noqa: S704 - escaped for script above
        "locale": labels.get("locale", ""),
        "minutes": max(1, round(words / WORDS_PER_MINUTE)),
        "number": 41170 + number,
        "outlet": house["outlet"],
        "published_words": _day_in_words(story.moment, language),
        "related": [(title, f"{house['site']}/related/{place}") for place, title in enumerate(titles, 1)],
        "site": house["site"],
        "slug": story.slug,
        "url": url,
        "words": words,
    }


def _markup(story: Source) -> str:
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in story.paragraphs)


def make_rss() -> bytes:
    """Return the RSS 2.0 feed of Circuit Weekly, whole articles in content:encoded."""
    items = []
    for slug in ("open-maps-braille", "lockstep", "tamarin-clock", "glass-archive"):
        story = read_story("circuit-weekly", slug)
        link = f"https://circuitweekly.example/{slug}"
        more = f'<p><a href="{link}?utm_source=rss&amp;utm_medium=feed">Read more on Circuit Weekly</a></p>'
        items.append(
            f"<item>\n<title>{escape(story.head['headline'])}</title>\n<link>{link}</link>\n"
            f'<guid isPermaLink="false">cw-2026-11-{slug}</guid>\n'
            f"<pubDate>{format_datetime(story.moment)}</pubDate>\n"
            f"<dc:creator>{escape(story.head['byline'])}</dc:creator>\n"
            f"<category>{story.head['section']}</category>\n"
            f"<description>{escape(story.paragraphs[0])}</description>\n"
            f"<content:encoded><![CDATA[{_markup(story)}\n{more}]]></content:encoded>\n</item>\n"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        "<title>Circuit Weekly</title>\n<link>https://circuitweekly.example/</link>\n"
        '<atom:link href="https://circuitweekly.example/feed.xml" rel="self" type="application/rss+xml"/>\n'
        "<description>Machines, and the people who keep them running</description>\n"
        "<language>en</language>\n<lastBuildDate>Tue, 24 Nov 2026 05:31:00 +0000</lastBuildDate>\n<ttl>60</ttl>\n"
        f"{''.join(items)}</channel>\n</rss>\n"
    ).encode()


def make_json_feed() -> bytes:
    """Return the JSON Feed 1.1 of Greenline."""
    items = []
    for slug in ("glacier-lake", "calder-tides", "heat-officers", "bog-rewetted"):
        story = read_story("greenline", slug)
        items.append(
            {
                "id": f"https://greenline.example/s/{slug}",
                "url": f"https://greenline.example/s/{slug}",
                "title": story.head["headline"],
                "content_html": _markup(story),
                "summary": story.paragraphs[0],
                "date_published": story.head["published"],
                "authors": [{"name": story.head["byline"]}],
                "tags": [story.head["section"]],
            }
        )
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Greenline",
        "home_page_url": "https://greenline.example/",
        "feed_url": "https://greenline.example/feed.json",
        "description": "Reporting on a warmer world",
        "language": "en",
        "items": items,
    }
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()


def make_letter() -> bytes:
    """Return The Tally's newsletter: multipart, quoted-printable, with tracked links and a long footer."""
    story = read_story("the-tally", "halvorsen-bids")
    track = "https://click.thetally.example/t/9f2b7c/"
    body = "\n".join(
        f'<tr><td style="padding:0 32px 16px;font:16px/1.6 Georgia,serif">{escape(text, quote=False)}</td></tr>'
        for text in story.paragraphs
    )
    footer = (
        "You are receiving this e-mail because you signed up at thetally.example.",
        "The Tally, 40 Ropewalk Street, Suite 300, Port Averell",
    )
    page = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Tally</title></head>'
        '<body style="margin:0;background:#f2f2ee"><div style="display:none;max-height:0">'
        "Plus: a full price for the tides, and what the bankers checked</div>"
        '<table role="presentation" width="600" align="center" bgcolor="#ffffff">'
        f'<tr><td style="padding:12px 32px;font:12px Arial"><a href="{track}view">View in browser</a></td></tr>'
        f'<tr><td style="padding:20px 32px"><a href="{track}home"><img src="{track}logo.png" alt="The Tally"></a></td></tr>'
        f'<tr><td style="padding:0 32px"><h1 style="font:bold 28px/1.2 Georgia">{story.head["headline"]}</h1></td></tr>'
        f'<tr><td style="padding:0 32px 16px;font:13px Arial">By {story.head["byline"]}</td></tr>\n{body}\n'
        f'<tr><td style="padding:24px 32px;font:14px Arial"><a href="{track}fwd">Forward to a friend</a> | '
        f'<a href="{track}x">Share on X</a></td></tr><tr><td style="padding:24px 32px;font:11px Arial;color:#888">'
        f'{footer[0]}<br>{footer[1]}<br><a href="{track}unsubscribe?u=48213">Unsubscribe</a> | '
        f'<a href="{track}preferences">Manage preferences</a></td></tr></table>'
        f'<img src="{track}open.gif" width="1" height="1" alt=""></body></html>\n'
    )
    wrapped = "\n\n".join(textwrap.fill(text, 72) for text in story.paragraphs)
    plain = (
        f"View in browser: {track}view\n\n{textwrap.fill(story.head['headline'], 72)}\n\nBy {story.head['byline']}\n\n"
        f"{wrapped}\n\n--\n{footer[0]}\n{footer[1]}\nUnsubscribe: {track}unsubscribe?u=48213\n"
    )
    message = EmailMessage(policy=SMTP)
    message["From"] = "The Tally <desk@thetally.example>"
    message["To"] = "reader@mailbox.example"
    message["Subject"] = story.head["headline"]
    message["Date"] = format_datetime(story.moment)
    message["Message-ID"] = "<20261123.2130.halvorsen@thetally.example>"
    message["List-Id"] = "The Tally <daily.thetally.example>"
    message["List-Unsubscribe"] = f"<{track}unsubscribe?u=48213>"
    message.set_content(plain, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    message.set_boundary("=_tally_20261123_a1")
    return message.as_bytes()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def make_docx(outlet: str, slug: str, *, title: str) -> bytes:
    """Return one story as a Word document: title, byline, body, page header and footer notes in properties."""
    story = read_story(outlet, slug)
    day = f"{story.moment.day} November {story.moment.year}"
    lines = [("Title", story.head["headline"]), ("Subtitle", f"By {story.head['byline']}, {title}, {day}")]
    lines += [("Heading1" if kind == "h2" else "BodyText", text) for kind, text in story.blocks]
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = "".join(_docx_paragraph(style, text) for style, text in lines)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{OFFICE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/><Override PartName="/word/document.xml" ContentType="{DOCUMENT_PART}"/><Override '
        'PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{OFFICE}/relationships"><Relationship Id="rId1" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        f'Target="word/document.xml"/><Relationship Id="rId2" Type="{OFFICE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{OFFICE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(story.head['headline'])}</dc:title><dc:creator>{escape(story.head['byline'])}</dc:creator>"
        f'<dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{story.moment:%Y-%m-%dT%H:%M:%SZ}'
        "</dcterms:created></cp:coreProperties>",
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(2026, 11, 23, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, declaration + text)
    return buffer.getvalue()


def _docx_paragraph(style: str, text: str) -> str:
    """Cut the text into two runs, as editors' programs do wherever somebody once put the cursor."""
    middle = len(text) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part, quote=False)}</w:t></w:r>'
        for part in (text[:middle], text[middle:])
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def make_pdf(outlet: str, slug: str, *, design: str) -> bytes:
    """Return one story as a PDF file in the given design, running heads and page numbers included."""
    import fontpkg_pt_serif
    from jinja2 import Environment, FileSystemLoader
    from weasyprint import HTML

    story = read_story(outlet, slug)
    fonts = (Path(fontpkg_pt_serif.__file__).parent / "files").as_uri()
    template = Environment(loader=FileSystemLoader(SOURCES / "designs"), autoescape=True).get_template(design)
    day = f"{story.moment.day} November {story.moment.year}"
    page = template.render(**story.head, blocks=story.blocks, day=day, fonts=fonts)
    made: bytes = HTML(string=page, base_url=str(SOURCES)).write_pdf()
    return made


def make_hostile_page() -> bytes:
    """Return a page that attacks its reader and says nothing: markup of every bad kind, no article."""
    bomb = "".join(
        f'<g id="l{level}">' + f'<use href="#l{level - 1}"/>' * 12 + "</g>" for level in range(1, 12)
    )
    nested = "<div>" * 600 + '<a href="javascript:alert(document.cookie)">Click</a>' + "</div>" * 600
    page = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        "<title>\"><script>alert(1)</script>You won't believe it</title>"
        '<meta property="og:title" content="&quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;">'
        '<meta http-equiv="refresh" content="0;url=javascript:alert(3)">'
        '<base href="javascript:/"><link rel="stylesheet" href="file:///etc/passwd">'
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"</script><script>alert(4)</script>'
        f'</head><body onload="alert(5)"><h1 onmouseover="alert(6)"><img src=x onerror="alert(7)"></h1>{nested}'
        f'<svg xmlns="http://www.w3.org/2000/svg"><defs><g id="l0"><circle r="1"/></g>{bomb}</defs>'
        '<use href="#l11"/></svg><table><tr><td colspan="1000000" rowspan="1000000">1</td></tr></table>'
        '<iframe src="data:text/html,<script>alert(8)</script>"></iframe>'
        '<object data="file:///dev/zero"></object><form action="javascript:alert(9)"><button>OK</button></form>'
        '<a href="&#106;avascript:alert(10)">More</a><style>@import url("file:///dev/random");</style></body></html>\n'
    )
    return page.encode()


def make_seeds() -> dict[str, bytes]:
    """Return every made file but the PDF ones, by path in seeds/."""
    return {
        **make_pages(),
        "circuit-weekly/feed.xml": make_rss(),
        "greenline/feed.json": make_json_feed(),
        "the-tally/halvorsen-bids.eml": make_letter(),
        "ward-round/strep-trial.docx": make_docx("ward-round", "strep-trial", title="Ward Round"),
        "court-file/pension-verdict.docx": make_docx("court-file", "pension-verdict", title="The Court File"),
        "clickmill/you-wont-believe-it.html": make_hostile_page(),
    }


def make_prints() -> dict[str, bytes]:
    """Return the PDF files by path in seeds/: two that can be read, and one cut off in the middle."""
    whole = make_pdf("ward-round", "hearing-aids", design="report.pdf.j2")
    return {
        "ward-round/hearing-aids.pdf": whole,
        "orbit-and-field/sea-floor-census.pdf": make_pdf(
            "orbit-and-field", "sea-floor-census", design="columns.pdf.j2"
        ),
        "ward-round/bulletin-48.pdf": whole[:1500],
    }


def main() -> None:
    """Write them all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds"
    for path, content in sorted({**make_seeds(), **make_prints()}.items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        print(target, len(content))


if __name__ == "__main__":
    main()

"""Make the sample articles that are not typed by hand: pages, feeds, a letter, PDF and DOCX files.

``python bench/make_seeds.py [FOLDER]`` writes them into ``seeds/`` (or FOLDER) from the stories in
``bench/seed-sources/``. The same sources give the same bytes; the PDF files also need the same WeasyPrint.
A story: a head of ``name: value`` lines, a blank line, paragraphs. ``## `` opens a subheading, ``> `` a
pull quotation; ``{related}`` and ``{newsletter}`` mark furniture inside the body.
"""

import io
import json
import sys
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

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

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
    fields = (line.partition(":") for line in head_text.splitlines())
    head = {name: value.strip() for name, _, value in fields}
    return Source(slug=slug, head=head, blocks=tuple(_block(part.strip()) for part in body.split("\n\n")))


def _block(part: str) -> tuple[str, str]:
    if part in FURNITURE:
        return FURNITURE[part], ""
    if part.startswith("## "):
        return "h2", part[3:]
    if part.startswith("> "):
        return "pull", part[2:]
    return "p", part


def _fill(template: str, *, markup: bool, **values: Any) -> bytes:
    """Return a template of ``designs/`` with these values, escaped when it is markup."""
    loader = FileSystemLoader(SOURCES / "designs")
    environment = Environment(loader=loader, autoescape=markup, keep_trailing_newline=True)
    return environment.get_template(template).render(**values).encode()


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
    houses = tomllib.loads((SOURCES / "make-up.toml").read_text("utf-8"))["pages"]
    labels = tomllib.loads((SOURCES / "labels.toml").read_text("utf-8"))
    pages = {}
    for name, house in houses.items():
        for number, slug in enumerate(house["stories"], start=1):
            story = read_story(name, slug)
            rail = [entry for entry in _most_read(houses, name) if entry[0] != story.head["headline"]]
            values = _page_values(story, house, labels.get(name, {}), number=number)
            design = f"{house['design']}.html.j2"
            pages[f"{name}/{slug}.html"] = _fill(design, markup=True, most_read=rail, **values)
    return pages


def _page_values(
    story: Source, house: dict[str, Any], labels: dict[str, Any], *, number: int
) -> dict[str, Any]:
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
        "linked_data": Markup(_linked_data(story, url, house)),
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
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in story.paragraphs)


def make_rss() -> bytes:
    """Return the RSS 2.0 feed of Circuit Weekly, whole articles in content:encoded."""
    slugs = ("open-maps-braille", "lockstep", "tamarin-clock", "glass-archive")
    stories = [read_story("circuit-weekly", slug) for slug in slugs]
    rows = [(story, format_datetime(story.moment), _markup(story)) for story in stories]
    return _fill("feed.xml.j2", markup=True, stories=rows)


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
    values = {
        **{name: story.head[name] for name in ("headline", "byline")},
        "paragraphs": story.paragraphs,
        "track": "https://click.thetally.example/t/9f2b7c/",
    }
    message = EmailMessage(policy=SMTP)
    message["From"] = "The Tally <desk@thetally.example>"
    message["To"] = "reader@mailbox.example"
    message["Subject"] = story.head["headline"]
    message["Date"] = format_datetime(story.moment)
    message["Message-ID"] = "<20261123.2130.halvorsen@thetally.example>"
    message["List-Id"] = "The Tally <daily.thetally.example>"
    message["List-Unsubscribe"] = f"<{values['track']}unsubscribe?u=48213>"
    plain = _fill("letter.txt.j2", markup=False, **values).decode()
    page = _fill("letter.html.j2", markup=True, **values).decode()
    message.set_content(plain, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    message.set_boundary("=_tally_20261123_a1")
    return message.as_bytes()


DOCX_PARTS = {
    "[Content_Types].xml": "docx/content-types.xml.j2",
    "_rels/.rels": "docx/rels.xml.j2",
    "docProps/core.xml": "docx/core.xml.j2",
    "word/_rels/document.xml.rels": "docx/document-rels.xml.j2",
    "word/document.xml": "docx/document.xml.j2",
    "word/header1.xml": "docx/header.xml.j2",
}


def make_docx(folder: str, slug: str, *, outlet: str) -> bytes:
    """Return one story as a Word document with a running head.

    Every paragraph is cut into two runs, as editors' programs do wherever somebody once put the cursor.
    """
    story = read_story(folder, slug)
    day = f"{story.moment.day} November {story.moment.year}"
    texts = [("Title", story.head["headline"]), ("Subtitle", f"By {story.head['byline']}, {outlet}, {day}")]
    texts += [("Heading1" if kind == "h2" else "BodyText", text) for kind, text in story.blocks]
    lines = [(style, text[: len(text) // 2], text[len(text) // 2 :]) for style, text in texts]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, template in DOCX_PARTS.items():
            entry = zipfile.ZipInfo(name, date_time=(2026, 11, 23, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _fill(template, markup=True, story=story, outlet=outlet, lines=lines))
    return buffer.getvalue()


def make_pdf(folder: str, slug: str, *, design: str) -> bytes:
    """Return one story as a PDF file in the given design, running heads and page numbers included."""
    import fontpkg_pt_serif  # type: ignore[import-untyped]
    from weasyprint import HTML

    story = read_story(folder, slug)
    fonts = (Path(fontpkg_pt_serif.__file__).parent / "files").as_uri()
    day = f"{story.moment.day} November {story.moment.year}"
    page = _fill(design, markup=True, **story.head, blocks=story.blocks, day=day, fonts=fonts)
    made: bytes = HTML(string=page.decode(), base_url=str(SOURCES)).write_pdf()
    return made


def make_seeds() -> dict[str, bytes]:
    """Return every made file but the PDF ones, by path in seeds/."""
    return {
        **make_pages(),
        "circuit-weekly/feed.xml": make_rss(),
        "greenline/feed.json": make_json_feed(),
        "the-tally/halvorsen-bids.eml": make_letter(),
        "ward-round/strep-trial.docx": make_docx("ward-round", "strep-trial", outlet="Ward Round"),
        "court-file/pension-verdict.docx": make_docx(
            "court-file", "pension-verdict", outlet="The Court File"
        ),
        "clickmill/you-wont-believe-it.html": _fill("hostile.html.j2", markup=False),
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

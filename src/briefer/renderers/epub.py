"""EPUB 3.3 for e-readers: a chapter for each section, the notes as footnotes, nothing that acts.

W3C, EPUB 3.3 (https://www.w3.org/TR/epub-33/) and EPUB Accessibility 1.1. The archive is the same to the byte
wherever it is made: its files stand in reading order, bear one date, and are stored without compression, for
what zlib makes of the same bytes depends on who built it.
"""

import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefer.model import Brief, Edition
from briefer.renderers import Press
from briefer.renderers.show import show_brief
from briefer.renderers.templates import read_style
from briefer.renderers.templating import fill_template
from briefer.renderers.view import SectionView, View

MEDIA_TYPE = "application/epub+zip"
FOLDER = "EPUB"
CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
# The first moment that a ZIP archive can name.
MOMENT = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter: the ``id`` that names its file, its heading, what it is, and the section that it shows.

    ``kind`` is "front", "leads", "briefs", "watching", "inserts", "corrections", "notes" or "colophon"; only
    "leads" and "briefs" have a section.
    """

    id: str
    title: str
    kind: str
    section: SectionView | None = None


@dataclass(frozen=True, slots=True)
class EpubRenderer:
    """Renders the book for e-readers."""

    press: Press

    def render(self, brief: Brief) -> Edition:
        """Return brief.epub."""
        view = show_brief(brief)
        chapters = tuple(list_chapters(view))
        files = {
            "nav.xhtml": self._fill("epub-nav.xhtml.j2", view=view, chapters=chapters),
            "style.css": read_style("epub.css", templates=self.press.templates),
        } | {
            f"{chapter.id}.xhtml": self._fill(
                "epub-chapter.xhtml.j2", view=view, chapter=chapter, homes=_find_homes(chapters)
            )
            for chapter in chapters
        }
        package = self._fill(
            "epub-package.opf.j2",
            view=view,
            chapters=chapters,
            identifier=name_edition(files).urn,
            modified=f"{brief.window.moment:%Y-%m-%dT%H:%M:%SZ}",
        )
        content = pack_files({"package.opf": package, **files})
        return Edition(format="epub", name="brief.epub", media_type=MEDIA_TYPE, content=content)

    def _fill(self, template: str, **values: object) -> str:
        return fill_template(template, templates=self.press.templates, **values)


def list_chapters(view: View) -> Iterator[Chapter]:
    """Yield the chapters in reading order; those with nothing to say are absent."""
    yield Chapter(id="front", title="Today", kind="front")
    for kind, sections in (("leads", view.leads), ("briefs", view.briefs)):
        for section in sections:
            yield Chapter(id=section.id, title=section.label, kind=kind, section=section)
    if view.watching:
        yield Chapter(id="watching", title="Watching", kind="watching")
    if view.inserts:
        yield Chapter(id="inserts", title="Beside the news", kind="inserts")
    if view.corrections:
        yield Chapter(id="corrections", title="Corrections", kind="corrections")
    if view.notes:
        yield Chapter(id="notes", title="Notes", kind="notes")
    yield Chapter(id="colophon", title="How this brief was made", kind="colophon")


def name_edition(files: Mapping[str, str]) -> uuid.UUID:
    """Return the identifier that these files have and no others: of their SHA-256, as RFC 9562 version 8."""
    digest = hashlib.sha256()
    for name, text in files.items():
        for part in (name.encode(), text.encode("utf-8")):
            digest.update(len(part).to_bytes(8, "big") + part)
    number = int.from_bytes(digest.digest()[:16], "big")
    return uuid.UUID(int=number & ~(0xF000 << 64) & ~(0xC000 << 48) | 0x8000 << 64 | 0x8000 << 48)


def pack_files(files: Mapping[str, str]) -> bytes:
    """Return the archive (EPUB 3.3, section 4.2): what it is, where its package stands, the package."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        named = {f"{FOLDER}/{name}": text for name, text in files.items()}
        for name, text in {"mimetype": MEDIA_TYPE, "META-INF/container.xml": CONTAINER, **named}.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            # Else it says on which system it was made.
            entry.create_system, entry.external_attr = 3, PLAIN_FILE << 16
            packed.writestr(entry, text.encode("utf-8"))
    return archive.getvalue()


def _find_homes(chapters: tuple[Chapter, ...]) -> dict[str, str]:
    """Return in which file each story stands."""
    return {
        story.id: f"{chapter.id}.xhtml"
        for chapter in chapters
        if chapter.section
        for story in chapter.section.stories
    }

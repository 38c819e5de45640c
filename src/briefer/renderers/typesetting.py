"""Setting a page with WeasyPrint; imported by the typesetter's child only.

Importing it finds the faces and sets a first line, which takes three times as long as the next: all before
there is anything to print.
"""

import gc
import logging
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from briefer.renderers import hastening, inking, mending, pouring, reusing  # noqa: F401 - mend WeasyPrint
from briefer.renderers.claims import ACCESSIBLE_TOO
from briefer.renderers.faces import USUAL, declare_faces, find_scripts, list_faces, name_address

UNKNOWN_GLYPH = re.compile(r"\(U\+([0-9A-F]+)\)")
# Tagged and accessible, ISO 14289-1; for archives level A of ISO 19005-2 beside it.
VARIANT, ARCHIVAL_VARIANT = "pdf/ua-1", "pdf/a-2a"
POINTS_PER_PIXEL = 0.75


class FaceFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the brief's own faces by name, and nothing else: no network, no disk, no data addresses."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: object = None) -> Any:
        """Return the face of this address; anything else ends the setting."""
        if url not in self._files:
            raise FatalURLFetchingError(
                f"a brief refers to nothing outside, yet its page asks for {url[:80]}"
            )
        return URLFetcherResponse(url, body=self._files[url], headers={"Content-Type": "font/ttf"})


class MissingGlyphs(logging.Handler):
    """Collects the characters that no font can show, in order of first occurrence."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.characters: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Note the character that WeasyPrint warns about."""
        if found := UNKNOWN_GLYPH.search(record.getMessage()):
            self.characters[chr(int(found[1], 16))] = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheets:
    """A page that is laid out on sheets, and facts about how it lies.

    ``pages``: how many; ``heights``: of each page's text area, in points; ``places``: for every element with
    an id the page on which it ends (from 1) and how far below the top of the text area, in points.
    """

    document: Any
    options: dict[str, Any]
    facts: dict[str, object]


def lay_out(page: str, *, archival: bool) -> Sheets:
    """Lay the page out."""
    options = {"pdf_tags": True, "pdf_variant": ARCHIVAL_VARIANT if archival else VARIANT}
    fonts, styles = open_faces(find_scripts(page))
    document = weasyprint.HTML(string=page, url_fetcher=NO_FETCHER).render(
        stylesheets=[styles], font_config=fonts, **options
    )
    if archival:
        claim_both(document.metadata)
    facts = {
        "pages": len(document.pages),
        "heights": [round(each._page_box.height * POINTS_PER_PIXEL, 1) for each in document.pages],
        "places": find_places(document),
    }
    return Sheets(document=document, options=options, facts=facts)


def print_sheets(sheets: Sheets) -> tuple[list[str], bytes]:
    """Return the characters that no font has, which only printing brings to light, and the PDF."""
    missing = MissingGlyphs()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(missing)
    try:
        pdf: bytes = sheets.document.write_pdf(**sheets.options)
    finally:
        logger.removeHandler(missing)
    return list(missing.characters), pdf


def claim_both(metadata: Any) -> None:
    """Have the metadata, which can name one standard only, name PDF/UA beside PDF/A."""
    generate = metadata.generate_rdf_metadata

    def generate_both(*particulars: object) -> bytes:
        described: bytes = generate(*particulars)
        return described.replace(b"</rdf:RDF>", ACCESSIBLE_TOO + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = generate_both


def find_places(document: Any) -> dict[str, tuple[int, float]]:
    """Return where each element with an id ends."""
    places: dict[str, tuple[int, float]] = {}
    for number, page in enumerate(document.pages, start=1):
        top = page._page_box.content_box_y()
        for box in page._page_box.descendants():
            if box.element is None or not (name := box.element.get("id")):
                continue
            bottom = box.position_y + box.margin_height() - top
            known = places.get(name, (0, 0.0))
            places[name] = max(known, (number, round(bottom * POINTS_PER_PIXEL, 1)))
    return places


@cache
def open_faces(scripts: tuple[str, ...]) -> tuple[Any, Any]:
    """Return fonts with the usual faces and those of these families, and the style sheet that declares them.

    Fonts of their own for each choice: what a page looks like must not depend on the page before.
    """
    faces = list_faces((*USUAL, *scripts))
    fetcher = FaceFetcher({name_address(face): face.path.read_bytes() for face in faces})
    fonts = FontConfiguration()
    return fonts, weasyprint.CSS(string=declare_faces(faces), font_config=fonts, url_fetcher=fetcher)


NO_FETCHER = FaceFetcher({})
weasyprint.HTML(string="<p lang=en>First line</p>", url_fetcher=NO_FETCHER).write_pdf(
    stylesheets=[open_faces(())[1]], font_config=open_faces(())[0]
)
gc.disable()  # ``typeset`` collects garbage when it is time

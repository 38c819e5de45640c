"""Setting a page with WeasyPrint; imported by the typesetter's child only.

Importing it finds the faces and sets a first line, which takes three times as long as the next: all before
there is anything to print.
"""

import gc
import logging
import re
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from briefer.renderers.faces import SCHEME, declare_faces, list_faces

UNKNOWN_GLYPH = re.compile(r"\(U\+([0-9A-F]+)\)")
# Tagged and accessible, ISO 14289-1.
VARIANT = "pdf/ua-1"
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


def set_page(page: str) -> tuple[dict[str, object], bytes]:
    """Return facts about the layout, and the PDF.

    ``pages``: how many; ``heights``: of each page's text area, in points; ``places``: for every element with
    an id the page on which it ends (from 1) and how far below the top of the text area, in points;
    ``missing``: characters that no font has.
    """
    missing = MissingGlyphs()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(missing)
    try:
        document = weasyprint.HTML(string=page, url_fetcher=FETCHER).render(
            stylesheets=[STYLES], font_config=FONTS, pdf_tags=True, pdf_variant=VARIANT
        )
        pdf: bytes = document.write_pdf(pdf_tags=True, pdf_variant=VARIANT)
    finally:
        logger.removeHandler(missing)
    facts = {
        "pages": len(document.pages),
        "heights": [round(each._page_box.height * POINTS_PER_PIXEL, 1) for each in document.pages],
        "places": find_places(document),
        "missing": list(missing.characters),
    }
    return facts, pdf


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


FACES = list_faces()
FETCHER = FaceFetcher({f"{SCHEME}{path.name}": path.read_bytes() for _, _, _, path in FACES})
FONTS = FontConfiguration()
STYLES = weasyprint.CSS(string=declare_faces(FACES), font_config=FONTS, url_fetcher=FETCHER)
weasyprint.HTML(string="<p lang=en>First line</p>", url_fetcher=FETCHER).write_pdf(
    stylesheets=[STYLES], font_config=FONTS
)
# A tenth of the time of setting went into looking for garbage; a child sets a few pages and ends.
gc.disable()

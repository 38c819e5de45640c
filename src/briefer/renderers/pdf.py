"""PDF: the page to print, set by WeasyPrint in a child process under limits.

The page is the web page's own, with the print style sheet: bookmarks, links, tags, language and title are
in it. Its layout is measured in the same go, so that page 1 can be made complete.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from briefer.errors import RenderError, SandboxError
from briefer.model import Brief, Edition
from briefer.renderers import Press
from briefer.renderers.cleaning import show_text
from briefer.renderers.html import set_page
from briefer.renderers.templates import gather_print_styles
from briefer.sandbox import Child, Limits

TASK = "briefer.renderers.typeset:set_type"
# Reliability, section 4: what a render child may use.
LIMITS = Limits(
    cpu_seconds=60, wall_seconds=120, memory_bytes=1536 << 20, open_files=256, answer_bytes=64 << 20
)
CURE = "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a brief lies on paper.

    ``lead_pages`` are the pages on which each lead ends; ``excess_words`` estimates how many words of the
    leads must go so that all of these are page 1, 0 when they are or the paper is too small for it.
    """

    pages: int
    lead_pages: tuple[int, ...]
    excess_words: int
    missing_glyphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PdfRenderer:
    """Renders the printed page."""

    press: Press

    def render(self, brief: Brief) -> Edition:
        """Return brief.pdf."""
        _, content = _set_brief(brief, press=self.press)
        return Edition(format="pdf", name="brief.pdf", media_type="application/pdf", content=content)


def open_typesetter() -> Child:
    """Return the child that sets type; start it early, it takes half a second to get ready."""
    return Child(TASK, limits=LIMITS)


def measure_brief(brief: Brief, *, press: Press) -> Layout:
    """Set the brief and tell how it lies; rendering the same brief afterwards costs nothing more."""
    facts, _ = _set_brief(brief, press=press)
    ends = [_find_place(facts, story, f"{story}-headline") for story in _name_leads(brief)]
    page, bottom = max(ends, default=(1, 0.0))
    # What has to move to page 1: whole pages between, and the last lead's page down to its end.
    paper = press.templates.sheet
    beyond = sum(facts["heights"][1 : page - 1]) + bottom if page > 1 and paper.front else 0.0
    return Layout(
        pages=facts["pages"],
        lead_pages=tuple(page for page, _ in ends),
        excess_words=math.ceil(math.ceil(beyond / paper.line_points) * paper.line_words),
        missing_glyphs=tuple(facts["missing"]),
    )


def find_missing_glyphs(texts: Iterable[str], *, press: Press) -> tuple[str, ...]:
    """Return the characters of the texts that no installed font can show, in code point order."""
    characters = sorted(
        {character for text in texts for character in show_text(text) if not character.isspace()}
    )
    page = "<!doctype html><html lang=en><title>Glyphs</title><p>" + " ".join(
        f"&#{ord(c)};" for c in characters
    )
    facts, _ = _call(page.encode("ascii"), press=press)
    return tuple(facts["missing"])


def _name_leads(brief: Brief) -> list[str]:
    """Return the ids of the leads' elements."""
    count = sum(len(section.stories) for section in brief.leads)
    return [f"story-{number}" for number in range(1, count + 1)]


def _find_place(facts: dict[str, Any], *names: str) -> tuple[int, float]:
    """Return page and height at which the first of these elements ends; a user's template may have none."""
    page, bottom = next((facts["places"][name] for name in names if name in facts["places"]), (1, 0.0))
    return page, bottom


def _set_brief(brief: Brief, *, press: Press) -> tuple[dict[str, Any], bytes]:
    """Set the brief, its contents saying page 1 for every lead; where that is wrong, set it again.

    (CSS could count with target-counter, but then everything is set twice, always.)
    """
    styles = gather_print_styles(press.templates)
    leads = _name_leads(brief)
    pages = tuple(1 for _ in leads)
    for _ in range(2):
        facts, pdf = _call(set_page(brief, styles=styles, press=press, pages=pages), press=press)
        found = tuple(_find_place(facts, f"{story}-headline")[0] for story in leads)
        if found == pages:
            break
        pages = found
    return facts, pdf


def _call(page: bytes, *, press: Press) -> tuple[dict[str, Any], bytes]:
    """Have the child set a page; RenderError says why it cannot, and the cure."""
    try:
        answer = press.typesetter.call(page)
    except SandboxError as problem:
        raise RenderError(
            f"no PDF: {problem}; if fonts or Pango are missing: {CURE}", format="pdf"
        ) from problem
    line, _, pdf = answer.partition(b"\n")
    facts: dict[str, Any] = json.loads(line)
    if "no_library" in facts:
        raise RenderError(f"no PDF without Pango: {CURE}", format="pdf")
    return facts, pdf

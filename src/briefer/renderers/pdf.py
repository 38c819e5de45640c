"""PDF: the page to print, set by WeasyPrint in a child process under limits.

The page is the web page's own, with the print style sheet: bookmarks, links, tags, language and title are
in it. Its layout is measured in the same go, so that page 1 can be made complete. A page that the typesetter
cannot set is set plainly: the same text, one block below the other.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import escape

from briefer.errors import RenderError, SandboxError
from briefer.model import Brief, Edition
from briefer.renderers import Press
from briefer.renderers.cleaning import show_text
from briefer.renderers.codes import draw_codes
from briefer.renderers.html import set_page
from briefer.renderers.templates import gather_plain_styles, gather_print_styles
from briefer.renderers.typesetter import CURE, Typesetter, open_typesetter

# A part of a page; what setting a brief closer makes room for, in a brief of three pages.
FEW_LINES = 0.18
# Facts about a layout, and the PDF or, before it is asked for, the page.
Answer = tuple[dict[str, Any], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a brief lies on paper.

    ``lead_pages`` are the pages on which each lead ends; ``excess_words`` estimates how many words of the
    leads must go so that all of these are page 1, 0 when they are or the paper is too small for it. Of such
    paper ``excess_leads`` tells how many leads page 1 has no room for, not even for their first sentences.
    ``filled`` counts the pages with their parts (2.5: the third is half full), ``fixed`` what of them is
    there whatever the stories: the head of page 1 and the colophon. One that is set ``plain`` says nothing
    of how it would lie as it is designed.
    """

    pages: int
    plain: bool
    filled: float
    fixed: float
    lead_pages: tuple[int, ...]
    excess_words: int
    excess_leads: int


@dataclass(frozen=True, slots=True)
class PdfRenderer:
    """Renders the printed page."""

    press: Press

    def render(self, brief: Brief) -> Edition:
        """Return brief.pdf."""
        _, content = _set_brief(brief, press=self.press, printed=True)
        return Edition(format="pdf", name="brief.pdf", media_type="application/pdf", content=content)


def measure_brief(brief: Brief, *, press: Press) -> Layout:
    """Lay the brief out and tell how it lies.

    Rendering the same brief afterwards only prints it, where every lead ends on page 1 as its contents say;
    else it is set once more, with other numbers of pages, in the same places.
    """
    facts, _ = _set_brief(brief, press=press, printed=False)
    # Page 1 does not count on a brief being set closer: a shorter one may not be.
    usual = facts["usual"]
    ends = [_find_place(usual, story, f"{story}-headline") for story in _name_leads(brief)]
    page, bottom = max(ends, default=(1, 0.0))
    # A page that is set plainly is longer; what it says must not depend on that.
    plain = bool(press.typesetter.trouble)
    fits = page == 1 or not press.templates.sheet.front or plain
    # What has to move to page 1: whole pages between, and the last lead's page down to its end.
    beyond = 0.0 if fits else sum(usual["heights"][1 : page - 1]) + bottom
    paper = press.templates.sheet
    filled, fixed = _find_filled(facts)
    return Layout(
        pages=facts["pages"],
        plain=plain,
        filled=filled,
        fixed=fixed,
        lead_pages=tuple(page for page, _ in ends),
        excess_words=math.ceil(math.ceil(beyond / paper.line_points) * paper.line_words),
        excess_leads=0 if paper.front or plain else _count_untold(usual, leads=len(ends)),
    )


def _count_untold(facts: dict[str, Any], *, leads: int) -> int:
    """Count the leads whose line in the contents, with what stands below it, does not end on page 1."""
    return sum(_find_place(facts, f"today-{number}")[0] > 1 for number in range(1, leads + 1))


def list_missing(brief: Brief, *, press: Press) -> tuple[str, ...]:
    """Print the brief; return the characters in it that no font here can show, in order of occurrence.

    Rendering the same brief afterwards costs nothing more.
    """
    facts, _ = _set_brief(brief, press=press, printed=True)
    return tuple(facts["missing"])


def find_missing_glyphs(texts: Iterable[str], *, typesetter: Typesetter) -> tuple[str, ...]:
    """Return the characters of the texts that no font here can show, in code point order."""
    characters = sorted(
        {character for text in texts for character in show_text(text) if not character.isspace()}
    )
    page = f'<!doctype html><html lang="en"><title>Glyphs</title><p>{escape(" ".join(characters))}'
    try:
        facts, _ = typesetter.set_type(page.encode(), archival=False)
    except SandboxError as problem:
        raise _explain(problem) from problem
    return tuple(facts["missing"])


def _name_leads(brief: Brief) -> list[str]:
    """Return the ids of the leads' elements."""
    count = sum(len(section.stories) for section in brief.leads)
    return [f"story-{number}" for number in range(1, count + 1)]


def _find_place(facts: dict[str, Any], *names: str) -> tuple[int, float]:
    """Return page and height at which the first of these elements ends; a user's template may have none."""
    page, bottom = next((facts["places"][name] for name in names if name in facts["places"]), (1, 0.0))
    return page, bottom


def _find_filled(facts: dict[str, Any]) -> tuple[float, float]:
    """Return how many pages are filled, and how much of them is head or colophon, as far as ids tell."""

    def measure(page: int, bottom: float) -> float:
        return page - 1 + bottom / float(facts["heights"][page - 1])

    end = measure(*max(facts["places"].values(), default=(1, 0.0)))
    ends = {name: measure(page, bottom) for name, (page, bottom) in facts["places"].items()}
    head = ends.get("story-1-headline", 0.0)
    notes = max((place for name, place in ends.items() if name.startswith("note-")), default=end)
    return end, min(end, head + end - notes)


def _set_brief(brief: Brief, *, press: Press, printed: bool) -> Answer:
    """Set the brief as it is designed, or plainly once the typesetter has failed at that."""
    if not press.typesetter.trouble:
        try:
            return _ask_for(
                _set_as_designed(brief, press=press, printed=printed), press=press, printed=printed
            )
        except SandboxError as problem:
            press.typesetter.trouble = str(problem)
    # Another child: who knows what this one has come to.
    with open_typesetter() as typesetter:
        shipped = replace(press.templates, own=None)
        plain = replace(press, templates=shipped, typesetter=typesetter, codes=False)
        try:
            laid = _set_with_pages(brief, press=plain, styles=gather_plain_styles(shipped), printed=printed)
            return _ask_for(laid, press=plain, printed=printed)
        except SandboxError as problem:
            raise _explain(problem) from problem


def _ask_for(laid: Answer, *, press: Press, printed: bool) -> Answer:
    """Ask for a page that was laid out, and return with its facts those of the usual layout."""
    usual, page = laid
    ask = press.typesetter.set_type if printed else press.typesetter.lay_out
    facts, content = ask(page, archival=press.archival)
    return {**facts, "usual": usual}, content


def _set_as_designed(brief: Brief, *, press: Press, printed: bool) -> Answer:
    """Lay the brief out, and a trifle closer where that spares a last page of a few lines.

    Return facts about the usual layout, and the page to print.
    """
    styles = gather_print_styles(press.templates, dense=False)
    usual = _set_with_pages(brief, press=press, styles=styles, printed=printed)
    pages, filled = usual[0]["pages"], _find_filled(usual[0])[0]
    if pages == 1 or filled - (pages - 1) > FEW_LINES:
        return usual
    styles = gather_print_styles(press.templates, dense=True)
    dense = _set_with_pages(brief, press=press, styles=styles, printed=printed)
    return usual[0], (dense if dense[0]["pages"] < pages else usual)[1]


def _explain(problem: SandboxError) -> RenderError:
    return RenderError(f"no PDF: {problem}; if fonts or Pango are missing: {CURE}", format="pdf")


def _set_with_pages(brief: Brief, *, press: Press, styles: str, printed: bool) -> Answer:
    """Lay the brief out, its contents saying page 1 for every lead; to print it, again where that is wrong.

    Return facts about the layout, and the page.

    (CSS could count with target-counter, but then everything is set twice, always.)

    Where page 1 cannot hold the leads, their first sentences stand in the contents; one lead may do without.
    """
    leads = _name_leads(brief)
    small = not press.templates.sheet.front
    opened = small and len(leads) > 1
    facts, page = _set_contents(brief, press=press, styles=styles, printed=printed, openings=opened)
    if small and len(leads) == 1 and _find_place(facts, "story-1-opening", "story-1-headline")[0] > 1:
        return _set_contents(brief, press=press, styles=styles, printed=printed, openings=True)
    return facts, page


def _set_contents(brief: Brief, *, press: Press, styles: str, printed: bool, openings: bool) -> Answer:
    leads = _name_leads(brief)
    codes = draw_codes(brief) if press.codes else {}
    pages = tuple(1 for _ in leads)
    # Where things stand does not depend on which numbers the contents say.
    for _ in range(2 if printed else 1):
        page = set_page(
            brief,
            styles=styles,
            press=press,
            paper=press.templates.sheet,
            pages=pages,
            openings=openings,
            codes=codes,
        )
        facts, _ = press.typesetter.lay_out(page, archival=press.archival)
        found = tuple(_find_place(facts, f"{story}-headline")[0] for story in leads)
        if found == pages:
            break
        pages = found
    return facts, page

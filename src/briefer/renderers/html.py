"""HTML: one self-contained file; no script, nothing loaded from anywhere; prints like the PDF."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from briefer.model import Brief, Edition
from briefer.renderers import Press
from briefer.renderers.columns import shorten
from briefer.renderers.pictures import draw_days, draw_hours
from briefer.renderers.show import show_brief
from briefer.renderers.templates import Paper, Templates, enclose_styles, gather_styles, name_styles
from briefer.renderers.templating import fill_template, open_environment

TEMPLATE = "brief.html.j2"


# In capitals, text takes a third more.
CAPITALS = 0.75


@dataclass(frozen=True, slots=True)
class HtmlRenderer:
    """Renders the web page."""

    press: Press

    def render(self, brief: Brief) -> Edition:
        """Return brief.html."""
        styles = gather_styles(self.press.templates)
        page = set_page(
            brief, styles=styles, press=self.press, paper=None, pages=(), openings=False, codes={}
        )
        return Edition(format="html", name="brief.html", media_type="text/html", content=page)


def compile_page(templates: Templates) -> None:
    """Compile the template of pages, which the first page would wait for; raises what jinja2 does."""
    open_environment(TEMPLATE, templates=templates).get_template(TEMPLATE)


def set_page(
    brief: Brief,
    *,
    styles: str,
    press: Press,
    paper: Paper | None,
    pages: tuple[int, ...],
    openings: bool,
    codes: Mapping[str, Markup],
) -> bytes:
    """Return the page with these styles inside, under a policy that allows them and nothing else.

    On ``paper`` what only a screen can show is left out, and contents take a line each; ``pages`` are the
    numbers of the pages on which the leads stand, where there are pages; ``openings`` sets each lead's first
    sentence below its line; ``codes`` are the pictures that lead from paper to an article, by the ids of the
    stories.
    """
    styles = enclose_styles(styles)
    allowed = name_styles(styles.encode())
    view = show_brief(brief)
    page = fill_template(
        TEMPLATE,
        templates=press.templates,
        view=view,
        paper=paper is not None,
        lines=[_write_line(story.headline, paper=paper) for story in view.contents if paper],
        pages=pages,
        openings=openings,
        codes=codes,
        days=draw_days(brief),
        hours=draw_hours(brief),
        styles=Markup(styles),
        policy=f"default-src 'none'; style-src {allowed}; base-uri 'none'; form-action 'none'",
    )
    return page.encode("utf-8")


def _write_line(headline: str, *, paper: Paper) -> str:
    """Return the headline, or its first words, in one line of contents."""
    return shorten(headline, width=int(paper.line_columns * (CAPITALS if headline.isupper() else 1)))

"""The parts of a mail: a page that mail programs show, and a text that stands alone.

The page loads nothing: styles stand in every element, there are no images, and it reads in order without any
style. Gmail cuts pages off near 102 kB, unseen by the sender: a longer one is shortened here, and says so.
"""

from dataclasses import dataclass

import css_inline
from markupsafe import Markup

from briefer.errors import RenderError
from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.columns import break_lines
from briefer.renderers.show import show_brief
from briefer.renderers.templates import read_style
from briefer.renderers.templating import fill_template
from briefer.renderers.text import TextRenderer
from briefer.renderers.view import View

TEMPLATE, STYLE, FORMAT = "mail.html.j2", "mail.css", "mail"
_PREHEADER = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How much of a brief a page has: sentences of each lead and brief, and which of its last parts."""

    leads: int
    briefs: int
    notes: bool
    colophon: bool


# From the whole brief to its headlines; every step is a good deal shorter than the one before it.
_ALL = 1000
_CUTS = (
    Cut(leads=_ALL, briefs=_ALL, notes=True, colophon=True),
    Cut(leads=_ALL, briefs=_ALL, notes=True, colophon=False),
    Cut(leads=_ALL, briefs=_ALL, notes=False, colophon=False),
    Cut(leads=_ALL, briefs=1, notes=False, colophon=False),
    Cut(leads=2, briefs=0, notes=False, colophon=False),
    Cut(leads=0, briefs=0, notes=False, colophon=False),
)
_SHORTENED = "Shortened to fit into a mail; the whole brief is in its plain text{}."


@dataclass(frozen=True, slots=True, kw_only=True)
class MailParts:
    """What a mail is made of; ``short_html`` is the shortest page."""

    text: str
    html: str
    short_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWords:
    """What a mail says besides the brief: ``leaving`` how a reader leaves the list, ``opening`` what must be
    read first, or ""."""

    leaving: str
    opening: str


def render_mail(brief: Brief, *, press: Press, words: MailWords, most_bytes: int, paper: bool) -> MailParts:
    """Return the parts of the brief's mail; RenderError where not even the headlines fit ``most_bytes``.

    ``paper`` says that a PDF is attached.
    """
    view = show_brief(brief)
    text = TextRenderer(press).render(brief).content.decode("utf-8", "replace")
    html = _fit(view, _CUTS, press=press, words=words, most_bytes=most_bytes, paper=paper)
    short = _fit(view, _CUTS[-2:], press=press, words=words, most_bytes=most_bytes, paper=False)
    opening = f"{break_lines(words.opening)}\n\n" if words.opening else ""
    return MailParts(
        text=f"{opening}{text.rstrip()}\n\n{break_lines(words.leaving)}\n",
        html=html,
        short_html=short,
    )


def _fit(
    view: View, cuts: tuple[Cut, ...], *, press: Press, words: MailWords, most_bytes: int, paper: bool
) -> str:
    for cut in cuts:
        shortened = "" if cut is _CUTS[0] else _SHORTENED.format(" and in the PDF" if paper else "")
        page = _set_page(view, cut, press=press, words=words, shortened=shortened)
        if len(page.encode("utf-8", "replace")) <= most_bytes:
            return page
    raise RenderError(f"even its headlines take more than {most_bytes} bytes", format=FORMAT)


def _set_page(view: View, cut: Cut, *, press: Press, words: MailWords, shortened: str) -> str:
    styles = read_style(STYLE, templates=press.templates).replace("</", "<\\/")
    page = fill_template(
        TEMPLATE,
        templates=press.templates,
        view=view,
        cut=cut,
        preheader=_write_preheader(view, opening=words.opening),
        leaving=words.leaving,
        opening=words.opening,
        shortened=shortened,
        styles=Markup(styles),
    )
    inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
    return inliner.inline(page) + "\n"


def _write_preheader(view: View, *, opening: str) -> str:
    """Return what a list of mails shows behind the subject: the opening, the further headlines or what was
    read."""
    words = " ".join((*view.corrected[-1:], opening)) if opening else ""
    words = words or "; ".join(story.headline for story in view.contents[1:]) or view.tally
    return words if len(words) <= _PREHEADER else words[: _PREHEADER - 1].rstrip() + "…"


def write_subject(brief: Brief) -> str:
    """Return the subject: which brief, of which day, and its first headline."""
    view = show_brief(brief)
    first = view.contents[0].headline if view.contents else view.tally
    return f"{view.title}, {view.short_day}: {first}"

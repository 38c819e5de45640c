"""Which templates and style sheets make a page: the shipped ones, a paper, a look, and the user's own.

A file in the user's folder takes the place of the shipped one of that name, and a template of theirs may
extend that one ("shipped/brief.html.j2") to change a single block. Their tokens.css does not replace: it is
read last, so it need hold only what is to be different.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from briefer.errors import BrokenTemplateError, SettingsError

TOKENS = "tokens.css"
LANGUAGES = "languages.css"
TYPESETTER = "typesetter.css"
FALLBACK = "fallback.css"
DENSE = "papers/dense.css"
NARROW = "papers/narrow.css"
NARROW_TYPESETTER = (TYPESETTER, "papers/narrow-typesetter.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A size of paper: its style sheets, and what a line of a lead takes and holds on it.

    ``typesetter`` are the sheets that no browser would understand; ``line_columns`` is what a line of
    contents holds beside tag and page, of letters that are not the widest; ``front`` tells whether page 1 can
    hold leads as they stand, or only their first sentences.
    """

    sheets: tuple[str, ...]
    typesetter: tuple[str, ...]
    line_points: float
    line_words: float
    line_columns: int
    front: bool


PAPERS: Mapping[str, Paper] = MappingProxyType(
    {
        "a4": Paper(
            sheets=("papers/a4.css",),
            typesetter=(TYPESETTER,),
            line_points=13.2,
            line_words=12.5,
            line_columns=76,
            front=True,
        ),
        "letter": Paper(
            sheets=("papers/letter.css",),
            typesetter=(TYPESETTER,),
            line_points=13.2,
            line_words=12.5,
            line_columns=76,
            front=True,
        ),
        "a5": Paper(
            sheets=(NARROW, "papers/a5.css"),
            typesetter=NARROW_TYPESETTER,
            line_points=12.4,
            line_words=11.5,
            line_columns=72,
            front=True,
        ),
        "eink": Paper(
            sheets=(NARROW, "papers/eink.css"),
            typesetter=NARROW_TYPESETTER,
            line_points=14.8,
            line_words=7.5,
            line_columns=52,
            front=False,
        ),
    }
)
LOOKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"classic": (), "plain": ("looks/plain.css",), "compact": ("looks/compact.css",)}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """Where templates are: the folder that is shipped, the user's own or None; and which look and paper."""

    shipped: Path
    own: Path | None
    look: str
    paper: str

    @property
    def sheet(self) -> Paper:
        """The paper."""
        return PAPERS[self.paper]


def open_templates(*, shipped: Path, own: Path | None, look: str, paper: str) -> Templates:
    """Return the templates to work with; SettingsError where the user's folder is none."""
    if own and not own.is_dir():
        raise SettingsError(
            f"templates_dir: there is no folder {own}: `briefer templates eject {own}` makes it"
        )
    return Templates(shipped=shipped, own=own, look=look, paper=paper)


def find_file(name: str, *, templates: Templates) -> Path:
    """Return the user's file of this name, else the shipped one."""
    own = templates.own / name if templates.own else None
    return own if own and own.is_file() else templates.shipped / name


def read_style(name: str, *, templates: Templates) -> str:
    """Return the style sheet of this name; BrokenTemplateError where it cannot be read."""
    return _read(find_file(name, templates=templates))


def gather_print_styles(templates: Templates, *, dense: bool) -> str:
    """Return what is set on paper: tokens, the page, the paper's sheets, the look, the user's tokens."""
    more = "".join(read_style(name, templates=templates) for name in templates.sheet.typesetter)
    closer = read_style(DENSE, templates=templates) if dense else ""
    page = read_shipped_tokens(templates) + _gather_page(templates) + more
    return page + gather_last_styles(templates) + closer


def gather_plain_styles(templates: Templates) -> str:
    """Return the shipped style sheets for a page that could not be set as it is designed."""
    return "".join(_read(templates.shipped / name) for name in (FALLBACK, templates.sheet.sheets[-1]))


def gather_styles(templates: Templates) -> str:
    """Return what a web page holds: for the screen, and for a printer with the same paper."""
    screen = "".join(read_style(name, templates=templates) for name in ("screen.css", LANGUAGES))
    return (
        read_shipped_tokens(templates)
        + f"@media screen {{\n{screen}}}\n@media print {{\n{_gather_page(templates)}}}\n"
        + gather_last_styles(templates)
    )


def enclose_styles(styles: str) -> str:
    """Return the styles as they stand inside a page's ``style`` element."""
    # Ours or the user's own, so not foreign; "</" cannot end the element early.
    return "\n" + styles.replace("</", "<\\/")


def name_styles(enclosed: bytes) -> str:
    """Return the source expression that allows just these styles (CSP 3, 2.3.1): 'sha256-...'."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(enclosed).digest()).decode('ascii')}'"


def read_shipped_tokens(templates: Templates) -> str:
    """Return the design tokens as they are shipped."""
    return _read(templates.shipped / TOKENS)


def gather_last_styles(templates: Templates) -> str:
    """Return the look, and after it the user's own tokens."""
    styles = [read_style(name, templates=templates) for name in LOOKS[templates.look]]
    own = templates.own / TOKENS if templates.own else None
    return "".join([*styles, _read(own) if own and own.is_file() else ""])


def _gather_page(templates: Templates) -> str:
    names = ("print.css", LANGUAGES, *templates.sheet.sheets)
    return "".join(read_style(name, templates=templates) for name in names)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as problem:
        raise BrokenTemplateError(f"style sheet {path}: {problem.strerror}", path=str(path)) from problem
    except UnicodeDecodeError as problem:
        raise BrokenTemplateError(f"style sheet {path} is not UTF-8 text", path=str(path)) from problem

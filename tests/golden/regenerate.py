"""Writes the golden editions anew: ``python -m tests.golden.regenerate``; read the difference, then commit.

They are brief.html, brief.txt, brief.json and brief.md of the invented day (news.json). The PDF is not among
them: its bytes depend on the installed fonts, so tests look at what it shows.
"""

from pathlib import Path

from tests.golden.invented_day import make_brief
from tests.looks import classic_press

from briefer.model import Brief, Edition
from briefer.renderers import open_renderer
from briefer.renderers.typesetter import open_typesetter

FOLDER = Path(__file__).parent
FORMATS = ("html", "text", "json", "markdown")


def render_golden(brief: Brief) -> tuple[Edition, ...]:
    """Return the golden editions; none of them needs the typesetter."""
    press = classic_press(open_typesetter())
    return tuple(open_renderer(name, press=press).render(brief) for name in FORMATS)


if __name__ == "__main__":
    for edition in render_golden(make_brief()):
        (FOLDER / edition.name).write_bytes(edition.content)
        print(FOLDER / edition.name)

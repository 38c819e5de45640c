"""Plain text: 72 columns, complete in itself, for terminals and the text part of a mail."""

from dataclasses import dataclass

from briefer.model import Brief, Edition
from briefer.renderers import Press
from briefer.renderers.columns import GLUE, WIDTH, break_lines, measure_columns
from briefer.renderers.show import show_brief
from briefer.renderers.templating import fill_template
from briefer.renderers.view import StoryView

TEMPLATE = "brief.txt.j2"


@dataclass(frozen=True, slots=True)
class TextRenderer:
    """Renders the plain text."""

    press: Press

    def render(self, brief: Brief) -> Edition:
        """Return brief.txt."""
        view = show_brief(brief)
        text = fill_template(
            TEMPLATE,
            templates=self.press.templates,
            view=view,
            tell=tell_story,
            lines=break_lines,
            spread=spread_line,
            glue=GLUE,
            rule=WIDTH,
        )
        return Edition(format="text", name="brief.txt", media_type="text/plain", content=text.encode("utf-8"))


def tell_story(story: StoryView) -> str:
    """Return the story's sentences, each with the number of its note."""
    return story.joint.join(f"{sentence.text}{GLUE}[{sentence.note}]" for sentence in story.sentences)


def spread_line(left: str, right: str) -> str:
    """Return a line with ``left`` at its beginning and ``right`` at its end; two where both are long."""
    gap = WIDTH - measure_columns(left) - measure_columns(right)
    return f"{left}{' ' * gap}{right}" if gap > 0 else f"{left}\n{right}"

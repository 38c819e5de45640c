"""Markdown: CommonMark with footnotes, for notebooks, wikis and repositories; a paragraph is a line."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from briefer.model import Brief, Edition
from briefer.renderers import Press
from briefer.renderers.show import show_brief
from briefer.renderers.templating import fill_template

TEMPLATE = "brief.md.j2"
_REFERENCE = re.compile(r"&(?=#?[A-Za-z0-9]+;)")


@dataclass(frozen=True, slots=True)
class MarkdownRenderer:
    """Renders the Markdown."""

    press: Press

    def render(self, brief: Brief) -> Edition:
        """Return brief.md."""
        text = fill_template(
            TEMPLATE,
            templates=self.press.templates,
            view=show_brief(brief),
            target=write_target,
        )
        return Edition(
            format="markdown", name="brief.md", media_type="text/markdown", content=text.encode("utf-8")
        )


def write_target(link: str) -> Markup:
    """Return the address as the target of a link, within its angle brackets (CommonMark 0.31, section 6.3).

    ``write_link`` left neither these nor blanks nor backslashes; but character references would be resolved.
    """
    return Markup("<" + _REFERENCE.sub(r"\\&", link) + ">")

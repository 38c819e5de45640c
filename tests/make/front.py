"""What page 1 owes: each lead's line of contents, with its page number, and its first sentence."""

from dataclasses import dataclass

from pypdf import PdfReader
from tests.renderers.reading import squeeze

from briefer.model import Brief, PrintedStory
from briefer.renderers.cleaning import show_text
from briefer.verify.in_pdf import find_on_pages, is_given_back

# What of a headline a line of contents shows at least, on any paper.
SHOWN_LETTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The pages of a brief as pypdf reads them: as they are, and without their blanks."""

    lines: list[str]
    pages: list[str]


def find_missing_on_front(brief: Brief, *, pdf: PdfReader) -> list[str]:
    """Return what page 1 does not say of the leads, in words; nothing where it is the whole brief.

    Right-to-left text, which a PDF does not give back, is left out.
    """
    texts = [page.extract_text() for page in pdf.pages]
    paper = Paper(lines=texts[0].splitlines(), pages=[squeeze(text) for text in texts])
    drawn = frozenset("".join(paper.pages))
    leads = [story for section in brief.leads for story in section.stories]
    return [
        fault
        for story in leads
        for text in (show_text(story.headline),)
        if is_given_back(squeeze(text), drawn=drawn)
        for fault in _find_faults(story, paper=paper)
    ]


def _find_faults(story: PrintedStory, *, paper: Paper) -> list[str]:
    headline = squeeze(show_text(story.headline))
    told = [squeeze(show_text(printed.sentence.text)) for printed in story.sentences[:1]]
    faults = [f"no first sentence: {text}" for text in told if text not in paper.pages[0]]
    listed = [line for line in paper.lines if squeeze(line).startswith(headline[:SHOWN_LETTERS])]
    page = find_on_pages(headline + str(story.headline_note), paper.pages, since=0)
    if page is None:
        return [*faults, f"no headline above the story: {headline}"]
    if not any(line.rstrip().endswith(str(page + 1)) for line in listed):
        faults.append(f"no line of contents with page {page + 1}: {headline}: {listed}")
    return faults

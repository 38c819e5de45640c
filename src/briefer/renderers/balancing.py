"""Two columns of like length: where the briefs are cut."""

from dataclasses import replace

from briefer.renderers.columns import measure_columns
from briefer.renderers.view import SectionView, StoryView

# What a line of a column holds, in columns of text.
LINE = 46
# In lines: what a theme's label takes, the space about a story, a line in smaller type below it (figures that
# differ, who tells it too).
LABEL, SPACE, SMALL_LINE = 1.2, 0.4, 0.85


def halve_sections(sections: tuple[SectionView, ...]) -> tuple[tuple[SectionView, ...], ...]:
    """Return the sections in two columns, in order, cut where the columns come out most alike in length.

    A section that is cut goes on in the second column under no label.
    """
    lengths = [
        [_estimate_lines(story, first=index == 0) for index, story in enumerate(section.stories)]
        for section in sections
    ]
    whole = sum(map(sum, lengths))
    cuts = [
        (abs(whole - 2 * before), place, index)
        for place, stories in enumerate(lengths)
        for index in range(len(stories))
        if (before := sum(map(sum, lengths[:place])) + sum(stories[:index]))
    ]
    if not cuts:
        return (sections,) if sections else ()
    _, place, index = min(cuts)
    cut = sections[place]
    head = (replace(cut, stories=cut.stories[:index]),) if index else ()
    tail = replace(cut, id="" if index else cut.id, stories=cut.stories[index:])
    return (*sections[:place], *head), (tail, *sections[place + 1 :])


def _estimate_lines(story: StoryView, *, first: bool) -> float:
    """Estimate how long a column of print the story takes, in lines."""
    texts = [story.headline, *(sentence.text for sentence in story.sentences)]
    lines = -(-sum(measure_columns(text) + 2 for text in texts) // LINE)
    small = len(story.differ) + bool(story.also) + bool(story.update)
    return lines + small * SMALL_LINE + SPACE + (LABEL if first else 0)

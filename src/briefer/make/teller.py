"""Telling stories: each once, when a room first asks for it, or ahead where it is likely to."""

from collections.abc import Iterator, Sequence
from functools import partial

from briefer.engines import Engine
from briefer.figures import find_disagreements
from briefer.model import Story, Telling
from briefer.stories import list_speaking, tell_story
from briefer.summarizers.telling import summarize_digests


class Teller:
    """Tells each story once, when a room first asks for it: most of a day's stories are never printed."""

    def __init__(self, *, summarizer: str, sentences: int) -> None:
        self.summarizer = summarizer
        self.sentences = sentences
        self._told: dict[str, Telling] = {}

    def __call__(self, story: Story) -> Telling:
        """Return the story told; its lead, unlike its id, is its own for the whole run."""
        if story.lead.id not in self._told:
            self._told[story.lead.id] = tell_alone(
                story, summarizer=self.summarizer, sentences=self.sentences
            )
        return self._told[story.lead.id]

    def tell_ahead(self, stories: Sequence[Story], *, engine: Engine) -> None:
        """Tell stories at once, by all that the engine has; what it loses is told when it is asked for."""
        untold = [story for story in stories if story.lead.id not in self._told]
        tell = partial(tell_alone, summarizer=self.summarizer, sentences=self.sentences)
        tellings: Iterator[Telling | None] = engine.map(tell, untold, lost=_lose_story)
        for story, telling in zip(untold, tellings, strict=True):
            if telling is not None:
                self._told[story.lead.id] = telling


def tell_alone(story: Story, *, summarizer: str, sentences: int) -> Telling:
    """Return the story told. Runs in whatever process the engine chose."""
    return tell_story(
        story,
        summarize_digests(list_speaking(story), summarizer=summarizer, sentences=sentences),
        disagreements=find_disagreements(story.cluster),
    )


def _lose_story(story: Story, reason: str) -> None:
    """Leave the story to be told when somebody asks for it."""

"""Telling stories: each once, when a room first asks for it, or ahead where it is likely to."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from briefer.engines import Engine
from briefer.errors import SandboxError, SummarizerError
from briefer.figures import find_disagreements
from briefer.model import Story, Telling
from briefer.stories import list_speaking, tell_story
from briefer.summarizers.telling import summarize_digests

# What tells a story where the summarizer that was asked for cannot.
STAND_IN = "briefer"


class Teller:
    """Tells each story once, when a room first asks for it: most of a day's stories are never printed.

    ``troubles`` are what the owner should hear of it.
    """

    def __init__(self, *, summarizer: str, sentences: int) -> None:
        self.summarizer = summarizer
        self.sentences = sentences
        self.troubles: tuple[str, ...] = ()
        self._told: dict[str, Telling] = {}
        self._begun: dict[str, Future[Telling]] = {}

    def __call__(self, story: Story) -> Telling:
        """Return the story told; its lead, unlike its id, is its own for the whole run."""
        if story.lead.id not in self._told:
            telling = self._wait(story)
            self._told[story.lead.id] = self._tell(story) if telling is None else telling
        return self._told[story.lead.id]

    def tell_ahead(self, stories: Sequence[Story], *, engine: Engine) -> None:
        """Tell stories, the engine beginning with the last of them and this process with the first."""
        tell = partial(tell_alone, summarizer=self.summarizer, sentences=self.sentences)
        for story in reversed(stories):
            if story.lead.id not in self._told:
                self._begun[story.lead.id] = engine.submit(tell, story)
        for story in stories:
            self(story)

    def _tell(self, story: Story) -> Telling:
        try:
            return tell_alone(story, summarizer=self.summarizer, sentences=self.sentences)
        except SummarizerError as error:
            self.troubles = self.troubles or (f'{error}; "{STAND_IN}" told what it could not',)
            return tell_alone(story, summarizer=STAND_IN, sentences=self.sentences)

    def _wait(self, story: Story) -> Telling | None:
        """Return the story as the engine told it, None where it has not begun to, or came to nothing."""
        future = self._begun.pop(story.lead.id, None)
        if future is None or future.cancel():
            return None
        try:
            return future.result()
        except SandboxError:
            return None


def tell_alone(story: Story, *, summarizer: str, sentences: int) -> Telling:
    """Return the story told. Runs in whatever process the engine chose."""
    return tell_story(
        story,
        summarize_digests(
            list_speaking(story),
            headline=story.headliner.headline,
            summarizer=summarizer,
            sentences=sentences,
        ),
        disagreements=find_disagreements(story.cluster),
    )

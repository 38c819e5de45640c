"""Telling stories: each once, when a room first asks for it, or ahead where it is likely to."""

from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from heapq import nlargest

from briefer.engines import Engine
from briefer.errors import SandboxError, SummarizerError
from briefer.figures import find_disagreements
from briefer.model import RankedStory, Story, Telling
from briefer.stories import list_speaking, tell_story
from briefer.summarizers.telling import summarize_digests

# So many stories the engine tells while themes are found.
FORESEEN = 12
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

    def expect(self, ranked: Sequence[RankedStory], *, engine: Engine) -> None:
        """Have the engine begin with the news of highest rank: most of it will be asked for, in any theme."""
        news = (each for each in ranked if each.followed.state != "unchanged")
        foremost = nlargest(FORESEEN, news, key=lambda each: (each.rank, each.followed.story.id))
        self._begin([each.followed.story for each in foremost], engine=engine)

    def tell_ahead(self, stories: Sequence[Story], *, engine: Engine) -> None:
        """Tell stories, the engine beginning with the last of them and this process with the first.

        What was expected besides, and has not begun, is told only when it is asked for.
        """
        for lead in self._begun.keys() - {story.lead.id for story in stories}:
            self._begun[lead].cancel()
        self._begin(stories[::-1], engine=engine)
        for story in stories:
            if not self._is_under_way(story):  # the others are waited for last
                self(story)
        for story in stories:
            self(story)

    def _begin(self, stories: Sequence[Story], *, engine: Engine) -> None:
        tell = partial(tell_alone, summarizer=self.summarizer, sentences=self.sentences)
        for story in stories:
            if story.lead.id not in self._told.keys() | self._begun.keys():
                self._begun[story.lead.id] = engine.submit(tell, story)

    def _is_under_way(self, story: Story) -> bool:
        return story.lead.id in self._begun and self._begun[story.lead.id].running()

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

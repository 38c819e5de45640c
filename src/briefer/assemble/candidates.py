"""A story as a candidate for print: its headline, and its printable sentences in order of value."""

from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass

from briefer.assemble.words import (
    DISAGREEMENT_WORDS,
    DISAGREEMENTS_SHOWN,
    LONGEST_HEADLINE,
    LONGEST_SENTENCE,
    count_words,
    is_printable,
)
from briefer.model import Article, FollowedStory, RankedStory, Sentence, Story, Telling
from briefer.text.definites import list_definites
from briefer.text.openings import opens_unresolved
from briefer.text.words import list_words, stem_words

LEAD_SENTENCES, LEAD_WORDS = 5, 150
BRIEF_SENTENCES, BRIEF_WORDS = 2, 60


@dataclass(slots=True, kw_only=True, eq=False)
class Candidate:
    """A story that may be printed, and what is taken of it now: the one thing that choosing changes.

    ``order`` are its printable sentences (indices into the story's), most valuable first, and ``costs``
    their words; ``bare_words`` are those of its headline and of the figures on which its sources differ.
    ``depth`` says how many sentences are taken, ``lead`` where it stands, ``worth`` what it is worth, and
    ``floor`` what its first sentence counts at least.
    """

    ranked: RankedStory
    telling: Telling
    label: str
    headliner: Article
    bare_words: int
    order: tuple[int, ...]
    costs: tuple[int, ...]
    lead: bool = False
    depth: int = 0
    worth: float = 0.0
    floor: float = 0.0

    @property
    def story(self) -> Story:
        """The story itself."""
        return self.ranked.followed.story

    @property
    def outlet(self) -> str:
        """The outlet that tells it, or the source of an article that names none."""
        return name_outlet(self.story)

    @property
    def words(self) -> int:
        """The words it prints now."""
        return self.count_words(self.depth)

    @property
    def taken(self) -> tuple[Sentence, ...]:
        """The sentences taken, in telling order."""
        return tuple(self.telling.sentences[index] for index in sorted(self.order[: self.depth]))

    def count_words(self, depth: int) -> int:
        """Count the words that it prints with so many sentences."""
        return self.bare_words + sum(self.costs[:depth])


def name_outlet(story: Story) -> str:
    """Return the outlet that a story is told from, or the source of an article that names none."""
    return story.lead.outlet or story.lead.source


def count_room(costs: Sequence[int], *, lead: bool) -> int:
    """Count the sentences, by their words, that a lead or a brief may have; the first is always allowed."""
    most, limit = (LEAD_SENTENCES, LEAD_WORDS) if lead else (BRIEF_SENTENCES, BRIEF_WORDS)
    depth = min(1, len(costs))
    while depth < min(most, len(costs)) and sum(costs[: depth + 1]) <= limit:
        depth += 1
    return depth


def make_candidate(
    ranked: RankedStory, label: str, *, tell: Callable[[Story], Telling], said: Collection[str]
) -> Candidate | None:
    """Return the story, told by ``tell``, as a candidate; None when it has nothing that can be printed.

    The sentences in ``said`` are other stories' to print.
    """
    followed = ranked.followed
    headliner = find_headliner(followed.story)
    if headliner is None:
        return None
    telling = tell(followed.story)
    order = _order_sentences(followed, telling, said=said, headline=headliner.headline)
    if telling.sentences and not order:
        return None
    return Candidate(
        ranked=ranked,
        telling=telling,
        label=label,
        headliner=headliner,
        bare_words=count_words(headliner.headline)
        + DISAGREEMENT_WORDS * len(telling.disagreements[:DISAGREEMENTS_SHOWN]),
        order=order,
        costs=tuple(count_words(telling.sentences[index].text) for index in order),
    )


def find_headliner(story: Story) -> Article | None:
    """Return the member whose headline is printed: the story's own choice, else the first that can be set."""
    for article in (story.headliner, story.lead, *story.articles):
        if is_printable(article.headline, longest=LONGEST_HEADLINE):
            return article
    return None


def _order_sentences(
    followed: FollowedStory, telling: Telling, *, said: Collection[str], headline: str
) -> tuple[int, ...]:
    """Return what may be printed, most valuable first; any prefix of it still reads coherently.

    A sentence that the headline is, word for word, comes again only where there is nothing else; what leans
    on it leans on the headline.
    """
    language = followed.story.lead.language
    order = [
        index
        for index in telling.priority
        if index not in followed.stale
        and telling.sentences[index].text not in said
        and is_printable(telling.sentences[index].text, longest=LONGEST_SENTENCE)
    ]
    title = list_words(headline, language=language)
    repeated = {
        index for index in order if list_words(telling.sentences[index].text, language=language) == title
    }
    more = [index for index in order if index not in repeated]
    above = repeated.intersection(sorted(order)[:1])
    if kept := _keep_coherent(more, telling, above=above, language=language):
        return kept
    return _keep_coherent(order, telling, above=frozenset(), language=language)


def _keep_coherent(
    order: Sequence[int], telling: Telling, *, above: Set[int], language: str
) -> tuple[int, ...]:
    """Return those of the sentences, most valuable first, that still stand on what they lean on.

    That may be the sentence ``above`` them.
    """
    if len(order) == len(telling.priority):
        return tuple(order)
    stems = [
        stem_words(list_words(sentence.text, language=language), language=language)
        for sentence in telling.sentences
    ]
    nouns = list_definites([sentence.text for sentence in telling.sentences], stems, language=language)
    kept: list[int] = []
    for index in order:
        told = sorted([*above, *kept, index])
        known = all(
            not nouns[place] or any(nouns[place] in stems[each] for each in told if each < place)
            for place in told
        )
        if known and _reads_on(telling, told, language=language):
            kept.append(index)
    return tuple(kept)


def _reads_on(telling: Telling, told: list[int], *, language: str) -> bool:
    """Tell whether every sentence that leans on the one before it in its article finds it there.

    What an unprintable or an already printed sentence leaves behind may lean on it.
    """
    before: Sentence | None = None
    for index in told:
        sentence = telling.sentences[index]
        leans = opens_unresolved(sentence.text, language=language)
        if leans and (
            before is None or (before.article, before.position) != (sentence.article, sentence.position - 1)
        ):
            return False
        before = sentence
    return True

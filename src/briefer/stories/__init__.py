"""A cluster as a story, and the story told: lead, headline, who speaks, quotations, timeline.

Which sentences tell it the summarizers choose; they come in here.
"""

from datetime import timedelta

from briefer.model import Cluster, Digest, Disagreement, JointSummary, Origin, Story, Telling
from briefer.stories.headlines import choose_headliner
from briefer.stories.quotations import find_quotations
from briefer.stories.timeline import find_timeline
from briefer.text.vectors import sum_vectors

_ID_LENGTH = 12
_FULL_ENOUGH = 0.5  # of the fullest report's shingles, up to _FULL
_FULL = 200 * 4  # bytes of fingerprint: a report of 200 words is full enough to lead
_OVERTAKEN = timedelta(hours=12)  # a report so much older than the lead tells what may no longer hold
_SPEAKING = 12  # origins that may speak; the rest is credited


def form_story(cluster: Cluster) -> Story:
    """Return the cluster as a story, whose sentences ``tell_story`` chooses when they are asked for.

    The lead is the most central of its full reports, those of the last day before others. Two reports that
    credit one agency are one independent origin. The id comes from the earliest original article.
    """
    origins = _put_first(_choose_lead(cluster), cluster)
    members = [digest for origin in origins for digest in (origin.digest, *origin.copies)]
    earliest = min(
        (origin.digest.article for origin in origins), key=lambda article: (article.moment, article.id)
    )
    return Story(
        id=earliest.id[:_ID_LENGTH],
        cluster=cluster,
        lead=members[0].article,
        headliner=choose_headliner(_overtake(members)),
        articles=tuple(digest.article for digest in members),
        merged=tuple(copy.article.id for origin in origins for copy in origin.copies),
        origins=_count_independent(origins),
        terms=sum_vectors(digest.terms for digest in members),
        names=_gather_names(_list_speaking(origins)),
    )


def tell_story(story: Story, summary: JointSummary, *, disagreements: tuple[Disagreement, ...]) -> Telling:
    """Return the story told in the sentences of the summary, which is that of its ``list_speaking``."""
    speaking = list_speaking(story)
    return Telling(
        sentences=tuple(each.sentence for each in summary.sentences),
        priority=summary.priority,
        disagreements=disagreements,
        quotations=find_quotations(speaking),
        timeline=find_timeline(speaking),
    )


def list_speaking(story: Story) -> list[Digest]:
    """Return the digests that may tell the story, the lead's first; the others are credited."""
    lead = next(each for each in story.cluster.origins if each.digest.article.id == story.lead.id)
    return _list_speaking(_put_first(lead, story.cluster))


def _put_first(lead: Origin, cluster: Cluster) -> list[Origin]:
    return [lead, *(origin for origin in cluster.origins if origin is not lead)]


def _list_speaking(origins: list[Origin]) -> list[Digest]:
    """Return the digests that may speak, the lead's first: those in its language, and not long before it."""
    lead = origins[0].digest.article
    speaking = [origin.digest for origin in origins[:_SPEAKING]]
    return [
        digest
        for digest in speaking
        if digest.article.language == lead.language and lead.moment - digest.article.moment <= _OVERTAKEN
    ]


def _choose_lead(cluster: Cluster) -> Origin:
    """Return the most central origin that is full enough to tell the story from.

    Among the central half (of two, either) those of the story's last day come first: a state of things that
    the day has overtaken does not lead.
    """
    origins = cluster.origins
    fullest = max(len(origin.digest.fingerprint) for origin in origins)
    enough = min(_FULL, _FULL_ENOUGH * fullest)
    full = [origin for origin in origins if len(origin.digest.fingerprint) >= enough]
    last = max(origin.digest.article.moment.date() for origin in full)
    central = full[: max(2, (len(full) + 1) // 2)]
    return min(central, key=lambda origin: origin.digest.article.moment.date() != last)


def explain_lead(story: Story) -> str:
    """Return in words why the story's lead was chosen."""
    origins = story.cluster.origins
    if len(origins) == 1:
        return "it is the only independent report"
    lead = next(origin for origin in origins if origin.digest.article.id == story.lead.id)
    place = origins.index(lead) + 1
    central = "the most central" if place == 1 else f"no. {place} in centrality"
    return f"{central} of {len(origins)} independent reports, full enough, and of the story's last day"


def _overtake(members: list[Digest]) -> list[Digest]:
    """Return the members from the lead's day on: earlier headlines may no longer hold."""
    day = members[0].article.moment.date()
    return [digest for digest in members if digest.article.moment.date() >= day]


def _count_independent(origins: list[Origin]) -> int:
    """Count who reports on their own: an agency once, and an outlet once, however often it writes."""
    articles = [(origin.agency, origin.digest.article) for origin in origins]
    return len({agency or article.outlet or article.id for agency, article in articles})


def _gather_names(speaking: list[Digest]) -> tuple[str, ...]:
    """Return the lead's names and those that two other origins mention."""
    counts: dict[str, int] = {}
    for digest in speaking:
        for name in digest.names:
            counts[name] = counts.get(name, 0) + 1
    own = set(speaking[0].names)
    return tuple(sorted(name for name, count in counts.items() if count > 1 or name in own))

"""What is kept of how stories came into the brief: for ``briefer explain``."""

from collections.abc import Mapping, Sequence
from typing import Final

from briefer.make.telling import Told
from briefer.model import Brief, Digest, Member, RankedStory, Trace
from briefer.stories import explain_lead
from briefer.text.vectors import compare_terms, inverse_frequencies

_BELOW: Final = 30  # stories below the cut of which it is kept, too
_SHARED: Final = 6  # terms named


def trace_stories(brief: Brief, *, told: Told) -> tuple[Trace, ...]:
    """Return the traces of the brief's stories, and of the best below its cut."""
    places = _find_places(brief)
    ranked = sorted(
        ((theme.label, story) for theme in told.themes for story in theme.stories),
        key=lambda pair: (-pair[1].rank, pair[1].followed.story.id),
    )
    kept = [pair for pair in ranked if pair[1].followed.story.id in places]
    kept += [pair for pair in ranked if pair[1].followed.story.id not in places][:_BELOW]
    frequencies = inverse_frequencies([story.followed.story.terms for _, story in kept])
    printed = {
        story.id: tuple(each.sentence.text for each in story.sentences)
        for section in (*brief.leads, *brief.briefs)
        for story in section.stories
    }
    return tuple(
        _trace(
            story,
            theme=label,
            place=places.get(story.followed.story.id, "below the cut"),
            printed=printed.get(story.followed.story.id, ()),
            told=told,
            frequencies=frequencies,
            brief=brief,
        )
        for label, story in kept
    )


def _find_places(brief: Brief) -> dict[str, str]:
    places = {line.id: "watching" for line in brief.watching}
    for place, sections in (("lead", brief.leads), ("brief", brief.briefs)):
        places |= {story.id: place for section in sections for story in section.stories}
    return places


def _trace(
    ranked: RankedStory,
    *,
    theme: str,
    place: str,
    printed: Sequence[str],
    told: Told,
    frequencies: Mapping[str, float],
    brief: Brief,
) -> Trace:
    followed = ranked.followed
    story = followed.story
    chosen = told.tell(story).sentences if place in ("lead", "brief") else ()
    return Trace(
        story=story.id,
        day=brief.window.day,
        headline=story.headliner.headline,
        place=place,
        theme=theme,
        state=followed.state,
        first=followed.first,
        changed=followed.changed,
        days=followed.days,
        terms=ranked.terms,
        lead_reason=explain_lead(story),
        members=_list_members(ranked, frequencies=frequencies),
        told=tuple(printed),
        left_out=tuple(each.text for each in chosen if each.text not in printed),
        absorbed=followed.absorbed,
        branched=followed.branched,
    )


def _list_members(ranked: RankedStory, *, frequencies: Mapping[str, float]) -> tuple[Member, ...]:
    """Return the lead, and the others by their likeness to it."""
    story = ranked.followed.story
    copies = set(story.merged)
    digests = [digest for origin in story.cluster.origins for digest in (origin.digest, *origin.copies)]
    lead = next(digest for digest in digests if digest.article.id == story.lead.id)
    members = [
        _describe(digest, lead=lead, copy=digest.article.id in copies, frequencies=frequencies)
        for digest in digests
    ]
    return tuple(
        sorted(members, key=lambda each: (each.article != lead.article.id, -each.likeness, each.article))
    )


def _describe(digest: Digest, *, lead: Digest, copy: bool, frequencies: Mapping[str, float]) -> Member:
    likeness, shared = compare_terms(digest.terms, lead.terms, frequencies=frequencies)
    return Member(
        article=digest.article.id,
        outlet=digest.article.outlet or digest.article.source,
        headline=digest.article.headline,
        likeness=1.0 if digest is lead else round(likeness, 4),
        shared=() if digest is lead else shared[:_SHARED],
        copy=copy,
    )

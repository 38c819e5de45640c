"""A story keeps its id across days, and nothing that was printed returns."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.digests import MONDAY, make_digest, make_story, tell

from briefer.ledger import follow_stories, list_open, list_quiet, record_stories
from briefer.model import Digest, FollowedStory, LedgerEntry, Story, Telling, Vector

DAY = date(2026, 11, 23)
NEXT = DAY + timedelta(days=1)
QUIET = 7
FIRE = make_digest(
    "Nine potash miners wait out fire under Dunmere",
    "Nine workers were sealed in a refuge station on Monday while rescue teams fought a fire in the "
    "Dunmere mine.",
    "The fire broke out in a conveyor gallery, said Martin Reyes of Prairie Crown Minerals.",
    "Families have gathered at the curling rink, where the town has set up cots and a coffee urn.",
)
RESCUE = make_digest(
    "All nine Dunmere miners walk out alive",
    "Tom Baptiste stepped out of the cage at the Dunmere mine on Tuesday and was pulled into forty arms.",
    "The potash mine of Prairie Crown Minerals will stay shut for three weeks, said Martin Reyes.",
    "The fire broke out in a conveyor gallery, said Martin Reyes of Prairie Crown Minerals.",
    outlet="Statehouse Monitor",
    published=MONDAY + timedelta(days=1),
)
BREAD = make_digest(
    "Bakers agree to bake on Sundays",
    "The town's bakers have agreed to bake on Sundays again, after forty years without a warm roll.",
    outlet="Long View",
)


def follow(
    *digests: Digest, entries: Sequence[LedgerEntry] = (), day: date = DAY, quiet: int = QUIET
) -> tuple[FollowedStory, ...]:
    stories = [make_story(digest) for digest in digests]
    return follow_stories(stories, tell=tell, entries=entries, day=day, quiet_days=quiet)


def record(
    followed: Sequence[FollowedStory],
    *,
    printed: bool = True,
    entries: Sequence[LedgerEntry] = (),
    day: date = DAY,
) -> tuple[LedgerEntry, ...]:
    sentences = {
        each.story.id: [sentence.text for sentence in tell(each.story).sentences]
        for each in followed
        if printed
    }
    return record_stories(followed, printed=sentences, entries=entries, day=day)


def list_fresh(followed: FollowedStory) -> list[str]:
    sentences = tell(followed.story).sentences
    return [sentence.text for index, sentence in enumerate(sentences) if index not in followed.stale]


def test_a_story_met_for_the_first_time_is_new_and_nothing_in_it_is_stale() -> None:
    (followed,) = follow(FIRE)
    assert (followed.state, followed.first, followed.changed, followed.days) == ("new", DAY, DAY, 1)
    assert followed.stale == ()


def test_only_what_may_have_been_printed_is_told() -> None:
    entries = record(follow(FIRE))
    told: list[Story] = []

    def listen(story: Story) -> Telling:
        told.append(story)
        return tell(story)

    stories = [make_story(digest) for digest in (RESCUE, BREAD)]
    follow_stories(stories, tell=listen, entries=entries, day=NEXT, quiet_days=QUIET)
    assert [story.lead for story in told] == [RESCUE.article]


def test_what_was_printed_of_a_closed_story_is_stale_in_a_new_one() -> None:
    entries = record(follow(FIRE))
    again = make_digest(
        "Dunmere, a week on", FIRE.article.paragraphs[0], RESCUE.article.paragraphs[0], outlet="Echo"
    )
    (followed,) = follow(again, entries=entries, day=DAY + timedelta(days=QUIET + 1))
    assert followed.state == "new"
    assert list_fresh(followed) == [RESCUE.article.paragraphs[0]]


def test_an_update_keeps_the_id_and_brings_only_what_was_not_printed() -> None:
    (first,) = follow(FIRE)
    entries = record([first])
    (second,) = follow(RESCUE, entries=entries, day=NEXT)
    assert second.story.id == first.story.id
    assert (second.state, second.first, second.changed, second.days) == ("update", DAY, NEXT, 2)
    fresh = list_fresh(second)
    assert any("Tom Baptiste" in text for text in fresh)
    assert not any("conveyor gallery" in text for text in fresh)


def test_the_same_articles_again_are_unchanged() -> None:
    entries = record(follow(FIRE), printed=False)
    (again,) = follow(FIRE, entries=entries, day=NEXT)
    assert (again.state, again.changed, again.days) == ("unchanged", DAY, 2)


def test_a_rehash_in_a_new_article_is_unchanged() -> None:
    entries = record(follow(FIRE))
    rehash = make_digest("Miners still wait", *FIRE.article.paragraphs, outlet="Echo")
    (again,) = follow(rehash, entries=entries, day=NEXT)
    assert again.state == "unchanged"


def test_a_near_identical_sentence_is_not_fresh() -> None:
    entries = record(follow(FIRE))
    text = FIRE.article.paragraphs[0].replace("Nine workers were", "Nine men are").replace("on Monday ", "")
    edited = make_digest("Dunmere miners wait", text, RESCUE.article.paragraphs[0], outlet="Echo")
    (again,) = follow(edited, entries=entries, day=NEXT)
    assert list_fresh(again) == [RESCUE.article.paragraphs[0]]


def test_an_unrelated_story_is_new() -> None:
    entries = record(follow(FIRE))
    (other,) = follow(BREAD, entries=entries, day=NEXT)
    assert other.state == "new"
    assert other.story.id != entries[0].id


def test_entries_of_the_day_itself_do_not_count() -> None:
    entries = record(follow(FIRE))
    (again,) = follow(FIRE, entries=entries, day=DAY)
    assert again.state == "new"
    assert again == follow(FIRE)[0]


def test_making_a_later_day_again_changes_nothing() -> None:
    entries = record(follow(FIRE))
    second = follow(RESCUE, entries=entries, day=NEXT)
    recorded = record(second, entries=entries, day=NEXT)
    assert follow(RESCUE, entries=[*recorded, *entries], day=NEXT) == second
    assert record(second, entries=[*recorded, *entries], day=NEXT) == recorded


def test_what_is_remembered_adds_up() -> None:
    entries = record(follow(FIRE))
    (entry,) = record(follow(RESCUE, entries=entries, day=NEXT), entries=entries, day=NEXT)
    assert (entry.id, entry.first, entry.changed, entry.last) == (entries[0].id, DAY, NEXT, NEXT)
    assert entry.articles == (FIRE.article.id, RESCUE.article.id)
    assert set(entries[0].printed) < set(entry.printed)
    assert set(entries[0].names) <= set(entry.names)
    assert set(FIRE.terms.terms) | set(RESCUE.terms.terms) == set(entry.terms.terms)


def test_a_quiet_story_is_closed_and_comes_back_as_new_without_what_was_printed() -> None:
    entries = record(follow(FIRE))
    late = DAY + timedelta(days=QUIET + 1)
    (again,) = follow(FIRE, entries=entries, day=late)
    assert again.state == "unchanged"
    assert list_fresh(again) == []
    (fresh,) = follow(RESCUE, entries=entries, day=late)
    assert fresh.state == "new"
    assert follow(RESCUE, entries=entries, day=late - timedelta(days=1))[0].state == "update"


def test_two_stories_never_share_an_id() -> None:
    entries = record(follow(FIRE))
    late = DAY + timedelta(days=QUIET + 1)
    lengthened = replace(make_story(FIRE, RESCUE), id=entries[0].id)
    alone = replace(make_story(FIRE), id=entries[0].id, articles=(FIRE.article,))
    followed = follow_stories([lengthened, alone], tell=tell, entries=entries, day=late, quiet_days=QUIET)
    assert len({entries[0].id, *(each.story.id for each in followed)}) == 3


def test_of_two_stories_the_likelier_one_continues_the_entry() -> None:
    entries = record(follow(FIRE))
    loose = make_digest("Potash price", "The price of potash rose after the fire at Dunmere.", outlet="Tally")
    followed = follow(loose, RESCUE, FIRE, entries=entries, day=NEXT)
    assert [each.story.id == entries[0].id for each in followed] == [False, False, True]


def test_names_in_common_help_a_weak_likeness() -> None:
    entries = record(follow(FIRE))
    terms = Vector(terms=("dunmer", "fire", "hay", "mine", "rye"), counts=(3.0, 2.0, 2.0, 2.0, 2.0))
    weak = replace(make_story(BREAD), terms=terms, names=entries[0].names)
    (followed,) = follow_stories([weak], tell=tell, entries=entries, day=NEXT, quiet_days=QUIET)
    assert followed.story.id == entries[0].id
    (nameless,) = follow_stories(
        [replace(weak, names=())], tell=tell, entries=entries, day=NEXT, quiet_days=QUIET
    )
    assert nameless.story.id != entries[0].id


def test_stories_without_words_are_followed_too() -> None:
    empty = make_digest("", outlet="Nobody")
    entries = record(follow(empty))
    (again,) = follow(empty, entries=entries, day=NEXT)
    assert again.state == "unchanged"
    assert follow() == ()


def test_a_printed_sentence_of_function_words_alone_is_nothing_new() -> None:
    entries = record(follow(FIRE))
    story: Story = make_story(RESCUE)
    hollow = replace(tell(story).sentences[0], text="He is, and so are they.")
    (followed,) = follow_stories(
        [story],
        tell=lambda each: replace(tell(each), sentences=(hollow,), priority=(0,)),
        entries=entries,
        day=NEXT,
        quiet_days=QUIET,
    )
    assert followed.stale == (0,)
    assert followed.state == "unchanged"


POOL = [FIRE, RESCUE, BREAD, make_digest("", outlet="Nobody")]


@settings(max_examples=25, deadline=None)
@given(st.permutations(POOL), st.integers(0, 9), st.randoms(use_true_random=False))
def test_any_order_of_stories_and_entries_gives_the_same(
    pool: list[Digest], days: int, chance: random.Random
) -> None:
    entries = list(record(follow(FIRE, BREAD)))
    day = DAY + timedelta(days=days)
    expected = {each.story.lead.id: each for each in follow(*POOL, entries=entries, day=day)}
    chance.shuffle(entries)
    found = follow(*pool, entries=entries, day=day)
    assert {each.story.lead.id: each for each in found} == expected
    assert len({each.story.id for each in found}) == len(pool)


def test_the_same_sentence_with_another_figure_is_an_update() -> None:
    toll = make_digest("Fire", "The fire at the Dunmere mine has killed 14 miners, Prairie Crown said.")
    risen = make_digest("Fire", "The fire at the Dunmere mine has killed 19 miners, Prairie Crown said.")
    entries = record(follow(toll))
    (again,) = follow(risen, entries=entries, day=NEXT)
    assert (again.state, again.changed_before, again.changed) == ("update", DAY, NEXT)


def test_what_was_below_the_cut_is_new_to_its_readers_and_keeps_its_id() -> None:
    entries = record(follow(FIRE), printed=False)
    (again,) = follow(RESCUE, entries=entries, day=NEXT)
    assert (again.state, again.story.id, again.days) == ("new", entries[0].id, 2)
    assert again.stale == ()


def test_stories_that_become_one_keep_the_oldest_id_and_all_that_was_printed() -> None:
    old = record(follow(FIRE))
    other = make_digest(
        "Rescue teams fight the fire in the Dunmere mine",
        "Rescue teams fought the fire in a conveyor gallery of the Dunmere potash mine.",
        "Martin Reyes of Prairie Crown Minerals said the nine miners wait in a refuge station.",
        outlet="Echo",
    )
    second = record(follow(other, day=NEXT), day=NEXT)
    assert second[0].id != old[0].id
    third = NEXT + timedelta(days=1)
    story = make_story(RESCUE, other, FIRE)
    (joined,) = follow_stories([story], tell=tell, entries=[*second, *old], day=third, quiet_days=QUIET)
    assert (joined.story.id, joined.absorbed, joined.first) == (old[0].id, (second[0].id,), DAY)
    assert not {*old[0].printed, *second[0].printed}.intersection(list_fresh(joined))
    (entry,) = record([joined], entries=[*second, *old], day=third)
    assert {*old[0].printed, *second[0].printed} < set(entry.printed)
    # the next day the one is open, and the other is part of it
    fourth = third + timedelta(days=1)
    everything = [entry, *second, *old]
    assert [each.id for each in list_open(everything, day=fourth, quiet_days=QUIET)] == [entry.id]
    (again,) = follow(RESCUE, entries=everything, day=fourth)
    assert (again.story.id, again.absorbed) == (entry.id, (second[0].id,))
    (remembered,) = record([again], entries=everything, day=fourth)
    assert remembered.articles == entry.articles


def test_a_story_that_splits_off_remembers_from_where_and_repeats_nothing() -> None:
    entries = record(follow(FIRE))
    wake = make_digest(
        "Families gather at the Dunmere curling rink",
        "Families have gathered at the curling rink, where the town set up cots and a coffee urn.",
        "The potash mine at Dunmere is the town's one employer, said Father Ignace Boyle.",
        outlet="Echo",
        published=MONDAY + timedelta(days=1),
    )
    first, second = follow(FIRE, wake, entries=entries, day=NEXT)
    assert (first.story.id, first.branched) == (entries[0].id, "")
    assert (second.state, second.branched) == ("new", entries[0].id)
    assert second.story.id != entries[0].id
    assert list_fresh(second) == [wake.article.paragraphs[1]]
    _, branch = record([first, second], entries=entries, day=NEXT)
    assert (branch.branched, set(entries[0].printed) < set(branch.printed)) == (entries[0].id, True)


def test_what_nobody_reports_on_is_quiet_until_it_is_closed() -> None:
    entries = [*record(follow(FIRE, BREAD)), *record(follow(make_digest("", outlet="Nobody")))]
    today = follow(RESCUE, entries=entries, day=NEXT)
    (quiet,) = list_quiet(entries, followed=today, day=NEXT, quiet_days=QUIET)
    assert quiet.headliner == BREAD.article.id
    late = DAY + timedelta(days=QUIET + 1)
    assert list_quiet(entries, followed=(), day=late, quiet_days=QUIET) == []


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_days(day: date) -> None:
    entries = record(follow(FIRE))
    (followed,) = follow(RESCUE, entries=entries, day=day)
    assert (followed.state, followed.days) == ("new", 1)
    assert list_quiet(entries, followed=(), day=day, quiet_days=QUIET) == []


def test_what_was_below_the_cut_repeats_nothing_that_another_story_told() -> None:
    entries = [*record(follow(FIRE), printed=False), *record(follow(BREAD))]
    mixed = make_digest(
        "All nine Dunmere miners walk out alive",
        *RESCUE.article.paragraphs,
        BREAD.article.paragraphs[0],
        outlet="Echo",
        published=MONDAY + timedelta(days=1),
    )
    (again,) = follow(mixed, entries=entries, day=NEXT)
    assert (again.state, again.story.id) == ("new", entries[0].id)
    assert BREAD.article.paragraphs[0] not in list_fresh(again)

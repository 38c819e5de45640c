"""The brief as a whole: what is printed, how long it is, and that everything is accounted for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assemble.stories import make_story, make_theme, say, take_in, tell
from tests.fakes import MORNING, make_article, make_sentences
from tests.golden.invented_day import find_corrections, make_brief, make_plan, make_window_of_day

from briefer.assemble import Plan, assemble_brief, count_words, tighten_plan
from briefer.assemble.plan import count_front_words
from briefer.model import (
    Brief,
    Disagreement,
    Figure,
    Insert,
    InsertItem,
    Inserts,
    PrintedStory,
    QuietStory,
    RankedStory,
    RankTerm,
    Skipped,
    Theme,
)


def assemble(*themes: Theme, **changes: object) -> Brief:
    plan: Plan = make_plan(**{"front_words": 1000, **changes})
    return assemble_brief(
        themes,
        tell=tell,
        window=make_window_of_day(),
        plan=plan,
        intake=take_in(*themes),
    )


def leads(brief: Brief) -> list[PrintedStory]:
    return [story for section in brief.leads for story in section.stories]


def briefs(brief: Brief) -> list[PrintedStory]:
    return [story for section in brief.briefs for story in section.stories]


def count_printed(brief: Brief) -> int:
    stories = [*leads(brief), *briefs(brief)]
    words = sum(count_words(story.headline) for story in stories)
    words += sum(count_words(line.headline) for line in brief.watching)
    return words + sum(count_words(each.sentence.text) for story in stories for each in story.sentences)


def adds_up(brief: Brief) -> bool:
    coverage = brief.coverage
    return coverage.read == coverage.printed + coverage.merged + len(coverage.skipped)


def lead_story(name: str, *, rank: float = 1.0, words: int = 25, **more: object) -> RankedStory:
    sentences = (say(words, f"{name}S{index}") for index in range(6))
    return make_story(name, *sentences, rank=rank, **more)  # type: ignore[arg-type]


def test_leads_have_three_to_five_sentences_and_briefs_one_or_two() -> None:
    brief = assemble(
        *(make_theme(f"T{n}", lead_story(f"N{n:02}", rank=20 - n)) for n in range(12)), minutes=10
    )
    assert [len(story.sentences) for story in leads(brief)] == [5] * 5
    assert [len(story.sentences) for story in briefs(brief)] == [2] * 7
    for story in leads(brief):
        assert 90 <= sum(count_words(each.sentence.text) for each in story.sentences) <= 150
    for story in briefs(brief):
        assert 25 <= sum(count_words(each.sentence.text) for each in story.sentences) <= 60


def test_the_best_stories_lead_and_one_theme_does_not_take_all() -> None:
    world = make_theme("World", *(lead_story(f"W{n}", rank=5 - n / 10) for n in range(8)))
    sport = make_theme("Sport", lead_story("S0", rank=4.2), lead_story("S1", rank=1))
    brief = assemble(world, sport, minutes=10)
    assert [section.label for section in brief.leads] == ["World", "Sport"]
    assert "S0" in {story.id for story in leads(brief)}
    assert next(iter(leads(brief))).id == "W0"


def test_no_theme_is_silent_where_there_is_room() -> None:
    world = make_theme("World", *(lead_story(f"W{n:02}", rank=5) for n in range(30)))
    others = [make_theme(name, lead_story(name, rank=0.2)) for name in ("Sport", "Culture", "Health")]
    labels = {section.label for section in assemble(world, *others).briefs}
    assert labels >= {"Sport", "Culture", "Health"}
    more = make_theme("More news", lead_story("M", rank=0.2))
    assert "More news" not in {section.label for section in assemble(world, more).briefs}


@pytest.mark.parametrize("most", [1, 2, 4])
def test_one_outlet_tells_so_many_stories_at_most(most: int) -> None:
    loud = [make_theme(f"A{n}", lead_story(f"L{n}", rank=9.0, outlet="Loud")) for n in range(9)]
    others = [make_theme(f"B{n}", lead_story(f"O{n}", rank=0.5)) for n in range(12)]
    brief = assemble(*loud, *others, minutes=10, outlet_stories=most)
    printed = [story.id for story in (*leads(brief), *briefs(brief))]
    assert len(printed) == 12
    assert sum(name.startswith("L") for name in printed) == most


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.1, 9), st.integers(0, 15), st.integers(0, 3)), max_size=30),
    st.integers(1, 4),
    st.integers(2, 10),
)
def test_on_any_day_no_outlet_tells_more_than_it_may(
    day: list[tuple[float, int, int]], most: int, minutes: int
) -> None:
    """Where the day has fewer outlets than would fill the brief, each has its even share of its places."""
    told = [
        lead_story(f"L{n}", rank=rank, outlet=f"Outlet {outlet}") for n, (rank, outlet, _) in enumerate(day)
    ]
    themes = [
        make_theme(f"T{label}", *(story for story, each in zip(told, day, strict=True) if each[2] == label))
        for label in range(4)
    ]
    brief = assemble(*themes, minutes=minutes, outlet_stories=most)
    outlets = {outlet for _, outlet, _ in day}
    allowed = max(most, -(-12 // max(1, len(outlets))))
    heard = Counter(day[int(story.id[1:])][1] for story in (*leads(brief), *briefs(brief)))
    assert all(count <= allowed for count in heard.values())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(1, 10), min_size=1, max_size=30), st.floats(0.01, 1))
def test_the_only_story_of_a_theme_speaks_however_loud_another_theme_is(
    loud: list[float], quiet: float
) -> None:
    crowd = make_theme("Loud", *(lead_story(f"L{n}", rank=rank) for n, rank in enumerate(loud)))
    brief = assemble(crowd, make_theme("Quiet", lead_story("Q", rank=quiet)), minutes=10)
    assert "Q" in {story.id for story in (*leads(brief), *briefs(brief))}


def test_where_there_are_few_outlets_each_has_its_share() -> None:
    loud = [make_theme(f"A{n}", lead_story(f"L{n}", outlet="Loud")) for n in range(14)]
    assert len([*leads(assemble(*loud, minutes=10)), *briefs(assemble(*loud, minutes=10))]) == 12


def test_one_outlet_does_not_take_all() -> None:
    loud = [make_theme(f"A{n}", lead_story(f"L{n}", rank=2.0, outlet="Loud")) for n in range(8)]
    quiet = make_theme("Q", lead_story("Q", rank=1.5, outlet="Quiet"))
    assert "Q" in {story.id for story in leads(assemble(*loud, quiet, minutes=10))}


def test_a_single_sentence_does_not_lead_where_others_can() -> None:
    short = make_theme("A", make_story("Short", say(30), rank=9.0))
    brief = assemble(short, make_theme("B", lead_story("Long", rank=2.0)), lead_count=1)
    assert [story.id for story in leads(brief)] == ["Long"]
    assert [story.id for story in briefs(brief)] == ["Short"]


def test_single_sentences_lead_where_nothing_else_is_there() -> None:
    assert [story.id for story in leads(assemble(make_theme("A", make_story("Only", say(30)))))] == ["Only"]


def test_a_headline_alone_is_printed_alone() -> None:
    brief = assemble(make_theme("A", make_story("Bare")))
    assert [(story.id, story.sentences) for story in leads(brief)] == [("Bare", ())]


@pytest.mark.parametrize("minutes", [0, 0.1, 0.5, 1, 2, 3, 5, 8])
def test_minutes_are_met(minutes: float) -> None:
    themes = [make_theme(f"T{n}", lead_story(f"N{n:02}", rank=20 - n)) for n in range(12)]
    brief = assemble(*themes, minutes=minutes)
    assert count_printed(brief) <= minutes * 238
    assert brief.seconds == -(-count_printed(brief) * 60 // 238)
    assert adds_up(brief)


def test_shrinking_keeps_the_better_stories() -> None:
    themes = [make_theme(f"T{n}", lead_story(f"N{n:02}", rank=20 - n)) for n in range(12)]
    brief = assemble(*themes, minutes=1)
    printed = [story.id for story in (*leads(brief), *briefs(brief))]
    assert printed == sorted(printed)
    assert printed[0] == "N00"


def test_what_is_left_over_goes_to_a_story_that_fits() -> None:
    """The third story is too long for what is left of two minutes, the fourth is not."""
    themes = [
        make_theme("A", make_story("A", say(60), rank=4)),
        make_theme("B", make_story("B", say(30), rank=3)),
        make_theme("C", make_story("C", say(40), rank=2)),
        make_theme("D", make_story("D", say(10), rank=0.1)),
    ]
    brief = assemble(*themes, minutes=120 / 238, lead_count=1)
    assert [story.id for story in (*leads(brief), *briefs(brief))] == ["A", "B", "D"]
    assert [missed.headline for missed in brief.coverage.missed] == ["C happens"]


def test_the_front_page_is_met_by_shorter_leads_then_by_fewer() -> None:
    themes = [make_theme(f"T{n}", lead_story(f"N{n:02}", rank=20 - n)) for n in range(6)]
    wide = assemble(*themes, minutes=10)
    narrow = assemble(*themes, minutes=10, front_words=300)
    assert count_front_words(narrow) <= 300 < count_front_words(wide)
    assert len(leads(narrow)) == 5
    narrowest = assemble(*themes, minutes=10, front_words=60)
    assert 1 <= len(leads(narrowest)) < 5
    assert count_front_words(narrowest) <= 60
    assert len(leads(assemble(*themes, minutes=10, front_words=1))) == 1


def test_what_a_narrow_front_page_takes_from_a_lead_goes_to_briefs() -> None:
    """Both leads lose two sentences of 28 words: a second one for a brief, and a brief more."""
    themes = [
        make_theme(name, make_story(name, *(say(28, f"{name}S{n}") for n in range(count)), rank=rank))
        for name, count, rank in (("A", 5, 9.0), ("B", 5, 8.0), ("C", 2, 1.0), ("D", 1, 0.5))
    ]
    plan: dict[str, object] = {"minutes": 316 / 238, "lead_count": 2, "brief_count": 2}
    told = {
        front: {story.id: len(story.sentences) for story in (*leads(brief), *briefs(brief))}
        for front in (1000, 180)
        for brief in [assemble(*themes, front_words=front, **plan)]
    }
    assert told == {1000: {"A": 5, "B": 5, "C": 1}, 180: {"A": 3, "B": 3, "C": 2, "D": 1}}


def test_a_tightened_plan_puts_fewer_words_on_the_front_page() -> None:
    themes = [make_theme(f"T{n}", lead_story(f"N{n:02}", rank=20 - n)) for n in range(6)]
    plan = make_plan(minutes=10, front_words=1000)
    first = assemble(*themes, minutes=10)
    tighter = tighten_plan(plan, first, excess_words=100)
    assert tighter == replace(plan, front_words=count_front_words(first) - 100)
    assert tighten_plan(plan, first, excess_words=10**6).front_words == 1


def test_updates_print_only_what_is_fresh() -> None:
    story = make_story("U", *(say(20, f"S{n}") for n in range(5)), state="update", days=4, stale=(0, 2))
    brief = assemble(make_theme("A", story))
    (printed,) = leads(brief)
    assert [each.sentence.position for each in printed.sentences] == [1, 3, 4]
    assert printed.tag == "day 4"


@pytest.mark.parametrize(("days", "tag"), [(2, "update"), (3, "day 3"), (12, "day 12")])
def test_tags(days: int, tag: str) -> None:
    story = make_story("U", say(20), say(20, "More"), state="update", days=days)
    assert leads(assemble(make_theme("A", story)))[0].tag == tag


def test_a_fresh_sentence_that_leans_on_a_printed_one_is_left_out() -> None:
    told = (
        "The mayor of Arden resigned on Monday.",
        "She gave no reason for it.",
        "The council meets on Friday.",
    )
    story = make_story("U", *told, state="update", stale=(0,))
    (printed,) = leads(assemble(make_theme("A", story)))
    assert [each.sentence.text for each in printed.sentences] == [told[2]]
    both = make_story("U", *told, state="update", stale=(2,))
    assert len(leads(assemble(make_theme("A", both)))[0].sentences) == 2


def test_a_fresh_sentence_on_what_only_a_printed_one_tells_of_is_left_out() -> None:
    told = (
        "A cemetery was found under the car park of Arden.",
        "The cemetery was in use until 1604.",
        "Two builders were hurt on Friday.",
    )
    story = make_story("U", *told, state="update", stale=(0,))
    (printed,) = leads(assemble(make_theme("A", story)))
    assert [each.sentence.text for each in printed.sentences] == [told[2]]
    whole = make_story("U", *told, state="update", stale=(2,))
    assert len(leads(assemble(make_theme("A", whole)))[0].sentences) == 2


def test_an_update_without_a_printable_sentence_is_accounted_for() -> None:
    story = make_story("U", "The mayor resigned.", "She gave no reason for it.", state="update", stale=(0,))
    brief = assemble(
        make_theme("A", make_story("N", say(10))), make_theme("B", story, make_story("V", "x" * 2000))
    )
    assert [story.id for story in leads(brief)] == ["N"]
    assert {skipped.reason for skipped in brief.coverage.skipped} == {"nothing that can be printed"}


def test_a_headline_that_cannot_be_set_gives_way_to_another_member() -> None:
    other = make_article("Text.", headline="A sober headline", url="https://b.example/")
    story = make_story("H", say(20), headline="bell \x07", others=(other,))
    assert leads(assemble(make_theme("A", story)))[0].headline == "A sober headline"
    alone = assemble(make_theme("A", make_story("H", say(20), headline="bell \x07")))
    assert leads(alone) == []
    assert adds_up(alone)


def test_nothing_new_makes_a_brief_that_has_only_what_is_watched() -> None:
    quiet = [make_story(f"Q{n}", say(9), state="unchanged", days=n) for n in range(2, 12)]
    brief = assemble(make_theme("A", *quiet))
    assert (brief.leads, brief.briefs) == ((), ())
    assert [story.days for story in brief.watching] == [11, 10, 9, 8, 7, 6, 5, 4]
    assert {skipped.reason for skipped in brief.coverage.skipped} == {"nothing new since 2026-11-23"}
    assert adds_up(brief)
    assert brief.seconds == -(-16 * 60 // 238)


def test_watching_takes_a_tenth_of_the_words_and_only_what_can_be_printed() -> None:
    quiet = [make_story(f"Q{n}", say(9), state="unchanged") for n in range(8)]
    assert len(assemble(make_theme("A", *quiet), minutes=60 / 238).watching) == 3
    strange = make_story("Q", say(9), state="unchanged", headline="\x07")
    assert assemble(make_theme("A", strange)).watching == ()


def test_what_nobody_reported_on_today_is_watched_too() -> None:
    headliner = make_story("Q", say(9)).followed.story.headliner
    quiet = QuietStory(id="Q", headliner=headliner, days=3, changed=date(2026, 11, 22))
    brief = assemble_brief(
        (),
        tell=tell,
        window=make_window_of_day(),
        plan=make_plan(),
        intake=replace(take_in(), quiet=(quiet,)),
    )
    assert [story.id for story in brief.watching] == ["Q"]
    assert [note.article for note in brief.notes] == [headliner]
    assert brief.coverage.read == 0


def test_corrections_are_printed_within_a_fifth_of_the_words() -> None:
    corrections = find_corrections()
    intake = replace(take_in(), corrections=corrections)
    brief = assemble_brief((), tell=tell, window=make_window_of_day(), plan=make_plan(), intake=intake)
    assert [each.sentence.sentence for each in brief.corrections] == [
        each.past.sentence for each in corrections
    ]
    assert [each.now and each.now.sentence for each in brief.corrections] == [corrections[0].now, None]
    assert [note.article for note in brief.notes] == [corrections[0].past.article, corrections[0].revised]
    assert brief.seconds > 0
    assert adds_up(brief)
    short = make_plan(minutes=40 / 238)
    assert (
        len(assemble_brief((), tell=tell, window=make_window_of_day(), plan=short, intake=intake).corrections)
        == 1
    )


def test_what_stands_beside_the_news_has_its_share_of_the_words() -> None:
    items = tuple(
        InsertItem(label=f"L{n}", value=value, note="one two three four")
        for n, value in enumerate(["sunny", "bell \x07", *["rain"] * 30])
    )
    block = Insert(title="Weather", source="Met", moment=MORNING, items=items, more=2)
    intake = replace(take_in(), inserts=Inserts(blocks=(block,) * 8, troubles=("Markets: no",)))
    brief = assemble_brief(
        (), tell=tell, window=make_window_of_day(), plan=make_plan(minutes=1), intake=intake
    )
    first, *others = brief.inserts.blocks
    assert [item.label for item in first.items] == ["L0", "L2", "L3", "L4", "L5", "L6"]
    assert first.more == 2 + 32 - 6
    assert [len(each.items) for each in others] == [0] * 5
    assert brief.inserts.troubles == ("Markets: no",)
    assert brief.seconds == -(-6 * 6 * 60 // 238)


def test_no_story_at_all_is_a_brief_too() -> None:
    brief = assemble()
    assert (brief.leads, brief.notes, brief.seconds, brief.coverage.read) == ((), (), 0, 0)


def test_notes_are_numbered_in_order_of_first_citation() -> None:
    brief = make_brief()
    cited: list[int] = []
    for story in (*leads(brief), *briefs(brief)):
        cited += [story.headline_note, *(each.note for each in story.sentences)]
        cited += [figure.note for each in story.disagreements for figure in each.figures]
        cited += story.also
    cited += [story.headline_note for story in brief.watching]
    cited += [number for each in brief.corrections for number in (each.sentence.note, each.revised_note)]
    assert list(dict.fromkeys(cited)) == [note.number for note in brief.notes]
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))


def test_sentences_cite_the_article_they_stand_in() -> None:
    brief = make_brief()
    notes = {note.number: note.article for note in brief.notes}
    for story in (*leads(brief), *briefs(brief)):
        assert notes[story.headline_note].headline == story.headline
        for each in story.sentences:
            article, sentence = notes[each.note], each.sentence
            assert article.id == sentence.article
            assert article.text[sentence.start : sentence.end] == sentence.text


def test_copies_are_credited_as_such() -> None:
    brief = make_brief()
    assert [(note.number, note.copy_of) for note in brief.notes if note.copy_of] == [(4, 1)]


def test_many_members_are_credited_up_to_a_limit_and_all_are_counted() -> None:
    others = tuple(make_article("Text.", headline=f"H{n}", url=f"https://o{n}.example/") for n in range(30))
    story = make_story("Big", say(20), say(20, "More"), others=others)
    brief = assemble(make_theme("A", story))
    assert len(leads(brief)[0].also) == 8
    assert (brief.coverage.printed, brief.coverage.merged) == (1, 30)
    assert leads(brief)[0].outlets == 2


def assemble_disputed(*sentences: str, front_words: int) -> Brief:
    other = make_article("The owner says 305.", headline="H", outlet="Ledger", url="https://o.example/")
    story = make_story("F", *sentences, others=(other,))
    first, second = tell(story.followed.story).sentences[0], make_sentences(other)[0]
    figures = tuple(
        Figure(value=float(text), unit="", noun="aboard", text=text, sentence=sentence)
        for text, sentence in (("312", first), ("305", second))
    )
    theme = make_theme("A", story)
    return assemble_brief(
        [theme],
        tell=lambda each: replace(
            tell(each), disagreements=(Disagreement(subject="aboard", kind="disputed", figures=figures),)
        ),
        window=make_window_of_day(),
        plan=make_plan(front_words=front_words),
        intake=take_in(theme),
    )


def test_figures_that_differ_are_printed_with_their_outlets() -> None:
    brief = assemble_disputed("There were 312 aboard.", front_words=1000)
    (difference,) = leads(brief)[0].disagreements
    assert [(figure.text, figure.outlet, figure.note) for figure in difference.figures] == [
        ("312", "F Post", 1),
        ("305", "Ledger", 2),
    ]
    assert (brief.coverage.printed, brief.coverage.merged, leads(brief)[0].also) == (2, 0, ())


def test_figures_that_differ_take_room_on_page_one() -> None:
    sentences = ("There were 312 aboard.", say(30), say(30))
    taken = {
        front: len(leads(assemble_disputed(*sentences, front_words=front))[0].sentences) for front in (66, 90)
    }
    assert taken == {66: 2, 90: 3}


def test_the_printed_reasons_are_the_heavy_terms() -> None:
    terms = tuple(
        RankTerm(name=name, value=value, words=words)
        for name, value, words in (
            ("a", 0.02, "trifle"),
            ("b", 1.0, "fresh"),
            ("c", 3.0, "4 outlets"),
            ("d", 2.0, ""),
            ("e", 1.5, "4 outlets"),
            ("f", 0.95, "long"),
            ("g", 0.8, "fourth"),
        )
    )
    story = replace(make_story("W", say(20)), terms=terms)
    (printed,) = leads(assemble(make_theme("A", story)))
    assert printed.why == ("4 outlets", "fresh", "long")
    assert printed.rank == pytest.approx(sum(term.value for term in terms))


def test_every_article_is_printed_merged_or_skipped_with_its_reason() -> None:
    lost = make_article("Nobody clustered this.", url="https://lost.example/")
    unreadable = Skipped(url="file:x.pdf", source="folder", room="extractors", reason="no readable text")
    themes = [make_theme(f"T{n}", lead_story(f"N{n:02}", rank=20 - n)) for n in range(15)]
    intake = take_in(*themes)
    intake = replace(intake, articles=(*intake.articles, lost, intake.articles[0]), skipped=(unreadable,))
    brief = assemble_brief(
        themes,
        tell=tell,
        window=make_window_of_day(),
        plan=make_plan(),
        intake=intake,
    )
    assert brief.coverage.read == 18
    assert adds_up(brief)
    reasons = [skipped.reason for skipped in brief.coverage.skipped]
    assert sorted(reasons) == [
        *["below the cut"] * 3,
        "in no story",
        "no readable text",
        "the same article again",
    ]
    assert [missed.headline for missed in brief.coverage.missed] == [
        "N12 happens",
        "N13 happens",
        "N14 happens",
    ]


def test_an_article_that_only_a_story_names_is_counted() -> None:
    theme = make_theme("A", lead_story("N"))
    brief = assemble_brief(
        [theme],
        tell=tell,
        window=make_window_of_day(),
        plan=make_plan(),
        intake=take_in(),
    )
    assert (brief.coverage.read, brief.coverage.printed) == (1, 1)


def test_what_one_story_says_no_other_says_again() -> None:
    shared = "The company did not answer a request for comment."
    first = make_story("A", say(20, "One"), shared, say(20, "Two"), rank=2.0)
    second = make_story("B", say(20, "Three"), shared, say(20, "Four"))
    hollow = make_story("C", shared, rank=0.5)
    brief = assemble(make_theme("T", first, second, hollow))
    told = [each.sentence.text for story in (*leads(brief), *briefs(brief)) for each in story.sentences]
    assert told.count(shared) == 1
    assert len(told) == 5
    assert adds_up(brief)


def test_what_the_headline_is_word_for_word_is_not_printed_below_it() -> None:
    told = (
        "The mayor of Arden resigned on Monday.",
        "She gave no reason for it.",
        "The council meets on Friday.",
    )
    story = make_story("A", *told, headline="The mayor of Arden resigned on Monday")
    (printed,) = leads(assemble(make_theme("T", story)))
    assert [each.sentence.text for each in printed.sentences] == [*told[1:]]
    # behind another sentence "she" would be somebody else
    turned = make_story("B", told[2], *told[:2], headline=told[0])
    (printed,) = leads(assemble(make_theme("T", turned)))
    assert [each.sentence.text for each in printed.sentences] == [told[2]]
    # better twice than not at all
    alone = make_story("C", told[0], headline=told[0])
    (printed,) = leads(assemble(make_theme("T", alone)))
    assert [each.sentence.text for each in printed.sentences] == [told[0]]


def test_equal_ranks_are_ordered_by_id() -> None:
    stories = [lead_story(f"N{n}") for n in range(6)]
    one = assemble(make_theme("A", *stories))
    other = assemble(make_theme("A", *reversed(stories)))
    assert (
        [story.id for story in leads(one)]
        == [story.id for story in leads(other)]
        == ["N0", "N1", "N2", "N3", "N4"]
    )


stories = st.builds(
    lambda name, lengths, rank, state: (name, lengths, rank, state),
    st.integers(0, 400).map(lambda number: f"N{number:03}"),
    st.lists(st.integers(1, 80), max_size=7),
    st.floats(-5, 20),
    st.sampled_from(["new", "new", "new", "update", "unchanged"]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(stories, max_size=40, unique_by=lambda story: story[0]),
    st.integers(1, 5),
    st.floats(0, 10),
    st.integers(1, 800),
)
def test_on_any_day_the_minutes_hold_and_the_ledger_adds_up(
    days: Sequence[tuple[str, list[int], float, str]], themes: int, minutes: float, front: int
) -> None:
    ranked = [
        make_story(
            name,
            *(say(length, f"S{index}") for index, length in enumerate(lengths)),
            rank=rank,
            state=state,  # type: ignore[arg-type]
            stale=tuple(range(1, len(lengths), 2)) if state == "update" else (),
        )
        for name, lengths, rank, state in days
    ]
    labelled = [make_theme(f"T{n}", *ranked[n::themes]) for n in range(themes)]
    brief = assemble(*labelled, minutes=minutes, front_words=front)
    assert count_printed(brief) <= int(minutes * 238)
    assert adds_up(brief)
    assert len(leads(brief)) <= 5
    assert len(leads(brief)) + len(briefs(brief)) <= 12
    assert len(leads(brief)) <= 1 or count_front_words(brief) <= front
    printed = [story.id for story in (*leads(brief), *briefs(brief))]
    assert len(printed) == len(set(printed))

"""A cluster is told once, coherently, in sentences that stand in its articles."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.digests import MONDAY, make_digest, make_story
from tests.digests import tell as tell_story

from briefer.model import Cluster, Digest, Origin, Telling
from briefer.stories import explain_lead, form_story
from briefer.text.openings import opens_unresolved

FERRY = make_digest(
    "Fourteen hurt as commuter ferry rams breakwater in Nova Scotia",
    "A commuter ferry with 212 people on board slammed into a stone breakwater in Port Averell on Monday.",
    "It injured 14 of them and shut the busiest water crossing in the province.",
    "Captain Ross Tremaine reversed both engines the moment the rudder went dead, said Lorna Bisset of "
    "the line.",
    "The Lady Catherine, built in 1994, came back from a refit in March that cost 2.4 million dollars.",
    "Buses will run around the bay until further notice, a trip that takes nearly an hour.",
    outlet="Inland Courier",
)
WIRE = make_digest(
    "Ferry crash in Port Averell",
    "A commuter ferry with 212 people on board slammed into the stone breakwater of Port Averell on Monday.",
    "Joel Pike, a nurse on the ferry, spent the next hour splinting wrists with rolled-up newspapers in "
    "Port Averell.",
    "He had been on his way to an early shift at St. Brendan's Hospital, which took in all the injured.",
    "Subscribe to our newsletter for more news from the ferry and the breakwater in Port Averell.",
    outlet="Statehouse Monitor",
)
FAR = make_digest(
    "Bakers agree to bake on Sundays",
    "Bakers of Tarrant have agreed to bake on Sundays again, after forty years without a warm roll.",
    outlet="Long View",
)


def tell(*digests: Digest, summarizer: str = "lead", sentences: int = 6) -> Telling:
    return tell_story(make_story(*digests), summarizer=summarizer, sentences=sentences)


def texts(story: Telling) -> list[str]:
    return [sentence.text for sentence in story.sentences]


def is_coherent(story: Telling, chosen: list[int], *, language: str = "en") -> bool:
    """Whether every sentence that leans on another stands directly after it, in the same article."""
    told = [story.sentences[index] for index in sorted(chosen)]
    for index, sentence in enumerate(told):
        if opens_unresolved(sentence.text, language=language):
            before = told[index - 1] if index else None
            if before is None or (before.article, before.position) != (
                sentence.article,
                sentence.position - 1,
            ):
                return False
    return True


def test_any_prefix_of_the_priority_reads_coherently() -> None:
    story = tell(FERRY, WIRE, sentences=8)
    assert sorted(story.priority) == list(range(len(story.sentences)))
    for length in range(1, len(story.priority) + 1):
        assert is_coherent(story, list(story.priority[:length]))


def test_the_first_sentence_says_what_happened() -> None:
    assert texts(tell(FERRY, WIRE, sentences=1)) == [FERRY.sentences[0].text]


def test_a_pronoun_comes_with_the_sentence_it_leans_on() -> None:
    told = texts(tell(FERRY, sentences=5))
    assert told.index(FERRY.sentences[1].text) == told.index(FERRY.sentences[0].text) + 1


def test_what_another_report_adds_is_told_and_what_it_repeats_is_not() -> None:
    told = texts(tell(FERRY, WIRE))
    assert any("Joel Pike" in text for text in told)
    assert sum("slammed into" in text for text in told) == 1


def test_furniture_and_what_is_off_the_matter_is_never_told() -> None:
    told = texts(tell(FERRY, WIRE, FAR, sentences=20))
    assert not any("Subscribe" in text or "Bakers" in text for text in told)


def test_no_more_sentences_than_asked_for() -> None:
    assert len(tell(FERRY, WIRE, sentences=3).sentences) <= 3
    assert tell(FERRY, sentences=0).sentences == ()


def test_a_lead_that_opens_on_a_pronoun_lets_another_report_open() -> None:
    leaning = make_digest(
        "It happened again in Port Averell",
        "He was not surprised that the ferry of Port Averell had hit the breakwater for the second time.",
        "They had warned the line of the ferry for years, and nobody had ever answered their letters.",
        "They knew the ferry of Port Averell, with people on board, would hit the breakwater on a Monday.",
        "But the province of the ferry and the breakwater had never listened to commuters of Port Averell.",
        outlet="Opinion",
        published=MONDAY + timedelta(hours=1),
    )
    assert make_story(leaning, WIRE).lead.outlet == "Opinion"
    assert tell(leaning, WIRE).sentences[0].article == WIRE.article.id
    alone = tell(leaning)
    assert alone.sentences[0].text == leaning.sentences[0].text


def test_a_long_run_of_leaning_sentences_is_left_out() -> None:
    chain = make_digest(
        "Ferry",
        "The commuter ferry of Port Averell hit a stone breakwater on Monday morning.",
        "It lost both of its anchors in the harbour mud.",
        "They were raised by divers before the evening tide.",
        "He paid them out of his own pocket, in silver coins.",
        "It cleared the channel for grain barges after dark.",
    )
    assert "It cleared the channel for grain barges after dark." not in texts(tell(chain, sentences=3))


def test_what_stands_far_down_is_told_if_it_scores_well() -> None:
    paragraphs = [
        f"Captain{n} sailed vessel{n} from harbour{n} to island{n} with cargo{n} aboard." for n in range(38)
    ]
    paragraphs[35] = f"Vessel3 met {' and '.join(f'captain{n}' for n in range(2, 30, 3))} at sea."
    long = make_digest("Fleet leaves", *paragraphs)
    told = texts(tell(long, summarizer="lexrank", sentences=5))
    assert paragraphs[35] in told
    assert paragraphs[35] not in texts(tell(long, summarizer="lead", sentences=5))
    assert paragraphs[36] not in told


def test_a_question_is_told_only_where_somebody_is_quoted_with_it() -> None:
    asking = make_digest(
        "Ferry asks",
        "Could the breakwater of Port Averell have been seen from the bridge of the ferry at all?",
        "Lorna Bisset of the ferry line asked: “Where was the light of the breakwater in Port Averell?”",
        "Divers raised the rudder of the ferry from the harbour of Port Averell on Monday.",
        outlet="Asker",
    )
    for told in (texts(tell(asking, sentences=9)), texts(tell(FERRY, asking, sentences=20))):
        assert not any(text.startswith("Could") for text in told)
        assert any(text.startswith("Lorna Bisset of the ferry line asked") for text in told)


def test_a_report_from_long_before_the_lead_is_credited_but_does_not_speak() -> None:
    before = make_digest(
        "Ferry late",
        "The commuter ferry of Port Averell is expected to reach the breakwater later than planned.",
        outlet="Early Bird",
        published=MONDAY - timedelta(hours=20),
    )
    story = make_story(FERRY, before)
    assert before.article in story.articles
    assert {sentence.article for sentence in tell(FERRY, before).sentences} == {FERRY.article.id}


def test_only_fragments_are_better_than_nothing() -> None:
    scores = make_digest("Results", "Skelder 2 Ballinroe 1", "Port Averell 0 Tarrant 0")
    assert texts(tell(scores, sentences=3)) == ["Skelder 2 Ballinroe 1"]
    assert tell(make_digest("Nothing at all")).sentences == ()


def test_sentences_of_one_language_stay_together() -> None:
    german = make_digest(
        "Fähre rammt Mole in Port Averell",
        "Eine Fähre mit 212 Menschen an Bord hat am Montag in Port Averell eine Mole gerammt.",
        outlet="Bote",
        language="de",
    )
    assert {sentence.article for sentence in tell(FERRY, german).sentences} == {FERRY.article.id}


def test_a_sentence_is_not_added_twice_from_two_reports() -> None:
    echo = make_digest("Ferry in Port Averell", *(WIRE.article.paragraphs[1:3]), outlet="Echo")
    told = texts(tell(FERRY, WIRE, echo, sentences=12))
    assert sum("Joel Pike" in text for text in told) == 1


def test_the_lead_is_central_full_and_of_the_last_day() -> None:
    stub = make_digest("Ferry crash", "A ferry hit the breakwater in Port Averell.", outlet="Flash")
    assert make_story(stub, FERRY).lead == FERRY.article
    rescue = make_digest(
        "Port Averell ferry sails again", *FERRY.article.paragraphs, published=MONDAY + timedelta(days=1)
    )
    story = make_story(FERRY, rescue)
    assert story.lead == rescue.article
    assert story.headliner == rescue.article
    assert story.id == FERRY.article.id[:12]


def test_members_copies_and_origins_are_all_accounted_for() -> None:
    copy = make_digest("A copy", *FERRY.article.paragraphs, outlet="Copier")
    cluster = Cluster(
        origins=(
            Origin(digest=FERRY, copies=(copy,), agency="Reuters"),
            Origin(digest=WIRE, copies=(), agency="Reuters"),
            Origin(digest=FAR, copies=(), agency=""),
        )
    )
    story = form_story(cluster)
    assert [article.outlet for article in story.articles] == [
        "Inland Courier",
        "Copier",
        "Statehouse Monitor",
        "Long View",
    ]
    assert story.merged == (copy.article.id,)
    assert story.origins == 2
    assert story.terms.counts[story.terms.terms.index("ferri")] > 2 * FERRY.terms.counts[0]


@pytest.mark.parametrize(
    "weak",
    [
        "Why did the ferry hit the breakwater?",
        "WATCH: Ferry hits breakwater",
        "FERRY HITS BREAKWATER IN PORT AVERELL",
        "You won't believe what this ferry did!",
        "Ferry crash",
        "Ferry crash - live updates",
        "Port Averell: what we know so far about the ferry and the breakwater and the people on it and "
        "the line...",
    ],
)
def test_the_headline_that_works_as_an_abstract_wins(weak: str) -> None:
    bait = make_digest(weak, *FERRY.article.paragraphs, outlet="Bait")
    assert make_story(bait, FERRY).headliner == FERRY.article


def test_without_a_headline_the_lead_stands_in() -> None:
    bare = make_digest("", *FERRY.article.paragraphs)
    assert make_story(bare).headliner == bare.article
    assert make_story(bare, WIRE).headliner == WIRE.article


def test_a_headline_in_a_script_without_blanks_can_win() -> None:
    digest = make_digest(
        "岬線の存続決まる", "第三セクター鉄道の岬線について、沿線の3市町は存続で合意した。", language="ja"
    )
    assert make_story(digest).headliner == digest.article
    assert len(tell(digest).sentences) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“There was no horn, no shout, nothing,” said Joel Pike, a nurse.", "Joel Pike"),
        ('"There was no horn, no shout," said Ilse Verhagen of Palisade.', "Ilse Verhagen"),
        ("“There was no horn, no shout, nothing,” she said.", ""),
        ("“There was no horn, no shout, nothing.”", ""),
        ("Joel Pike said it was “dark”.", ""),
        ("Joel Pike said it was dark.", ""),
    ],
)
def test_a_quotation_has_the_speaker_that_its_sentence_names(text: str, speaker: str) -> None:
    story = tell(make_digest("Ferry", text))
    assert [quotation.speaker for quotation in story.quotations] == ([speaker] if speaker else [])


def test_a_speaker_is_quoted_once() -> None:
    story = tell(
        make_digest(
            "Ferry",
            "“There was no horn at all,” said Joel Pike.",
            "“There was no light at all,” said Joel Pike.",
        )
    )
    assert len(story.quotations) == 1


ANCHOR = "Nothing else happened in the harbour of Port Averell on 1 November 2026, the ferry line said."


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Port Averell's ferry hit the breakwater of the town on Sunday.", "en", date(2026, 11, 22)),
        ("Port Averell's ferry hit the breakwater of the town yesterday.", "en", date(2026, 11, 22)),
        ("Port Averell's ferry line will publish its report on Wednesday.", "en", date(2026, 11, 25)),
        ("Port Averell's ferry line published its report on Tuesday at noon.", "en", date(2026, 11, 24)),
        ("Port Averell's ferry hit the breakwater of the town on Nov. 9.", "en", date(2026, 11, 9)),
        ("Port Averell's ferry hit the breakwater on 9 November 2026 at noon.", "en", date(2026, 11, 9)),
        ("Port Averell's ferry sails again on January 3, the line said.", "en", date(2027, 1, 3)),
        ("Port Averell's ferry hit the breakwater of the town on 2026-11-09.", "en", date(2026, 11, 9)),
        ("Die Fähre rammte am 9. November die Mole der Stadt.", "de", date(2026, 11, 9)),
        ("Die Fähre rammte am Sonntag die Mole der Stadt.", "de", date(2026, 11, 22)),
        ("Un bateau a heurté la jetée du port le 9 novembre.", "fr", date(2026, 11, 9)),
        ("Un barco chocó con el muelle el 9 de noviembre.", "es", date(2026, 11, 9)),
        ("11月9日、連絡船が港の防波堤に衝突して大きく壊れた。", "ja", date(2026, 11, 9)),
        ("Port Averell's ferry met the people of the town on a Thursday.", "en", None),
        ("Port Averell's ferry was built in the yard on 9 November 1994.", "en", None),
        ("Port Averell's ferry met 12 nurses, and Capt 12 came aboard.", "en", None),
        ("Port Averell's ferry was due in the yard on 31 June 2026 at noon.", "en", None),
        ("Port Averell's ferry and 12 nurses went to the yard in May 12.", "en", date(2026, 5, 12)),
        ("Port Averell's ferry hit the breakwater of the town.", "en", None),
    ],
)
def test_the_day_that_a_sentence_names(text: str, language: str, day: date | None) -> None:
    anchor = (
        ANCHOR
        if language == "en"
        else "連絡船の会社によると、11月1日には港で何も起こらなかった。"
        if language == "ja"
        else "Port Averell 2026-11-01 Port Averell Averell Bay Line."
    )
    story = tell(make_digest("Ferry", text, anchor, language=language))
    days = [dated.day for dated in story.timeline]
    assert days == ([] if day is None else sorted([date(2026, 11, 1), day]))


def test_a_timeline_has_each_day_once() -> None:
    twice = make_digest("Ferry", ANCHOR, ANCHOR.replace("Nothing", "Little"), FERRY.article.paragraphs[0])
    assert len(tell(twice).timeline) == 2


@pytest.mark.parametrize("moment", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
def test_absurd_dates_do_no_harm(moment: datetime) -> None:
    text = "The ferry hit the breakwater of the town yesterday, on Sunday, on 9 November."
    assert tell(make_digest("Ferry", text, published=moment)).timeline == ()


POOL = [
    FERRY,
    WIRE,
    FAR,
    make_digest("", outlet="Empty"),
    make_digest("Ferry", "He said so. It was dark. But why?"),
]


@settings(max_examples=40, deadline=None)
@given(st.permutations(POOL), st.integers(1, 5), st.integers(0, 9), st.randoms(use_true_random=False))
def test_every_telling_is_verbatim_and_coherent(
    pool: list[Digest], size: int, sentences: int, chance: random.Random
) -> None:
    chosen = pool[:size]
    story = tell(*chosen, sentences=sentences)
    assert story == tell(*chosen, sentences=sentences)
    by_id = {digest.article.id: digest.article for digest in chosen}
    for sentence in story.sentences:
        assert by_id[sentence.article].text[sentence.start : sentence.end] == sentence.text
    assert {article.id for article in make_story(*chosen).articles} == set(by_id)
    assert len(story.sentences) <= sentences


def test_why_a_report_leads_is_said() -> None:
    assert explain_lead(make_story(FERRY)) == "it is the only independent report"
    assert explain_lead(make_story(FERRY, WIRE)).startswith("the most central of 2 independent reports")
    old = replace(FERRY, article=replace(FERRY.article, published=MONDAY - timedelta(days=1)))
    assert explain_lead(make_story(old, WIRE)).startswith("no. 2 in centrality of 2 independent reports")


def test_of_many_speakers_the_first_are_quoted() -> None:
    names = ("Joel Pike", "Ilse Verhagen", "Ana Petrov", "Bo Berg", "Lena Brook", "Olaf Brandt", "Jon Aas")
    lines = [f"“There was no horn and no shout before it,” said {name} of the port." for name in names]
    speakers = [quotation.speaker for quotation in tell(make_digest("Ferry", *lines)).quotations]
    assert 1 < len(speakers) < len(names)
    assert speakers == list(names[: len(speakers)])

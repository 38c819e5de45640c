"""What a source changed in a printed sentence is reported, and what only looks so is not."""

from collections.abc import Collection
from datetime import date, timedelta

import pytest
from tests.digests import MONDAY, make_digest
from tests.store.builders import make_entry

from briefer.ledger.corrections import Revision, find_corrections, remember_corrections
from briefer.model import Article, Correction, Digest, PastSentence

DAY = date(2026, 11, 23)
URL = "https://harbourpost.example/bridge"
PARAGRAPHS = (
    "The harbour bridge is open again after a week of repairs.",
    "Engineers had found 14 cracks in its second span, said Ann Ames, who runs the port.",
    "The toll stays at 2 crowns until the end of the year.",
)
HEADLINE = "Harbour bridge reopens"


def publish(*paragraphs: str, headline: str = HEADLINE, url: str = URL, hours: float = 0) -> Digest:
    published = MONDAY + timedelta(hours=hours)
    return make_digest(headline, *paragraphs, url=url, published=published)


OLD = publish(*PARAGRAPHS)


def correct(
    *digests: Digest,
    old: Digest = OLD,
    reported: Collection[tuple[str, int, str]] = (),
    before: tuple[Article, ...] = (),
    revisited: bool = False,
) -> list[tuple[str, str]]:
    """Return what stood there and what stands there now, of every sentence of the old article."""
    return [
        (each.past.sentence.text, each.now.text if each.now else "")
        for each in find(*digests, old=old, reported=reported, before=before, revisited=revisited)
    ]


def find(
    *digests: Digest,
    old: Digest = OLD,
    reported: Collection[tuple[str, int, str]] = (),
    before: tuple[Article, ...] = (),
    revisited: bool = False,
) -> tuple[Correction, ...]:
    past = [
        PastSentence(story="bridge", day=DAY, article=old.article, sentence=sentence)
        for sentence in old.sentences
    ]
    revisions = [
        Revision(url=digest.article.url, digest=digest, before=before, revisited=revisited)
        for digest in digests
    ]
    return find_corrections(past, revisions=revisions, reported=reported)


def test_a_changed_sentence_is_reported_with_what_stands_there_now() -> None:
    changed = PARAGRAPHS[1].replace("14", "41")
    assert correct(publish(PARAGRAPHS[0], changed, PARAGRAPHS[2])) == [(PARAGRAPHS[1], changed)]


def test_a_sentence_that_was_taken_back_is_reported() -> None:
    assert correct(publish(*PARAGRAPHS[:2])) == [(PARAGRAPHS[2], "")]
    retracted = "This report was wrong, and we have withdrawn it with our apologies to the port."
    assert correct(publish(retracted)) == [(text, "") for text in PARAGRAPHS]


@pytest.mark.parametrize(
    "paragraphs",
    [
        PARAGRAPHS,
        PARAGRAPHS[::-1],
        (" ".join(PARAGRAPHS),),
        (*PARAGRAPHS, "Buses run over it from Tuesday, the city said."),
        tuple(text.replace("Ann Ames,", "Ann Ames \N{EN DASH}").upper() for text in PARAGRAPHS),
        PARAGRAPHS[:1],  # an excerpt, as a feed may give it
        ("The harbour bridge is open again after a wee…",),
    ],
)
def test_what_takes_nothing_back_is_not_reported(paragraphs: tuple[str, ...]) -> None:
    assert correct(publish(*paragraphs)) == []


def test_another_article_at_the_address_takes_nothing_back() -> None:
    other = publish("The bakers have agreed to bake on Sundays again.", headline="Bakers agree")
    assert correct(other) == []
    elsewhere = publish(PARAGRAPHS[0], url="https://rival.example/bridge")
    assert correct(elsewhere) == []
    assert correct() == []


def test_a_sentence_printed_from_a_reprint_is_corrected_by_the_original() -> None:
    changed = PARAGRAPHS[1].replace("14", "41")
    address = "https://wire.example/bridge"
    original = publish(*PARAGRAPHS, "Edited by the wire's desk in Eastport.", url=address, hours=-1)
    revised = publish(PARAGRAPHS[0], changed, PARAGRAPHS[2], url=address)
    assert correct(revised, before=(original.article,)) == [(PARAGRAPHS[1], changed)]
    assert correct(revised, OLD, before=(original.article,)) == [(PARAGRAPHS[1], changed)]
    (correction,) = find(revised, before=(original.article,))
    assert (correction.past.article, correction.revised) == (OLD.article, revised.article)


def test_who_came_later_or_only_quotes_corrects_no_original() -> None:
    address = "https://rival.example/bridge"
    changed = PARAGRAPHS[1].replace("14", "41")
    revised = publish(PARAGRAPHS[0], changed, PARAGRAPHS[2], url=address)
    later = publish(*PARAGRAPHS, url=address, hours=2)
    quoting = publish(
        PARAGRAPHS[1],
        "Cracks are found in old bridges everywhere, writes our reader Bo Berg, who has walked over many.",
        url=address,
        hours=-2,
    )
    assert correct(revised, before=(later.article, quoting.article)) == []


def test_a_page_asked_for_again_takes_back_only_what_most_of_its_text_vouches_for() -> None:
    changed = PARAGRAPHS[1].replace("14", "41")
    assert correct(publish(PARAGRAPHS[0], changed, PARAGRAPHS[2]), revisited=True) == [
        (PARAGRAPHS[1], changed)
    ]
    wall = publish("To read on, accept our cookies or become a subscriber of the Harbour Post today.")
    assert correct(wall, revisited=True) == []


def test_a_new_headline_over_the_same_paragraphs_is_the_same_article() -> None:
    changed = PARAGRAPHS[1].replace("14", "41")
    revised = publish(PARAGRAPHS[0], changed, PARAGRAPHS[2], headline="Bridge is open again")
    assert correct(revised) == [(PARAGRAPHS[1], changed)]


def test_what_an_earlier_brief_reported_is_not_reported_again() -> None:
    changed = PARAGRAPHS[1].replace("14", "41")
    revised = publish(PARAGRAPHS[0], changed)
    reported = {(OLD.article.id, OLD.sentences[1].start, changed)}
    assert correct(revised, reported=reported) == [(PARAGRAPHS[2], "")]
    reported.add((OLD.article.id, OLD.sentences[2].start, ""))
    assert correct(revised, reported=reported) == []


def test_the_nearest_of_equally_like_sentences_is_quoted() -> None:
    changed = PARAGRAPHS[1].replace("14", "41")
    revised = publish(PARAGRAPHS[0], changed, PARAGRAPHS[2], changed)
    (correction,) = find(revised)
    assert correction.now is not None
    assert correction.now.position == 1
    assert (correction.past.day, correction.past.story, correction.revised) == (
        DAY,
        "bridge",
        revised.article,
    )


def test_what_stands_under_corrections_is_remembered_as_printed() -> None:
    changed = PARAGRAPHS[1].replace("14", "41")
    corrections = find(publish(PARAGRAPHS[0], changed))
    entries = (make_entry("bridge"), make_entry("ferry"))
    bridge, ferry = remember_corrections(entries, corrections)
    assert bridge.printed == (*entries[0].printed, changed)
    assert ferry == entries[1]


def test_a_sentence_without_words_cannot_change() -> None:
    odd = publish("* * *", *PARAGRAPHS)
    assert correct(publish(*PARAGRAPHS), old=odd) == []

"""The sentence before and the one after are the article's own, to the character."""

from tests.fakes import make_article
from tests.golden.invented_day import make_brief

from briefer.model import Brief
from briefer.renderers.cleaning import show_text
from briefer.renderers.neighbours import find_after, find_before
from briefer.renderers.show import show_brief
from briefer.renderers.view import SentenceView, View
from briefer.text.split import split_article


def list_sentences(view: View) -> list[SentenceView]:
    told = [
        each
        for section in (*view.leads, *view.briefs)
        for story in section.stories
        for each in story.sentences
    ]
    return told + [each for both in view.corrections for each in (both.was, both.now) if each]


def test_what_stands_around_a_sentence_stands_in_its_article(brief: Brief) -> None:
    texts = {note.article.id: note.article.text for note in brief.notes}
    sentences = list_sentences(show_brief(brief))
    for sentence in sentences:
        text = texts[sentence.article]
        before, after = sentence.before, sentence.after
        assert before is None or show_text(text[before.start : before.end]) == before.text
        assert after is None or show_text(text[after.start : after.end]) == after.text
        between = text[before.end if before else 0 : sentence.start]
        assert between.strip() == ""
        assert text[sentence.end : after.start if after else len(text)].strip() == ""
    assert len({sentence.id for sentence in sentences}) == len(sentences) > 20


def test_the_first_sentence_has_none_before_and_the_last_none_after() -> None:
    article = make_article("One is here. Two follows it.", "Three ends it.")
    one, two, three = split_article(article).sentences
    assert [find_before(each, article=article) for each in (one, two, three)] == [
        None,
        (one.start, one.end),
        (two.start, two.end),
    ]
    assert [find_after(each, article=article) for each in (one, two, three)] == [
        (two.start, two.end),
        (three.start, three.end),
        None,
    ]


def test_a_quiet_day_has_nothing_to_stand_around() -> None:
    assert list_sentences(show_brief(make_brief(()))) == []

"""An article cut into sentences: offsets count in its text, words and stems lie beside."""

from tests.fakes import make_article

from briefer.text.split import split_article


def test_offsets_count_characters_of_the_article() -> None:
    article = make_article(
        "The council met. It voted.", " Dr. Hale left at 5 p.m. on Monday. ", "Nobody came"
    )
    split = split_article(article)
    assert [sentence.text for sentence in split.sentences] == [
        "The council met.",
        "It voted.",
        "Dr. Hale left at 5 p.m. on Monday.",
        "Nobody came",
    ]
    for sentence in split.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.article == article.id
    assert [sentence.position for sentence in split.sentences] == [0, 1, 2, 3]
    assert [sentence.paragraph for sentence in split.sentences] == [0, 0, 1, 2]


def test_words_and_stems_lie_beside_their_sentences() -> None:
    split = split_article(make_article("The ministers voted. It rained."))
    assert split.words == (("the", "ministers", "voted"), ("it", "rained"))
    assert split.stems == (("minist", "vote"), ("rain",))


def test_language_of_the_article_decides() -> None:
    split = split_article(make_article("Am 3. Oktober ist Feiertag. Niemand kam.", language="de"))
    assert len(split.sentences) == 2
    assert split.stems[0] == ("3", "oktob", "feiertag")


def test_empty_article_has_no_sentences() -> None:
    for article in (make_article(), make_article("", "  ")):
        split = split_article(article)
        assert not split.sentences
        assert not split.words
        assert not split.stems

"""Text that hangs loose between the paragraphs of a page, and what stands beside its article."""

from lxml import html

from briefer.extractors.strays import wrap_loose

LOOSE = "The bridge had been shut for two years, and the ferries carried nine thousand people across the river on every day"


def test_text_behind_an_advertisement_becomes_a_paragraph_with_its_links() -> None:
    tree = html.fromstring(
        f"<div><p>One.</p><aside>Ad</aside>{LOOSE} of <b>May</b> and <i>June</i>.<p>Two.</p></div>"
    )
    wrap_loose(tree)
    assert [paragraph.text_content() for paragraph in tree.iter("p")] == [
        "One.",
        f"{LOOSE} of May and June.",
        "Two.",
    ]


def test_a_few_loose_words_stay_where_they_are() -> None:
    tree = html.fromstring("<div><p>One.</p><aside>Ad</aside>Read more<p>Two.</p></div>")
    wrap_loose(tree)
    assert [paragraph.text_content() for paragraph in tree.iter("p")] == ["One.", "Two."]

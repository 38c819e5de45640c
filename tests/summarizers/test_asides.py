"""What leads nowhere is not told: better a sentence fewer than one that is empty."""

import pytest
from tests.digests import make_digest, make_story, tell

from briefer.model import Digest

HARBOUR = (
    "The council of Eastport voted on Monday to close the harbour bridge for two years of repair.",
    "The repair of the bridge will cost 14 million dollars, and the council has only half of that.",
    "Mrs. Tamsin, 72, collects spoons.",
    "Ferries will carry the cars of Eastport across the harbour while the bridge is closed.",
    "The ferries cost the council 900 dollars a day, Mayor Ana Petrov said on Monday.",
    "Cars queued at the ferries for an hour, as the bridge carried 9,000 of them a day.",
    "Mayor Petrov asked the province to pay half of the repair.",
    "The province pays for no bridge that is older than the harbour, its minister said.",
    "Shops by the bridge fear for their trade, and asked the mayor for a year without rent.",
)
ASIDE = HARBOUR[2]


def told(*digests: Digest, summarizer: str = "briefer", sentences: int = 8) -> list[str]:
    story = make_story(*digests)
    return [each.text for each in tell(story, summarizer=summarizer, sentences=sentences).sentences]


@pytest.mark.parametrize("summarizer", ["briefer", "lead", "lexrank"])
def test_a_story_is_a_sentence_shorter_rather_than_tell_what_nothing_takes_up(summarizer: str) -> None:
    report = make_digest("Eastport closes its harbour bridge", *HARBOUR)
    for size in range(1, len(HARBOUR) + 1):
        texts = told(report, summarizer=summarizer, sentences=size)
        assert ASIDE not in texts
        assert len(texts) >= min(size, len(HARBOUR) - 2)


def test_what_the_headline_speaks_of_is_no_aside() -> None:
    report = make_digest("Mrs. Tamsin, who collects spoons, and the bridge", *HARBOUR)
    assert ASIDE in told(report, summarizer="lead")


def test_of_a_short_article_every_sentence_may_matter() -> None:
    report = make_digest("Eastport closes its harbour bridge", *HARBOUR[:4])
    assert ASIDE in told(report, summarizer="lead")


def test_what_has_nothing_to_do_with_the_news_of_several_reports_is_not_told() -> None:
    other = make_digest(
        "Eastport without a bridge",
        "Eastport will be without its harbour bridge for two years, as its council closes it for repair.",
        "The ferries across the harbour begin on Friday, Mayor Ana Petrov said.",
        outlet="Inland Courier",
    )
    texts = told(make_digest("Eastport closes its harbour bridge", *HARBOUR), other, sentences=11)
    assert ASIDE not in texts
    assert len(texts) >= 6

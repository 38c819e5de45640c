"""Which sentence opens a story: news first, below its headline, and with a place that it names itself."""

from tests.digests import make_digest, make_story, tell

FERRY = (
    "A ferry with 212 people on board hit a stone breakwater on Monday morning, and 14 of them were hurt.",
    "The harbour of Port Averell was shut for six hours, and thousands of commuters went home by bus.",
    "The captain had reversed both engines, said Lorna Bisset of the ferry's line.",
)


def open_story(headline: str, *sentences: str) -> str:
    story = make_story(make_digest(headline, *sentences))
    return tell(story, summarizer="briefer", sentences=1).sentences[0].text


def test_a_story_opens_with_the_sentence_that_its_headline_speaks_of() -> None:
    assert open_story("Ferry hits breakwater: 14 hurt", *FERRY) == FERRY[0]
    assert open_story("Thousands of commuters stranded as Port Averell shuts harbour", *FERRY) == FERRY[1]


def test_a_story_does_not_open_with_here_where_another_sentence_names_the_place() -> None:
    here = FERRY[0].replace("breakwater on", "breakwater here on")
    assert open_story("Word from the coast", here, *FERRY[1:]) == FERRY[1]
    assert open_story("Word from the coast", f"PORT AVERELL, N.S. — {here}", *FERRY[1:]).endswith(here)
    # no hard rule: "here" is better than what says little
    assert open_story("Word from the coast", here, FERRY[2]) == here

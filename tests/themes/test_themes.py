"""Every story stands in exactly one section, and the section makes sense."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.digests import MONDAY, make_digest, make_story, tell

from briefer.ledger import follow_stories
from briefer.model import Digest, RankedStory, RankTerm, Theme, Vector
from briefer.themes import MORE_NEWS, ThemeRule, find_themes, list_sections
from briefer.themes.classifier import Guess, classify_stories
from briefer.themes.glued import split_glued
from briefer.themes.lexicon import read_lexicon

EXAMPLES = {
    "Sport": "The striker scored twice as the champions won the league match and the coach praised the team.",
    "Business": "Shares of the company rose after it raised its profit forecast for the quarter, "
    "investors said.",
    "Technology": "Hackers exploited a flaw in the software of the server, and users were told to "
    "install the patch.",
    "Health": "Doctors at the hospital treated patients with the vaccine against the virus in a clinical "
    "trial.",
    "Crime and justice": "Police arrested a suspect in the murder, and prosecutors told the court that "
    "he was charged.",
    "Politics": "Voters in the election chose a new senator, and the Democratic candidate conceded to "
    "the governor.",
    "Science": "Astronomers with a telescope discovered a planet, and NASA scientists said the galaxy is "
    "ancient.",
}
DOUBTFUL = make_digest(
    "A street counts its windows", "The lit windows of the street were counted by the bank."
)
VAGUE = "The old clock of Tarrant struck thirteen, and Agnes Doerksen wound it back with a spoon."


def ranked(*digests: Digest) -> list[RankedStory]:
    """Return a story for each digest, the first ranking highest."""
    stories = [make_story(digest) for digest in digests]
    followed = follow_stories(stories, tell=tell, entries=(), day=MONDAY.date(), quiet_days=7)
    return [
        RankedStory(followed=each, terms=(RankTerm(name="place", value=10.0 - index, words=""),))
        for index, each in enumerate(followed)
    ]


def digest(
    text: str,
    headline: str = "News of the day",
    *,
    outlet: str = "Post",
    url: str = "",
    source: str = "test",
    language: str = "en",
) -> Digest:
    return make_digest(headline, text, outlet=outlet, url=url, source=source, language=language)


def rule(
    label: str, *, words: tuple[str, ...] = (), outlets: tuple[str, ...] = (), sources: tuple[str, ...] = ()
) -> ThemeRule:
    return ThemeRule(label=label, words=words, outlets=outlets, sources=sources)


def themes(stories: list[RankedStory], *rules: ThemeRule, minimum: int = 2) -> dict[str, list[str]]:
    found = find_themes(stories, rules=rules, minimum=minimum)
    assert len({theme.label for theme in found}) == len(found)
    return {
        theme.label: [story.followed.story.lead.paragraphs[0] for story in theme.stories] for theme in found
    }


def test_nothing_gives_nothing() -> None:
    assert find_themes([], rules=[rule("Ports")], minimum=2) == ()


@pytest.mark.parametrize("section", EXAMPLES)
def test_shipped_sections(section: str) -> None:
    assert list(themes(ranked(digest(EXAMPLES[section])))) == [section]
    assert section in list_sections()


@pytest.mark.parametrize(
    ("language", "text", "section"),
    [
        (
            "de",
            "Der Trainer lobte die Mannschaft nach dem Sieg im Finale, der Stürmer schoss zwei Tore.",
            "Sport",
        ),
        ("de", "Der Fußballverein und sein Bundesligatrainer jubeln nach dem Sieg.", "Sport"),
        (
            "fr",
            "Le tribunal a condamné l'accusé à deux ans de prison, a dit le procureur.",
            "Crime and justice",
        ),
        ("es", "Los médicos del hospital trataron a los pacientes con la vacuna contra el virus.", "Health"),
        ("ar", "فاز الفريق في المباراة النهائية وسجل اللاعب هدفين أمام جماهير الملعب", "Sport"),
        ("ja", "首相は国会で新しい法案について説明し、野党の議員は選挙を求めた。", "Politics"),
        ("it", "La squadra ha vinto la partita di calcio, l'allenatore loda il portiere.", "Sport"),
        ("pt", "A polícia deteve um suspeito de homicídio, disse o tribunal.", "Crime and justice"),
        ("nl", "De minister verloor de stemming in het parlement over het wetsvoorstel.", "Politics"),
        ("ru", "Врачи больницы лечили пациентов новой вакциной от вируса.", "Health"),
        ("uk", "Астрономи побачили в телескоп планету, вчені раді відкриттю.", "Science"),
        ("el", "Το δικαστήριο έκρινε ένοχο τον κατηγορούμενο για τη δολοφονία.", "Crime and justice"),
        ("he", "הקבוצה ניצחה את המשחק בליגה, המאמן שיבח את השוער והחלוץ.", "Sport"),
        ("hi", "अस्पताल में डॉक्टर ने मरीज को वायरस का टीका दिया।", "Health"),
        ("zh", "科学家用望远镜发现了新的行星。", "Science"),
        ("ko", "경찰은 살인 혐의로 용의자를 체포했다.", "Crime and justice"),
    ],
)
def test_sections_in_other_languages(language: str, text: str, section: str) -> None:
    assert list(themes(ranked(digest(text, "—", language=language)))) == [section]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ""),
        ("de", "Die Katze."),
        ("de", "Nichts davon steht irgendwo geschrieben."),
        (
            "fr",
            "Le match du tribunal et la bourse du film, le vaccin et le scrutin, la planète et le climat.",
        ),
        ("fi", "Kissa istui matolla ja katseli ulos ikkunasta."),
        ("en", "Qwx zzkh."),
    ],
)
def test_what_no_section_claims_is_left_open(language: str, text: str) -> None:
    assert list(themes(ranked(digest(text, "", language=language)))) == [MORE_NEWS]


@pytest.mark.parametrize(
    "language",
    ["ar", "de", "el", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pt", "ru", "uk", "zh"],
)
def test_every_language_knows_every_section(language: str) -> None:
    lexicon = read_lexicon(language)
    assert tuple(lexicon) == list_sections()
    assert all(len(words) >= 15 for words in lexicon.values())


@pytest.mark.parametrize("language", ["xx", "../en", ""])
def test_an_unknown_language_has_no_seed_words(language: str) -> None:
    assert not read_lexicon(language)


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        ("Team wins finalThe goalkeeper saves three penalties", "final The"),
        ("Talks fail", ""),
        ("talks fail", ""),
        ("NATO meets at SpaceX", ""),
    ],
)
def test_words_that_ran_together_are_parted(headline: str, parts: str) -> None:
    assert split_glued(headline) == parts


def test_a_headline_that_ran_into_the_next_line_still_tells_the_section() -> None:
    glued = digest("Bread.", "Thirteen runsWickets fell fastThe umpireCricket")
    assert list(themes(ranked(glued))) == ["Sport"]


def test_an_unsure_story_stands_in_its_likeliest_section() -> None:
    guess = classify_stories([[DOUBTFUL.terms]], language="en")[0]
    assert guess.section
    assert not guess.sure
    assert list(themes(ranked(DOUBTFUL))) == [guess.section]
    own = themes(ranked(DOUBTFUL), rule(guess.section, words=("nothing of it",)))
    assert list(own) == [guess.section]


def test_related_tiny_sections_share_a_heading_when_there_are_many() -> None:
    culture = digest("Der Film des Regisseurs, die Schauspielerin, das Kino und Theater.", "—", language="de")
    world = digest("Der Botschafter, der Krieg, die Truppen und die Waffenruhe.", "—", language="de")
    found = themes(ranked(*(digest(text) for text in EXAMPLES.values()), culture, world))
    assert len(found["Science and technology"]) == 2
    assert not {"Science", "Technology", MORE_NEWS} & set(found)


def test_a_mine_accident_is_news_of_the_world() -> None:
    text = (
        "Rescue teams brought nine miners out alive after an explosion trapped them underground for three "
        "days. The survivors were taken to hospital, and the company that owns the mine promised an inquiry."
    )
    assert list(themes(ranked(digest(text, "Nine miners rescued after blast")))) == ["World"]


def test_counts_weigh_in_for_foreign_words() -> None:
    terms = Vector(terms=("match", "tribunal", "équip"), counts=(4.0, 1.0, 2.0))
    assert classify_stories([[terms]], language="fr")[0] == Guess(section="Sport", sure=True)


def test_the_readers_own_sections_come_first_in_their_order() -> None:
    stories = ranked(
        digest(EXAMPLES["Sport"]),
        digest("The harbour master closed both ports to shipping after the storm."),
        digest(EXAMPLES["Business"], outlet="The Tally"),
    )
    found = themes(stories, rule("Money", outlets=("the tally",)), rule("Ports", words=("ports", "shipping")))
    assert list(found) == ["Money", "Ports", "Sport"]


def test_the_first_rule_that_hits_wins() -> None:
    found = themes(
        ranked(digest(EXAMPLES["Sport"])), rule("One", words=("league",)), rule("Two", words=("league",))
    )
    assert list(found) == ["One"]


@pytest.mark.parametrize(
    ("words", "headline", "text", "hit"),
    [
        (("Trade Union",), "The trade union strikes", "Bread is back.", True),
        (("port",), "News", "Reports of airports.", False),
        (("port",), "News", "First of all bread.\n\nThe port is shut.", False),
        (("port",), "News", "First of all bread.\n\nThe port is shut. The port is old.", True),
        (("港",), "横浜港で火災", "火災があった。", True),
        (("",), "News", "Bread is back.", False),
    ],
)
def test_words_of_a_rule(words: tuple[str, ...], headline: str, text: str, hit: bool) -> None:
    story = make_digest(headline, *text.split("\n\n"))
    assert ("Own" in themes(ranked(story), rule("Own", words=words))) is hit


@pytest.mark.parametrize(
    ("sources", "hit"),
    [
        (("Papers",), True),
        (("sport",), True),
        (("desk/sport",), True),
        (("Fußball",), True),
        (("a.txt",), False),
    ],
)
def test_sources_and_folders_of_a_rule(sources: tuple[str, ...], hit: bool) -> None:
    story = digest(VAGUE, url="file:desk/sport/Fu%C3%9Fball/a.txt", source="papers")
    assert ("Own" in themes(ranked(story), rule("Own", sources=sources))) is hit
    elsewhere = digest(VAGUE, url="https://example.org/sport/a")
    assert "Own" not in themes(ranked(elsewhere), rule("Own", sources=("sport",)))


def test_a_rule_with_a_shipped_label_joins_the_shipped_section() -> None:
    stories = ranked(digest(EXAMPLES["Sport"]), digest(VAGUE, outlet="Touchline"))
    assert {
        label: len(found) for label, found in themes(stories, rule("Sport", outlets=("Touchline",))).items()
    } == {"Sport": 2}


def test_stories_that_share_a_name_make_a_theme_of_their_own() -> None:
    stories = ranked(
        *(
            digest(f"{VAGUE} Part {index}.", f"Part {index}: old Agnes Doerksen at night")
            for index in range(3)
        ),
        *(digest(text) for text in EXAMPLES.values()),
    )
    found = themes(stories)
    assert len(found["Agnes Doerksen"]) == 3
    assert MORE_NEWS not in found


def test_stories_that_share_a_much_used_word_make_a_theme() -> None:
    stories = ranked(
        *(digest(f"Gnomes gnomes zzkh{index}.", f"Of gnomes {index}") for index in range(3, 6)),
        *(digest(text) for text in EXAMPLES.values()),
    )
    assert len(themes(stories)["Gnomes"]) == 3


def test_a_word_of_time_is_no_theme() -> None:
    stories = ranked(
        *(digest(f"Weeks weeks zzkh{index}.", f"Of weeks {index}") for index in range(3, 6)),
        *(digest(text) for text in EXAMPLES.values()),
    )
    assert "Weeks" not in themes(stories)


def test_stories_that_share_a_phrase_make_a_theme_of_it() -> None:
    stories = ranked(
        *(digest(f"Zzkh{index}.", f"Qwx{index}: garden gnomes, zzkh{index}") for index in range(2)),
        digest("Zzkh.", "Qwx: garden – gnomes, zzkh"),
        *(digest(text) for text in EXAMPLES.values()),
    )
    assert len(themes(stories)["Garden gnomes"]) == 2


def test_a_story_alone_is_never_a_theme_of_its_own() -> None:
    lone = digest("Gnomes gnomes gnomes zzkh.", "Garden gnomes of Agnes Doerksen")
    found = find_themes(ranked(lone, *(digest(text) for text in EXAMPLES.values())), rules=[], minimum=1)
    assert {theme.label for theme in found} <= {*list_sections(), MORE_NEWS}


def test_a_day_is_no_theme_and_capitals_stay() -> None:
    stories = ranked(
        *(digest(f"Zzkh{index} qwx.", f"Qwx in the Monday of zzkh{index}") for index in range(3)),
        *(digest(f"HGV{index} HGV HGV.", f"HGV no. {index}") for index in range(3)),
        *(digest(text) for text in EXAMPLES.values()),
    )
    labels = list(themes(stories))
    assert "Monday" not in labels


def test_too_many_headings_merge_the_tiniest() -> None:
    own = [digest(text) for text in EXAMPLES.values()]
    extra = [
        digest(text, "—", language=language)
        for language, text in (
            ("de", "Der Film des Regisseurs lief im Kino, die Schauspielerin sang im Theater und Museum."),
            ("de", "Der Botschafter sprach im Krieg mit dem Außenminister über Truppen und die Waffenruhe."),
            ("de", "Der Klimawandel und die Emissionen der Kohle: Dürre, Hochwasser und der Gletscher."),
        )
    ]
    stories = ranked(*own, *extra)
    found = find_themes(stories, rules=[], minimum=2)
    assert found[-1].label == MORE_NEWS
    assert len(found) == 9
    assert found[0].stories[0] is stories[0]


def test_more_news_stays_the_smaller_part() -> None:
    stories = ranked(
        *(digest(text) for text in EXAMPLES.values()), *(digest(f"Qwx {n}.", f"Qwx {n}") for n in range(9))
    )
    found = find_themes(stories, rules=[], minimum=20)
    assert {theme.label for theme in found} == {*EXAMPLES, MORE_NEWS}


POOL = ranked(
    *(digest(text) for text in EXAMPLES.values()), digest(VAGUE), digest("", ""), digest("Bread.", "Bread")
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(POOL), unique_by=id), st.integers(0, 4), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_themes_and_loses_nothing(
    pool: list[RankedStory], minimum: int, chance: random.Random
) -> None:
    rules = [rule("Clocks", words=("clock",))]
    expected: tuple[Theme, ...] = find_themes(pool, rules=rules, minimum=minimum)
    shuffled = list(pool)
    chance.shuffle(shuffled)
    assert find_themes(shuffled, rules=rules, minimum=minimum) == expected
    told = [story.followed.story.id for theme in expected for story in theme.stories]
    assert sorted(told) == sorted(story.followed.story.id for story in pool)


def test_ties_fall_to_the_id() -> None:
    equal = [replace(story, terms=()) for story in POOL[:3]]
    found = find_themes(equal, rules=[], minimum=2)
    assert [theme.stories[0].followed.story.id for theme in found] == sorted(
        story.followed.story.id for story in equal
    )

"""Days that are hard to set: long words, with and without hyphenation, and long names in the margin."""

from tests.golden.invented_day import Report, Told, make_brief

from briefer.model import Brief

WORD = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"
# There is no hyphenation for Finnish.
FINNISH = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilaslentokonesuihkuturbiinimoottori"


def tell(number: int, headline: str, *sentences: str, language: str = "en", also: int = 0) -> Told:
    """Return a story of one report, and of ``also`` copies by outlets with long names."""
    outlets = [f"Outlet {number}", *(f"The {each} and District Evening Advertiser" for each in range(also))]
    reports = tuple(
        Report(
            outlet=outlet,
            headline=headline,
            sentences=sentences,
            language=language,
            url=f"https://long-{'and-district-' * 3}{number}-{place}.example/news",
        )
        for place, outlet in enumerate(outlets)
    )
    return Told(
        theme=f"Theme {number}",
        rank=9.0 - number / 10,
        reports=reports,
        told=tuple((0, place) for place in range(len(sentences))),
    )


def make_hard_brief() -> Brief:
    """Return a brief of long words in headlines, sentences and notes, and long lists in the margin."""
    german = (f"Die {WORD} gilt seit Mittwoch.", f"Der Rat hat die {WORD} mit 94 Stimmen beschlossen.")
    finnish = (f"Pohjolassa {FINNISH} on sana.", "Se on pitkä.")
    return make_brief(
        tuple(
            tell(
                number,
                f"{FINNISH} puhuu" if number % 2 else f"Landtag ändert {WORD} {number}",
                *(finnish if number % 2 else german),
                language="fi" if number % 2 else "de",
                also=7 if number in (0, 2) else 0,
            )
            for number in range(9)
        )
    )

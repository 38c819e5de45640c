"""Whether minutes and pages are met on random days: ``python -m tests.make.budget 100``, or ``make budget``.

Each day has 10 to 2,000 articles and is to be read in 1 to 10 minutes on 1 to 6 pages. The short form is
test_budget.py.
"""

import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.looks import classic_press
from tests.make.corpora import Day
from tests.renderers.reading import read_pdf, squeeze

from briefer.assemble import count_words
from briefer.make.printing import render_editions, set_brief
from briefer.model import Brief
from briefer.renderers import Press
from briefer.renderers.typesetter import open_typesetter
from briefer.settings import Settings, load_settings
from briefer.verify.in_pdf import find_on_pages, is_given_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was asked for on a day, what was printed, and every promise that was not kept."""

    asked: str
    printed: str
    faults: tuple[str, ...]


def draw_day(seed: int, *, most: int, pages: int) -> tuple[Day, Settings]:
    """Return a day of at most so many articles, and what its reader asks for; ``pages`` 0: any number."""
    chance = random.Random(seed)
    articles = round(10 * (most / 10) ** chance.random())
    settings = load_settings(
        flags={"minutes": str(round(chance.uniform(1, 10), 1)), "pages": str(pages or chance.randint(1, 6))},
        environment={},
        folder=Path(tempfile.gettempdir()),
        file=None,
    )
    return Day(seed, articles=articles), settings


def try_day(seed: int, *, most: int, press: Press, pages: int = 0) -> Outcome:
    """Make the brief of a random day and hold it to what was asked for."""
    day, settings = draw_day(seed, most=most, pages=pages)
    fitted = set_brief(day.write_copy(), settings=settings, number=1, press=press, settled=lambda brief: None)
    brief = fitted.brief
    editions, troubles = render_editions(brief, formats=("pdf",), press=press)
    shown = [page.extract_text() for page in read_pdf(editions[0].content).pages]
    words = count_printed(brief)
    faults = [press.typesetter.trouble] if press.typesetter.trouble else []
    faults += [*fitted.troubles, *troubles, *find_faults(brief, pages=shown, day=day)]
    if len(shown) > settings.pages:
        faults.append(f"{len(shown)} pages")
    if words > settings.minutes * settings.words_per_minute:
        faults.append(f"{words} words")
    stories = sum(len(section.stories) for section in (*brief.leads, *brief.briefs))
    return Outcome(
        asked=f"{len(day.articles)} articles, {settings.minutes} minutes, {settings.pages} pages",
        printed=f"{stories} stories, {words} words, {len(shown)} pages",
        faults=tuple(faults),
    )


def count_printed(brief: Brief) -> int:
    """Count the words of headlines and sentences."""
    stories = [story for section in (*brief.leads, *brief.briefs) for story in section.stories]
    words = sum(count_words(story.headline) for story in stories)
    words += sum(count_words(line.headline) for line in brief.watching)
    return words + sum(count_words(each.sentence.text) for story in stories for each in story.sentences)


def find_faults(brief: Brief, *, pages: list[str], day: Day) -> list[str]:
    """Return what is cut, not whole on page 1, or not accounted for."""
    whole = {article.id: set(article.paragraphs) for article in day.articles}
    shown = [squeeze(page) for page in pages]
    drawn = frozenset("".join(shown))
    faults: list[str] = []
    for sections, on in ((brief.leads, shown[:1]), (brief.briefs, shown)):
        for story in (story for section in sections for story in section.stories):
            for text in (story.headline, *(printed.sentence.text for printed in story.sentences)):
                wanted = squeeze(text)
                if is_given_back(wanted, drawn=drawn) and find_on_pages(wanted, on, since=0) is None:
                    faults.append(f"not on {'page 1' if on is not shown else 'the pages'}: {text[:60]}")
            if not all(each.sentence.text in whole[each.sentence.article] for each in story.sentences):
                faults.append(f"cut: {story.headline}")
    coverage = brief.coverage
    if coverage.read != coverage.printed + coverage.merged + len(coverage.skipped):
        faults.append("the ledger does not add up")
    return faults


def main() -> int:
    """Try as many days as are asked for; print each, and how many promises were broken."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    broken = 0
    for seed in range(count):
        # A child is made for one brief: it frees no memory.
        with open_typesetter() as typesetter:
            outcome = try_day(seed, most=2000, press=classic_press(typesetter))
        broken += len(outcome.faults)
        print(f"{seed:3} {outcome.asked}: {outcome.printed}", *outcome.faults, sep="\n    ! ", flush=True)
    print(f"{count} days, {broken} promises broken")
    return min(1, broken)


if __name__ == "__main__":
    sys.exit(main())

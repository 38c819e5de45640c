"""What one would rather look at than read: how a story was covered over a week, and sections over a day."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from briefer.make.telling import Told
from briefer.model import Article, Brief, Chart, LedgerEntry, Window
from briefer.store import Store

DAYS = 7
PARTS, PART_HOURS = 8, 3
# Fewer articles, or of fewer sections, are told as fast by a number as by a picture.
FEWEST_ARTICLES, FEWEST_SECTIONS, MOST_SECTIONS = 24, 2, 6

CountDays = Callable[[str], tuple[int, ...]]


def open_days(told: Told, entries: Sequence[LedgerEntry], *, store: Store, window: Window) -> CountDays:
    """Return what counts a followed story's articles on each of the last seven days, today last.

    Articles of earlier days are read from the store when a story is asked for: few stories are printed.
    """
    today = {each.story.id: each.story.articles for each in told.followed}
    known = {entry.id: entry.articles for entry in entries}

    @cache
    def count_days(story: str) -> tuple[int, ...]:
        articles = {article.id: article for article in today.get(story, ())}
        past = [each for each in known.get(story, ()) if each not in articles]
        return _count_by_day([*articles.values(), *store.load_articles(past)], window=window)

    return count_days


def chart_brief(brief: Brief, *, told: Told, count_days: CountDays) -> tuple[Chart, ...]:
    """Return the charts of a brief: of each lead that was told on more than one day, and of its sections."""
    leads = [story.id for section in brief.leads for story in section.stories]
    end = brief.window.until
    days = (Chart(kind="days", subject=story, counts=count_days(story), end=end) for story in leads)
    labels = dict.fromkeys(section.label for section in (*brief.leads, *brief.briefs))
    by_label = {
        theme.label: [article for story in theme.stories for article in story.followed.story.articles]
        for theme in told.themes
        if theme.label in labels
    }
    more_than_once = (chart for chart in days if sum(map(bool, chart.counts)) > 1)
    return (*more_than_once, *_chart_hours(by_label, window=brief.window))


def _count_by_day(articles: Iterable[Article], *, window: Window) -> tuple[int, ...]:
    zone = ZoneInfo(window.zone)
    counts: Counter[date] = Counter(article.moment.astimezone(zone).date() for article in articles)
    return tuple(counts[window.day - timedelta(days=back)] for back in reversed(range(DAYS)))


def _chart_hours(by_label: dict[str, list[Article]], *, window: Window) -> tuple[Chart, ...]:
    """Count each section's articles in the last 24 hours, by parts of three that end at a full third hour."""
    articles = [article for each in by_label.values() for article in each]
    moments = [article.moment for article in articles if article.moment < window.until]
    if not moments:
        return ()
    end = _round_up(max(moments).astimezone(ZoneInfo(window.zone)))
    counted = {label: _count_by_part(articles, end=end) for label, articles in by_label.items()}
    if sum(map(sum, counted.values())) < FEWEST_ARTICLES or len(counted) < FEWEST_SECTIONS:
        return ()
    largest = sorted(counted, key=lambda label: (-sum(counted[label]), label))[:MOST_SECTIONS]
    return tuple(
        Chart(kind="hours", subject=label, counts=counts, end=end)
        for label, counts in counted.items()
        if label in largest
    )


def _round_up(moment: datetime) -> datetime:
    floor = moment.replace(hour=moment.hour - moment.hour % PART_HOURS, minute=0, second=0, microsecond=0)
    return floor + timedelta(hours=PART_HOURS)


def _count_by_part(articles: Iterable[Article], *, end: datetime) -> tuple[int, ...]:
    parts = Counter((end - article.moment) // timedelta(hours=PART_HOURS) for article in articles)
    return tuple(parts[back] for back in reversed(range(PARTS)))

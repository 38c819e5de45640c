"""How good the work is: summaries beside those that people wrote, groups beside labels that people gave."""

from briefer.evaluate.bcubed import (
    Judged,
    Measure,
    StoryScore,
    StoryStanding,
    compare_stories,
    judge_articles,
    score_stories,
)
from briefer.evaluate.chart import draw_png, draw_svg
from briefer.evaluate.compare import Comparison, Outcome, Standing, compare_summarizers, run_summarizer
from briefer.evaluate.examples import Example, read_example
from briefer.evaluate.intervals import Interval, find_intervals
from briefer.evaluate.labels import Found, Kind, Labelled, find_kind, read_found, read_labelled
from briefer.evaluate.rouge import Rouge, score_summary
from briefer.evaluate.sections import (
    OTHER,
    Meaning,
    Placed,
    SectionScore,
    ThemeIntervals,
    ThemeScore,
    ThemeStanding,
    compare_themes,
    count_confusion,
    find_theme_intervals,
    score_themes,
)

__all__ = [
    "OTHER",
    "Comparison",
    "Example",
    "Found",
    "Interval",
    "Judged",
    "Kind",
    "Labelled",
    "Meaning",
    "Measure",
    "Outcome",
    "Placed",
    "Rouge",
    "SectionScore",
    "Standing",
    "StoryScore",
    "StoryStanding",
    "ThemeIntervals",
    "ThemeScore",
    "ThemeStanding",
    "compare_stories",
    "compare_summarizers",
    "compare_themes",
    "count_confusion",
    "draw_png",
    "draw_svg",
    "find_intervals",
    "find_kind",
    "find_theme_intervals",
    "judge_articles",
    "read_example",
    "read_found",
    "read_labelled",
    "run_summarizer",
    "score_stories",
    "score_summary",
    "score_themes",
]

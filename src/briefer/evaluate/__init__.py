"""How good summaries are: compared with those that people wrote, by ROUGE, with intervals."""

from briefer.evaluate.chart import draw_png, draw_svg
from briefer.evaluate.compare import Comparison, Outcome, Standing, compare_summarizers, run_summarizer
from briefer.evaluate.examples import Example, read_example
from briefer.evaluate.intervals import Interval, find_intervals
from briefer.evaluate.rouge import Rouge, score_summary

__all__ = [
    "Comparison",
    "Example",
    "Interval",
    "Outcome",
    "Rouge",
    "Standing",
    "compare_summarizers",
    "draw_png",
    "draw_svg",
    "find_intervals",
    "read_example",
    "run_summarizer",
    "score_summary",
]

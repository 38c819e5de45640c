"""Rows of text in, rows of sentences out: what ``--batch`` does with each line, in whatever process.

A row is a line of JSON. Whatever is wrong with one, it becomes an answer that says so, and the rest go on.
"""

from briefer.batch.given import Given, locate_sentence, read_given
from briefer.batch.lines import Line, list_lines
from briefer.batch.rows import Answer, Row, read_report, read_reports, read_row, skip_row, write_answers
from briefer.batch.split import name_language, split_row
from briefer.batch.summarize import Chosen, lose_row, read_givens, summarize_givens, summarize_row

__all__ = [
    "Answer",
    "Chosen",
    "Given",
    "Line",
    "Row",
    "list_lines",
    "locate_sentence",
    "lose_row",
    "name_language",
    "read_given",
    "read_givens",
    "read_report",
    "read_reports",
    "read_row",
    "skip_row",
    "split_row",
    "summarize_givens",
    "summarize_row",
    "write_answers",
]

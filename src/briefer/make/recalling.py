"""What the store gives of a day beside what sources give: what they gave before, and what became of it.

A source that asks the network gives everything once. A brief that is made again counts what it gave then as
if it gave it now: the same articles, the same ones left out, the same troubles.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from briefer.model import Skipped, SourceReport

# What the source of a page is called that is asked for again: it is no source of the reader's.
AGAIN = "asked again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """The ids of stored articles of the day, what an earlier brief of it left out, and its ``reports``."""

    ids: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    reports: tuple[SourceReport, ...]


NOTHING = Recall(ids=(), skipped=(), reports=())


def merge_reports(
    fresh: Sequence[SourceReport], recall: Recall, *, again: Iterable[str], remote: Collection[str]
) -> tuple[SourceReport, ...]:
    """Return the reports with what was recalled counted to the sources that gave it.

    ``again`` are the sources of what was recalled, one for each; what no source of the day accounts for is
    reported as the store's.
    """
    counts = Counter(again)
    reports = []
    for report in fresh:
        more = counts.pop(report.name, 0) if report.name in remote else 0
        reports.append(replace(report, documents=report.documents + more))
    for report in recall.reports:
        counts.pop(report.name, 0)
        reports.append(report)
    counts.pop(AGAIN, 0)
    if rest := sum(counts.values()):
        reports.append(SourceReport(name="store", documents=rest, trouble="", note=""))
    return tuple(reports)

"""The whole cleaning of an article's lines, head to tail: what is furniture goes, what is news stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.extractors.bylines import find_named_outlet
from briefer.extractors.datelines import cut_dateline
from briefer.extractors.heads import read_head
from briefer.extractors.lines import is_prose
from briefer.extractors.tails import clean_body

_BULLET = re.compile(r"^[•‣▪◦●■►▸▶✔➤*]\s+(?=\w|[\"'“‘„«])")
_COPYRIGHT = re.compile(r"(?:copyright )?(?:©|\(c\) ?(?:19|20)\d\d).{3,200}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanCopy:
    """An article's paragraphs without furniture, and what the furniture said."""

    headline: str
    paragraphs: tuple[str, ...]
    byline: str
    agency: str
    outlet: str
    url: str
    language: str
    dates: tuple[str, ...]


def strip_furniture(lines: Sequence[str], *, headline: str, byline: str, hints: Sequence[str]) -> CleanCopy:
    """Return the copy that ``lines`` hold.

    ``lines`` are clean (``hygiene.clean_line``) and not empty; ``headline`` and ``byline`` are what the
    document declares, or "": then they are sought among the lines. ``hints`` are names that the outlet may
    have, in lower case.
    """
    head = read_head(lines, headline=headline, hints=hints)
    author = byline or head.byline
    body = clean_body(lines[head.length :], headline=head.headline, byline=author)
    paragraphs, agency = body.paragraphs, body.agency
    if paragraphs:
        first = next((place for place, line in enumerate(paragraphs) if is_prose(line)), 0)
        dateline = cut_dateline(paragraphs[first:])
        paragraphs = (*paragraphs[:first], dateline.paragraph, *paragraphs[first + 1 :])
        agency = dateline.agency or agency
        paragraphs = tuple(_BULLET.sub("", line) for line in paragraphs)
    return CleanCopy(
        headline=head.headline,
        paragraphs=(*head.kept, *paragraphs),
        byline=author,
        agency=agency,
        outlet=head.outlet or find_named_outlet(filter(_COPYRIGHT.match, lines), hints=hints),
        url=head.url,
        language=head.language,
        dates=tuple(head.dates),
    )

"""The nouns: one frozen value for each room that an article walks through.

::

    RawDocument ─▶ Article ─▶ SplitArticle ─▶ Digest ─▶ Origin ─▶ Cluster ─▶ Story ─▶ FollowedStory
                                                  ─▶ RankedStory ─▶ Theme ─▶ Brief ─▶ Edition

New knowledge is a new type. ``None`` says "the document does not tell", never "not computed yet".
Every ``datetime`` is aware and in UTC; every offset counts characters of ``Article.text``.
"""

from briefer.model.brief import (
    Brief,
    Coverage,
    Edition,
    Missed,
    Note,
    PrintedDisagreement,
    PrintedFigure,
    PrintedSentence,
    PrintedStory,
    Receipt,
    Section,
    SourceReport,
    WatchedStory,
)
from briefer.model.day import (
    MORE_NEWS,
    Cluster,
    DatedSentence,
    Disagreement,
    Figure,
    FollowedStory,
    LedgerEntry,
    Origin,
    QuietStory,
    Quotation,
    RankedStory,
    RankTerm,
    Story,
    Telling,
    Theme,
)
from briefer.model.documents import (
    PARAGRAPH_BREAK,
    Article,
    Budget,
    CreditedSentence,
    Digest,
    JointSummary,
    RawDocument,
    Sentence,
    Skipped,
    SplitArticle,
    Summary,
    Vector,
    Window,
)

__all__ = [
    "MORE_NEWS",
    "PARAGRAPH_BREAK",
    "Article",
    "Brief",
    "Budget",
    "Cluster",
    "Coverage",
    "CreditedSentence",
    "DatedSentence",
    "Digest",
    "Disagreement",
    "Edition",
    "Figure",
    "FollowedStory",
    "JointSummary",
    "LedgerEntry",
    "Missed",
    "Note",
    "Origin",
    "PrintedDisagreement",
    "PrintedFigure",
    "PrintedSentence",
    "PrintedStory",
    "QuietStory",
    "Quotation",
    "RankTerm",
    "RankedStory",
    "RawDocument",
    "Receipt",
    "Section",
    "Sentence",
    "Skipped",
    "SourceReport",
    "SplitArticle",
    "Story",
    "Summary",
    "Telling",
    "Theme",
    "Vector",
    "WatchedStory",
    "Window",
]

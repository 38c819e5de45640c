"""The nouns: one frozen value for each room that an article walks through.

::

    RawDocument ─▶ Article ─▶ SplitArticle ─▶ Digest ─▶ Origin ─▶ Cluster ─▶ Story ─▶ FollowedStory
                                                  ─▶ RankedStory ─▶ Theme ─▶ Brief ─▶ Edition

New knowledge is a new type. ``None`` says "the document does not tell", never "not computed yet".
Every ``datetime`` is aware and in UTC; every offset counts characters of ``Article.text``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.model.brief import (
        Brief,
        Chart,
        Coverage,
        Edition,
        Missed,
        Note,
        PrintedCorrection,
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
        Boost,
        Cluster,
        Correction,
        DatedSentence,
        Disagreement,
        Figure,
        FollowedStory,
        LedgerEntry,
        Origin,
        PastSentence,
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
    from briefer.model.inserts import Insert, InsertItem, Inserts
    from briefer.model.mail import (
        ACTIVE,
        ARMED,
        CLAIMED,
        DEFERRED,
        FAILED,
        LEFT,
        NOT_SENT,
        QUEUED,
        SENT,
        SUSPENDED,
        UNKNOWN,
        WITHDRAWN,
        Envelope,
        MailBody,
        Mailing,
        OutboxRow,
        Reader,
        StoredMailing,
    )
    from briefer.model.network import AddressMemory, Completion, Harvest, HostMemory, PageTry
    from briefer.model.rules import Rule, Verdict
    from briefer.model.traces import Member, Trace

__all__ = [
    "ACTIVE",
    "ARMED",
    "CLAIMED",
    "DEFERRED",
    "FAILED",
    "LEFT",
    "MORE_NEWS",
    "NOT_SENT",
    "PARAGRAPH_BREAK",
    "QUEUED",
    "SENT",
    "SUSPENDED",
    "UNKNOWN",
    "WITHDRAWN",
    "AddressMemory",
    "Article",
    "Boost",
    "Brief",
    "Budget",
    "Chart",
    "Cluster",
    "Completion",
    "Correction",
    "Coverage",
    "CreditedSentence",
    "DatedSentence",
    "Digest",
    "Disagreement",
    "Edition",
    "Envelope",
    "Figure",
    "FollowedStory",
    "Harvest",
    "HostMemory",
    "Insert",
    "InsertItem",
    "Inserts",
    "JointSummary",
    "LedgerEntry",
    "MailBody",
    "Mailing",
    "Member",
    "Missed",
    "Note",
    "Origin",
    "OutboxRow",
    "PageTry",
    "PastSentence",
    "PrintedCorrection",
    "PrintedDisagreement",
    "PrintedFigure",
    "PrintedSentence",
    "PrintedStory",
    "QuietStory",
    "Quotation",
    "RankTerm",
    "RankedStory",
    "RawDocument",
    "Reader",
    "Receipt",
    "Rule",
    "Section",
    "Sentence",
    "Skipped",
    "SourceReport",
    "SplitArticle",
    "StoredMailing",
    "Story",
    "Summary",
    "Telling",
    "Theme",
    "Trace",
    "Vector",
    "Verdict",
    "WatchedStory",
    "Window",
]

# Each before those that need it. To make so many types takes 20 ms, and workers need few of them.
_MODULES = ("documents", "rules", "network", "mail", "inserts", "day", "traces", "brief")

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Return a noun, imported when somebody first asks for it (PEP 562)."""
        if name in __all__:
            for module in _MODULES:
                nouns = vars(import_module(f"{__name__}.{module}"))
                if name in nouns:
                    return globals().setdefault(name, nouns[name])
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

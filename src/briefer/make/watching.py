"""What earlier briefs left to watch: followed stories of which nobody reported today."""

from collections.abc import Sequence
from datetime import date

from briefer.ledger import list_quiet
from briefer.make.telling import Told
from briefer.model import LedgerEntry, QuietStory
from briefer.settings import Settings
from briefer.store import Store

# Those that changed last; a brief has room for a few of them.
_MOST = 24


def watch_stories(
    entries: Sequence[LedgerEntry], *, told: Told, store: Store, settings: Settings, day: date
) -> tuple[QuietStory, ...]:
    """Return the open stories that readers know and that have no report today."""
    quiet = list_quiet(entries, followed=told.followed, day=day, quiet_days=settings.quiet_days)
    # entries of stores older than this say which headline, but not whose it is
    quiet = [entry for entry in quiet if entry.headliner][:_MOST]
    headliners = store.load_articles(entry.headliner for entry in quiet)
    return tuple(
        QuietStory(
            id=entry.id,
            headliner=headliner,
            days=(day - entry.first).days + 1,
            changed=entry.changed,
        )
        for entry, headliner in zip(quiet, headliners, strict=True)
    )

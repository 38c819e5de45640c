"""What of the outbox is due goes out, each profile's by that profile's own mail settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefer.errors import BrieferError, StoreError
from briefer.model import QUEUED, StoredMailing
from briefer.run.agenda import find_due_mail
from briefer.send.post import Sent, send_due
from briefer.send.ways import open_ways
from briefer.settings import Settings
from briefer.store import Store
from briefer.store.install import read_install


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What sending came to: a line for each thing the owner must hear, and whether all of it went out.

    ``unheard`` are lines about the owner's own mails: one more of them would not be read either.
    """

    troubles: tuple[str, ...]
    unheard: tuple[str, ...]
    whole: bool


def post_due(
    profiles: Sequence[Settings], *, store: Store, environment: Mapping[str, str], moment: datetime
) -> Posted:
    """Send what is due; a profile whose mail cannot be sent costs only itself. Raises StoreError only."""
    desk = _Desk(store=store, environment=environment, moment=moment)
    due = find_due_mail(store, moment=moment)
    mailings = [mailing for mailing in store.outbox.find_open() if mailing.edition in due]
    troubles: list[str] = []
    unheard: list[str] = []
    whole = True
    for settings in profiles:
        own = [mailing for mailing in mailings if mailing.profile == settings.profile]
        for lines, notice in ((troubles, False), (unheard, True)):
            batch = [mailing for mailing in own if mailing.notice is notice]
            if batch:
                sent = desk.send(batch, settings=settings)
                lines += sent.troubles
                whole = whole and sent.whole
    return Posted(troubles=tuple(troubles), unheard=tuple(unheard), whole=whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    store: Store
    environment: Mapping[str, str]
    moment: datetime

    def send(self, mailings: Sequence[StoredMailing], *, settings: Settings) -> Sent:
        try:
            return send_due(
                mailings,
                store=self.store,
                ways=open_ways(settings, environment=self.environment),
                install=read_install(self.store.path.parent),
                moment=self.moment,
                resend_unknown=settings.on_unknown == "resend",
            )
        except StoreError:
            raise
        except BrieferError as error:
            return Sent(counts={QUEUED: len(mailings)}, troubles=(f"{settings.profile}: not sent: {error}",))

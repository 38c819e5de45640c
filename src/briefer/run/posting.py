"""What of the outbox is due goes out, each profile's by that profile's own mail settings."""

from collections import Counter
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


def post_due(
    profiles: Sequence[Settings],
    *,
    store: Store,
    environment: Mapping[str, str],
    moment: datetime,
    notices: bool,
) -> Sent:
    """Send what is due: the editions, or the ``notices`` to the owner, which tell what became of editions.

    A profile whose mail cannot be sent costs only itself. Raises StoreError only.
    """
    desk = _Desk(store=store, environment=environment, moment=moment)
    due = find_due_mail(store, moment=moment)
    mailings = [
        mailing
        for mailing in store.outbox.find_open()
        if mailing.edition in due and mailing.notice is notices
    ]
    counts: Counter[str] = Counter()
    troubles: list[str] = []
    for settings in profiles:
        own = [mailing for mailing in mailings if mailing.profile == settings.profile]
        if own:
            sent = desk.send(own, settings=settings)
            counts.update(sent.counts)
            troubles += sent.troubles
    return Sent(counts=counts, troubles=tuple(troubles))


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

"""What of the outbox is due goes out, each profile's by that profile's own mail settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from briefer.errors import BrieferError, StoreError
from briefer.run.agenda import find_due_mail
from briefer.send.post import send_due
from briefer.send.ways import open_ways
from briefer.settings import Settings
from briefer.store import Store
from briefer.store.install import read_install


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What sending came to: a line for each thing the owner must hear, and whether all of it went out."""

    troubles: tuple[str, ...]
    whole: bool


def post_due(
    profiles: Sequence[Settings], *, store: Store, environment: Mapping[str, str], moment: datetime
) -> Posted:
    """Send what is due; a profile whose mail cannot be sent costs only itself. Raises StoreError only."""
    due = find_due_mail(store, moment=moment)
    troubles: list[str] = []
    whole = True
    for settings in profiles:
        mailings = [
            mailing
            for mailing in store.outbox.find_open()
            if mailing.edition in due and mailing.profile == settings.profile
        ]
        if not mailings:
            continue
        try:
            sent = send_due(
                mailings,
                store=store,
                ways=open_ways(settings, environment=environment),
                install=read_install(store.path.parent),
                moment=moment,
                resend_unknown=settings.on_unknown == "resend",
            )
        except StoreError:
            raise
        except BrieferError as error:
            troubles.append(f"{settings.profile}: not sent: {error}")
            whole = False
            continue
        troubles += sent.troubles
        whole = whole and sent.whole
    return Posted(troubles=tuple(troubles), whole=whole)

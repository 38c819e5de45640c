"""A publisher at a desk: a store with an edition frozen for its readers, settings, and a clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from briefer.delivery.addresses import Mailbox
from briefer.delivery.message import Letter, Sheet, Unsubscribe, name_message, write_bodies, write_head
from briefer.delivery.smtp_login import Patience
from briefer.model import Envelope, MailBody, Mailing
from briefer.send.choice import find_editions
from briefer.send.post import HOOK, Sent, Ways, send_due
from briefer.send.ways import open_ways
from briefer.settings import Settings, load_settings
from briefer.store import STORE_NAME, Store, open_store
from briefer.store.install import read_install

MORNING = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
DAY = date(2026, 11, 24)
PEOPLE = ("ann@example.org", "bea@example.org", "cleo@example.org")
SENDER = Mailbox(name="The Brief", address="brief@example.org")
PATIENCE = Patience(connect=20.0, command=20.0, finish=20.0)


@dataclass
class Desk:
    """Everything ``send_due`` asks for; the clock is a value that tests move."""

    folder: Path
    flags: dict[str, object]
    now: datetime = MORNING
    environment: dict[str, str] = field(default_factory=dict)
    patience: Patience = PATIENCE

    def settings(self, **more: object) -> Settings:
        flags = {"mail_from": "The Brief <brief@example.org>", "zone": "UTC", "data_dir": self.folder}
        return load_settings(
            flags={**flags, **self.flags, **more}, environment={}, folder=self.folder, file=None
        )

    def open(self) -> Store:
        return open_store(self.folder / STORE_NAME)

    def freeze(
        self,
        people: Sequence[str] = PEOPLE,
        *,
        day: date = DAY,
        pdf: bytes = b"%PDF-1.7 a small one",
        hooks: Sequence[str] = (),
        made: datetime | None = None,
        install: str = "",
    ) -> bool:
        made = made or self.now
        letter = Letter(
            day=day, text="Good morning.\n.\n..\n", html="<p>Good morning.</p>", short_html="<p>G", pdf=pdf
        )
        edition = f"default/{day.isoformat()}"
        install = install or read_install(self.folder)
        sheet = Sheet(
            sender=SENDER, title="The Brief", list_id="default.example.org", subject="Today", made=made
        )
        envelopes = [
            Envelope(
                recipient=person,
                message_id=name_message(
                    install=install, edition=edition, recipient=person, domain="example.org"
                ),
                head=write_head(
                    sheet,
                    reader=Mailbox(name="", address=person),
                    message_id=name_message(
                        install=install, edition=edition, recipient=person, domain="example.org"
                    ),
                    earlier=(),
                    unsubscribe=Unsubscribe(mailto=SENDER.address, url="", token="t" * 43),
                ),
            )
            for person in people
        ]
        envelopes += [
            Envelope(recipient=HOOK + name, message_id=f"<{name}@hook>", head=b"") for name in hooks
        ]
        json = [MailBody(step="json", content=b'{"format": "briefer/1"}')] if hooks else []
        mailing = Mailing(
            edition=edition,
            profile="default",
            day=day,
            made=made,
            until=datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1),
            install=install,
            sender=SENDER.address,
            reason="",
            asked=False,
            notice=False,
            corrects="",
            why="",
            bodies=(*write_bodies(letter, note="The PDF is not attached."), *json),
            envelopes=tuple(envelopes),
        )
        with self.open() as store:
            store.readers.add("default", [(person, "") for person in people], moment=made, again=False)
            return store.outbox.freeze(mailing, revision=1, moment=made)

    def send(self, day: date | None = DAY, *, ways: Ways | None = None, **more: object) -> Sent:
        settings = self.settings(**more)
        ways = ways or open_ways(settings, environment=self.environment, patience=self.patience)
        with self.open() as store:
            return send_due(
                find_editions(day, store=store, profile="default"),
                store=store,
                ways=ways,
                install=read_install(self.folder),
                moment=self.now,
                resend_unknown=settings.on_unknown == "resend",
            )

    def states(self) -> dict[str, str]:
        with self.open() as store:
            return {row.recipient: row.state for row in store.outbox.list_rows()}

    def replies(self) -> dict[str, str]:
        with self.open() as store:
            return {row.recipient: row.reply for row in store.outbox.list_rows()}

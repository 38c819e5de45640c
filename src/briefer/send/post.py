"""Everything that is due goes out: one recipient after the other, each step committed before the next."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from briefer.delivery.dkim import Seal, sign_message
from briefer.delivery.hook import Hook, deliver_json
from briefer.delivery.limits import REFUSALS, RETRIES, STALE
from briefer.delivery.transport import Outcome, Parcel, Session, Transport, defer
from briefer.errors import UnsentError
from briefer.model import DEFERRED, FAILED, QUEUED, SENT, UNKNOWN, OutboxRow, StoredMailing
from briefer.send.held import name_held
from briefer.store import Store

HOOK = "hook "
JSON = "json"
# A server that breaks off so many mails in a row is left alone for now.
_MOST_BREAKS = 3
_RESEND = "`briefer outbox resend` sends it all the same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How things leave: ``transport`` for mails, which are at most ``most_bytes`` large and signed by the
    ``seal`` if there is one, and the hooks by name."""

    transport: Transport | None
    most_bytes: int
    seal: Seal | None
    hooks: Mapping[str, Hook]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a call did: how many recipients came to each state, and a line for what the owner must hear."""

    counts: Mapping[str, int]
    troubles: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is left that should have been sent."""
        return not any(self.counts.get(state, 0) for state in (DEFERRED, FAILED, QUEUED, UNKNOWN))


def send_due(
    editions: Sequence[StoredMailing],
    *,
    store: Store,
    ways: Ways,
    install: str,
    moment: datetime,
    resend_unknown: bool,
) -> Sent:
    """Send what is due of these editions; every row of them is in a state that tells the truth afterwards.

    ``moment`` is the clock, ``install`` this installation: what another one, or the day before yesterday,
    has queued is refused. Raises StoreError only; whatever goes wrong on the wire is a state and a line.
    """
    post = _Post(store=store, ways=ways, moment=moment)
    post.outbox.recover(moment=moment)
    rows: list[tuple[StoredMailing, OutboxRow]] = []
    for mailing in editions:
        for row in post.outbox.list_rows(edition=mailing.edition):
            if row.state == UNKNOWN and resend_unknown:
                row = post.release(row, mailing=mailing)
            if row.state in (QUEUED, DEFERRED) and post.admit(row, mailing=mailing, install=install):
                rows.append((mailing, row))
    post.run_hooks([pair for pair in rows if pair[1].recipient.startswith(HOOK)])
    post.send_mails([pair for pair in rows if not pair[1].recipient.startswith(HOOK)])
    return post.sum_up(editions)


@dataclass(kw_only=True)
class _Post:
    """One call of ``send_due``: its clock, its store, and what the owner must hear."""

    store: Store
    ways: Ways
    moment: datetime
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.outbox = self.store.outbox
        self.readers = self.store.readers

    def release(self, row: OutboxRow, *, mailing: StoredMailing) -> OutboxRow:
        """Queue again, as the settings say, what nobody knows of: on the edition's own day only, and not once
        a corrected edition goes in its place."""
        if self.moment >= mailing.until or self.outbox.is_corrected(mailing):
            return row
        self.outbox.decide(row, state=QUEUED, reply=row.reply, install=row.install, moment=self.moment)
        (released,) = (
            each for each in self.outbox.list_rows(edition=row.edition) if each.recipient == row.recipient
        )
        return released

    def admit(self, row: OutboxRow, *, mailing: StoredMailing, install: str) -> bool:
        """Tell whether the row is due; settle what never will be."""
        if row.install != install:
            self._give_up(row, f"queued by another installation, of which this store is a copy: {_RESEND}")
        elif self.moment - row.released > STALE:
            self._give_up(row, f"older than {STALE.days * 24 + STALE.seconds // 3600} hours: {_RESEND}")
        elif row.state == DEFERRED and self.moment >= max(mailing.until, row.released):
            self._give_up(row, f"its day is over ({row.reply})")
        else:
            return row.state == QUEUED or row.next_try is None or row.next_try <= self.moment
        return False

    def _give_up(self, row: OutboxRow, reason: str) -> None:
        self.outbox.decide(row, state=FAILED, reply=reason, install=row.install, moment=self.moment)

    def run_hooks(self, rows: Sequence[tuple[StoredMailing, OutboxRow]]) -> None:
        """Hand the edition's JSON to each hook; one that fails costs only itself."""
        for mailing, row in rows:
            hook = self.ways.hooks.get(row.recipient.removeprefix(HOOK))
            (sha256,) = (sha256 for step, sha256, _ in mailing.bodies if step == JSON)
            if hook is None or not self.outbox.claim(row, moment=self.moment, reader=False):
                continue
            outcome = deliver_json(self.store.load_document(sha256), hook=hook, delivery=row.message_id)
            self._settle(row, mailing=mailing, outcome=outcome)

    def send_mails(self, rows: Sequence[tuple[StoredMailing, OutboxRow]]) -> None:
        """Send the mails over one connection, until there is a reason to stop."""
        if not rows or self.ways.transport is None:
            return
        left = list(rows)
        try:
            with self.ways.transport.open() as session:
                self._send_all(left, session=session)
        except UnsentError as error:
            self.troubles.append(str(error))
            self._defer_all(left, outcome=defer(str(error)))

    def _send_all(self, left: list[tuple[StoredMailing, OutboxRow]], *, session: Session) -> None:
        breaks = 0
        while left:
            mailing, row = left.pop(0)
            outcome = self._send(row, mailing=mailing, session=session)
            if outcome is None:
                continue
            breaks = 0 if outcome.orderly else breaks + 1
            if outcome.state == DEFERRED and (outcome.stop or breaks == _MOST_BREAKS):
                times = f" {_MOST_BREAKS} times in a row" if breaks == _MOST_BREAKS else ""
                self.troubles.append(f"sending was stopped: {outcome.reply}{times}")
                self._defer_all(left, outcome=outcome)
            elif outcome.stop:
                self.troubles.append(
                    f"sending was stopped, since the mail itself is refused: {outcome.reply}"
                )
                return

    def _defer_all(self, left: list[tuple[StoredMailing, OutboxRow]], *, outcome: Outcome) -> None:
        while left:
            mailing, row = left.pop(0)
            if self.outbox.claim(row, moment=self.moment, reader=not mailing.notice):
                self._settle(row, mailing=mailing, outcome=outcome)

    def _send(self, row: OutboxRow, *, mailing: StoredMailing, session: Session) -> Outcome | None:
        """Send one mail in the fullest form that the server takes; None where the reader has left."""
        head = self.outbox.load_head(row)
        most = min(self.ways.most_bytes, session.most_bytes or self.ways.most_bytes)
        forms = list_fitting(mailing, head=head, most_bytes=most)
        while True:
            step, sha256, _ = forms.pop(0)
            if not self.outbox.claim(row, moment=self.moment, reader=not mailing.notice):
                return None
            content = complete_mail(
                head + self.store.load_document(sha256), made=mailing.made, seal=self.ways.seal
            )
            digest = hashlib.sha256(content).hexdigest()
            outcome = session.hand_over(
                Parcel(sender=mailing.sender, recipient=row.recipient, content=content),
                arm=partial(self.outbox.arm, row, step=step, eml=digest, moment=self.moment),
            )
            if not (outcome.too_large and forms):
                break
            self.outbox.settle(row, state=QUEUED, reply=outcome.reply, next_try=None, moment=self.moment)
        self._settle(row, mailing=mailing, outcome=outcome)
        return outcome

    def _settle(self, row: OutboxRow, *, mailing: StoredMailing, outcome: Outcome) -> None:
        state, reply, next_try = outcome.state, outcome.reply, None
        if state == DEFERRED:
            next_try = self.moment + RETRIES[min(row.tries, len(RETRIES) - 1)]
            if next_try > max(mailing.until, row.released):
                state, reply, next_try = FAILED, f"{reply}; its day is over before another try", None
        self.outbox.settle(row, state=state, reply=reply, next_try=next_try, moment=self.moment)
        if mailing.notice:
            return
        if state == SENT:
            self.readers.forget_refusals(mailing.profile, row.recipient)
        elif outcome.personal and self.readers.count_refusal(mailing.profile, row.recipient, most=REFUSALS):
            self.troubles.append(
                f"{row.recipient} gets no more mail: refused {REFUSALS} times in a row ({reply});"
                f" `briefer readers add {row.recipient}` begins again"
            )

    def sum_up(self, editions: Sequence[StoredMailing]) -> Sent:
        """Count the states that all rows have come to, and name those that are not sent."""
        counts: dict[str, int] = {}
        said = tuple(self.troubles)
        for mailing in editions:
            held = []
            for row in self.outbox.list_rows(edition=mailing.edition):
                counts[row.state] = counts.get(row.state, 0) + 1
                if row.state in (QUEUED, DEFERRED, FAILED, UNKNOWN):
                    held.append(row)
            if held:
                self.troubles.append(name_held(mailing, held, said=said))
        return Sent(counts=counts, troubles=tuple(self.troubles))


def list_fitting(mailing: StoredMailing, *, head: bytes, most_bytes: int) -> list[tuple[str, str, int]]:
    """Return the forms (step, SHA-256, bytes) that fit with this head, the fullest first; one at least."""
    forms = [form for form in mailing.bodies if form[0] != JSON]
    return [form for form in forms if len(head) + form[2] <= most_bytes] or forms[-1:]


def complete_mail(content: bytes, *, made: datetime, seal: Seal | None) -> bytes:
    """Return the mail as it is sent: signed, where there is a seal."""
    return content if seal is None else sign_message(content, seal=seal, seconds=int(made.timestamp()))

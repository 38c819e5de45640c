"""From a brief to what is sent of it: written for each reader when the brief is made, and sent later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefer.delivery.addresses import Mailbox, read_mailbox
from briefer.delivery.limits import LATE, PAGE_BYTES
from briefer.delivery.message import (
    Letter,
    Sheet,
    Unsubscribe,
    name_message,
    write_bodies,
    write_head,
)
from briefer.delivery.tokens import write_address, write_token
from briefer.errors import BrokenTemplateError, RenderError
from briefer.make.order import Order
from briefer.model import ACTIVE, Brief, Edition, Envelope, MailBody, Mailing, Reader, Window
from briefer.renderers import Press, open_renderer
from briefer.settings import Settings
from briefer.store import Store
from briefer.store.install import read_install, read_key

JSON = "json"
QUIET = "nothing new"
HOOK = "hook "
_NOTE = "The PDF is not attached: with it, the mail would be larger than the mail server takes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """To whom an edition goes, and what only this installation knows."""

    readers: tuple[Reader, ...]
    hooks: tuple[str, ...]
    install: str
    key: bytes


def address_edition(*, settings: Settings, store: Store) -> Addressed | None:
    """Return to whom the edition goes; None where it goes to nobody."""
    listed = store.readers.list_readers(settings.profile)
    readers = tuple(reader for reader in listed if reader.state == ACTIVE)
    hooks = tuple(HOOK + hook.name for hook in settings.hooks)
    if not readers and not hooks:
        return None
    folder = store.path.parent
    return Addressed(readers=readers, hooks=hooks, install=read_install(folder), key=read_key(folder))


def write_mailing(
    brief: Brief,
    *,
    order: Order,
    addressed: Addressed,
    settings: Settings,
    editions: Sequence[Edition],
    press: Press,
) -> tuple[Mailing | None, tuple[str, ...]]:
    """Return what is sent of the brief, and a line for what cannot be; None where it is nothing at all."""
    edition = name_edition(order.profile, order=order)
    quiet = not (brief.leads or brief.briefs) and not settings.mail_quiet
    bodies: list[MailBody] = []
    envelopes: list[Envelope] = []
    troubles: tuple[str, ...] = ()
    if addressed.readers and not quiet:
        try:
            bodies += _write_bodies(brief, settings=settings, editions=editions, press=press)
            envelopes += _write_envelopes(brief, edition, addressed, order=order, settings=settings)
        # A mail's template of the user's own that is broken costs the mail, and not the brief.
        except (RenderError, BrokenTemplateError) as error:
            troubles = (f"no mail: {error}",)
    if addressed.hooks:
        bodies.append(MailBody(step=JSON, content=_find_json(brief, editions=editions, press=press)))
        envelopes += [_address_hook(hook, edition, addressed) for hook in addressed.hooks]
    if not envelopes and not quiet:
        return None, troubles
    mailing = Mailing(
        edition=edition,
        profile=settings.profile,
        day=order.day,
        made=order.moment,
        until=_find_end(order.moment, window=brief.window),
        install=addressed.install,
        sender=read_mailbox(settings.mail_from).address if settings.mail_from else "",
        reason=QUIET if quiet and addressed.readers else "",
        bodies=tuple(bodies),
        envelopes=tuple(envelopes),
    )
    return mailing, troubles


def find_doubt(mailing: Mailing | None, *, store: Store) -> str:
    """Return why it may have been sent before, by what this store no longer knows, or "".

    A copy that was put in the store's place does not know what went out after it was made.
    """
    restored = store.runs.find_restore()
    if mailing is None or restored is None or mailing.day > restored:
        return ""
    return f"the store was restored from a copy on {restored}, and this may have been sent before"


def name_edition(profile: str, *, order: Order) -> str:
    """Return the edition's name in the outbox: one for each day of a series, however often it is made."""
    return f"{profile}/{order.day.isoformat()}"


def _find_end(made: datetime, *, window: Window) -> datetime:
    """Return until when it is tried: to the end of its day, and a late edition for some hours."""
    return window.until if made < window.until else made + LATE


def _write_bodies(
    brief: Brief, *, settings: Settings, editions: Sequence[Edition], press: Press
) -> tuple[MailBody, ...]:
    # Only where there are readers: the library that sets styles takes some time to import.
    from briefer.renderers.mail import render_mail

    if not settings.mail_from:
        raise RenderError("there are readers, but mail_from does not say whom it is from", format="mail")
    pdf = next((edition.content for edition in editions if edition.format == "pdf"), b"")
    leaving = (
        f"You get this mail as a reader of {brief.title}. To leave, use your mail program's Unsubscribe,"
        f" or write to {_find_way_out(settings)}."
    )
    parts = render_mail(brief, press=press, leaving=leaving, most_bytes=PAGE_BYTES, paper=bool(pdf))
    letter = Letter(
        day=brief.window.day, text=parts.text, html=parts.html, short_html=parts.short_html, pdf=pdf
    )
    return write_bodies(letter, note=_NOTE)


def _find_way_out(settings: Settings) -> str:
    return settings.unsubscribe_mailto or read_mailbox(settings.mail_from).address


def _write_envelopes(
    brief: Brief, edition: str, addressed: Addressed, *, order: Order, settings: Settings
) -> list[Envelope]:
    from briefer.renderers.mail import write_subject  # as above

    sender = read_mailbox(settings.mail_from)
    sheet = Sheet(
        sender=sender if sender.name else Mailbox(name=brief.title, address=sender.address),
        title=brief.title,
        list_id=f"{settings.profile}.{sender.domain}",
        subject=write_subject(brief),
        made=order.moment,
    )
    envelopes = []
    for reader in addressed.readers:
        token = write_token(settings.profile, reader.address, key=addressed.key)
        message_id = name_message(
            install=addressed.install, edition=edition, recipient=reader.address, domain=sender.domain
        )
        unsubscribe = Unsubscribe(
            mailto=_find_way_out(settings),
            url=write_address(settings.unsubscribe_url, token=token),
            token=token,
        )
        to = Mailbox(name=reader.name, address=reader.address)
        head = write_head(sheet, reader=to, message_id=message_id, unsubscribe=unsubscribe)
        envelopes.append(Envelope(recipient=reader.address, message_id=message_id, head=head))
    return envelopes


def _address_hook(hook: str, edition: str, addressed: Addressed) -> Envelope:
    identity = name_message(install=addressed.install, edition=edition, recipient=hook, domain="hook")
    return Envelope(recipient=hook, message_id=identity, head=b"")


def _find_json(brief: Brief, *, editions: Sequence[Edition], press: Press) -> bytes:
    made = [edition.content for edition in editions if edition.format == JSON]
    return made[0] if made else open_renderer(JSON, press=press).render(brief).content

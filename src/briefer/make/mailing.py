"""From a brief to what is sent of it: written for each reader when the brief is made, and sent later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

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
from briefer.make.revising import Revision, name_edition
from briefer.make.window import say_day
from briefer.model import ACTIVE, Brief, Edition, Envelope, MailBody, Mailing, Reader, Window
from briefer.renderers import Press, open_renderer
from briefer.settings import Settings
from briefer.store import Store
from briefer.store.install import read_install, read_key

JSON = "json"
QUIET = "nothing new"
HOOK = "hook "
_CORRECTED = "Corrected: "
_NOTE = "The PDF is not attached: with it, the mail would be larger than the mail server takes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """To whom an edition goes, and what only this installation knows."""

    readers: tuple[Reader, ...]
    hooks: tuple[str, ...]
    install: str
    key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a mailing is written from; ``revision`` is None but for a corrected edition."""

    brief: Brief
    order: Order
    revision: Revision | None
    addressed: Addressed
    settings: Settings
    editions: Sequence[Edition]
    press: Press

    @property
    def edition(self) -> str:
        """Return the edition's name in the outbox."""
        return self.revision.edition if self.revision else name_edition(self.order)

    @property
    def has_stories(self) -> bool:
        """Tell whether the brief tells anything."""
        return bool(self.brief.leads or self.brief.briefs)


def address_edition(*, settings: Settings, store: Store) -> Addressed | None:
    """Return to whom the edition goes; None where it goes to nobody."""
    readers = list_active(settings=settings, store=store)
    hooks = tuple(HOOK + hook.name for hook in settings.hooks)
    if not readers and not hooks:
        return None
    folder = store.path.parent
    return Addressed(readers=readers, hooks=hooks, install=read_install(folder), key=read_key(folder))


def list_active(*, settings: Settings, store: Store) -> tuple[Reader, ...]:
    """Return the readers who get mails."""
    listed = store.readers.list_readers(settings.profile)
    return tuple(reader for reader in listed if reader.state == ACTIVE)


def write_mailing(material: Material) -> tuple[Mailing | None, tuple[str, ...]]:
    """Return what is sent of the brief, and a line for what cannot be; None where it is nothing at all."""
    order, revision, addressed = material.order, material.revision, material.addressed
    # Who was sent something wrong must hear of it, though nothing be left of it.
    quiet = not (material.has_stories or material.settings.mail_quiet or revision)
    bodies: list[MailBody] = []
    envelopes: list[Envelope] = []
    troubles: tuple[str, ...] = ()
    if addressed.readers and not quiet:
        try:
            bodies += _write_bodies(material)
            envelopes += _write_envelopes(material)
        # A mail's template of the user's own that is broken costs the mail, and not the brief.
        except (RenderError, BrokenTemplateError) as error:
            troubles = (f"no mail: {error}",)
    if addressed.hooks:
        bodies.append(MailBody(step=JSON, content=_find_json(material)))
        envelopes += [_address_hook(hook, material) for hook in addressed.hooks]
    if not envelopes and not quiet:
        return None, troubles
    mailing = Mailing(
        edition=material.edition,
        profile=material.settings.profile,
        day=order.day,
        made=order.moment,
        until=_find_end(order.moment, window=material.brief.window),
        install=addressed.install,
        sender=read_mailbox(material.settings.mail_from).address if material.settings.mail_from else "",
        reason=QUIET if quiet and addressed.readers else "",
        asked=order.profile != material.settings.profile,
        notice=False,
        corrects=revision.first if revision else "",
        why=revision.reasons[-1] if revision else "",
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


def _find_end(made: datetime, *, window: Window) -> datetime:
    """Return until when it is tried: to the end of its day, and a late edition for some hours."""
    return window.until if made < window.until else made + LATE


def _write_opening(window: Window, revision: Revision) -> str:
    """Return what the readers of a corrected edition must read first."""
    made = revision.made.astimezone(ZoneInfo(window.zone))
    when = f"{made:%H:%M}" if made.date() == window.day else f"{made:%H:%M} on {say_day(made.date())}"
    return f"This is a corrected edition for {say_day(window.day)}, in the place of the one made at {when}."


def _write_bodies(material: Material) -> tuple[MailBody, ...]:
    # Only where there are readers: the library that sets styles takes some time to import.
    from briefer.renderers.mail import MailWords, render_mail

    brief, settings, revision = material.brief, material.settings, material.revision
    if not settings.mail_from:
        raise RenderError("there are readers, but mail_from does not say whom it is from", format="mail")
    pdf = next((edition.content for edition in material.editions if edition.format == "pdf"), b"")
    words = MailWords(
        leaving=f"You get this mail as a reader of {brief.title}. To leave, use your mail program's"
        f" Unsubscribe, or write to {_find_way_out(settings)}.",
        opening=_write_opening(brief.window, revision) if revision else "",
    )
    parts = render_mail(brief, press=material.press, words=words, most_bytes=PAGE_BYTES, paper=bool(pdf))
    letter = Letter(
        day=brief.window.day, text=parts.text, html=parts.html, short_html=parts.short_html, pdf=pdf
    )
    return write_bodies(letter, note=_NOTE)


def _find_way_out(settings: Settings) -> str:
    return settings.unsubscribe_mailto or read_mailbox(settings.mail_from).address


def _write_envelopes(material: Material) -> list[Envelope]:
    from briefer.renderers.mail import write_subject  # as above

    brief, settings, revision = material.brief, material.settings, material.revision
    sender = read_mailbox(settings.mail_from)
    sheet = Sheet(
        sender=sender if sender.name else Mailbox(name=brief.title, address=sender.address),
        title=brief.title,
        list_id=f"{settings.profile}.{sender.domain}",
        subject=(_CORRECTED if revision else "") + write_subject(brief),
        made=material.order.moment,
    )
    envelopes = []
    for reader in material.addressed.readers:
        token = write_token(settings.profile, reader.address, key=material.addressed.key)
        message_id = name_message(
            install=material.addressed.install,
            edition=material.edition,
            recipient=reader.address,
            domain=sender.domain,
        )
        unsubscribe = Unsubscribe(
            mailto=_find_way_out(settings),
            url=write_address(settings.unsubscribe_url, token=token),
            token=token,
        )
        head = write_head(
            sheet,
            reader=Mailbox(name=reader.name, address=reader.address),
            message_id=message_id,
            earlier=revision.earlier.get(reader.address.lower(), ()) if revision else (),
            unsubscribe=unsubscribe,
        )
        envelopes.append(Envelope(recipient=reader.address, message_id=message_id, head=head))
    return envelopes


def _address_hook(hook: str, material: Material) -> Envelope:
    install = material.addressed.install
    identity = name_message(install=install, edition=material.edition, recipient=hook, domain="hook")
    return Envelope(recipient=hook, message_id=identity, head=b"")


def _find_json(material: Material) -> bytes:
    made = [edition.content for edition in material.editions if edition.format == JSON]
    return made[0] if made else open_renderer(JSON, press=material.press).render(material.brief).content

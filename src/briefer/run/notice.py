"""The owner's mail: what a run has to say, as a row of the outbox like any other mail."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from briefer.delivery.addresses import read_mailbox
from briefer.delivery.limits import STALE
from briefer.delivery.message import Notice, name_message, write_notice
from briefer.model import Envelope, Mailing
from briefer.settings import Settings
from briefer.store import Store
from briefer.store.install import read_install

_MOST = 100


def freeze_notice(settings: Settings, troubles: Sequence[str], *, store: Store, moment: datetime) -> bool:
    """Queue the mail that tells the owner; False where just this was told today.

    A run that is called every hour says the same every hour: one mail a day for the same words.
    """
    day = moment.astimezone(ZoneInfo(settings.zone)).date()
    words = hashlib.sha256("\n".join(troubles).encode("utf-8", "replace")).hexdigest()[:8]
    edition = f"notice/{day.isoformat()}/{words}"
    sender, owner = read_mailbox(settings.mail_from), read_mailbox(settings.mail_owner)
    install = read_install(store.path.parent)
    message_id = name_message(install=install, edition=edition, recipient=owner.address, domain=sender.domain)
    count = "1 thing" if len(troubles) == 1 else f"{len(troubles)} things"
    notice = Notice(
        sender=sender,
        owner=owner,
        subject=f"briefer, {day}: {count} to look at",
        made=moment,
        message_id=message_id,
        text=_write_text(settings, troubles, moment=moment),
    )
    head, body = write_notice(notice)
    mailing = Mailing(
        edition=edition,
        profile=settings.profile,
        day=day,
        made=moment,
        until=moment + STALE,
        install=install,
        sender=sender.address,
        reason="",
        asked=False,
        notice=True,
        corrects="",
        why="",
        bodies=(body,),
        envelopes=(Envelope(recipient=owner.address, message_id=message_id, head=head),),
    )
    return store.outbox.freeze(mailing, revision=0, moment=moment)


def _write_text(settings: Settings, troubles: Sequence[str], *, moment: datetime) -> str:
    local = moment.astimezone(ZoneInfo(settings.zone))
    lines = [f"- {trouble}" for trouble in troubles[:_MOST]]
    if len(troubles) > _MOST:
        lines.append(f"- and {len(troubles) - _MOST} more, which the log has")
    return "\n".join(
        [
            f"The run of {local:%Y-%m-%d %H:%M} ({settings.zone}) over {settings.data_dir} has to say:",
            "",
            *lines,
            "",
            "`briefer check` looks the machine over, `briefer outbox list` shows what is not sent.",
            "You get this because the setting mail_owner names you.",
        ]
    )

"""How things leave, as the settings say: the mail server, the signature, the hooks."""

from collections.abc import Mapping
from pathlib import Path

from briefer.delivery import limits
from briefer.delivery.addresses import read_mailbox
from briefer.delivery.dkim import Seal, read_seal
from briefer.delivery.hook import Hook, Post
from briefer.delivery.password import Keeping, find_password, read_secret_file, scrub_environment
from briefer.delivery.sendmail import SendmailTransport
from briefer.delivery.smtp import SmtpTransport
from briefer.delivery.smtp_login import Login, Patience, Server
from briefer.delivery.transport import Transport
from briefer.errors import SettingsError
from briefer.send.post import Ways
from briefer.settings import HookSetting, Settings
from briefer.sources.http import Resolver, Wire, look_up, name_agent, post
from briefer.sources.urls import read_target

_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_PATIENCE = Patience(
    connect=limits.CONNECT_SECONDS, command=limits.COMMAND_SECONDS, finish=limits.FINISH_SECONDS
)


def open_ways(settings: Settings, *, environment: Mapping[str, str], patience: Patience = _PATIENCE) -> Ways:
    """Return how things leave; SettingsError where a setting is missing, UnsentError where a secret is.

    ``environment`` is where a password may stand; no program that is started is told of it.
    """
    return Ways(
        transport=open_transport(settings, environment=environment, patience=patience)
        if settings.mail_from
        else None,
        most_bytes=settings.mail_bytes,
        seal=open_seal(settings),
        hooks={
            hook.name: _open_hook(hook, contact=settings.contact, environment=environment)
            for hook in settings.hooks
        },
    )


def open_transport(
    settings: Settings, *, environment: Mapping[str, str], patience: Patience = _PATIENCE
) -> Transport:
    """Return the way by which mails leave; nothing is connected yet."""
    if settings.mail_by == "sendmail":
        return SendmailTransport(
            command=settings.sendmail_path,
            environment=scrub_environment(environment),
            seconds=limits.SENDMAIL_SECONDS,
        )
    if not settings.smtp_host:
        raise SettingsError('smtp_host does not say which server takes mails; or set mail_by = "sendmail"')
    login = None
    if settings.smtp_user:
        keeping = Keeping(file=settings.smtp_password_file, command=settings.smtp_password_command)
        password, _ = find_password(keeping, environment=environment, seconds=limits.PASSWORD_SECONDS)
        login = Login(user=settings.smtp_user, password=password)
    return SmtpTransport(
        server=Server(
            host=settings.smtp_host,
            port=settings.smtp_port or _PORTS[settings.smtp_security],
            security=settings.smtp_security,
            authorities=settings.smtp_authorities,
            name=read_mailbox(settings.mail_from).domain if settings.mail_from else "localhost",
            login=login,
            patience=patience,
        )
    )


def open_seal(settings: Settings) -> Seal | None:
    """Return what mails are signed with, or None where they are not signed here."""
    if not (settings.mail_from and settings.dkim_selector):
        return None
    if not settings.dkim_key_file:
        raise SettingsError("dkim_selector is set, but dkim_key_file does not say where the key is")
    pem = read_secret_file(Path(settings.dkim_key_file))
    domain = read_mailbox(settings.mail_from).domain
    return read_seal(pem, domain=domain, selector=settings.dkim_selector)


def _open_hook(hook: HookSetting, *, contact: str, environment: Mapping[str, str]) -> Hook:
    secret = read_secret_file(Path(hook.secret_file)).split(b"\n", 1)[0].strip() if hook.secret_file else b""
    return Hook(
        command=hook.command,
        url=hook.url,
        secret=secret,
        post=open_post(contact=contact, private=hook.private, seconds=limits.HOOK_SECONDS, resolve=look_up),
        environment=scrub_environment(environment),
        seconds=limits.HOOK_SECONDS,
    )


def open_post(*, contact: str, private: bool, seconds: float, resolve: Resolver) -> Post:
    """Return the way of a hook's POST through the one door.

    With ``private`` it may lead into the owner's own network; ``seconds`` is the time for the whole of it.
    """
    wire = Wire(
        agent=name_agent(contact),
        total_seconds=seconds,
        allowed=frozenset(),
        private=private,
        resolve=resolve,
    )
    return lambda url, content, fields: post(read_target(url), content, fields=fields, wire=wire)

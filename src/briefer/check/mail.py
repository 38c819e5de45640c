"""Whether mail can be sent: the way to the server is gone as far as the login, and nothing is sent."""

from collections.abc import Mapping

from briefer.check.finding import Finding, fail_of, find_well, warn_of
from briefer.delivery.limits import PASSWORD_SECONDS
from briefer.delivery.password import VARIABLE, Keeping, find_password
from briefer.errors import BrieferError
from briefer.send.ways import open_seal, open_transport
from briefer.settings import Settings

_CURE = "see the settings of mail in docs/settings.md"


def check_mail(settings: Settings, *, environment: Mapping[str, str]) -> list[Finding]:
    """Return whether the server lets us in, and how its password is kept; nothing where no mail is set up."""
    if not settings.mail_from:
        return []
    try:
        open_seal(settings)
        with open_transport(settings, environment=environment).open() as session:
            most = session.most_bytes
    except BrieferError as error:
        return [fail_of("mail", str(error), cure=_CURE)]
    place = settings.sendmail_path if settings.mail_by == "sendmail" else settings.smtp_host
    user = f", logged in as {settings.smtp_user}" if settings.smtp_user else ""
    size = f", which takes mails of {most / 1e6:.0f} MB" if most else ""
    findings = [find_well("mail", f"from {settings.mail_from} by {place}{user}{size}")]
    if 0 < most < settings.mail_bytes:
        cure = f"set mail_bytes = {most}, so that a dry run shows what is sent"
        findings.append(warn_of("mail", "the server takes less than mail_bytes", cure=cure))
    return findings + _check_password(settings, environment=environment)


def _check_password(settings: Settings, *, environment: Mapping[str, str]) -> list[Finding]:
    if settings.mail_by == "sendmail" or not settings.smtp_user:
        return []
    keeping = Keeping(file=settings.smtp_password_file, command=settings.smtp_password_command)
    _, place = find_password(keeping, environment=environment, seconds=PASSWORD_SECONDS)
    if place != VARIABLE:
        return []
    words = f"it is in the environment ({VARIABLE}), which other programs of yours can read"
    return [
        warn_of("password", words, cure="put it into a file of mode 600 and name that: smtp_password_file")
    ]

"""The settings of mail. Passwords are none of them: they stand in no settings file."""

from briefer.settings.key import Key
from briefer.settings.kinds import Name, Number, Place, Switch, Text
from briefer.settings.mail_kinds import Address, Link, Maybe

_MAIL = "Mail"
_FILE = Place("the path of a file")
_HOST = r"[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?"


def _list_ways() -> tuple[str, ...]:
    return ("smtp", "sendmail")


def _list_securities() -> tuple[str, ...]:
    return ("starttls", "tls", "none")


def _list_answers() -> tuple[str, ...]:
    return ("hold", "resend")


MAIL_KEYS: tuple[Key, ...] = (
    Key(
        "mail_from", Maybe(Address(named=True)), "", _MAIL, "Whom mails are from; without it there are none."
    ),
    Key(
        "mail_owner",
        Maybe(Address(named=True)),
        "",
        _MAIL,
        "Whom `briefer run` tells by mail, too, of what went wrong; empty: nobody.",
    ),
    Key(
        "mail_by",
        Name(_list_ways),
        "smtp",
        _MAIL,
        "How mails leave: to the server that smtp_host names, or by this machine's sendmail command.",
    ),
    Key(
        "mail_bytes",
        Number(50_000, 100_000_000, whole=True),
        10_000_000,
        _MAIL,
        "The largest mail that is sent; a larger one goes without its PDF. Servers may take less and say so.",
    ),
    Key("mail_quiet", Switch(), False, _MAIL, "Whether a brief without anything new is mailed, too."),
    Key(
        "smtp_host",
        Maybe(Text(253, _HOST, "the name of a host such as smtp.example.org")),
        "",
        _MAIL,
        "The mail server.",
    ),
    Key(
        "smtp_port",
        Number(0, 65_535, whole=True),
        0,
        _MAIL,
        "Its port; 0 is the usual one: 587 with starttls, 465 with tls, 25 with none.",
    ),
    Key(
        "smtp_security",
        Name(_list_securities),
        "starttls",
        _MAIL,
        "How the connection is made safe. Certificates are always verified; without TLS a password is only"
        " sent to this machine itself.",
    ),
    Key(
        "smtp_authorities",
        Maybe(_FILE),
        "",
        _MAIL,
        "Certificates (PEM) that are trusted besides the system's: those of a server of your own.",
    ),
    Key(
        "smtp_user",
        Maybe(Text(254, words="a name of at most 254 characters")),
        "",
        _MAIL,
        "The name to log in with; empty: no login.",
    ),
    Key(
        "smtp_password_file",
        Maybe(_FILE),
        "",
        _MAIL,
        "A file whose first line is the password; only its owner may read it (mode 600).",
    ),
    Key(
        "smtp_password_command",
        Maybe(Text(500, words="a command of at most 500 characters")),
        "",
        _MAIL,
        "A command that prints the password, such as `pass show mail`.",
    ),
    Key(
        "sendmail_path",
        Text(300, "/.*", "the path of a program"),
        "/usr/sbin/sendmail",
        _MAIL,
        "Where the sendmail command is.",
    ),
    Key(
        "dkim_selector",
        Maybe(Text(63, r"[A-Za-z0-9._-]+", "a name of letters, digits, ., - and _")),
        "",
        _MAIL,
        "The selector under which the key for DKIM signatures is published; empty: mails are not signed here."
        " It needs the extra `briefer[dkim]`.",
    ),
    Key(
        "dkim_key_file",
        Maybe(_FILE),
        "",
        _MAIL,
        "The private key for DKIM (PEM: RSA or Ed25519); only its owner may read it.",
    ),
    Key(
        "unsubscribe_mailto",
        Maybe(Address(named=False)),
        "",
        _MAIL,
        "Where mails of those who leave go; empty: to mail_from.",
    ),
    Key(
        "unsubscribe_url",
        Maybe(Link()),
        "",
        _MAIL,
        "Where a POST lets a reader leave by one click; the reader's token replaces `{token}` or is added.",
    ),
    Key(
        "on_unknown",
        Name(_list_answers),
        "hold",
        _MAIL,
        "What is done with a mail of which nobody knows whether the server took it: it is held until its"
        " owner decides, or sent again under the same Message-ID.",
    ),
)

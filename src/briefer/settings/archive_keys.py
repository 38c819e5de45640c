"""The settings of the archive, which `briefer serve` shows."""

from briefer.settings.key import Key
from briefer.settings.kinds import Number, Text
from briefer.settings.network_kinds import HostNames

_ARCHIVE = "The archive"

ARCHIVE_KEYS: tuple[Key, ...] = (
    Key(
        "archive_address",
        Text(45, r"[0-9A-Fa-f:.]+", "an IP address such as 127.0.0.1"),
        "127.0.0.1",
        _ARCHIVE,
        "Where `briefer serve` listens: an address that only this machine reaches.",
    ),
    Key("archive_port", Number(0, 65_535, whole=True), 8419, _ARCHIVE, "Its port; 0 takes a free one."),
    Key(
        "archive_hosts",
        HostNames(),
        (),
        _ARCHIVE,
        "Other names under which the whole archive answers, behind a reverse proxy that asks for a password."
        " Under the host of `unsubscribe_url` only the way out answers.",
    ),
)

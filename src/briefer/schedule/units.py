"""A service and a timer for the user's own systemd: systemd.service(5), systemd.timer(5), systemd.exec(5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.errors import ScheduleError
from briefer.schedule.call import Call

_SERVICE = """[Unit]
Description=The morning brief of {label}
Documentation=https://www.freedesktop.org/software/systemd/man/systemd.service.html

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={command}
TimeoutStartSec=1h
# 75: another run is at work, and does what is due.
SuccessExitStatus=75
# A password for the mail server, kept by systemd: uncomment, and name the file.
#LoadCredential=smtp-password:%h/.config/briefer/smtp-password
# Without a user namespace a user's own systemd may not confine what it starts.
PrivateUsers=yes
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={writable}
PrivateTmp=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
MemoryMax=2G
# What a page names must not lead into this network. Name a resolver or mail server that is in it here:
#IPAddressAllow=192.168.1.1
IPAddressAllow=localhost
IPAddressDeny=link-local multicast 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 fc00::/7
"""
_TIMER = """[Unit]
Description=When the morning brief of {label} is due

[Timer]
{calendars}
Persistent=true
RandomizedDelaySec=1m

[Install]
WantedBy=timers.target
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Two unit files, by name and text."""

    name: str
    service: str
    timer: str


def write_units(call: Call, *, name: str) -> Units:
    """Return the units for ``call``; ``name`` is that of both files without the ending.

    The timer counts in the call's own zone. ScheduleError where a path has a line break.
    """
    paths = [str(call.folder), *map(str, call.writable), *call.command, call.label]
    if any("\n" in path for path in paths):
        raise ScheduleError("a path in the schedule has a line break, which a unit cannot hold: rename it")
    calendars = [
        *(f"OnCalendar=*-*-* {clock:%H:%M}:00 {call.zone}" for clock in call.times),
        f"OnCalendar=*-*-* *:{call.minute:02}:00",
    ]
    service = _SERVICE.format(
        label=_escape(call.label),
        folder=_escape(str(call.folder)),
        # Only in a command line is a dollar sign a variable.
        command=_quote(call.command).replace("$", "$$"),
        writable=_quote([str(folder) for folder in call.writable]),
    )
    timer = _TIMER.format(label=_escape(call.label), calendars="\n".join(calendars))
    return Units(name=name, service=service, timer=timer)


def _quote(words: Sequence[str]) -> str:
    # systemd.syntax(7), "Quoting": double quotes with C escapes.
    escaped = (_escape(word).replace("\\", "\\\\").replace('"', '\\"') for word in words)
    return " ".join(f'"{word}"' for word in escaped)


def _escape(text: str) -> str:
    # A percent sign begins a specifier everywhere (systemd.unit(5)).
    return text.replace("%", "%%")

"""Secrets stay where their owner put them: in no log, store, edition, mail, argument or child's environment.

strace, where it is there, lists every program that is started, with its arguments and its environment.
"""

import base64
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.desks import Desk
from tests.delivery.post_office import PASSWORD, USER, PostOffice

ANN, BEA = "ann@example.org", "bea@example.org"
SECRET = "a canary that signs"
URL_PASSWORD = "canary-in-an-address"
STRACE = shutil.which("strace")
LOGIN = base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
FORMS = (PASSWORD, LOGIN, base64.b64encode(PASSWORD.encode()).decode(), SECRET, URL_PASSWORD)
# What a hook and a sendmail are started with; the mail's bytes are read and thrown away.
SPY = '#!/bin/sh\ntr "\\0" "\\n" < /proc/self/environ >> "{seen}"; echo "$@" >> "{seen}"; cat > /dev/null\n'


def may_trace() -> bool:
    command = [str(STRACE), "-o", "/dev/null", "true"]
    return STRACE is not None and subprocess.run(command, capture_output=True, check=False).returncode == 0


TRACED = may_trace()


@pytest.fixture
def publisher(desk: Desk, office: PostOffice) -> Desk:
    """A desk with two readers, a hook with a secret, and a server that wants a password."""
    desk.write("articles/bridge.txt")
    desk.write("secret", SECRET + "\n").chmod(0o600)
    desk.write("spy", SPY.format(seen=desk.folder / "seen")).chmod(0o700)
    desk.write(
        "briefer.toml",
        f"""
mail_from = "The Brief <brief@example.org>"
mail_owner = "owner@example.org"
zone = "UTC"
data_dir = "data"
workers = 2
formats = ["html", "json", "text", "pdf"]
smtp_host = "localhost"
smtp_port = {office.port}
smtp_authorities = "{office.authorities}"
smtp_user = "{USER}"
[[sources]]
path = "articles"
[[hooks]]
name = "spy"
command = "{desk.folder / "spy"}"
secret_file = "secret"
""",
    )
    desk.run("readers", "add", ANN, BEA)
    return desk


def set_up(publisher: Desk, way: str) -> dict[str, str]:
    """Put the password in its place; return the environment that says where."""
    if way == "environment":
        return {"BRIEFER_SMTP_PASSWORD": PASSWORD}
    publisher.write("kept/smtp-password", PASSWORD + "\n").chmod(0o600)
    if way == "credential":
        return {"CREDENTIALS_DIRECTORY": str(publisher.folder / "kept")}
    place = publisher.folder / "kept" / "smtp-password"
    key = f'smtp_password_file = "{place}"' if way == "file" else f'smtp_password_command = "cat {place}"'
    settings = publisher.folder / "briefer.toml"
    settings.write_text(f"{key}\n{settings.read_text()}")
    return {}


def run(publisher: Desk, *arguments: str, env: dict[str, str]) -> str:
    """Run a command and return all that it says; the trace grows by the programs that it starts."""
    trace = publisher.folder.parent / "trace"
    before = [str(STRACE), "-f", "-v", "-s", "100000", "-e", "trace=execve", "-A", "-o", str(trace)]
    ran = subprocess.run(
        [*(before if TRACED else ()), sys.executable, "-m", "briefer", *arguments],
        cwd=publisher.folder,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return ran.stdout + ran.stderr


def list_programs(publisher: Desk) -> list[str]:
    """Return what each command started, with arguments and environment; the command itself is left out."""
    lines = (publisher.folder.parent / "trace").read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if "execve(" in line and '"-m", "briefer"' not in line]


def list_files(publisher: Desk) -> list[Path]:
    home = Path(os.environ["HOME"])
    secret = {publisher.folder / "secret", publisher.folder / "kept" / "smtp-password"}
    places = [place for root in (publisher.folder, home) for place in root.rglob("*") if place.is_file()]
    return [place for place in places if place not in secret]


@pytest.mark.slow
@pytest.mark.parametrize("way", ["environment", "file", "command", "credential"])
def test_a_canary_is_found_nowhere_but_on_the_wire(publisher: Desk, office: PostOffice, way: str) -> None:
    env = set_up(publisher, way)
    office.refused = {BEA: "450 4.2.0 greylisted"}
    said = run(publisher, "run", "-vv", env=env)
    for arguments in (("outbox", "list", "--all"), ("check",), ("send", "--dry-run", "--date", "today")):
        said += run(publisher, *arguments, env=env)
    assert ANN in office.arrived()
    assert office.logins
    # Once more, and now nothing that is asked of the server is granted: its words are logged and told.
    run(publisher, "outbox", "resend", BEA, env=env)
    office.fault, office.step, office.visit = "5xx", "AUTH", office.visits["AUTH"] + 1
    said += run(publisher, "send", "-vv", env=env)
    assert "greylisted" in said
    assert (publisher.folder / "seen").exists()
    key = (publisher.folder / "data" / "token-key").read_text(encoding="ascii").strip()
    mails = b"".join(content for _, _, content in office.mails)
    for canary in (*FORMS, key):
        assert canary not in said
        assert canary.encode() not in mails
        for place in list_files(publisher):
            if place.name != "token-key":
                assert canary.encode() not in place.read_bytes(), place
        if TRACED:
            assert len(list_programs(publisher)) >= 3  # the typesetter, the hook, and a worker at least
            assert not [line for line in list_programs(publisher) if canary in line]


ADDRESS = f"https://ann:{URL_PASSWORD}@news.example/feed.xml"


@pytest.mark.parametrize(
    "arguments",
    [
        ("make", "-vv", "--source", ADDRESS),
        ("summarize", ADDRESS),
        ("sources", "add", ADDRESS),
        ("opml", "import", "list.opml"),
    ],
)
def test_a_password_in_an_address_is_neither_kept_nor_shown(
    publisher: Desk, arguments: tuple[str, ...]
) -> None:
    opml = f'<opml version="2.0"><body><outline type="rss" text="News" xmlUrl="{ADDRESS}"/></body></opml>'
    publisher.write("list.opml", opml)
    said = run(publisher, *arguments, env={})
    assert "name or" in said
    assert URL_PASSWORD not in said
    for place in list_files(publisher):
        if place.name != "list.opml":
            assert URL_PASSWORD.encode() not in place.read_bytes(), place


@pytest.mark.parametrize("scheme", ["https", "ftp", "javascript"])
def test_a_password_in_an_address_of_the_settings_is_not_shown(publisher: Desk, scheme: str) -> None:
    settings = publisher.folder / "briefer.toml"
    settings.write_text(settings.read_text() + f'[[sources]]\nurl = "{ADDRESS.replace("https", scheme)}"\n')
    said = publisher.fail("make", code=2)
    assert "must not carry a name or a password" in said
    assert URL_PASSWORD not in said

"""A local mail server by its command: what it is given, and what its exit codes mean."""

from pathlib import Path

import pytest

from briefer.delivery.sendmail import SendmailTransport
from briefer.delivery.transport import Outcome, Parcel
from briefer.errors import UnsentError

PARCEL = Parcel(sender="brief@example.org", recipient="-ann@example.org", content=b"To: x\r\n\r\n.\r\nhi\r\n")


def write_command(folder: Path, script: str) -> Path:
    place = folder / "sendmail"
    place.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    place.chmod(0o700)
    return place


def send(command: Path, *, seconds: float = 30.0) -> tuple[Outcome, bool]:
    armed: list[bool] = []
    transport = SendmailTransport(command=str(command), environment={"PATH": "/bin"}, seconds=seconds)
    with transport.open() as session:
        assert session.most_bytes == 0
        outcome = session.hand_over(PARCEL, arm=lambda: armed.append(True))
    return outcome, bool(armed)


def test_it_is_given_the_mail_the_recipient_and_nothing_to_mistake(tmp_path: Path) -> None:
    script = (
        f'printf "%s\\n" "$@" > {tmp_path}/arguments; cat > {tmp_path}/mail; env > {tmp_path}/environment'
    )
    outcome, armed = send(write_command(tmp_path, script))
    assert (outcome.state, armed) == ("sent", True)
    arguments = (tmp_path / "arguments").read_text(encoding="utf-8").splitlines()
    assert arguments == ["-i", "-f", "brief@example.org", "--", "-ann@example.org"]
    assert (tmp_path / "mail").read_bytes() == b"To: x\n\n.\nhi\n"
    assert "BRIEFER" not in (tmp_path / "environment").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("script", "state", "personal", "stop"),
    [
        ("exit 75", "deferred", False, False),
        ("exit 69", "deferred", False, False),
        ("exit 67", "failed", True, False),
        ("exit 68", "failed", True, False),
        ("exit 64", "failed", False, True),
        ("exit 78", "failed", False, True),
        ("exit 1", "unknown", False, False),
        ("kill -9 $$", "unknown", False, False),
    ],
)
def test_its_exit_codes_are_understood(
    tmp_path: Path, script: str, state: str, personal: bool, stop: bool
) -> None:
    outcome, _ = send(write_command(tmp_path, f"cat > /dev/null; echo no luck; {script}"))
    assert (outcome.state, outcome.personal, outcome.stop) == (state, personal, stop)
    assert "no luck" in outcome.reply


def test_a_command_that_hangs_leaves_the_mail_unknown(tmp_path: Path) -> None:
    outcome, armed = send(write_command(tmp_path, "exec sleep 60"), seconds=0.2)
    assert (outcome.state, armed) == ("unknown", True)


def test_a_command_that_is_not_there_sends_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnsentError, match="correct sendmail_path"):
        send(tmp_path / "none")


def test_a_command_that_cannot_be_run_after_all_sends_nothing(tmp_path: Path) -> None:
    place = tmp_path / "sendmail"
    place.write_text("#!/no/such/interpreter\n", encoding="utf-8")
    place.chmod(0o700)
    outcome, _ = send(place)
    assert (outcome.state, outcome.stop) == ("deferred", True)

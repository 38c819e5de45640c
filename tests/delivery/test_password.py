"""Passwords: found where they are kept well, refused where they are not, and never quoted."""

from pathlib import Path

import pytest

from briefer.delivery.password import VARIABLE, Keeping, find_password, read_secret_file, scrub_environment
from briefer.errors import UnsentError

SECRET = "kept under the third stone"
NOWHERE = Keeping(file="", command="")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    place = tmp_path / "password"
    place.write_text(f"{SECRET}\r\nsecond line\n", encoding="utf-8")
    place.chmod(0o600)
    return place


def find(keeping: Keeping, **environment: str) -> tuple[str, str]:
    return find_password(keeping, environment={"PATH": "/usr/bin:/bin", **environment}, seconds=20.0)


def test_systemd_goes_before_a_file_before_a_command_before_the_environment(
    tmp_path: Path, kept: Path
) -> None:
    (tmp_path / "smtp-password").write_text("from systemd\n", encoding="utf-8")
    everything = Keeping(file=str(kept), command="echo from a command")
    environment = {VARIABLE: "from the environment"}
    assert find(everything, CREDENTIALS_DIRECTORY=str(tmp_path), **environment)[0] == "from systemd"
    assert find(everything, **environment) == (SECRET, str(kept))
    assert find(Keeping(file="", command="echo from a command"), **environment)[0] == "from a command"
    assert find(NOWHERE, **environment) == ("from the environment", VARIABLE)
    assert find(NOWHERE, CREDENTIALS_DIRECTORY=str(tmp_path / "none"), **environment)[1] == VARIABLE
    with pytest.raises(UnsentError, match="smtp_password_file or smtp_password_command"):
        find(NOWHERE)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_file_that_others_may_read_is_refused(kept: Path, mode: int) -> None:
    kept.chmod(mode)
    with pytest.raises(UnsentError, match=f"chmod 600 {kept}"):
        read_secret_file(kept)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnsentError, match=r"cannot read .*none"):
        find(Keeping(file=str(tmp_path / "none"), command=""))


@pytest.mark.parametrize("content", [b"", b"\nsecond", b"\xff\n"])
def test_a_file_without_a_password_is_named(kept: Path, content: bytes) -> None:
    kept.write_bytes(content)
    with pytest.raises(UnsentError, match=str(kept)):
        find(Keeping(file=str(kept), command=""))


@pytest.mark.parametrize(
    "command",
    [
        "no-such-command",
        "sh -c 'exit 3'",
        "sh -c 'echo kept under the third stone; exit 1'",
        "echo 'a",
        "true",
    ],
)
def test_a_command_that_gives_none_is_told_without_its_words(command: str) -> None:
    with pytest.raises(UnsentError, match="smtp_password_command") as error:
        find(Keeping(file="", command=command))
    assert SECRET not in str(error.value)


def test_a_command_that_hangs_is_ended() -> None:
    with pytest.raises(UnsentError, match="TimeoutExpired"):
        find_password(Keeping(file="", command="sleep 60"), environment={"PATH": "/bin"}, seconds=0.1)


def test_a_command_is_told_nothing_of_settings_and_secrets(tmp_path: Path) -> None:
    command = f"sh -c 'env > {tmp_path}/seen; echo x'"
    find(Keeping(file="", command=command), BRIEFER_TITLE="x", OTHER="y", HOME="/home/ann")
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert "HOME=/home/ann" in seen
    assert "BRIEFER" not in seen
    assert "OTHER" not in seen
    assert scrub_environment({VARIABLE: SECRET, "LANG": "C"}) == {"LANG": "C"}

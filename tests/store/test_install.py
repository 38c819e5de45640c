"""What only this machine has: drawn once, kept from others, and told from that of a copy."""

import stat
from pathlib import Path

import pytest

from briefer.errors import StoreError
from briefer.store.install import read_install, read_key


def test_it_is_drawn_once_and_is_its_owner_s_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    install, key = read_install(folder), read_key(folder)
    assert (read_install(folder), read_key(folder)) == (install, key)
    assert install.encode() != key
    for place in folder.iterdir():
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert len(list(folder.iterdir())) == 2
    assert read_install(tmp_path / "another") != install


def test_a_copy_on_another_machine_is_another_installation(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(f"machine {name}\n", encoding="ascii")
    one = read_install(tmp_path, machine=tmp_path / "one")
    assert one == read_install(tmp_path, machine=tmp_path / "one")
    assert one != read_install(tmp_path, machine=tmp_path / "two")
    assert one != read_install(tmp_path, machine=tmp_path / "none")


def test_what_is_damaged_or_out_of_reach_is_named(tmp_path: Path) -> None:
    (tmp_path / "token-key").write_bytes(b"short")
    with pytest.raises(StoreError, match="token-key is damaged: remove it"):
        read_key(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="set data_dir elsewhere"):
        read_key(tmp_path / "file" / "data")


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "install-id").symlink_to(tmp_path / "none")
    with pytest.raises(StoreError, match="install-id: No such file"):
        read_install(tmp_path)

"""What every channel of the table promises."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefer.delivery import CHANNELS, Channel, list_channels, open_channel
from briefer.delivery.folder import FolderChannel
from briefer.errors import SettingsError
from briefer.model import Edition

DAY = date(2026, 11, 24)
OPEN: dict[str, Callable[[Path], Channel]] = {
    "folder": lambda path: FolderChannel(folder=path, day=DAY),
}
EDITIONS = tuple(
    Edition(format=name, name=f"brief.{name}", media_type="text/plain", content=name.encode())
    for name in ("html", "pdf", "txt")
)


def test_every_channel_is_opened_here() -> None:
    assert set(OPEN) == set(CHANNELS)
    assert set(CHANNELS) <= set(list_channels())
    for name in CHANNELS:
        assert hasattr(open_channel(name, folder=Path("out"), day=DAY), "deliver")


def test_an_unknown_channel_is_named() -> None:
    with pytest.raises(SettingsError, match="folder"):
        open_channel("foldr", folder=Path("out"), day=DAY)


@pytest.mark.parametrize("name", CHANNELS)
def test_a_receipt_names_the_channel_and_a_place_for_each_edition(name: str, tmp_path: Path) -> None:
    receipt = OPEN[name](tmp_path).deliver(EDITIONS)
    assert receipt.channel == name
    assert len(receipt.places) == len(EDITIONS)
    for place, edition in zip(receipt.places, EDITIONS, strict=True):
        assert edition.name in place


@pytest.mark.parametrize("name", CHANNELS)
def test_delivering_again_gives_the_same_receipt(name: str, tmp_path: Path) -> None:
    channel = OPEN[name](tmp_path)
    assert channel.deliver(EDITIONS) == channel.deliver(EDITIONS)


@pytest.mark.parametrize("name", CHANNELS)
def test_nothing_to_deliver_is_no_error(name: str, tmp_path: Path) -> None:
    assert OPEN[name](tmp_path).deliver(()).places == ()

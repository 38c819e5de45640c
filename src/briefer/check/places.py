"""Where things are written: folders, the disk, the store. Looking changes nothing."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from briefer.check.finding import Finding, fail_of, find_well, warn_of
from briefer.errors import StoreError
from briefer.settings import Settings
from briefer.store import STORE_NAME, read_store

# A day of a thousand articles takes about 50 MB; less than that fails, less than ten of it fails soon.
_LEAST_BYTES = 50_000_000
_ENOUGH_BYTES = 500_000_000
# How much of the newest documents is read back and compared with its hash: about a second.
_BYTES_TO_READ = 500_000_000


def check_data(settings: Settings) -> Finding:
    """Return whether the data folder can be written."""
    return _check_folder("data", settings.data_dir, cure="change its permissions, or set data_dir elsewhere")


def check_out(settings: Settings) -> Finding:
    """Return whether the out folder can be written."""
    return _check_folder("out", settings.out_dir, cure="change its permissions, or set out_dir elsewhere")


def check_disk(settings: Settings) -> Finding:
    """Return whether there is room for briefs and the store."""
    folders = [_find_existing(folder) for folder in (settings.data_dir, settings.out_dir)]
    free, folder = min((shutil.disk_usage(folder).free, folder) for folder in folders)
    words = f"{free / 1e9:.1f} GB free at {folder}"
    if free < _LEAST_BYTES:
        return fail_of("disk", words, cure="make room, or set data_dir and out_dir elsewhere")
    if free < _ENOUGH_BYTES:
        return warn_of("disk", words, cure="make room soon")
    return find_well("disk", words)


def check_store(settings: Settings) -> tuple[Finding, datetime | None]:
    """Return whether the store is sound, and when the newest brief in it was made."""
    path = settings.data_dir / STORE_NAME
    if not path.exists():
        return find_well("store", f"none yet; the first brief makes {path}"), None
    try:
        with read_store(path) as store:
            damage = store.find_damage(bytes_to_read=_BYTES_TO_READ)
            newest = store.find_newest() if not damage else None
    except StoreError as error:
        return fail_of("store", str(error), cure="see above; other commands say the same"), None
    if damage:
        more = f" and {len(damage) - 1} more" if len(damage) > 1 else ""
        cure = (
            f"`briefer restore` puts the newest copy in its place; without one, move {path} aside (mv) and"
            " make the brief again; what is in the out folder stays as it is"
        )
        return fail_of("store", f"{path} is damaged: {damage[0]}{more}", cure=cure), None
    return find_well("store", f"{path}, {path.stat().st_size / 1e6:.1f} MB, sound"), newest


def _check_folder(name: str, folder: Path, *, cure: str) -> Finding:
    existing = _find_existing(folder)
    effective = os.access in os.supports_effective_ids
    if not existing.is_dir():
        return fail_of(name, f"{existing} is not a folder", cure=cure)
    if not os.access(existing, os.W_OK | os.X_OK, effective_ids=effective) or _is_read_only(existing):
        return fail_of(name, f"{existing} may not be written", cure=cure)
    return find_well(name, str(folder) if existing == folder else f"{folder} will be made")


def _find_existing(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that exists."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def _is_read_only(folder: Path) -> bool:
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)

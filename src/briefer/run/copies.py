"""Weekly copies of the store, so that a year without a look at it does not end with nothing."""

import shutil
from datetime import datetime, timedelta

from briefer.errors import StoreError
from briefer.settings import Settings
from briefer.store import STORE_NAME
from briefer.store.backup import back_up, drop_backups, list_backups, name_backup

EVERY = timedelta(days=7)
# A copy must not be what fills the disk.
_SPARE = 3


def keep_copy(settings: Settings, *, moment: datetime) -> str:
    """Write this week's copy where there is none yet, and drop the oldest; return what went wrong, or ""."""
    path = settings.data_dir / STORE_NAME
    if not settings.backups:
        return ""
    newest = list_backups(path)[:1]
    if newest and newest[0] > name_backup(path, moment=moment - EVERY):
        return ""
    if shutil.disk_usage(path.parent).free < _SPARE * path.stat().st_size:
        return f"no backup of {path}: the disk has too little room for one; make some, or set backups to 0"
    try:
        back_up(path, target=name_backup(path, moment=moment))
    except StoreError as error:
        return f"no backup: {error}"
    drop_backups(path, keep=settings.backups)
    return ""

"""What the store looks like: migrations that are only ever appended to.

``PRAGMA user_version`` counts the migrations that a file has had; ``PRAGMA application_id`` says whose file
it is. Moments are whole microseconds since 1970-01-01 UTC, days are ISO dates, lists are JSON.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from briefer.errors import StoreError
from briefer.store.archive_schema import ARCHIVE, CLEARED, FORGOTTEN
from briefer.store.mail_schema import MAIL, MAILINGS
from briefer.store.page_schema import PAGE_TRIES
from briefer.store.run_schema import RUNS

APPLICATION_ID = 0x62726665  # "brfe"

_FIRST = (
    """CREATE TABLE contents (
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        coding INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE arrivals (
        url TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES contents (sha256),
        source TEXT NOT NULL,
        media_type TEXT NOT NULL,
        first_seen INTEGER NOT NULL,
        PRIMARY KEY (url, document, source)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX arrivals_by_document ON arrivals (document, source)",
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        source TEXT NOT NULL,
        url TEXT NOT NULL,
        headline TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        outlet TEXT NOT NULL,
        byline TEXT NOT NULL,
        published INTEGER,
        seen INTEGER NOT NULL,
        language TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX articles_by_seen ON articles (seen, id)",
    "CREATE INDEX articles_by_moment ON articles (coalesce(published, seen), id)",
    """CREATE TABLE briefs (
        id INTEGER PRIMARY KEY,
        profile TEXT NOT NULL,
        day TEXT NOT NULL,
        revision INTEGER NOT NULL,
        number INTEGER NOT NULL,
        zone TEXT NOT NULL,
        since INTEGER NOT NULL,
        until INTEGER NOT NULL,
        moment INTEGER NOT NULL,
        words TEXT NOT NULL,
        made INTEGER NOT NULL,
        settings_hash TEXT NOT NULL,
        version TEXT NOT NULL,
        articles TEXT NOT NULL,
        sources TEXT NOT NULL,
        UNIQUE (profile, day, revision)
    ) STRICT""",
    """CREATE TABLE editions (
        brief INTEGER NOT NULL REFERENCES briefs (id),
        position INTEGER NOT NULL,
        format TEXT NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES contents (sha256),
        size INTEGER NOT NULL,
        PRIMARY KEY (brief, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX editions_by_content ON editions (sha256)",
    """CREATE TABLE printed (
        brief INTEGER NOT NULL REFERENCES briefs (id),
        position INTEGER NOT NULL,
        story TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES articles (id),
        start_at INTEGER NOT NULL,
        end_at INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (brief, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE skipped (
        brief INTEGER NOT NULL REFERENCES briefs (id),
        position INTEGER NOT NULL,
        url TEXT NOT NULL,
        source TEXT NOT NULL,
        room TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (brief, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE ledger (
        profile TEXT NOT NULL,
        day TEXT NOT NULL,
        story TEXT NOT NULL,
        headline TEXT NOT NULL,
        first TEXT NOT NULL,
        changed TEXT NOT NULL,
        last TEXT NOT NULL,
        terms TEXT NOT NULL,
        names TEXT NOT NULL,
        articles TEXT NOT NULL,
        printed TEXT NOT NULL,
        PRIMARY KEY (profile, day, story)
    ) STRICT, WITHOUT ROWID""",
)

# Stories that merge and split, and the article that an entry's headline is from.
_SECOND = (
    "ALTER TABLE ledger ADD COLUMN headliner TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE ledger ADD COLUMN absorbed TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE ledger ADD COLUMN branched TEXT NOT NULL DEFAULT ''",
)

# What a sentence is in its brief: "told", "corrected" (printed earlier), or "corrects" the one before it.
_THIRD = ("ALTER TABLE printed ADD COLUMN role TEXT NOT NULL DEFAULT 'told'",)

# Why stories stood where they stood; the body is JSON.
_FOURTH = (
    """CREATE TABLE traces (
        profile TEXT NOT NULL,
        day TEXT NOT NULL,
        story TEXT NOT NULL,
        headline TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (profile, day, story)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX traces_by_story ON traces (story, day)",
)

# The quantities that a story's articles name: what of them is news is asked of figures, not of words.
_FIFTH = ("ALTER TABLE ledger ADD COLUMN numbers TEXT NOT NULL DEFAULT '[]'",)

# Pages of printed articles that were asked for again and had changed; what stood at an address before.
_SIXTH = (
    """CREATE TABLE revisits (
        profile TEXT NOT NULL,
        day TEXT NOT NULL,
        url TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES articles (id),
        PRIMARY KEY (profile, day, url)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX articles_by_url ON articles (url, seen)",
)

# How much of an article its text is, and which document an entry of a feed became with its page.
_SEVENTH = (
    "ALTER TABLE articles ADD COLUMN extent TEXT NOT NULL DEFAULT 'whole'",
    """CREATE TABLE completions (
        entry TEXT NOT NULL,
        url TEXT NOT NULL,
        document TEXT NOT NULL REFERENCES contents (sha256),
        PRIMARY KEY (entry, url)
    ) STRICT, WITHOUT ROWID""",
)

# What is remembered of the network: of each address that is asked again, and of each host.
_EIGHTH = (
    """CREATE TABLE addresses (
        url TEXT PRIMARY KEY,
        address TEXT NOT NULL,
        etag TEXT NOT NULL,
        last_modified TEXT NOT NULL,
        validated TEXT NOT NULL,
        state TEXT NOT NULL,
        trouble TEXT NOT NULL,
        failures INTEGER NOT NULL,
        failing_since INTEGER,
        told INTEGER NOT NULL,
        moved_to TEXT NOT NULL,
        moved_times INTEGER NOT NULL,
        asked INTEGER,
        unconditional INTEGER,
        good INTEGER,
        next_try INTEGER,
        documents INTEGER NOT NULL,
        undated INTEGER NOT NULL,
        newest INTEGER,
        rhythm_seconds REAL NOT NULL
    ) STRICT""",
    """CREATE TABLE hosts (
        host TEXT PRIMARY KEY,
        paused_until INTEGER,
        robots TEXT NOT NULL,
        robots_state TEXT NOT NULL,
        robots_until INTEGER
    ) STRICT""",
)

# How long a feed itself says that it may be kept: an answer without a body (304) does not repeat it.
_NINTH = ("ALTER TABLE addresses ADD COLUMN ttl_seconds REAL NOT NULL DEFAULT 0",)

# How much each outlet says in a month, without a look at any article.
_TENTH = ("CREATE INDEX articles_by_outlet ON articles (seen, outlet, source)",)

# What stood beside the news; the body is JSON.
_INSERTS = (
    """CREATE TABLE inserts (
        profile TEXT NOT NULL,
        day TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (profile, day)
    ) STRICT, WITHOUT ROWID""",
)

# What each source gave on a day: it is not asked again when that day's brief is made again.
_REPORTS = (
    """CREATE TABLE reports (
        profile TEXT NOT NULL,
        day TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        documents INTEGER NOT NULL,
        trouble TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (profile, day, position)
    ) STRICT, WITHOUT ROWID""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _FIRST,
    _SECOND,
    _THIRD,
    _FOURTH,
    _FIFTH,
    _SIXTH,
    _SEVENTH,
    _EIGHTH,
    _NINTH,
    _TENTH,
    MAIL,
    RUNS,
    _INSERTS,
    _REPORTS,
    ARCHIVE,
    MAILINGS,
    PAGE_TRIES,
    FORGOTTEN,
    CLEARED,
)


def check_schema(connection: sqlite3.Connection, *, path: Path, newest: int) -> int:
    """Return how many migrations the file has had.

    Raises StoreError for another program's file, and for one that a newer briefer wrote.
    """
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if owner != APPLICATION_ID and (owner or version or tables):
        message = f"{path} is not a briefer store but another program's SQLite file: set data_dir elsewhere"
        raise StoreError(message, path=str(path))
    if version > newest:
        message = (
            f"the store {path} was written by a newer briefer (schema {version}, this one knows {newest}):"
            " upgrade briefer, or set data_dir elsewhere"
        )
        raise StoreError(message, path=str(path))
    return version


def migrate_schema(
    connection: sqlite3.Connection, *, path: Path, migrations: Sequence[Sequence[str]]
) -> None:
    """Bring the file up to the newest schema in one transaction, keeping a copy of an older file first."""
    version = check_schema(connection, path=path, newest=len(migrations))
    if version == len(migrations):
        return
    if version:
        _keep_copy(connection, path=path, version=version)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another run may have migrated the file while this one waited for the write lock.
        version = check_schema(connection, path=path, newest=len(migrations))
        for migration in migrations[version:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _keep_copy(connection: sqlite3.Connection, *, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.name}.schema-{version}")
    target = sqlite3.connect(copy)
    try:
        connection.backup(target)
    finally:
        target.close()

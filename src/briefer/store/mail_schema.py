"""The migrations that bring readers and the outbox; ``schema`` has their places among the others."""

# Readers, and the outbox: what is sent to whom, and how far it has come. Frozen bytes are in ``contents``.
MAIL = (
    """CREATE TABLE readers (
        profile TEXT NOT NULL,
        address TEXT NOT NULL COLLATE NOCASE,
        name TEXT NOT NULL,
        state TEXT NOT NULL,
        refusals INTEGER NOT NULL DEFAULT 0,
        added INTEGER NOT NULL,
        PRIMARY KEY (profile, address)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE mailings (
        edition TEXT PRIMARY KEY,
        profile TEXT NOT NULL,
        day TEXT NOT NULL,
        made INTEGER NOT NULL,
        until INTEGER NOT NULL,
        install TEXT NOT NULL,
        sender TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE mailing_bodies (
        edition TEXT NOT NULL REFERENCES mailings (edition),
        position INTEGER NOT NULL,
        step TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES contents (sha256),
        size INTEGER NOT NULL,
        PRIMARY KEY (edition, position)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE outbox (
        edition TEXT NOT NULL REFERENCES mailings (edition),
        recipient TEXT NOT NULL COLLATE NOCASE,
        message_id TEXT NOT NULL,
        head TEXT NOT NULL REFERENCES contents (sha256),
        state TEXT NOT NULL CHECK (state IN
            ('queued', 'claimed', 'armed', 'sent', 'deferred', 'failed', 'unknown', 'withdrawn')),
        reply TEXT NOT NULL DEFAULT '',
        step TEXT NOT NULL DEFAULT '',
        eml TEXT NOT NULL DEFAULT '',
        tries INTEGER NOT NULL DEFAULT 0,
        next_try INTEGER,
        install TEXT NOT NULL,
        released INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        PRIMARY KEY (edition, recipient)
    ) STRICT, WITHOUT ROWID""",
)

# Corrected editions, notices to the owner, and what waits until it is asked for: before, its name told that.
MAILINGS = (
    "ALTER TABLE mailings ADD COLUMN asked INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE mailings ADD COLUMN notice INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE mailings ADD COLUMN corrects TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mailings ADD COLUMN why TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE mailings ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    "UPDATE mailings SET asked = edition != profile || '/' || day",
)

"""The table of entries of feeds whose pages could not be had yet."""

PAGE_TRIES = (
    """CREATE TABLE page_tries (
        url TEXT NOT NULL,
        source TEXT NOT NULL,
        entry TEXT NOT NULL REFERENCES contents (sha256),
        media_type TEXT NOT NULL,
        tries INTEGER NOT NULL,
        since INTEGER NOT NULL,
        next_try INTEGER NOT NULL,
        PRIMARY KEY (url, source)
    ) STRICT, WITHOUT ROWID""",
    # what refers to a content, which only `briefer gc` asks
    "CREATE INDEX page_tries_by_entry ON page_tries (entry)",
)

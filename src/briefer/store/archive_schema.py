"""The migrations that let the archive look things up, and be cleared out; ``schema`` has their places."""

# Where an article or a story was printed; and what refers to a content, which only `briefer gc` asks.
ARCHIVE = (
    "CREATE INDEX printed_by_article ON printed (article)",
    "CREATE INDEX printed_by_story ON printed (story)",
    "CREATE INDEX revisits_by_article ON revisits (article)",
    "CREATE INDEX completions_by_document ON completions (document)",
    "CREATE INDEX mailing_bodies_by_content ON mailing_bodies (sha256)",
    "CREATE INDEX outbox_by_head ON outbox (head)",
)

# When a document that was cleared out was first seen, by ``clearing.key_arrival``: it is not new again.
FORGOTTEN = (
    "CREATE TABLE forgotten (key BLOB PRIMARY KEY, first_seen INTEGER NOT NULL) STRICT, WITHOUT ROWID",
)

# From which day on the ledger is whole: what it said of the days before was cleared out.
CLEARED = ("CREATE TABLE cleared (memory TEXT NOT NULL) STRICT",)

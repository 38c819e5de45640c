"""The migration that lets the archive look things up; ``schema`` has its place among the others."""

# Where an article or a story was printed; and what refers to a content, which only `briefer gc` asks.
ARCHIVE = (
    "CREATE INDEX printed_by_article ON printed (article)",
    "CREATE INDEX printed_by_story ON printed (story)",
    "CREATE INDEX revisits_by_article ON revisits (article)",
    "CREATE INDEX completions_by_document ON completions (document)",
    "CREATE INDEX mailing_bodies_by_content ON mailing_bodies (sha256)",
    "CREATE INDEX outbox_by_head ON outbox (head)",
)

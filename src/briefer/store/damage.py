"""Looking for damage: SQLite's own check, and the hashes that notice the bit flips it does not."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from briefer.model import PARAGRAPH_BREAK
from briefer.store.articles import identify_article
from briefer.store.contents import Packed, unpack_content


def find_damage(connection: sqlite3.Connection, *, bytes_to_read: int) -> tuple[str, ...]:
    """Return one line for each thing that is wrong; of contents, the newest ``bytes_to_read`` are read."""
    lines: list[str] = []
    try:
        lines += _check_pages(connection)
        lines += _check_references(connection)
        lines += _check_articles(connection)
        lines += _check_contents(connection, bytes_to_read=bytes_to_read)
    except (sqlite3.Error, UnicodeDecodeError, json.JSONDecodeError) as error:
        # So damaged that it cannot even be looked through: that is the finding.
        lines.append(str(error))
    return tuple(lines)


def _check_pages(connection: sqlite3.Connection) -> Iterator[str]:
    # As bytes: the report quotes the damaged page, which need not be UTF-8 any more. Newer versions of SQLite
    # take the pragma's own limit for the name of a table.
    with closing(connection.cursor()) as cursor:
        cursor.execute("SELECT CAST(quick_check AS BLOB) FROM pragma_quick_check LIMIT 10")
        for (line,) in cursor:
            text = line.decode("utf-8", "replace")
            if text != "ok":
                yield " ".join(text.split())


def _check_references(connection: sqlite3.Connection) -> Iterator[str]:
    broken = connection.execute(
        'SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2'
    )
    for table, parent, count in broken:
        yield f"{count} rows of {table} refer to {parent} that are gone"


def _check_articles(connection: sqlite3.Connection) -> Iterator[str]:
    for article_id, url, headline, paragraphs in connection.execute(
        "SELECT id, url, headline, paragraphs FROM articles ORDER BY id"
    ):
        text = PARAGRAPH_BREAK.join(json.loads(paragraphs))
        if identify_article(url=url, headline=headline, text=text) != article_id:
            yield f"article {article_id} is not what was saved"


def _check_contents(connection: sqlite3.Connection, *, bytes_to_read: int) -> Iterator[str]:
    left = bytes_to_read
    for row in connection.execute("SELECT sha256, size, coding, body FROM contents ORDER BY rowid DESC"):
        packed = Packed(*row)
        if unpack_content(packed) is None:
            yield f"document {packed.sha256} is not what was saved"
        left -= packed.size
        if left <= 0:
            return

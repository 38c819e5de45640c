"""Learn what the clusters room knows of news in general: how many articles hold each stem.

``python -m bench.learn_clusters`` reads the article texts of ``../shared/data`` and writes
``src/briefer/clusters/background.json``: document frequencies of stems, no text.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path

from bench.rows import SHARED, read_rows

from briefer.text.words import list_words, stem_words

TARGET = Path(__file__).parents[1] / "src" / "briefer" / "clusters" / "background.json"
FILES = ("summaries-train.jsonl", "summaries-dev.jsonl")
FIRST_WORDS = 400
AT_LEAST = 5


def count_stems() -> tuple[int, Counter[str]]:
    """Return the number of articles and in how many of them each stem stands."""
    counts: Counter[str] = Counter()
    documents = 0
    for name in FILES:
        for row in read_rows(SHARED / name):
            words = list_words(row["text"], language="en")[:FIRST_WORDS]
            counts.update(set(stem_words(words, language="en")))
            documents += 1
    return documents, counts


def main() -> None:
    """Write the table, with the hash of what it was counted from."""
    documents, counts = count_stems()
    kept = {stem: count for stem, count in sorted(counts.items()) if count >= AT_LEAST}
    digest = hashlib.sha256(b"".join((SHARED / name).read_bytes() for name in FILES)).hexdigest()
    content = {"data": digest, "languages": {"en": {"documents": documents, "counts": kept}}}
    TARGET.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{documents} articles, {len(kept)} stems, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

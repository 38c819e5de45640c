"""Learns what the clusters room knows: news in general, and what speaks for two reports being of one event.

``python -m bench.learn_clusters`` reads ``../shared/data`` and writes ``background.json`` (document
frequencies of stems, no text) and ``weights.json`` into ``src/briefer/clusters``. No chance in it: the same
data give the same files. Beside the weights stand the hash of the data and the cross-validated scores.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

from bench.event_pairs import HALF_LIFE_DAYS, learn_weights
from bench.rows import SHARED, read_rows
from bench.stories import FILE, FOLDS, THRESHOLD, cross_validate, mean_scores, read_sets

from briefer.clusters.likeness import NEIGHBOURHOOD, Linear
from briefer.clusters.pairs import FEATURES
from briefer.text.words import list_words, stem_words

FOLDER: Final = Path(__file__).parents[1] / "src" / "briefer" / "clusters"
FILES: Final = ("summaries-train.jsonl", "summaries-dev.jsonl")
FIRST_WORDS: Final = 400
AT_LEAST: Final = 5


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


def write_background() -> None:
    """Write the table, with the hash of what it was counted from."""
    documents, counts = count_stems()
    kept = {stem: count for stem, count in sorted(counts.items()) if count >= AT_LEAST}
    digest = hashlib.sha256(b"".join((SHARED / name).read_bytes() for name in FILES)).hexdigest()
    content = {"data": digest, "languages": {"en": {"documents": documents, "counts": kept}}}
    target = FOLDER / "background.json"
    target.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{documents} articles, {len(kept)} stems, {target.stat().st_size} bytes")


def write_weights() -> None:
    """Learn from all stories, and write down how well weights did that never saw the stories they judged."""
    weights = learn_weights(read_sets(), seen=lambda _: True)

    def name(model: Linear) -> dict[str, float]:
        features = (*FEATURES,) if len(model.weights) == len(FEATURES) else NEIGHBOURHOOD
        learned = dict(zip(features, model.weights.tolist(), strict=False)) | {"bias": model.bias}
        return {feature: round(weight, 6) for feature, weight in learned.items()}

    scores = cross_validate(threshold=THRESHOLD)
    content: dict[str, Any] = {
        "data": {"sha256": hashlib.sha256(FILE.read_bytes()).hexdigest()},
        "folds": {
            "count": FOLDS,
            "threshold": THRESHOLD,
            "half_life_days": HALF_LIFE_DAYS,
            "bcubed_f1": {key: round(score.bcubed.f1, 3) for key, score in scores.items()},
            "means": [round(mean, 3) for mean in mean_scores(scores)],
        },
        "models": {
            "event": name(weights.event),
            "alone": name(weights.alone),
            "among": name(weights.among),
        },
    }
    (FOLDER / "weights.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(content["folds"], indent=2))


def main() -> None:
    """Learn and write both files; what pairs are like depends on the background."""
    write_background()
    write_weights()


if __name__ == "__main__":
    main()

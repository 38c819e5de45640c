"""Stories as one would find them with scikit-learn: tf-idf, dense cosine, average linkage.

Parameters and environment are those of the naive pipeline, ``bench/naive.py``; ``bench.growth`` runs it.

Usage: agglomerate.py TEXTS, a string of JSON on each line; prints processor seconds and MB as JSON.
"""

import json
import resource
import sys
import time
from pathlib import Path

from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer


def main(place: Path) -> None:
    with place.open(encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    started = time.process_time()
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    counted = time.process_time()
    AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=0.7
    ).fit_predict(vectors.toarray())
    clustered = time.process_time()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = most / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps({"vectors": counted - started, "clusters": clustered - counted, "peak MB": peak}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

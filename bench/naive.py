"""The pipeline one would write in an afternoon from the packages that briefer is made of.

Every package does what its own documentation shows first: trafilatura extracts with its defaults, nltk
splits sentences and words, sumy's LexRank chooses three sentences, tf-idf vectors are clustered by average
linkage, one Jinja2 template becomes HTML, and WeasyPrint makes it a PDF. Runs in an environment of its own
(bench/requirements.lock).

Usage: naive.py PAGES OUT; prints the seconds of each step as JSON.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

started = time.perf_counter()

import jinja2  # noqa: E402 - what the imports cost is measured
import trafilatura  # noqa: E402
from nltk.tokenize import NLTKWordTokenizer, PunktSentenceTokenizer  # noqa: E402
from sklearn.cluster import AgglomerativeClustering  # noqa: E402
from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: E402
from sumy.nlp.stemmers import Stemmer  # noqa: E402
from sumy.parsers.plaintext import PlaintextParser  # noqa: E402
from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: E402
from sumy.utils import get_stop_words  # noqa: E402
from weasyprint import HTML  # noqa: E402

SENTENCES = 3
STORIES = 12
TEMPLATE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Brief</title>
<style>@page { size: A4; margin: 2cm } body { font-family: serif; columns: 2 } h2 { font-size: 14pt }</style>
</head><body><h1>Brief</h1>{% for story in stories %}<h2>{{ story.title }}</h2>
<p>{{ story.summary|join(" ") }}</p><p>{{ story.count }} articles</p>{% endfor %}</body></html>"""


class Tokenizer:
    """What sumy asks of a tokenizer, by nltk without downloaded data."""

    def __init__(self) -> None:
        self.sentences = PunktSentenceTokenizer()
        self.words = NLTKWordTokenizer()

    def to_sentences(self, text: str) -> list[str]:
        return list(self.sentences.tokenize(text))

    def to_words(self, sentence: str) -> list[str]:
        return [word.lower() for word in self.words.tokenize(sentence) if word.isalnum()]


def main(pages: Path, out: Path) -> None:
    seconds = {"imports": time.perf_counter() - started}
    mark = time.perf_counter()

    def step(name: str) -> None:
        nonlocal mark
        seconds[name] = time.perf_counter() - mark
        mark = time.perf_counter()

    sources = [path.read_text(encoding="utf-8") for path in sorted(pages.iterdir())]
    step("read")
    documents: list[Any] = [trafilatura.bare_extraction(source, with_metadata=True) for source in sources]
    articles = [document for document in documents if document and document.text]
    step("extract")
    tokenizer = Tokenizer()
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    summaries = []
    for article in articles:
        parsed = PlaintextParser.from_string(article.text, tokenizer).document
        summaries.append([str(sentence) for sentence in summarizer(parsed, SENTENCES)])
    step("summarize")
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(
        [f"{article.title} {article.text}" for article in articles]
    )
    step("vectors")
    labels = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=0.7
    ).fit_predict(vectors.toarray())
    members: dict[int, list[int]] = {}
    for index, label in enumerate(labels):
        members.setdefault(int(label), []).append(index)
    largest = sorted(members.values(), key=lambda indices: (-len(indices), indices))[:STORIES]
    step("cluster")
    stories = [
        {"title": articles[group[0]].title, "summary": summaries[group[0]], "count": len(group)}
        for group in largest
    ]
    page = jinja2.Environment(autoescape=True).from_string(TEMPLATE).render(stories=stories)
    (out / "brief.html").write_text(page, encoding="utf-8")
    step("html")
    HTML(string=page).write_pdf(out / "brief.pdf")
    step("pdf")
    print(json.dumps({"articles": len(articles), "seconds": seconds}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

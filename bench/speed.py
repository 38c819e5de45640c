"""How fast articles are summarized, beside sumy's LexRank in the same run.

``python -m bench.speed [--rounds N] [--file FILE]`` prints processor milliseconds, median and 95 %, of
articles cut to 27 sentences, from text to summary: split, score, choose, in one process. Then the ratio to
sumy's LexRank at several lengths, and how time grows with length.

sumy runs as its own documentation has it: PlaintextParser, nltk's tokenizers, Snowball stemmer, stop words.
Only Punkt is untrained, since its model would have to be downloaded; that takes no less time. Both take
turns, and of each the least time of all rounds counts: what else the machine did in the others is no news.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from bench.rows import SHARED
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktSentenceTokenizer
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

from briefer.batch import Given, list_lines, read_givens, read_reports, read_row
from briefer.model import Article, Budget
from briefer.summarizers import find_summarizer
from briefer.text.sentences import split_sentences
from briefer.text.split import split_article

LENGTH: Final = 27
LENGTHS: Final = (25, 200, 1_000)
GROWTH: Final = (100, 300, 1_000, 3_000, 10_000)
BUDGET: Final = Budget(unit="sentences", size=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Milliseconds of articles of 27 sentences; ours and sumy's by length; the exponent of growth."""

    articles: int
    median: float
    slow: float
    pairs: dict[int, tuple[float, float]]
    milliseconds: dict[int, float]
    exponent: float


class PlainTokenizer:
    """What sumy's Tokenizer("english") does, with Punkt untrained."""

    def __init__(self) -> None:
        self.sentences = PunktSentenceTokenizer()
        self.words = NLTKWordTokenizer()

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """Return the sentences of a paragraph."""
        return tuple(map(str.strip, self.sentences.tokenize(paragraph)))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        return tuple(word for word in self.words.tokenize(sentence) if word[:1].isalpha())


TOKENIZER: Final = PlainTokenizer()


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description="Time the default summarizer beside sumy's LexRank.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--file", type=Path, default=SHARED / "summaries-dev.jsonl")
    arguments = parser.parse_args()
    speed = measure_speed(arguments.file, rounds=arguments.rounds)
    for line in describe_speed(speed):
        print(line)


def measure_speed(path: Path, *, rounds: int) -> Speed:
    """Return all figures; those beside each other are each the least of so many rounds."""
    articles = [given.article for given in read_articles(path)]
    short = [cut for article in articles if (cut := cut_article(article, LENGTH)) is not None]
    summarize(short[0])  # what is loaded once is not timed
    spent = [time_once(summarize, article) for article in short[1:]]
    grown = {
        size: min(time_once(summarize, article) for _ in range(rounds))
        for size, article in [(size, join_sentences(articles, size)) for size in GROWTH]
    }
    pairs = {size: time_pair(join_sentences(articles, size), rounds=rounds) for size in LENGTHS}
    slope, _ = np.polyfit(np.log(list(grown)), np.log(list(grown.values())), 1)
    return Speed(
        articles=len(spent),
        median=statistics.median(spent),
        slow=float(np.percentile(spent, 95)),
        pairs=pairs,
        milliseconds=grown,
        exponent=float(slope),
    )


def describe_speed(speed: Speed) -> list[str]:
    """Return the figures as lines of Markdown."""
    ratios = [
        f"{theirs / ours:.1f} at {size:,} sentences ({ours:.1f} and {theirs:,.1f} ms)"
        for size, (ours, theirs) in speed.pairs.items()
    ]
    grown = [f"{size:,} sentences {spent:.1f} ms" for size, spent in speed.milliseconds.items()]
    return [
        f"- {speed.articles} articles of {LENGTH} sentences, each met for the first time: median "
        f"{speed.median:.2f} ms, 95th percentile {speed.slow:.2f} ms.",
        f"- Times as fast as sumy's LexRank: {', '.join(ratios)}.",
        f"- Growth: {', '.join(grown)}; time grows with the length to the power of {speed.exponent:.2f}.",
    ]


def read_articles(path: Path) -> list[Given]:
    """Return the article of every row."""
    with path.open("rb") as rows:
        return [given for line in list_lines(rows) for given in read_givens(read_reports(read_row(line)))]


def cut_article(article: Article, size: int) -> Article | None:
    """Return the article's first sentences, None where it has fewer."""
    # Only sentences: words that were met before are remembered, and these articles shall be new.
    spans = split_sentences(article.text, language=article.language)
    if len(spans) < size:
        return None
    kept = article.text[: spans[size - 1][1]]
    return replace(article, paragraphs=tuple(kept.split("\n\n")))


def join_sentences(articles: Iterable[Article], size: int) -> Article:
    """Return an article of so many sentences, those of many articles in a row, five a paragraph."""
    articles = list(articles)
    texts = [sentence.text for article in articles for sentence in split_article(article).sentences]
    while len(texts) < size:
        texts += texts
    paragraphs = [" ".join(texts[start : start + 5]) for start in range(0, size, 5)]
    return replace(articles[0], paragraphs=tuple(paragraphs))


def summarize(article: Article) -> None:
    """Summarize as briefer does."""
    find_summarizer("briefer")(split_article(article), BUDGET)


def summarize_by_sumy(article: Article) -> None:
    """Summarize as sumy does."""
    document = PlaintextParser.from_string(article.text, TOKENIZER).document
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    summarizer(document, BUDGET.size)


def time_pair(article: Article, *, rounds: int) -> tuple[float, float]:
    """Return the least milliseconds of both, taking turns."""
    spent = [(time_once(summarize, article), time_once(summarize_by_sumy, article)) for _ in range(rounds)]
    ours, theirs = zip(*spent, strict=True)
    return min(ours), min(theirs)


def time_once(run: Callable[[Article], None], article: Article) -> float:
    """Return processor milliseconds."""
    started = time.process_time()
    run(article)
    return (time.process_time() - started) * 1000.0


if __name__ == "__main__":
    main()

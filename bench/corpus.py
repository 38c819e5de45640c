"""A day of a thousand articles for the benchmark, recombined from the sample articles: new texts, not copies.

Each invented event has its own names, figures and rare words, which replace those of the samples; the
articles on it draw their sentences from all samples, and one in twenty is a reprint. Lengths and sizes are
those measured on 181 real news and magazine pages: log-normal, 27 sentences in the median and 48 on average,
174 KB of HTML with the navigation, scripts, styles, teasers and comments that an extractor must see through.
One seed, one corpus.
"""

import calendar
import hashlib
import html
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

FOLDER = Path(__file__).parent
MEDIAN_SENTENCES = 27
SPREAD = 1.07
LONGEST = 300
REPRINTS = 0.05
NEW_NAMES = 0.8
NEW_WORDS = 0.25
EVENT_SIZES = (1,) * 12 + (2,) * 4 + (3,) * 2 + (4, 5, 7)
OUTLETS = tuple(
    f"{place} {kind}"
    for place in ("Northern", "Harbour", "Capital", "Valley", "Island", "Border")
    for kind in ("Post", "Courier", "Ledger", "Tribune", "Wire")
)

# Capitalised words that are no names, and the syllables of invented ones.
KEPT = (
    frozenset(calendar.day_name)
    | frozenset(calendar.month_name)
    | {"I", "Mr", "Mrs", "Ms", "Dr", "Inc", "Gen", "St"}
)
SENTENCE = re.compile(r"[A-Z\"“].{40,400}?[.!?][\"”]?(?=\s+[A-Z\"“]|$)")
TAG = re.compile(r"<[^>]+>")
PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]+")
FIGURE = re.compile(r"\d+")
COMMON = re.compile(r"\b(?:the|of|and|to|in|that|was|for)\b")
OPENINGS: list[str] = re.findall(r"\w+", "b c d f g h j k l m n p r s t v w br cl dr gr kr pl st tr th sh")
VOWELS: list[str] = re.findall(r"\w+", "a e i o u a e o ai ea ou")
CLOSINGS: list[str] = re.findall(
    r"\w+", "l n r s t m nd rk st ll ck den ford ham ley mark ton vik wick bury haven"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article of the corpus before it becomes a page."""

    headline: str
    sentences: tuple[str, ...]
    outlet: str
    minute: int


def read_pool(seeds: Path) -> list[str]:
    """Return every English sentence of the samples that are text, Markdown or web pages, in a fixed order."""
    pool: dict[str, None] = {}
    for path in sorted(path for path in seeds.rglob("*") if path.suffix in {".txt", ".md", ".html"}):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # one of the samples is junk on purpose
        lines = PARAGRAPH.findall(text) if path.suffix == ".html" else text.splitlines()
        for line in (html.unescape(TAG.sub("", line)) for line in lines):
            if len(line) > 80 and not re.search(r"https?:|[|#*\[\]<>]|^\w+:", line):
                pool.update(dict.fromkeys(SENTENCE.findall(line)))
    return [sentence for sentence in pool if len(COMMON.findall(sentence)) >= 2]


def make_corpus(folder: Path, *, seeds: Path, count: int, seed: int) -> Path:
    """Return a folder with ``count`` pages, made below ``folder`` unless an earlier run has made them."""
    pool = read_pool(seeds)
    if len(pool) < 100:
        raise SystemExit(f"bench: too few sample sentences in {seeds}: {len(pool)}")
    makers = [(FOLDER / name).read_text(encoding="utf-8") for name in ("corpus.py", "page.html.j2")]
    marks = [*makers, str(count), str(seed), *pool]
    place = folder / f"corpus-{hashlib.sha256(chr(0).join(marks).encode()).hexdigest()[:12]}"
    if (place / "complete").exists():
        return place / "pages"
    (place / "pages").mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    layout = jinja2.Environment(autoescape=True).from_string(makers[1])
    reports = list(write_reports(pool, count=count, chance=chance))
    for number, report in enumerate(reports):
        page = lay_out(report, number=number, reports=reports, page=layout, chance=chance)
        (place / "pages" / f"{number:05}.html").write_text(page, encoding="utf-8")
    (place / "complete").touch()
    return place / "pages"


def write_reports(pool: Sequence[str], *, count: int, chance: random.Random) -> Iterator[Report]:
    """Yield ``count`` articles, event by event."""
    names = find_names(pool)
    rare = find_rare(pool, names)
    made = 0
    while made < count:
        size = min(chance.choice(EVENT_SIZES), count - made)
        tell = Teller(names, rare, chance=chance)
        reports: list[Report] = []
        for _ in range(size):
            if reports and chance.random() < REPRINTS * 2:
                reports.append(reprint(reports[0], chance=chance))
            else:
                reports.append(write_report(pool, tell=tell, chance=chance))
        made += size
        yield from reports


def write_report(pool: Sequence[str], *, tell: "Teller", chance: random.Random) -> Report:
    """Return a new article of recombined sentences in the words of one event."""
    length = int(chance.lognormvariate(0.0, SPREAD) * MEDIAN_SENTENCES)
    chosen = chance.sample(pool, k=min(max(length, 5), LONGEST, len(pool) - 1))
    headline = " ".join(tell.retell(chance.choice(pool)).split()[:11]).strip('"“”.,;: ')
    return Report(
        headline=headline,
        sentences=tuple(tell.retell(sentence) for sentence in chosen),
        outlet=chance.choice(OUTLETS),
        minute=chance.randrange(24 * 60),
    )


def reprint(report: Report, *, chance: random.Random) -> Report:
    """Return a wire report as another outlet prints it: its own headline, the tail cut."""
    kept = max(4, int(len(report.sentences) * chance.uniform(0.6, 1.0)))
    words = report.headline.split()
    return Report(
        headline=" ".join([*words[: len(words) // 2], "as", "reported", *words[len(words) // 2 :]]),
        sentences=report.sentences[:kept],
        outlet=chance.choice(OUTLETS),
        minute=chance.randrange(24 * 60),
    )


def find_names(pool: Sequence[str]) -> frozenset[str]:
    """Return the words that are capitalised within sentences."""
    return frozenset(
        word
        for sentence in pool
        for word in WORD.findall(sentence)[1:]
        if word[0].isupper() and word[1:].islower() and word not in KEPT
    )


def find_rare(pool: Sequence[str], names: frozenset[str]) -> frozenset[str]:
    """Return the long words that few sentences use: those by which a day's events differ."""
    counts = Counter(word for sentence in pool for word in WORD.findall(sentence))
    return (
        frozenset(word for word, times in counts.items() if times <= 2 and len(word) > 6 and word.islower())
        - names
    )


class Teller:
    """Retells sentences in the words of one event: most names and some rare words are invented.

    Together as many as make the vocabulary of a day grow as it does in real news.
    """

    def __init__(self, names: frozenset[str], rare: frozenset[str], *, chance: random.Random) -> None:
        self._chance = chance
        self._names = frozenset(word for word in sorted(names) if chance.random() < NEW_NAMES)
        self._rare = frozenset(word for word in sorted(rare) if chance.random() < NEW_WORDS)
        self._words: dict[str, str] = {}

    def retell(self, sentence: str) -> str:
        """Return the sentence with this event's names, words and figures."""
        told = WORD.sub(lambda match: self._replace(match[0]), sentence)
        return FIGURE.sub(lambda match: self._recount(match[0]), told)

    def _replace(self, word: str) -> str:
        if word not in self._names and word not in self._rare:
            return word
        if word not in self._words:
            made = self._invent()
            self._words[word] = made.capitalize() if word in self._names else made
        return self._words[word]

    def _invent(self) -> str:
        syllables = self._chance.randint(1, 2)
        start = "".join(self._chance.choice(OPENINGS) + self._chance.choice(VOWELS) for _ in range(syllables))
        return start + self._chance.choice(CLOSINGS)

    def _recount(self, digits: str) -> str:
        if len(digits) == 4 and digits.startswith(("19", "20")):
            return digits
        return str(max(1, int(int(digits) * self._chance.uniform(0.6, 1.6))))


def lay_out(
    report: Report, *, number: int, reports: Sequence[Report], page: jinja2.Template, chance: random.Random
) -> str:
    """Return the article as a whole web page."""
    others = chance.sample(reports, k=min(36, len(reports)))
    published = f"2026-11-23T{report.minute // 60:02}:{report.minute % 60:02}:00Z"
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": report.headline,
        "datePublished": published,
        "author": {"@type": "Person", "name": "Staff Reporter"},
        "publisher": {"@type": "Organization", "name": report.outlet},
    }
    comments = [chance.choice(other.sentences)[:160] for other in others[: chance.randint(4, 20)]]
    text: str = page.render(
        report=report,
        paragraphs=list(cut_paragraphs(report.sentences, chance=chance)),
        published=published,
        facts=facts,
        address=f"https://{report.outlet.lower().replace(' ', '-')}.example/news/{number}",
        others=others,
        comments=comments,
        state=[describe_state(other, chance=chance) for other in (*others * 3, *others[:18])],
        styles=list(make_marks(chance.randint(150, 400), chance=chance)),
        navigation=list(make_marks(chance.randint(90, 150), chance=chance)),
        footer=list(make_marks(chance.randint(60, 110), chance=chance)),
    )
    return text


def cut_paragraphs(sentences: Sequence[str], *, chance: random.Random) -> Iterator[Sequence[str]]:
    """Yield the sentences in paragraphs of one to four."""
    start = 0
    while start < len(sentences):
        size = chance.randint(1, 4)
        yield sentences[start : start + size]
        start += size


def describe_state(report: Report, *, chance: random.Random) -> dict[str, object]:
    """Return what a page hands to its own scripts about another article."""
    return {
        "id": f"{chance.getrandbits(128):032x}",
        "title": report.headline,
        "outlet": report.outlet,
        "teaser": " ".join(report.sentences[:4])[:500],
        "tracking": list(make_marks(6, chance=chance)),
    }


def make_marks(count: int, *, chance: random.Random) -> Iterator[str]:
    """Yield hexadecimal marks such as pages are full of."""
    for _ in range(count):
        yield f"{chance.getrandbits(64):016x}"

"""What one document alone can tell: from the bytes to the digest."""

import copyreg
import hashlib
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import lru_cache
from pickle import PickleBuffer
from typing import Literal, SupportsIndex

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The day a brief is for, and what it covers: ``since <= moment < until``, both UTC.

    ``words`` is how the masthead says it. ``moment`` is the last second of the day, the only clock that rooms
    see: whenever the run takes place, the same documents give the same brief.
    """

    day: date
    zone: str
    since: datetime
    until: datetime
    moment: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """What a source handed over, byte for byte.

    ``url`` is absolute (http, https), or ``file:`` with the path relative to the folder that was read, so
    that the same folder gives the same brief wherever it lies. ``media_type`` is empty when nobody said.
    ``sha256`` is that of the bytes, in hex.
    """

    content: bytes
    media_type: str
    url: str
    source: str
    fetched: datetime
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        # Once, and not by everyone who asks: of a day's pages it takes a tenth of a second each time.
        object.__setattr__(self, "sha256", hashlib.sha256(self.content).hexdigest())

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[object, ...]:
        """Return what pickles it: from protocol 5 on, its bytes are not copied into the rest (PEP 574)."""
        state: list[object] = [getattr(self, field.name) for field in fields(self)]
        if int(protocol) >= 5:
            state[0] = PickleBuffer(self.content)
        return copyreg.__newobj__, (type(self),), state  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A document or article that did not make it: where, in which room, and why in a few words."""

    url: str
    source: str
    room: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A readable document: text only, no markup.

    ``id`` is 16 hex digits of the SHA-256 of address, headline and text; ``document`` the SHA-256 (hex) of
    the bytes it was extracted from. ``published`` is None when the document names no credible date;
    ``seen`` is when it first arrived. ``language`` is an ISO 639-1 code. ``outlet`` and ``byline`` may be "".
    ``extent`` is "summary" where its text is only what a feed says of an article that stands elsewhere.
    """

    id: str
    document: str
    source: str
    url: str
    headline: str
    paragraphs: tuple[str, ...]
    outlet: str
    byline: str
    published: datetime | None
    seen: datetime
    language: str
    extent: Literal["whole", "summary"]

    @property
    def text(self) -> str:
        """The paragraphs with a blank line between them: what every offset counts in."""
        return PARAGRAPH_BREAK.join(self.paragraphs)

    @property
    def moment(self) -> datetime:
        """When it counts: its own date, else the moment it was first seen."""
        return self.published or self.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and where it stands: ``article.text[start:end] == text``; counts start at 0."""

    article: str
    position: int
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitArticle:
    """An article cut into sentences, with the words of each.

    ``words[i]`` are the lower-cased words of ``sentences[i]``; ``stems[i]`` its content words: stemmed, stop
    words left out. Both are in reading order and may be empty.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[str, ...], ...]
    stems: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What may be chosen: at most ``size`` sentences, words or characters."""

    unit: Literal["sentences", "words", "characters"]
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Chosen sentences in reading order, the method, and every sentence's score by feature.

    ``scores`` has a row for each sentence of the article and a column for each name in ``features``; a row's
    sum is that sentence's score.
    """

    method: str
    sentences: tuple[Sentence, ...]
    features: tuple[str, ...]
    scores: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditedSentence:
    """A sentence chosen from one of several articles; ``report`` is the place of its article, from 0."""

    report: int
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class JointSummary:
    """Sentences chosen across several articles of one event, in telling order, each with its article.

    Any beginning of ``priority`` (indices into ``sentences``, most valuable first) reads coherently when put
    back in telling order.
    ``scores[report]`` has a row for each sentence of that article, as in ``Summary``. ``origins`` names for
    each article the place of the one whose text it repeats, its own place where it repeats none.
    """

    method: str
    sentences: tuple[CreditedSentence, ...]
    priority: tuple[int, ...]
    features: tuple[str, ...]
    scores: tuple[tuple[tuple[float, ...], ...], ...]
    origins: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """Term frequencies of one article: distinct terms, sorted, and how often each occurs."""

    terms: tuple[str, ...]
    counts: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """All that one document can tell, but for what is asked of a few of them: scores and summaries.

    ``spans`` holds three numbers of 32 bits for each sentence: its paragraph, its start and its end.
    ``headline`` and ``opening`` are the content stems of the headline and of the first sentences, in order;
    ``terms`` counts those of the lead, its first 250, and the headline's twice. ``names`` are the proper
    names of headline and lead, ``numbers`` the figures of the whole article, sorted and distinct.
    ``fingerprint`` is the sorted set of 32-bit hashes of all its word shingles, little-endian, 4 bytes each:
    its first entries are a bottom-k sketch (Broder 1997).
    """

    article: Article
    spans: bytes
    headline: tuple[str, ...]
    opening: tuple[str, ...]
    terms: Vector
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    fingerprint: bytes

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The article's sentences, kept for a few articles: those of a whole day would weigh too much."""
        return _make_sentences(self.article.id, self.article.text, self.spans)


@lru_cache(maxsize=16)  # as many as speak for a story, each of which is asked for four times
def _make_sentences(article: str, text: str, spans: bytes) -> tuple[Sentence, ...]:
    numbers = iter(memoryview(spans).cast("I"))
    return tuple(
        Sentence(
            article=article,
            position=position,
            paragraph=paragraph,
            start=start,
            end=end,
            text=text[start:end],
        )
        for position, (paragraph, start, end) in enumerate(zip(numbers, numbers, numbers, strict=True))
    )

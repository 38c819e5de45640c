"""A brief in six editions, in several scripts, made by the real renderers and kept in a real store."""

import dataclasses
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.fakes import MORNING, make_article, make_window
from tests.looks import classic_press
from tests.store.builders import DAY, NOON

from briefer.delivery.folder import FolderChannel
from briefer.model import (
    Article,
    Brief,
    Coverage,
    Edition,
    Inserts,
    Note,
    PrintedCorrection,
    PrintedDisagreement,
    PrintedFigure,
    PrintedSentence,
    PrintedStory,
    Section,
    Sentence,
)
from briefer.renderers import open_renderer
from briefer.renderers.typesetter import open_typesetter
from briefer.store import open_store

HARBOUR = make_article(
    "The harbour bridge is open again. Engineers had found 14 cracks in its second span.",
    "“Nobody was in danger,” said Ann Ames, who runs the port.",
    headline="Harbour bridge reopens",
    url="https://harbourpost.example/bridge",
)
RIVAL = make_article(
    "Inspectors counted 16 cracks, the Rival Post has learnt. The toll stays at 2 crowns.",
    headline="Bridge reopens with 16 cracks mended",
    outlet="Rival Post",
    url="https://rival.example/bridge",
)
ARABIC = make_article(
    "أعيد فتح الجسر أمام السيارات اليوم. وقال المهندسون إن العمل استمر أسبوعا.",
    headline="إعادة فتح الجسر",
    outlet="الميناء",
    url="https://arabic.example/bridge",
    language="ar",
)
JAPANESE = make_article(
    "橋は火曜日に再開した。技術者は二番目の区間で十四の亀裂を見つけた。",
    headline="港の橋が再開",
    outlet="潮風",
    url="https://japanese.example/bridge",
    language="ja",
)
TOWN = make_article(
    "The town hall stays shut until spring. Its clock has stopped for good.",
    headline="Town hall shut",
    url="https://harbourpost.example/hall",
)
TOWN_REVISED = make_article(
    "The town hall stays shut until summer. The mayor moves into the school.",
    headline="Town hall shut",
    url="https://harbourpost.example/hall",
)
ARTICLES = (HARBOUR, RIVAL, ARABIC, JAPANESE, TOWN, TOWN_REVISED)
FORMATS = ("json", "html", "text", "pdf", "markdown", "epub")


def cut(article: Article, *texts: str) -> tuple[Sentence, ...]:
    """Return sentences of the article by their words."""
    return tuple(
        Sentence(
            article=article.id,
            position=position,
            paragraph=0,
            start=article.text.index(text),
            end=article.text.index(text) + len(text),
            text=text,
        )
        for position, text in enumerate(texts)
    )


def print_cut(article: Article, text: str) -> PrintedSentence:
    """Return one sentence of the article as it is printed."""
    (sentence,) = cut(article, text)
    return PrintedSentence(sentence=sentence, note=ARTICLES.index(article) + 1, link=article.url)


def tell(number: int, sentences: Sequence[Sentence], *, differ: bool = False) -> PrintedStory:
    """Return a printed story of these sentences; its headline is that of its first sentence's article."""
    notes = {article.id: place for place, article in enumerate(ARTICLES, 1)}
    links = {article.id: article.url for article in ARTICLES}
    lead = ARTICLES[notes[sentences[0].article] - 1]
    sides = tuple(
        PrintedFigure(text=text, outlet=outlet, moment=MORNING, note=note)
        for text, outlet, note in (("14 cracks", "Harbour Post", 1), ("16 cracks", "Rival Post", 2))
    )
    return PrintedStory(
        id=f"{number:016x}",
        headline=lead.headline,
        headline_note=notes[lead.id],
        language=lead.language,
        tag="update" if number == 4 else "new",
        days=4,
        changed=DAY,
        sentences=tuple(
            PrintedSentence(sentence=each, note=notes[each.article], link=links[each.article])
            for each in sentences
        ),
        disagreements=(PrintedDisagreement(subject="cracks", kind="disputed", figures=sides),)
        if differ
        else (),
        outlets=2,
        origins=2,
        why=("2 outlets",),
        terms=(),
        also=(2,) if number == 1 else (),
    )


def make_printed_brief(*, misprint: str = "") -> Brief:
    """Return a brief of two leads and two briefs; ``misprint`` stands in the place of its third sentence."""
    bridge = (
        *cut(
            HARBOUR, "The harbour bridge is open again.", "Engineers had found 14 cracks in its second span."
        ),
        *cut(RIVAL, "Inspectors counted 16 cracks, the Rival Post has learnt."),
        *cut(HARBOUR, "“Nobody was in danger,” said Ann Ames, who runs the port."),
    )
    if misprint:
        bridge = (*bridge[:2], dataclasses.replace(bridge[2], text=misprint), bridge[3])
    arabic = cut(ARABIC, "أعيد فتح الجسر أمام السيارات اليوم.", "وقال المهندسون إن العمل استمر أسبوعا.")
    japanese = cut(JAPANESE, "橋は火曜日に再開した。", "技術者は二番目の区間で十四の亀裂を見つけた。")
    return Brief(
        title="The Morning Brief",
        number=3,
        window=make_window(DAY),
        charts=(),
        language="en",
        sample=False,
        reasons=(),
        seconds=60,
        leads=(Section(label="Port", stories=(tell(1, bridge, differ=True), tell(2, arabic))),),
        briefs=(
            Section(label="Abroad", stories=(tell(3, japanese),)),
            Section(label="Tolls", stories=(tell(4, cut(RIVAL, "The toll stays at 2 crowns.")),)),
        ),
        watching=(),
        inserts=Inserts(blocks=(), troubles=()),
        corrections=(
            PrintedCorrection(
                story=f"{1:016x}",
                day=DAY,
                sentence=print_cut(TOWN, "The town hall stays shut until spring."),
                revised_note=6,
                now=print_cut(TOWN_REVISED, "The town hall stays shut until summer."),
            ),
            PrintedCorrection(
                story=f"{1:016x}",
                day=DAY,
                sentence=print_cut(TOWN, "Its clock has stopped for good."),
                revised_note=6,
                now=None,
            ),
        ),
        notes=tuple(Note(number=place, article=each, copy_of=0) for place, each in enumerate(ARTICLES, 1)),
        coverage=Coverage(sources=(), read=4, printed=4, merged=0, skipped=(), missed=()),
        missing_glyphs=(),
        version="0.1.0",
        settings_hash="0123456789abcdef",
    )


def render_all(brief: Brief) -> tuple[Edition, ...]:
    """Return the brief in every format."""
    with open_typesetter() as typesetter:
        press = classic_press(typesetter)
        return tuple(open_renderer(name, press=press).render(brief) for name in FORMATS)


@cache
def render_printed() -> tuple[Edition, ...]:
    """Return ``make_printed_brief`` in every format, rendered once for all tests."""
    return render_all(make_printed_brief())


def publish(
    brief: Brief, editions: Sequence[Edition], *, root: Path, articles: Sequence[Article] = ARTICLES
) -> Path:
    """Keep the brief in the store ``root/briefer.db``, publish its editions, and return their folder."""
    with open_store(root / "briefer.db") as store, store.transaction():
        store.save_articles(articles)
        store.save_brief(
            brief, profile="desk", moment=NOON, articles=(), sources=("news",), editions=editions
        )
    FolderChannel(folder=root / "out", day=DAY).deliver(editions)
    return root / "out" / DAY.isoformat()

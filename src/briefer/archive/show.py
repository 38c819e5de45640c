"""From the store to the views of the archive's pages.

Texts are shown as they lie there, every character harmless; the templates escape them, so that a page holds
no markup but its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from urllib.parse import quote

from briefer.archive.site import Site
from briefer.archive.views import (
    ArticleView,
    DayView,
    FoundView,
    LinkView,
    MarkView,
    MonthView,
    PieceView,
    TextView,
    ToldView,
)
from briefer.model import PARAGRAPH_BREAK, Article
from briefer.renderers.cleaning import show_label, show_text
from briefer.renderers.wording import (
    MONTHS,
    count,
    direction,
    is_web,
    say_address,
    say_day,
    say_short_day,
    write_language,
    write_link,
)
from briefer.search import Found, Snippet
from briefer.store import Store
from briefer.store.archive import ListedBrief, Printing

_ROLES = {"told": "", "corrected": "Printed earlier, and corrected:", "corrects": "What stands there now:"}


def show_months(briefs: Iterable[ListedBrief]) -> tuple[MonthView, ...]:
    """Return the briefs by month, in their order."""
    months: dict[str, list[DayView]] = {}
    for brief in briefs:
        months.setdefault(f"{MONTHS[brief.day.month - 1]} {brief.day.year}", []).append(_show_day(brief))
    return tuple(MonthView(month=month, days=tuple(days)) for month, days in months.items())


def _show_day(brief: ListedBrief) -> DayView:
    address = link_brief(brief.profile, brief.day)
    return DayView(
        day=say_day(brief.day),
        profile=show_label(brief.profile),
        address=address,
        number=f"No. {brief.number}",
        tally=count(brief.sentences, "sentence"),
        formats=tuple(LinkView(words=name, address=f"{address}/{quote(name)}") for name in brief.formats),
    )


def show_told(printings: Sequence[Printing], *, store: Store) -> tuple[ToldView, ...]:
    """Return what briefs told, a view for each story of each brief, in the order of the sentences."""
    articles = _load(store, (printing.sentence.article for printing in printings))
    told: dict[tuple[str, date, str], list[Printing]] = {}
    for printing in printings:
        told.setdefault((printing.profile, printing.day, printing.sentence.story), []).append(printing)
    return tuple(_show_story(group, articles=articles, store=store) for group in told.values())


def _show_story(group: Sequence[Printing], *, articles: dict[str, Article], store: Store) -> ToldView:
    first = group[0]
    traces = store.traces.load(first.sentence.story)
    trace = next((each for each in traces if each.day == first.day), None)
    lead = articles[first.sentence.article]
    headline = trace.headline if trace else lead.headline
    state = f"{trace.state}, day {trace.days}" if trace else ""
    return ToldView(
        heading=_show_text(headline, lead, address=link_story(first.sentence.story), credit=""),
        state=state,
        brief=LinkView(words=say_day(first.day), address=link_brief(first.profile, first.day)),
        sentences=tuple(
            _show_text(
                printing.sentence.text,
                articles[printing.sentence.article],
                address=f"{link_article(printing.sentence.article)}#at-{printing.sentence.start}",
                credit=_ROLES[printing.sentence.role],
            )
            for printing in group
        ),
    )


def _show_text(text: str, article: Article, *, address: str, credit: str) -> TextView:
    outlet = show_label(article.outlet or article.source)
    return TextView(
        text=show_text(text),
        language=write_language(article.language),
        direction=direction(article.language),
        address=address,
        credit=f"{credit} {outlet}".strip(),
    )


def show_article(article: Article, *, printings: Sequence[Printing], store: Store, site: Site) -> ArticleView:
    """Return the article with the sentences marked that briefs printed."""
    stories = dict.fromkeys(printing.sentence.story for printing in printings)
    return ArticleView(
        headline=show_text(article.headline),
        language=write_language(article.language),
        direction=direction(article.language),
        credit=_say_credit(article, site=site),
        source=LinkView(
            words=say_address(article.url), address=write_link(article.url) if is_web(article.url) else ""
        ),
        id=article.id,
        stories=tuple(LinkView(words=_name_story(store, each), address=link_story(each)) for each in stories),
        paragraphs=tuple(_cut_paragraphs(article, printings)),
    )


def _cut_paragraphs(article: Article, printings: Sequence[Printing]) -> Iterator[tuple[PieceView, ...]]:
    start = 0
    for paragraph in article.paragraphs:
        end = start + len(paragraph)
        inside = [each for each in printings if start <= each.sentence.start < each.sentence.end <= end]
        yield tuple(_cut_paragraph(paragraph, inside, start=start))
        start = end + len(PARAGRAPH_BREAK)


def _cut_paragraph(paragraph: str, printings: Sequence[Printing], *, start: int) -> Iterator[PieceView]:
    done = 0
    spans: dict[tuple[int, int], list[Printing]] = {}
    for printing in printings:
        sentence = printing.sentence
        spans.setdefault((sentence.start - start, sentence.end - start), []).append(printing)
    for (left, right), printed in sorted(spans.items()):
        # Sentences do not overlap; where two cuttings of a text differ, the first one is marked.
        if left < done or paragraph[left:right] != printed[0].sentence.text:
            continue
        if done < left:
            yield PieceView(text=_show_piece(paragraph[done:left]), anchor="", briefs=())
        briefs = dict.fromkeys((each.profile, each.day) for each in printed)
        yield PieceView(
            text=_show_piece(paragraph[left:right]),
            anchor=f"at-{left + start}",
            briefs=tuple(_link_day(profile, day) for profile, day in briefs),
        )
        done = right
    if done < len(paragraph):
        yield PieceView(text=_show_piece(paragraph[done:]), anchor="", briefs=())


def show_found(found: Found, *, site: Site) -> FoundView:
    """Return something that was found, with the words marked that were searched for."""
    if found.kind == "brief":
        profile, _, day = found.id.rpartition("/")
        address = link_brief(profile, date.fromisoformat(day))
    else:
        address = link_article(found.id)
    parts = [show_label(found.outlet), say_day(found.moment.astimezone(site.zone).date())]
    if found.kind == "article" and found.printed:
        parts.append(f"printed {', '.join(map(say_short_day, found.printed))}")
    return FoundView(
        headline=show_text(found.headline),
        language=write_language(found.language or "en"),
        direction=direction(found.language),
        address=address,
        credit=" · ".join(parts),
        pieces=tuple(_mark(found.snippet)),
    )


def _mark(snippet: Snippet) -> Iterator[MarkView]:
    done = 0
    for start, end in (*snippet.places, (len(snippet.text), len(snippet.text))):
        if done < start:
            yield MarkView(text=_show_piece(snippet.text[done:start]), found=False)
        if start < end:
            yield MarkView(text=_show_piece(snippet.text[start:end]), found=True)
        done = end


def link_brief(profile: str, day: date) -> str:
    """Return the address of a day's brief in the archive."""
    return f"/briefs/{quote(profile, safe='')}/{day.isoformat()}"


def link_article(article: str) -> str:
    """Return the address of an article."""
    return f"/articles/{quote(article, safe='')}"


def link_story(story: str) -> str:
    """Return the address of a story."""
    return f"/stories/{quote(story, safe='')}"


def _link_day(profile: str, day: date) -> LinkView:
    return LinkView(words=say_short_day(day), address=link_brief(profile, day))


def _name_story(store: Store, story: str) -> str:
    traces = store.traces.load(story)
    return show_text(traces[0].headline) if traces else story


def _say_credit(article: Article, *, site: Site) -> str:
    moment: datetime = article.published or article.seen
    local = moment.astimezone(site.zone)
    parts = [show_label(article.outlet or article.source), show_label(article.byline)]
    parts.append(f"{say_day(local.date())}, {local:%H:%M}{'' if article.published else ' (first seen)'}")
    return " · ".join(part for part in parts if part)


def _load(store: Store, ids: Iterable[str]) -> dict[str, Article]:
    return {article.id: article for article in store.load_articles(dict.fromkeys(ids))}


def _show_piece(text: str) -> str:
    """Return the piece harmless, with the blank that divides it from its neighbours."""
    shown = show_text(text)
    if not shown:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{shown}{' ' if text[-1].isspace() else ''}"

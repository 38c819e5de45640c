"""From a brief to its view."""

from collections.abc import Iterable, Iterator

from briefer.model import (
    Article,
    Brief,
    Note,
    PrintedCorrection,
    PrintedDisagreement,
    PrintedSentence,
    PrintedStory,
    Section,
)
from briefer.renderers.balancing import halve_sections
from briefer.renderers.beside import say_quiet, show_inserts
from briefer.renderers.breaking import bind_headline, bind_text, cut_headline
from briefer.renderers.cleaning import show_label, show_text
from briefer.renderers.colophon import write_ledger
from briefer.renderers.neighbours import find_after, find_before
from briefer.renderers.view import (
    CorrectionView,
    CreditView,
    DifferenceView,
    NeighbourView,
    NoteView,
    SectionView,
    SentenceView,
    SideView,
    StoryView,
    View,
    WatchView,
)
from briefer.renderers.wording import (
    count,
    direction,
    is_web,
    say_address,
    say_day,
    say_moment,
    say_past_day,
    say_reading_time,
    say_short_day,
    write_language,
    write_link,
)
from briefer.text.links import find_aggregator

HASH_DIGITS = 8
# Sentences of these languages follow each other without a blank.
UNSPACED = frozenset({"ja", "zh"})


def show_brief(brief: Brief) -> View:
    """Return the brief with every string as the page shows it."""
    shower = _Shower(brief)
    leads = tuple(shower.show_sections(brief.leads, "leads"))
    briefs = tuple(shower.show_sections(brief.briefs, "briefs"))
    return View(
        title=show_label(brief.title),
        language=write_language(brief.language),
        direction=direction(brief.language),
        day=say_day(brief.window.day),
        short_day=f"{say_short_day(brief.window.day)} {brief.window.day.year}",
        date=brief.window.day.isoformat(),
        number=f"No. {brief.number}",
        window=show_label(brief.window.words),
        reading=say_reading_time(brief.seconds),
        tally=_say_tally(brief),
        sample=brief.sample,
        corrected=tuple(f"Corrected. What was wrong: {show_text(reason)}" for reason in brief.reasons),
        quiet="" if brief.leads or brief.briefs else say_quiet(brief),
        contents=tuple(story for section in leads for story in section.stories),
        leads=leads,
        briefs=briefs,
        columns=halve_sections(briefs),
        watching=tuple(shower.show_watching()),
        inserts=show_inserts(brief.inserts, window=brief.window),
        corrections=tuple(shower.show_correction(each) for each in brief.corrections),
        notes=tuple(shower.show_note(note) for note in brief.notes),
        ledger=write_ledger(brief),
        version=brief.version,
        settings_hash=show_label(brief.settings_hash),
    )


def _say_tally(brief: Brief) -> str:
    stories = sum(len(section.stories) for section in (*brief.leads, *brief.briefs))
    articles = brief.coverage.printed + brief.coverage.merged
    outlets = {note.article.outlet or note.article.source for note in brief.notes}
    if not stories:
        return f"no new story, {count(brief.coverage.read, 'document')} read"
    return (
        f"{count(stories, 'story', 'stories')} from {count(articles, 'article')}, "
        f"{count(len(outlets), 'outlet')}"
    )


class _Shower:
    """Shows the parts of one brief: its notes, its zone and its day are needed everywhere."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._notes = {note.number: note for note in brief.notes}
        self._stories = 0
        self._sentences = 0

    def show_sections(self, sections: Iterable[Section], kind: str) -> Iterator[SectionView]:
        for index, section in enumerate(sections, start=1):
            stories = tuple(self._show_story(story) for story in section.stories)
            yield SectionView(id=f"{kind}-{index}", label=show_label(section.label), stories=stories)

    def show_watching(self) -> Iterator[WatchView]:
        for story in self._brief.watching:
            language = self._notes[story.headline_note].article.language
            yield WatchView(
                headline=show_text(story.headline),
                note=story.headline_note,
                words=f"day {story.days}, nothing new since {say_short_day(story.changed)}",
                language=write_language(language),
                direction=direction(language),
            )

    def show_correction(self, correction: PrintedCorrection) -> CorrectionView:
        article = self._notes[correction.sentence.note].article
        return CorrectionView(
            printed=say_past_day(correction.day, today=self._brief.window.day),
            outlet=_name_outlet(article),
            was=self._show_sentence(correction.sentence, last=False),
            now=self._show_sentence(correction.now, last=False) if correction.now else None,
            note=correction.revised_note,
            language=write_language(article.language),
            direction=direction(article.language),
        )

    def show_note(self, note: Note) -> NoteView:
        article = note.article
        return NoteView(
            number=note.number,
            outlet=_name_outlet(article),
            headline=show_text(article.headline),
            byline=show_label(article.byline),
            moment=self._say_moment(article),
            address=say_address(article.url),
            link=write_link(article.url) if is_web(article.url) else "",
            id=article.id[:HASH_DIGITS],
            copy_of=note.copy_of,
            extent=_say_extent(article),
            language=write_language(article.language),
            direction=direction(article.language),
        )

    def _show_story(self, story: PrintedStory) -> StoryView:
        self._stories += 1
        return StoryView(
            id=f"story-{self._stories}",
            joint="" if story.language in UNSPACED else " ",
            headline=show_text(story.headline),
            pieces=cut_headline(show_text(story.headline)),
            display=cut_headline(bind_headline(show_text(story.headline))),
            note=story.headline_note,
            language=write_language(story.language),
            direction=direction(story.language),
            tag=story.tag,
            update=self._say_update(story),
            why=tuple(show_text(words) for words in story.why),
            sentences=tuple(
                self._show_sentence(printed, last=printed is story.sentences[-1])
                for printed in story.sentences
            ),
            differ=tuple(self._show_difference(each) for each in story.disagreements),
            also=tuple(
                CreditView(outlet=_name_outlet(self._notes[number].article), note=number)
                for number in story.also
            ),
        )

    def _say_update(self, story: PrintedStory) -> str:
        since = say_past_day(story.changed, today=self._brief.window.day)
        return "" if story.tag == "new" else f"day {story.days}, last changed {since}"

    def _show_sentence(self, printed: PrintedSentence, *, last: bool) -> SentenceView:
        self._sentences += 1
        article, sentence = self._notes[printed.note].article, printed.sentence
        before = find_before(sentence, article=article)
        after = find_after(sentence, article=article)
        text = show_text(sentence.text)
        return SentenceView(
            id=f"around-{self._sentences}",
            text=text,
            bound=bind_text(text) if last else text,
            link=write_link(printed.link) if is_web(printed.link) else f"#note-{printed.note}",
            hint=f"{_name_outlet(article)}, {self._say_moment(article)}",
            note=printed.note,
            article=sentence.article,
            start=sentence.start,
            end=sentence.end,
            before=_show_neighbour(article, before),
            after=_show_neighbour(article, after),
        )

    def _show_difference(self, disagreement: PrintedDisagreement) -> DifferenceView:
        sides = tuple(
            SideView(
                text=show_text(figure.text),
                credit=_name_outlet(self._notes[figure.note].article),
                note=figure.note,
            )
            for figure in disagreement.figures
        )
        label = "Figures differ" if disagreement.kind == "disputed" else "Figures updated"
        return DifferenceView(label=label, subject=show_text(disagreement.subject), sides=sides)

    def _say_moment(self, article: Article) -> str:
        window = self._brief.window
        words = say_moment(article.moment, zone=window.zone, day=window.day)
        return words if article.published else f"undated, seen {words}"


def _say_extent(article: Article) -> str:
    """Return what a reader who follows the link should know: what was read of it, and who stands between."""
    between = find_aggregator(article.url)
    said = ("summary only" if article.extent == "summary" else "", f"by way of {between}" if between else "")
    return ", ".join(filter(None, said))


def _show_neighbour(article: Article, span: tuple[int, int] | None) -> NeighbourView | None:
    if span is None:
        return None
    start, end = span
    return NeighbourView(
        text=show_text(article.text[start:end]),
        start=start,
        end=end,
        language=write_language(article.language),
        direction=direction(article.language),
    )


def _name_outlet(article: Article) -> str:
    return show_label(article.outlet) or show_label(article.source)

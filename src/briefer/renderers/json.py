"""JSON: the brief for programs; docs/brief.schema.json says what each field means."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC

from briefer.model import (
    Article,
    Brief,
    Chart,
    Coverage,
    Edition,
    Insert,
    Note,
    PrintedCorrection,
    PrintedDisagreement,
    PrintedSentence,
    PrintedStory,
    Section,
    WatchedStory,
)
from briefer.renderers import Press

FORMAT = "briefer/1"


@dataclass(frozen=True, slots=True)
class JsonRenderer:
    """Renders the machine-readable brief; it needs nothing of the press."""

    press: Press

    def render(self, brief: Brief) -> Edition:
        """Return brief.json."""
        text = json.dumps(describe_brief(brief), ensure_ascii=False, indent=2) + "\n"
        # A lone surrogate cannot be written as UTF-8; as an escape it is JSON again.
        content = text.encode("utf-8", "backslashreplace")
        return Edition(format="json", name="brief.json", media_type="application/json", content=content)


def describe_brief(brief: Brief) -> dict[str, object]:
    """Return the brief as plain dictionaries, lists, strings and numbers."""
    window = brief.window
    hashes = {note.article.id: hash_text(note.article) for note in brief.notes}
    return {
        "format": FORMAT,
        "title": brief.title,
        "number": brief.number,
        "date": window.day.isoformat(),
        "window": {
            "since": window.since.isoformat(),
            "until": window.until.isoformat(),
            "zone": window.zone,
            "words": window.words,
        },
        "language": brief.language,
        "sample": brief.sample,
        "reasons": list(brief.reasons),
        "seconds": brief.seconds,
        "leads": [_describe_section(section, hashes) for section in brief.leads],
        "briefs": [_describe_section(section, hashes) for section in brief.briefs],
        "watching": [_describe_watched(story) for story in brief.watching],
        "corrections": [_describe_correction(each, hashes) for each in brief.corrections],
        "inserts": [_describe_insert(insert) for insert in brief.inserts.blocks],
        "insert_troubles": list(brief.inserts.troubles),
        "notes": [_describe_note(note, hashes) for note in brief.notes],
        "coverage": _describe_coverage(brief.coverage),
        "charts": [_describe_chart(chart) for chart in brief.charts],
        "missing_glyphs": list(brief.missing_glyphs),
        "version": brief.version,
        "settings_hash": brief.settings_hash,
    }


def hash_text(article: Article) -> str:
    """Return the SHA-256 (hex) of the article's text in UTF-8: what offsets are counted in."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def _describe_section(section: Section, hashes: dict[str, str]) -> dict[str, object]:
    return {"theme": section.label, "stories": [_describe_story(story, hashes) for story in section.stories]}


def _describe_story(story: PrintedStory, hashes: dict[str, str]) -> dict[str, object]:
    return {
        "id": story.id,
        "headline": story.headline,
        "headline_note": story.headline_note,
        "language": story.language,
        "tag": story.tag,
        "days": story.days,
        "changed": story.changed.isoformat(),
        "outlets": story.outlets,
        "origins": story.origins,
        "rank": story.rank,
        "terms": [{"name": term.name, "value": term.value, "words": term.words} for term in story.terms],
        "why": list(story.why),
        "sentences": [_describe_sentence(printed, hashes) for printed in story.sentences],
        "figures_differ": [_describe_disagreement(each) for each in story.disagreements],
        "also": list(story.also),
    }


def _describe_sentence(printed: PrintedSentence, hashes: dict[str, str]) -> dict[str, object]:
    return {
        "text": printed.sentence.text,
        "article": printed.sentence.article,
        "start": printed.sentence.start,
        "end": printed.sentence.end,
        "sha256": hashes[printed.sentence.article],
        "note": printed.note,
        "link": printed.link,
    }


def _describe_disagreement(disagreement: PrintedDisagreement) -> dict[str, object]:
    return {
        "subject": disagreement.subject,
        "kind": disagreement.kind,
        "figures": [
            {
                "text": figure.text,
                "outlet": figure.outlet,
                "moment": figure.moment.isoformat(),
                "note": figure.note,
            }
            for figure in disagreement.figures
        ],
    }


def _describe_watched(story: WatchedStory) -> dict[str, object]:
    return {
        "id": story.id,
        "headline": story.headline,
        "headline_note": story.headline_note,
        "days": story.days,
        "changed": story.changed.isoformat(),
    }


def _describe_correction(correction: PrintedCorrection, hashes: dict[str, str]) -> dict[str, object]:
    now = correction.now
    return {
        "story": correction.story,
        "printed": correction.day.isoformat(),
        "sentence": _describe_sentence(correction.sentence, hashes),
        "revised_note": correction.revised_note,
        "now": _describe_sentence(now, hashes) if now else None,
    }


def _describe_insert(insert: Insert) -> dict[str, object]:
    return {
        "title": insert.title,
        "source": insert.source,
        "moment": insert.moment.isoformat(),
        "items": [{"label": item.label, "value": item.value, "note": item.note} for item in insert.items],
        "more": insert.more,
    }


def _describe_chart(chart: Chart) -> dict[str, object]:
    return {
        "kind": chart.kind,
        "subject": chart.subject,
        "counts": list(chart.counts),
        "end": chart.end.astimezone(UTC).isoformat(),
    }


def _describe_note(note: Note, hashes: dict[str, str]) -> dict[str, object]:
    article = note.article
    return {
        "number": note.number,
        "article": article.id,
        "document": article.document,
        "sha256": hashes[article.id],
        "outlet": article.outlet,
        "source": article.source,
        "headline": article.headline,
        "byline": article.byline,
        "published": article.published.isoformat() if article.published else None,
        "seen": article.seen.isoformat(),
        "url": article.url,
        "language": article.language,
        "copy_of": note.copy_of,
        "extent": article.extent,
    }


def _describe_coverage(coverage: Coverage) -> dict[str, object]:
    return {
        "read": coverage.read,
        "printed": coverage.printed,
        "merged": coverage.merged,
        "sources": [
            {
                "name": report.name,
                "documents": report.documents,
                "trouble": report.trouble,
                "note": report.note,
            }
            for report in coverage.sources
        ],
        "skipped": [
            {"url": each.url, "source": each.source, "room": each.room, "reason": each.reason}
            for each in coverage.skipped
        ],
        "missed": [
            {"headline": missed.headline, "outlet": missed.outlet, "rank": missed.rank}
            for missed in coverage.missed
        ],
    }

"""The colophon: the coverage ledger in words, and how to make and prove the brief."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from briefer.model import Brief, Coverage, Missed, Skipped
from briefer.renderers.cleaning import show_label, show_text
from briefer.renderers.view import LedgerLine
from briefer.renderers.wording import count, say_address

NAMED = 8
# Where a document fails by a fault of its own. What later rooms leave out (a copy, an old entry of a feed,
# what a rule mutes) is counted with its reason; named, it would push these off the list.
_FAULTY = frozenset({"sources", "extractors"})


def write_ledger(brief: Brief) -> tuple[LedgerLine, ...]:
    """Return the lines of the colophon; lines without anything to say are absent."""
    coverage, day = brief.coverage, brief.window.day.isoformat()
    lines = {
        "Sources": _write_sources(coverage),
        "Read": _write_read(coverage),
        "Left out": _write_reasons(coverage),
        "Not readable": _write_unreadable(coverage),
        "Just below the cut": _write_missed(coverage),
        "No font for": _write_glyphs(brief.missing_glyphs),
        "Trouble": _write_troubles(coverage),
        "Worth a look": _write_notes(coverage),
        "Inserts": _name_some([show_label(trouble) for trouble in brief.inserts.troubles]),
        "Proof": "every sentence stands word for word in the article that its note names; check with",
        "Made by": f"briefer {brief.version}, settings {show_label(brief.settings_hash)}; again with",
    }
    commands = {"Proof": f"briefer verify {day}", "Made by": f"briefer make --date {day}"}
    said = {label: words for label, words in lines.items() if words}
    return tuple(_write_line(label, words, commands.get(label, "")) for label, words in said.items())


def _write_line(label: str, words: str, command: str) -> LedgerLine:
    return LedgerLine(label=label, text=f"{words} {command}".rstrip(), words=words, command=command)


def _write_sources(coverage: Coverage) -> str:
    failed = sum(bool(report.trouble) for report in coverage.sources)
    documents = sum(report.documents for report in coverage.sources)
    asked = len(coverage.sources)
    return (
        f"{asked:,} asked = {asked - failed:,} answered + {failed:,} failed; {count(documents, 'document')}"
    )


def _write_read(coverage: Coverage) -> str:
    return (
        f"{coverage.read:,} = {coverage.printed:,} printed + {coverage.merged:,} merged into a printed story "
        f"+ {len(coverage.skipped):,} left out"
    )


def _write_reasons(coverage: Coverage) -> str:
    reasons = Counter(skipped.reason for skipped in coverage.skipped)
    ordered = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f"{number:,} {show_label(reason)}" for reason, number in ordered[:NAMED]]
    if rest := sum(number for _, number in ordered[NAMED:]):
        named.append(f"{rest:,} for other reasons")
    return " + ".join(named)


def _write_unreadable(coverage: Coverage) -> str:
    faults = [skipped for skipped in coverage.skipped if skipped.room in _FAULTY]
    return _name_some([f"{_name_document(skipped)} ({show_label(skipped.reason)})" for skipped in faults])


def _write_troubles(coverage: Coverage) -> str:
    troubles = [report for report in coverage.sources if report.trouble]
    return _name_some([f"{show_label(report.name)}: {show_label(report.trouble)}" for report in troubles])


def _write_notes(coverage: Coverage) -> str:
    notes = [report for report in coverage.sources if report.note]
    return _name_some([f"{show_label(report.name)}: {show_label(report.note)}" for report in notes])


def _name_some(named: Sequence[str]) -> str:
    """Name the first; a colophon is no list of everything, brief.json is."""
    more = [f"and {len(named) - NAMED:,} more"] if len(named) > NAMED else []
    return "; ".join([*named[:NAMED], *more])


def _name_document(skipped: Skipped) -> str:
    return say_address(skipped.url) or show_label(skipped.source)


def _write_glyphs(glyphs: Sequence[str]) -> str:
    """Name characters that would show as empty boxes, this line included, by number and name."""
    named = [f"U+{ord(glyph):04X} {unicodedata.name(glyph, '').lower()}".strip() for glyph in glyphs[:NAMED]]
    if len(glyphs) > NAMED:
        named.append(f"and {len(glyphs) - NAMED:,} more")
    return ", ".join(named)


def _write_missed(coverage: Coverage) -> str:
    return "; ".join(f"{show_text(missed.headline)} ({_write_rank(missed)})" for missed in coverage.missed)


def _write_rank(missed: Missed) -> str:
    outlet = show_label(missed.outlet)
    return f"{outlet}, {missed.rank:.2f}" if outlet else f"{missed.rank:.2f}"

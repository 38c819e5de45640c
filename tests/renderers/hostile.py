"""Briefs of text that means harm."""

from dataclasses import replace

from tests.golden.invented_day import Report, Told, make_brief

from briefer.model import Brief, Skipped

MARKUP = (
    '</title><script>alert(1)</script><img src="http://evil.example/x.png">'
    '<style>@import "http://evil.example"'
)
TEMPLATE = "{{ 7 * 7 }} {% include '/etc/passwd' %}"
CONTROLS = "bell\x07 escape\x1b[31m c1\x85 null\x00 end"
BIDI = "left \u202eright-to-left \u2066isolated and never closed"
SURROGATE = "lone \ud800 surrogate \ufffe"
TOWER = "Z" + "\u0301" * 20_000 + "algo"
ALL = (MARKUP, TEMPLATE, CONTROLS, BIDI, SURROGATE, TOWER)


URL = "https://evil.example/\u202e<>\"' \x07?a=b&c=d\ud800"


def make_hostile_brief() -> Brief:
    """Return a brief in which every text from outside is hostile, past what the assembler would refuse."""
    report = Report(
        outlet="Outlet", headline="A headline", sentences=tuple(f"Sentence {n}." for n in range(len(ALL)))
    )
    told = Told(theme=MARKUP, rank=1.0, reports=(report,), told=tuple((0, n) for n in range(len(ALL))))
    brief = make_brief((told,))
    section = brief.leads[0]
    story = section.stories[0]
    sentences = tuple(
        replace(printed, sentence=replace(printed.sentence, text=text), link=URL)
        for printed, text in zip((*story.sentences, story.sentences[0]), ALL, strict=True)
    )
    story = replace(
        story, headline="".join(ALL), sentences=sentences, why=(MARKUP, CONTROLS), language='"><b>'
    )
    article = replace(
        brief.notes[0].article,
        url=URL,
        outlet="Outlet" + MARKUP,
        byline=TEMPLATE + TOWER + CONTROLS,
        headline="".join(ALL),
        language='"><script>',
    )
    faults = tuple(Skipped(url=text, source=text, room="extractors", reason=text) for text in ALL)
    return replace(
        brief,
        title="Brief" + MARKUP,
        leads=(replace(section, stories=(story,)),),
        notes=(replace(brief.notes[0], article=article),),
        missing_glyphs=("\x07", "\ud800"),
        coverage=replace(brief.coverage, skipped=faults),
    )

"""A made-up brief, set while there is none yet: whatever is done for the first time takes longer.

Fonts are found, modules loaded, and the style sheet that most briefs are printed with is parsed. What is set
is thrown away. Only the typesetter's child imports this module.
"""

import gc
from collections.abc import Callable
from functools import partial

from briefer.renderers import typesetting
from briefer.renderers.templates import enclose_styles, gather_print_styles, open_templates
from briefer.resources import templates_folder

LOOK, PAPER = "classic", "a4"
PAGE = (
    '<!doctype html><html lang="en" dir="ltr"><head><title>Rehearsal</title><style>{}</style></head><body>{}'
)
TOLD = (
    "The harbour of Tellin was closed on Monday, when the “Marguerite”, 84 metres long, ran aground.",
    "Nobody was hurt; “we were lucky,” said its captain, Ida Holm, who has sailed for 31 years.",
    "Mr. Ferrand’s office – it issues the permits – expects 1,200 tonnes of gravel to be moved by Friday.",
)
CITE = '<a class="cite" href="#note-1" aria-label="Note 1">&#8288;1</a>'
SENTENCES = " ".join(
    f'<a class="sentence" href="https://tellin.example/1" title="Tellin Post, 2 Nov 07:00">{text}</a>{CITE}'
    for text in TOLD
)
MASTHEAD = """<header class="masthead"><p class="ear"><span class="number">No. 1</span></p><h1>The Brief</h1>
<p class="dateline"><span class="day">Monday 2 November 2026</span> <span class="tally">9 stories</span></p>
</header><nav class="contents" aria-labelledby="today"><h2 id="today">Today</h2><ol><li id="today-1">
<a href="#story-1"><span lang="en">Harbour closed</span>&nbsp;<span class="tag">new</span>
<span class="page">1</span></a></li></ol></nav>"""
LEAD = f"""<section class="theme"><h2>World</h2><article class="lead" id="story-1" lang="en" dir="ltr">
<h3 data-label="Harbour closed">Harbour of Tellin closed after a ship runs aground{CITE}</h3>
<p class="why"><span class="tag">new</span> <span class="reason">3 outlets, 2 origins</span></p>
<p class="told">{SENTENCES}</p><p class="extra"><b class="term">Figures differ</b>
<span class="subject">tonnes</span>: <q>1,200</q> <bdi>Tellin Post</bdi>{CITE};
<q>900</q> <bdi>Coast Wire</bdi>{CITE}</p></article></section>"""
BRIEF = f"""<section class="theme"><h3>Science</h3><article class="brief" lang="en" dir="ltr">
<h4 data-label="Tides">Tides of the autumn are higher than were foretold{CITE}</h4>
<p class="told">{SENTENCES}</p></article></section>"""
NOTE = """<li><b class="outlet" lang="en" dir="ltr">Tellin Post</b>, <cite lang="en" dir="ltr">Closed</cite>,
<span class="byline">Staff</span>, <span class="moment">2 Nov 07:00</span>, <span class="where whole">
<a class="address" href="https://tellin.example/1">tellin.example</a>
<span class="hash">1f3a</span></span></li>"""
HOURS = """<section class="hours" aria-labelledby="hours"><h2 id="hours">When it came</h2><ul><li>
<span class="label">World</span> <svg class="bars" viewBox="0 0 62 20" role="img"><title>World: 3</title>
<path fill="currentColor" d="M0 20v-14.4h6V20zM8 20v-17.7h6V20z"/></svg></li></ul></section>"""
COLOPHON = """<footer class="colophon" id="end"><h2>How this brief was made</h2><dl id="ledger">
<div><dt>Read</dt><dd>3 = 1 printed + 2 merged; see <kbd>briefer verify</kbd></dd></div></dl></footer>"""
# Short enough that a page which comes meanwhile hardly waits.
PARTS = (
    MASTHEAD + f'<main><div class="leads">{LEAD}</div></main>',
    f'<main><div class="leads">{LEAD * 3}</div></main>',
    f'<section class="briefs"><h2>In brief</h2><div class="columns"><div class="column">{BRIEF * 2}</div>'
    f'<div class="column">{BRIEF}</div></div></section>',
    HOURS + f'<section class="notes"><h2 id="notes">Notes</h2><ol>{NOTE * 9}</ol></section>' + COLOPHON,
)


def rehearse(part: str) -> None:
    """Set a part of a brief, and print it."""
    templates = open_templates(shipped=templates_folder(), own=None, look=LOOK, paper=PAPER)
    styles = enclose_styles(gather_print_styles(templates, dense=False))
    typesetting.print_sheets(typesetting.lay_out(PAGE.format(styles, part), archival=False))


def clear_away() -> None:
    """Give back what the parts took."""
    gc.collect()


STEPS: tuple[Callable[[], None], ...] = (*(partial(rehearse, part) for part in PARTS), clear_away)

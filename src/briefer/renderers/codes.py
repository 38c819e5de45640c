"""QR codes for paper: from a printed lead to its article, drawn by us as a path (ISO/IEC 18004 by segno)."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from briefer.model import Brief
from briefer.renderers.wording import is_web, say_address, write_link

QUIET = 4
# A longer address needs a code whose squares are too small on paper for a telephone to tell apart.
LONGEST_ADDRESS = 300


def draw_codes(brief: Brief) -> Mapping[str, Markup]:
    """Return, by the id of each lead's element, the code that leads to its headline's article."""
    articles = {note.number: note.article for note in brief.notes}
    leads = [story for section in brief.leads for story in section.stories]
    addresses = {
        f"story-{number}": articles[story.headline_note].url for number, story in enumerate(leads, start=1)
    }
    return {
        name: draw_code(write_link(address), label=f"QR code of the article at {say_address(address)}")
        for name, address in addresses.items()
        if is_web(address) and len(write_link(address)) <= LONGEST_ADDRESS
    }


def draw_code(address: str, *, label: str) -> Markup:
    """Return the code as an SVG element, every square a unit wide."""
    # For whoever wants codes only: it costs 30 ms.
    import segno

    rows = segno.make(address, error="l", micro=False).matrix
    size = len(rows) + 2 * QUIET
    path = "".join(
        f"M{left + QUIET} {top + QUIET}h1v1h-1z"
        for top, row in enumerate(rows)
        for left, dark in enumerate(row)
        if dark
    )
    return Markup(
        f'<svg class="code" viewBox="0 0 {size} {size}" role="img" shape-rendering="crispEdges">'
        f'<title>{escape(label)}</title><path d="{path}"/></svg>'
    )

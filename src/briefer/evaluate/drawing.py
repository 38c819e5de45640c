"""A drawing as a list of marks, and two ways to put it on paper: SVG as markup, PNG by Pillow."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from briefer.renderers.faces import list_faces

FACE: Final = "PT Sans"
# Pixels of a PNG for one of the drawing: what screens show sharply.
SCALE: Final = 2


Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line, ``width`` pixels wide, in a colour such as "#333333"."""

    start: tuple[float, float]
    end: tuple[float, float]
    width: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A filled circle."""

    centre: tuple[float, float]
    radius: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text; ``at`` is the point on its base line that it begins at, is centred on, or ends at."""

    text: str
    at: tuple[float, float]
    size: float
    anchor: Anchor
    bold: bool
    colour: str


Mark = Stroke | Dot | Words
_PILLOW_ANCHORS: Final = {"start": "ls", "middle": "ms", "end": "rs"}


def write_svg(marks: Sequence[Mark], *, width: int, height: int, title: str) -> bytes:
    """Return the drawing as an SVG 1.1 document, ``title`` for those who hear it read."""
    body = "\n".join(map(_write_mark, marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="{FACE}, sans-serif">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n{body}\n</svg>\n'
    ).encode()


def _write_mark(mark: Mark) -> str:
    if isinstance(mark, Stroke):
        (x1, y1), (x2, y2) = mark.start, mark.end
        place = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        return f'<line {place} stroke="{mark.colour}" stroke-width="{mark.width:g}"/>'
    if isinstance(mark, Dot):
        x, y = mark.centre
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{mark.radius:g}" fill="{mark.colour}"/>'
    x, y = mark.at
    weight = ' font-weight="bold"' if mark.bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{mark.size:g}" text-anchor="{mark.anchor}"{weight} '
        f'fill="{mark.colour}">{escape(mark.text)}</text>'
    )


def write_png(marks: Sequence[Mark], *, width: int, height: int) -> bytes:
    """Return the drawing as a PNG of ``SCALE`` times its size, in the brief's own face where it is there."""
    # Only for a PNG: Pillow costs 50 ms, finding the faces 100.
    from PIL import Image, ImageDraw, ImageFont

    files = {face.weight: face.path for face in list_faces((FACE,)) if face.style == "normal"}

    def open_font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        path = files.get(700 if bold else 400)
        return ImageFont.truetype(str(path), size * SCALE) if path else ImageFont.load_default(size * SCALE)

    image = Image.new("RGB", (width * SCALE, height * SCALE), "#ffffff")
    draw = ImageDraw.Draw(image)
    for mark in marks:
        if isinstance(mark, Stroke):
            points = [(x * SCALE, y * SCALE) for x, y in (mark.start, mark.end)]
            draw.line(points, fill=mark.colour, width=max(1, round(mark.width * SCALE)))
        elif isinstance(mark, Dot):
            x, y = (each * SCALE for each in mark.centre)
            radius = mark.radius * SCALE
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=mark.colour)
        else:
            place = (mark.at[0] * SCALE, mark.at[1] * SCALE)
            font = open_font(mark.size, bold=mark.bold)
            draw.text(place, mark.text, fill=mark.colour, font=font, anchor=_PILLOW_ANCHORS[mark.anchor])
    content = io.BytesIO()
    image.save(content, "PNG", optimize=True)
    return content.getvalue()

"""What WeasyPrint 70 works out though it cannot matter, left out in the typesetter's child.

Where anything might depend on it, its own function is asked.
"""

from typing import Any

from weasyprint import css
from weasyprint.layout import inline

# Computed from other properties, propagated, or kept beside what they are computed to.
_INVOLVED = frozenset({"page", "position", "float", "display"})
_PROPAGATED = "text_decoration_"
# The names under which a physical property may have been set, in lines from left to right or the other way.
_LOGICAL = {
    name: frozenset({find(block="ttb", inline="ltr"), find(block="ttb", inline="rtl")})
    for name, find in css.PHYSICAL_FUNCTIONS.items()
}
# Properties that have, where no rule sets them, their parent's value or the initial one as it stands.
_INHERITED = frozenset(
    name for name in css.INHERITED if name not in _INVOLVED and not name.startswith(_PROPAGATED)
)
_INITIAL = {
    name: value
    for name, value in css.INITIAL_VALUES.items()
    if name not in css.INHERITED
    and name not in css.INITIAL_NOT_COMPUTED
    and name not in _INVOLVED
    and not name.startswith(_PROPAGATED)
}


def look_up(style: Any, name: str) -> Any:
    """Compute a property of an element; most are set by no rule (``ComputedStyle.__missing__``)."""
    inherited = name in _INHERITED
    if (
        not (inherited or name in _INITIAL)
        or name in style.cascaded
        or style.parent_style is None
        or not _LOGICAL.get(name, frozenset()).isdisjoint(style.cascaded)
    ):
        return _compute(style, name)
    value = style[name] = style.parent_style[name] if inherited else _INITIAL[name]
    return value


def measure_least(context: Any, line: Any, **particulars: Any) -> Any:
    """Measure the least that a line may be narrowed to, for its place beside what floats.

    Which does not matter to a line from left to right where all of that ends above or left of it: even a word
    too long for the line stands beside what floats in the margin, where WeasyPrint would leave a gap.
    """
    if line.style["direction"] == "ltr" and all(
        shape.position_y + shape.margin_height() <= line.position_y
        or (shape.style["float"] == "left" and shape.position_x + shape.margin_width() <= line.position_x)
        for shape in context.excluded_shapes
    ):
        return 0
    return _measure_least(context, line, **particulars)


_compute, css.ComputedStyle.__missing__ = css.ComputedStyle.__missing__, look_up
_measure_least, inline.inline_min_content_width = inline.inline_min_content_width, measure_least

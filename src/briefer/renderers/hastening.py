"""What WeasyPrint 70 works out though it cannot matter, left out in the typesetter's child.

Where anything might depend on it, its own function is asked.
"""

from functools import partial
from typing import Any

from weasyprint import css
from weasyprint.css.properties import Dimension
from weasyprint.layout import inline, percent

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
# What "auto" stands for there (``resolve_one_percentage``).
_ZERO_BY_ITSELF = frozenset({"min_width", "min_height"})
# The physical properties that a logical one may set, in either direction.
_SETS = {
    logical: tuple(name for name, names in _LOGICAL.items() if logical in names)
    for logical in frozenset().union(*_LOGICAL.values())
}
_ANONYMOUS = {
    name: value
    for name, value in css.INITIAL_VALUES.items()
    if name not in css.INHERITED
    and name not in css.INITIAL_NOT_COMPUTED
    and name != "page"
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
    if inherited:
        value = style[name] = style.parent_style[name]
        return value
    _fill_up(style)
    return style[name]


def _fill_up(style: Any) -> None:
    """Set every property that no rule sets to its initial value: of a box nearly all are asked for."""
    known = dict(style)
    style.update(_INITIAL)
    for rule in style.cascaded:
        for name in _SETS.get(rule, (rule,)):
            style.pop(name, None)
    style.update(known)


def begin_anonymous(style: Any, parent_style: Any) -> None:
    """Begin the style of a box without an element: it has initial values, but for what is inherited."""
    style.update(_ANONYMOUS)
    _begin_anonymous(style, parent_style)


def set_styles(
    style_for: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **particulars: Any
) -> None:
    """Compute the style of an element; of its marker, or what else may stand beside it, once it is needed.

    WeasyPrint's own style sheet has rules for six of those beside every element.
    """
    cascaded = style_for.get_cascaded_styles().get((element, pseudo_type), {})
    compute = partial(_set_styles, style_for, element, parent, root, pseudo_type, **particulars)
    if pseudo_type is None or "anchor" in cascaded:
        compute()
    else:
        style_for.__dict__.setdefault("postponed", {})[element, pseudo_type] = cascaded, compute


def find_style(style_for: Any, element: Any, pseudo_type: Any = None) -> Any:
    """Return the style of an element, or of what stands beside it."""
    if pseudo_type and (
        postponed := style_for.__dict__.get("postponed", {}).pop((element, pseudo_type), None)
    ):
        cascaded, compute = postponed
        styles = style_for.get_cascaded_styles()
        styles[element, pseudo_type] = cascaded
        compute()
        del styles[element, pseudo_type]
    return _find_style(style_for, element, pseudo_type)


def set_length(box: Any, name: str, refer_to: Any) -> None:
    """Set a used length of a box; nearly all are in pixels."""
    value = box.style[name]
    if value.__class__ is Dimension and value.unit == "px":
        box.__dict__[name] = value.value
    elif value == "auto":
        box.__dict__[name] = 0 if name in _ZERO_BY_ITSELF else value
    else:
        _set_length(box, name, refer_to)


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


_set_length, percent.resolve_one_percentage = percent.resolve_one_percentage, set_length
_begin_anonymous, css.AnonymousStyle.__init__ = css.AnonymousStyle.__init__, begin_anonymous
_set_styles, css.StyleFor.set_computed_styles = css.StyleFor.set_computed_styles, set_styles
_find_style, css.StyleFor.__call__ = css.StyleFor.__call__, find_style
_compute, css.ComputedStyle.__missing__ = css.ComputedStyle.__missing__, look_up
_measure_least, inline.inline_min_content_width = inline.inline_min_content_width, measure_least

"""Plain text whose paragraphs flow (RFC 3676): a line that ends in a blank goes on in the next one."""

_SIGNATURE = "-- "


def join_flowed(text: str, *, delete_space: bool) -> str:
    """Return the text with each paragraph on one line; ``delete_space`` is the parameter DelSp (4.1)."""
    joined: list[str] = []
    open_depth = -1  # how deep the last line is quoted, where it goes on
    for raw in text.splitlines():
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")  # the blank that it is stuffed with (4.4)
        flows = line.endswith(" ") and line != _SIGNATURE
        shown = line[:-1] if flows and delete_space else line
        if depth == open_depth and line != _SIGNATURE:
            joined[-1] += shown
        else:
            joined.append(f"{'>' * depth}{' ' * bool(depth)}{shown}")
        open_depth = depth if flows else -1
    return "\n".join(joined)

"""What a source's owner may add to where it is: options that only some kinds have."""

from collections.abc import Mapping

from briefer.errors import SourceError


def refuse_options(options: Mapping[str, str], *, source: str) -> None:
    """Raise SourceError for an option, where the kind of source has none."""
    for name in options:
        raise SourceError(f'a source of this kind has no "{name}": leave it out', source=source)

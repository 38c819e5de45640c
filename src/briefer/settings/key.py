"""What a setting is, apart from which ones there are."""

from dataclasses import dataclass

from briefer.settings.kinds import Kind


@dataclass(frozen=True, slots=True)
class Own:
    """A default that only the machine can tell, and the words for it."""

    words: str


@dataclass(frozen=True, slots=True)
class Key:
    """One setting; ``group`` is its heading in the reference, ``meaning`` one or two sentences."""

    name: str
    kind: Kind
    default: object
    group: str
    meaning: str

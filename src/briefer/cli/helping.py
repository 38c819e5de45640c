"""What ``--help`` says of a verb: a sentence of what it does, examples, and how it ends."""

from collections.abc import Callable, Mapping

import typer

# What an exit code means wherever a verb does not say it better itself.
_MEANINGS = {
    0: "done",
    1: "not done",
    2: "wrong usage or settings",
    3: "made, but degraded (only with --strict)",
    4: "some mail is not sent",
    75: "another run holds the lock",
}
_USUAL = (0, 1, 2)


def add_verb(
    app: typer.Typer,
    name: str,
    command: Callable[..., object],
    *,
    words: str,
    codes: tuple[int, ...] = (),
    ends: Mapping[int, str] | None = None,
) -> None:
    """Add a verb to the program: ``words`` are what its help says, the first paragraph in the program's list.

    ``codes`` are the exit codes that it has beside 0, 1 and 2; ``ends`` says of some what they mean here.
    """
    text = f"{words.rstrip()}\n\n{_tell_ends({**_MEANINGS, **(ends or {})}, codes=(*_USUAL, *codes))}"
    app.command(name, help=text, short_help=_shorten(words))(command)


def add_group(app: typer.Typer, name: str, group: typer.Typer, *, words: str) -> None:
    """Add a group of verbs to the program, with what its help says."""
    app.add_typer(group, name=name, help=words, short_help=_shorten(words))


def add_part(
    group: typer.Typer,
    name: str,
    command: Callable[..., object],
    *,
    words: str,
    examples: str,
    codes: tuple[int, ...] = (),
    ends: Mapping[int, str] | None = None,
) -> None:
    """Add a verb to a group; ``name`` is both ("outbox list"), and the group's help has its examples."""
    lines = [line for line in examples.splitlines() if f"{line} ".startswith(f"briefer {name} ")]
    shown = "\n".join((words, "", "Examples:", "", "\b", *lines))
    add_verb(group, name.split()[1], command, words=shown, codes=codes, ends=ends)


def _shorten(words: str) -> str:
    """Return the first paragraph: all of it, where typer would cut it at some width."""
    return " ".join(words.partition("\n\n")[0].split())


def _tell_ends(meanings: Mapping[int, str], *, codes: tuple[int, ...]) -> str:
    return f"Exit codes: {'; '.join(f'{code} {meanings[code]}' for code in codes)}."

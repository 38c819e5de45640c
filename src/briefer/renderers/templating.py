"""Jinja2 as a renderer uses it: text in, escaped; an unknown name is an error."""

from functools import lru_cache
from pathlib import Path

# Renderers alone import this module, and only when one is opened: jinja2 costs 40 ms.
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from briefer.errors import RenderError


@lru_cache(maxsize=4)
def _open_environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fill_template(name: str, *, folder: Path, format: str, **values: object) -> str:  # noqa: A002 - glossary
    """Return the template of this name, filled; RenderError names the template and what is wrong with it."""
    try:
        return _open_environment(folder).get_template(name).render(**values)
    except (TemplateError, OSError) as problem:
        raise RenderError(f"template {folder / name}: {problem}", format=format) from problem


def read_style(name: str, *, folder: Path, format: str) -> str:  # noqa: A002 - glossary
    """Return a style sheet of the folder."""
    try:
        return (folder / name).read_text(encoding="utf-8")
    except OSError as problem:
        raise RenderError(f"style sheet {folder / name}: {problem.strerror}", format=format) from problem

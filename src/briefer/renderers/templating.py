"""Jinja2 as a renderer uses it: text in, escaped for the format; an unknown name is an error."""

import traceback
from functools import lru_cache
from pathlib import Path

# Renderers alone import this module, and only when one is opened: jinja2 costs 40 ms.
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from briefer.errors import BrokenTemplateError
from briefer.renderers.markup import mark_down
from briefer.renderers.templates import Templates, find_file

MARKDOWN = ".md.j2"


def open_environment(name: str, *, templates: Templates) -> Environment:
    """Return the environment of this template: the user's come first, and may extend "shipped/NAME"."""
    return _open_environment(templates, markdown=name.endswith(MARKDOWN))


@lru_cache(maxsize=8)
def _open_environment(templates: Templates, *, markdown: bool) -> Environment:
    shipped = FileSystemLoader(templates.shipped)
    loaders: list[BaseLoader] = [PrefixLoader({"shipped": shipped}), shipped]
    if templates.own:
        loaders.insert(1, FileSystemLoader(templates.own))
    return Environment(
        loader=ChoiceLoader(loaders),
        autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
        finalize=mark_down if markdown else None,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fill_template(name: str, *, templates: Templates, **values: object) -> str:
    """Return the template of this name, filled; BrokenTemplateError names its file, line and fault."""
    try:
        return open_environment(name, templates=templates).get_template(name).render(**values)
    except TemplateSyntaxError as problem:
        path = problem.filename or str(find_file(name, templates=templates))
        raise name_fault(path, problem.lineno, problem.message or "broken") from problem
    # Whatever a template does wrong, it is told in one line: it is a program of the user's.
    except Exception as problem:
        path, line = _find_line(problem) or (str(find_file(name, templates=templates)), 0)
        words = problem.message if isinstance(problem, TemplateError) else str(problem)
        raise name_fault(path, line, words or type(problem).__name__) from problem


def _find_line(problem: Exception) -> tuple[str, int] | None:
    """Return the file and line of the innermost template that the problem passed through."""
    frames = traceback.extract_tb(problem.__traceback__)
    lines = [(frame.filename, frame.lineno or 0) for frame in frames if frame.filename.endswith(".j2")]
    return lines[-1] if lines else None


def name_fault(path: str, line: int, words: str) -> BrokenTemplateError:
    """Return the error of a template, its file and its line (0: unknown)."""
    place = f"{Path(path)}, line {line}" if line else str(Path(path))
    return BrokenTemplateError(f"template {place}: {' '.join(words.split())}", path=path)

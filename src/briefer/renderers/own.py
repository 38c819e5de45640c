"""The user's own templates: begin a folder of them, list what may be changed, find what is broken."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateSyntaxError

from briefer.errors import SettingsError
from briefer.renderers.templates import FALLBACK, LOOKS, TOKENS, Templates, find_file, read_style
from briefer.renderers.templating import name_fault, open_environment


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFile:
    """A template or style sheet: whether it is the user's own, and the names of its blocks."""

    name: str
    own: bool
    blocks: tuple[str, ...]


def eject_templates(folder: Path, *, shipped: Path, look: str, overwrite: bool) -> tuple[Path, ...]:
    """Copy the shipped files into ``folder``, the look among the tokens; return where they are.

    Raises SettingsError where one of them is there already, unless ``overwrite``; then nothing is written.
    """
    places = {name: folder / name for name in list_names(shipped)}
    there = next((place for place in places.values() if place.exists()), None)
    if there and not overwrite:
        raise SettingsError(f"{there} is there already: name another folder, or overwrite with --force")
    for name, place in places.items():
        text = (shipped / name).read_text(encoding="utf-8")
        if name == TOKENS:
            text += "".join("\n" + (shipped / sheet).read_text(encoding="utf-8") for sheet in LOOKS[look])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return tuple(places.values())


def list_names(shipped: Path) -> tuple[str, ...]:
    """Return the names of the files that a user may have too; looks are tokens, the fallback is ours."""
    names = {path.relative_to(shipped).as_posix() for path in shipped.rglob("*") if path.is_file()}
    looks = {sheet for sheets in LOOKS.values() for sheet in sheets}
    return tuple(sorted(names - looks - {FALLBACK}))


def list_files(templates: Templates) -> tuple[TemplateFile, ...]:
    """Return all files, with their blocks; BrokenTemplateError for the first that cannot be read."""
    return tuple(
        TemplateFile(
            name=name,
            own=bool(templates.own and (templates.own / name).is_file()),
            blocks=_list_blocks(name, templates=templates),
        )
        for name in list_names(templates.shipped)
    )


def _list_blocks(name: str, *, templates: Templates) -> tuple[str, ...]:
    if name.endswith(".css"):
        read_style(name, templates=templates)
        return ()
    try:
        environment = open_environment(name, templates=templates)
        environment.get_template(name)
        return tuple(environment.get_template(f"shipped/{name}").blocks)
    except TemplateSyntaxError as problem:
        path = problem.filename or str(find_file(name, templates=templates))
        raise name_fault(path, problem.lineno, problem.message or "broken") from problem

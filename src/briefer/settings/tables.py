"""The tables of a settings file: ``[[sources]]``, ``[[sections]]`` and ``[[hooks]]``."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from briefer.errors import SettingsError
from briefer.settings.keys import KEYS
from briefer.settings.kinds import Place, Text
from briefer.settings.table_keys import HOOK_KEYS, SECTION_KEYS, SOURCE_KEYS
from briefer.settings.values import HookSetting, SectionSetting, SourceSetting
from briefer.tables import did_you_mean, list_names

_ADDRESS = Text(2_000, words="an address of at most 2,000 characters")
_LINE = Text(200, words="a line of text of at most 200 characters")
_PLACE = Place("the path of a folder or a file")


def read_sources(value: object, *, file: Path) -> tuple[SourceSetting, ...]:
    """Return the sources that a settings file names; SettingsError says which one is wrong, and how."""
    sources = tuple(
        _read_source(table, where=f"{file}: sources, number {number}", folder=file.parent)
        for number, table in enumerate(read_tables(value, name="sources", file=file), 1)
    )
    refuse_doubles([source.name for source in sources], kind="sources", file=file)
    return sources


def read_sections(value: object, *, file: Path) -> tuple[SectionSetting, ...]:
    """Return the reader's own sections; SettingsError says which one is wrong, and how."""
    sections = tuple(
        _read_section(table, where=f"{file}: sections, number {number}")
        for number, table in enumerate(read_tables(value, name="sections", file=file), 1)
    )
    refuse_doubles([section.label for section in sections], kind="sections", file=file)
    return sections


def read_hooks(value: object, *, file: Path) -> tuple[HookSetting, ...]:
    """Return the hooks that a settings file names; SettingsError says which one is wrong, and how."""
    hooks = tuple(
        _read_hook(table, where=f"{file}: hooks, number {number}", folder=file.parent)
        for number, table in enumerate(read_tables(value, name="hooks", file=file), 1)
    )
    refuse_doubles([hook.name for hook in hooks], kind="hooks", file=file)
    return hooks


def name_source(spec: str) -> str:
    """Return what a source is called when nobody named it: its folder or file, or its host."""
    if spec.startswith(("http://", "https://", "imap://", "imaps://")):
        return urlsplit(spec).hostname or spec
    return Path(spec).name or spec


def read_tables(value: object, *, name: str, file: Path) -> Sequence[Mapping[str, object]]:
    """Return the tables under a name; SettingsError where they are none."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise SettingsError(f"{file}: {name} must be tables: write [[{name}]] on a line above each")
    return value


def _read_source(table: Mapping[str, object], *, where: str, folder: Path) -> SourceSetting:
    refuse_unknown(table, known=SOURCE_KEYS, where=where)
    spec, kind = _read_spec(table, where=where, folder=folder)
    if "kind" in table:
        kind = _read_kind(table, where=where)
    named = spec.split()[0] if kind == "command" else spec
    return SourceSetting(
        spec=spec,
        kind=kind,
        name=read_line(table, "name", where=where) if "name" in table else name_source(named),
        section=read_line(table, "section", where=where) if "section" in table else "",
        options=_read_options(table, where=where, folder=folder),
        attributes=_read_attributes(table, where=where),
    )


def _read_spec(table: Mapping[str, object], *, where: str, folder: Path) -> tuple[str, str]:
    """Return where a source is, and what kind of source that looks like."""
    from briefer.sources import guess_kind  # only for a file that names a source

    if sum(key in table for key in ("path", "url", "command")) != 1:
        raise SettingsError(f"{where}: give either a path, a url or a command")
    if "command" in table:
        return read_line(table, "command", where=where), "command"
    if "path" in table:
        spec = str(_read(_PLACE, table, "path", where=where, folder=folder))
    else:
        spec = _read_mailbox(table, where=where) or _read_address(table, where=where)
    return spec, guess_kind(spec)


def _read_attributes(table: Mapping[str, object], *, where: str) -> tuple[tuple[str, str], ...]:
    attributes = table.get("attributes", {})
    if not isinstance(attributes, dict) or not all(isinstance(each, str) for each in attributes.values()):
        raise SettingsError(f'{where}: attributes must be a table of text such as {{ category = "/port" }}')
    return tuple(sorted(attributes.items()))


def _read_mailbox(table: Mapping[str, object], *, where: str) -> str:
    """Return the address of a folder on a mail server, or "" where it is another address."""
    url = str(_read(_ADDRESS, table, "url", where=where, folder=Path()))
    if not url.startswith(("imap://", "imaps://")):
        return ""
    if ":" in url.partition("://")[2].partition("/")[0].rpartition("@")[0]:
        # And it is not shown, as in _read_address.
        raise SettingsError(f"{where}: url must not carry a password: password_file names a file with it")
    return url


def _read_options(table: Mapping[str, object], *, where: str, folder: Path) -> tuple[tuple[str, str], ...]:
    options = dict(_read_columns(table, where=where))
    for key in ("password_file", "authorities"):
        if key in table:
            options[key] = str(_read(_PLACE, table, key, where=where, folder=folder))
    return tuple(sorted(options.items()))


def _read_columns(table: Mapping[str, object], *, where: str) -> tuple[tuple[str, str], ...]:
    columns = table.get("columns", {})
    if not isinstance(columns, dict):
        raise SettingsError(f'{where}: columns must be a table such as {{ headline = "Titel" }}')
    return tuple(sorted((field, read_line(columns, field, where=where)) for field in columns))


def _read_address(table: Mapping[str, object], *, where: str) -> str:
    address = str(_read(_ADDRESS, table, "url", where=where, folder=Path()))
    if "@" in address.partition("://")[2].partition("/")[0]:
        # And it is not shown, either: an address is printed, and sent on when a site redirects.
        raise SettingsError(f"{where}: url must not carry a name or a password")
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        sound = False
    if not sound or " " in address:
        raise SettingsError(f'{where}: url must be an address with http:// or https://, not "{address}"')
    return address


def _read_kind(table: Mapping[str, object], *, where: str) -> str:
    from briefer.sources import SOURCES  # only for a file that names a kind: a room costs time to import

    kind = read_line(table, "kind", where=where)
    # Those of other programs are looked up only for a name that is not ours: for each of 5,000 feeds it would
    # take half a minute.
    known = tuple(SOURCES) if kind in SOURCES else list_names(SOURCES, group="briefer.sources")
    if kind not in known:
        hint = did_you_mean(kind, known)
        raise SettingsError(f'{where}: kind must be one of {", ".join(known)}, not "{kind}"{hint}')
    return kind


def _read_section(table: Mapping[str, object], *, where: str) -> SectionSetting:
    refuse_unknown(table, known=SECTION_KEYS, where=where)
    if "label" not in table:
        raise SettingsError(f"{where}: a section needs a label")
    section = SectionSetting(
        label=read_line(table, "label", where=where),
        words=read_lines(table, "words", where=where),
        outlets=read_lines(table, "outlets", where=where),
        sources=read_lines(table, "sources", where=where),
    )
    if not (section.words or section.outlets or section.sources):
        raise SettingsError(f'{where}: "{section.label}" would stay empty: give words, outlets or sources')
    return section


def _read_hook(table: Mapping[str, object], *, where: str, folder: Path) -> HookSetting:
    refuse_unknown(table, known=HOOK_KEYS, where=where)
    if ("command" in table) == ("url" in table):
        raise SettingsError(f"{where}: give either a command or a url")
    private = table.get("private", False)
    if not isinstance(private, bool):
        raise SettingsError(f"{where}: private must be true or false, not {show_value(private)}")
    url = _read_address(table, where=where) if "url" in table else ""
    if url.startswith("http://") and not private:
        raise SettingsError(f"{where}: a url with http:// is for your own network: set private = true, too")
    command = read_line(table, "command", where=where) if "command" in table else ""
    secret = _read(_PLACE, table, "secret_file", where=where, folder=folder) if "secret_file" in table else ""
    return HookSetting(
        name=read_line(table, "name", where=where) if "name" in table else (url or command),
        command=command,
        url=url,
        secret_file=str(secret),
        private=private,
    )


def read_line(table: Mapping[str, object], key: str, *, where: str) -> str:
    """Return the line of text under a key; SettingsError where it is none."""
    return str(_read(_LINE, table, key, where=where, folder=Path()))


def read_lines(table: Mapping[str, object], key: str, *, where: str) -> tuple[str, ...]:
    """Return the list of lines under a key, none where it is not there; SettingsError where it is no list."""
    value = table.get(key, [])
    if not isinstance(value, list):
        raise SettingsError(f"{where}: {key} must be a list of text in brackets, not {show_value(value)}")
    return tuple(read_line({key: item}, key, where=where) for item in value)


def _read(kind: Text | Place, table: Mapping[str, object], key: str, *, where: str, folder: Path) -> object:
    try:
        return kind.read(table[key], folder=folder)
    except ValueError as error:
        message = f"{where}: {key} must be {kind.words}, not {show_value(table[key])}{error}"
        raise SettingsError(message) from error


def show_value(value: object) -> str:
    """Return the value as an error quotes it: on one line, and not too long."""
    text = _write_value(value)
    text = "".join(character if character.isprintable() else "�" for character in text)
    return text if len(text) <= 80 else f"{text[:78]} …"


def _write_value(value: object) -> str:
    """Return the value as TOML has it, so that it can be found again in the file."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_write_value, value))}]"
    return f"{value:g}" if isinstance(value, float) else str(value)


def refuse_unknown(table: Mapping[str, object], *, known: Mapping[str, str], where: str) -> None:
    """Raise SettingsError for a key that there is not, with the nearest that there is."""
    for key in table:
        if key in known:
            continue
        hint = did_you_mean(key, known) or f" (known: {', '.join(known)})"
        if key in {setting.name for setting in KEYS}:
            # In TOML whatever follows a [[table]] belongs to it.
            hint = ": move it above the first table in double brackets"
        raise SettingsError(f'{where}: there is no key "{key}"{hint}')


def refuse_doubles(names: Sequence[str], *, kind: str, file: Path) -> None:
    """Raise SettingsError where two tables have one name."""
    for name in names:
        if names.count(name) > 1:
            cure = "put them into one" if kind == "sections" else "give one of them another name"
            raise SettingsError(f'{file}: two {kind} are called "{name}": {cure}')

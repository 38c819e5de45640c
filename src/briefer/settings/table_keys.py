"""What the tables of a settings file may say: ``[[sources]]``, ``[[sections]]``, ``[[rules]]`` and more."""

from collections.abc import Mapping
from types import MappingProxyType

SOURCE_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "path": "A folder that is read with all that is in it, or one file.",
        "url": "The address of a page, a feed or a sitemap, or imaps://user@host/folder for newsletters on"
        " a mail server.",
        "command": "A program, with its arguments, that prints a line of JSON for each article.",
        "kind": "What it is, where path or url do not tell: feed, page, sitemap, folder, jsonl, csv, parquet,"
        " warc, maildir, mbox or saved.",
        "columns": 'Which column of a table holds what, such as `{ headline = "Titel", text = "Inhalt" }`;'
        " the usual names are known.",
        "password_file": "A file that only its owner may read; its first line is the mail server's password.",
        "authorities": "A file of certificates that a mail server's is held against, besides the system's.",
        "name": "What the brief calls it; else the folder's name, or the page's host.",
        "section": "The section that its stories stand in.",
        "attributes": "What another reading program said of it; kept for `briefer opml export`.",
    }
)
SECTION_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "label": "The heading.",
        "words": "Words or phrases; a story that has one of them belongs here.",
        "outlets": "Outlets whose stories belong here.",
        "sources": "Sources, or folders inside them, whose stories belong here.",
    }
)
INSERT_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "title": "The heading.",
        "calendar": "A calendar file (.ics); what it has on the day is shown.",
        "command": "A program with its arguments; it prints a block of JSON, as the guide says.",
    }
)
HOOK_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "name": "What the outbox calls it.",
        "command": "A program with its arguments; it gets the edition's JSON on standard input.",
        "url": "An address; it gets the edition's JSON by POST.",
        "secret_file": "A file, its owner's alone, whose first line signs each POST (HMAC-SHA256).",
        "private": "true lets url name an address of your own network, and http.",
    }
)
RULE_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "action": "include, mute or boost. Muted articles are dropped; where rules include, what none of them"
        " hits is dropped, too; a boost moves a story up, or down with a value below 0.",
        "words": "Words or phrases, in small letters or capitals; one of them is enough.",
        "pattern": "An expression as RE2 knows them, which may stand beside words or alone.",
        "fields": "Where they are looked for: headline, text (these two if nothing is said), outlet, byline,"
        " url, source, section or language.",
        "sources": "The sources that the rule concerns; else all.",
        "value": "What a boost adds to the rank of a story, from -5 to 5; 1 if nothing is said.",
        "name": "What the rule is called in the brief; else after its action and its first word.",
    }
)

"""Every setting there is: its name, what it allows, its default, and what it means.

This is the only place where a default is written. Flags, environment variables (``BRIEFER_`` and the name in
capitals), the settings file, docs/settings.md and what ``briefer init`` writes are all read off here.
"""

from datetime import time

from briefer.settings.archive_keys import ARCHIVE_KEYS
from briefer.settings.key import Key as Key
from briefer.settings.key import Own as Own
from briefer.settings.kinds import Clock, Name, Names, Number, Place, Switch, Text, Zone
from briefer.settings.mail_keys import MAIL_KEYS
from briefer.settings.network_keys import NETWORK_KEYS
from briefer.tables import list_names

OWN_ZONE = Own("the machine's own")
NO_PLACE = Own("none")
OWN_DATA = Own("$XDG_DATA_HOME/briefer, else ~/.local/share/briefer")


def _list_formats() -> tuple[str, ...]:
    # A room is imported when a name of its table must be checked: reading the settings costs no room.
    from briefer.renderers import list_renderers

    return list_renderers()


def _list_channels() -> tuple[str, ...]:
    from briefer.delivery import list_channels  # as above

    return list_channels()


def _list_papers() -> tuple[str, ...]:
    from briefer.renderers.templates import PAPERS  # as above

    return tuple(PAPERS)


def _list_looks() -> tuple[str, ...]:
    from briefer.renderers.templates import LOOKS  # as above

    return tuple(LOOKS)


def _list_summarizers() -> tuple[str, ...]:
    from briefer.summarizers import SUMMARIZERS  # as above

    return list_names(SUMMARIZERS, group="briefer.summarizers")


def _list_engines() -> tuple[str, ...]:
    from briefer.engines import ENGINES  # as above

    return list_names(ENGINES, group="briefer.engines")


def _list_html_extractors() -> tuple[str, ...]:
    return ("trafilatura", "resiliparse")


_BRIEF, _PLACES, _LENGTH = "The brief", "Places", "Length"
_ARTICLES, _STORIES = "Reading articles", "Stories across articles and days"

KEYS: tuple[Key, ...] = (
    Key(
        "title",
        Text(120, words="a line of text of at most 120 characters"),
        "The Morning Brief",
        _BRIEF,
        "The name in the masthead.",
    ),
    Key("zone", Zone(), OWN_ZONE, _BRIEF, "The time zone that days are counted in."),
    Key(
        "language",
        Text(12, r"[a-z]{2,3}", "a language code such as en"),
        "en",
        _BRIEF,
        "The language of the brief's own words. Articles may be in any.",
    ),
    Key(
        "formats",
        Names(_list_formats),
        ("pdf", "html", "text", "json"),
        _BRIEF,
        "The editions to make of each brief.",
    ),
    Key("paper", Name(_list_papers), "a4", _BRIEF, "What the PDF is printed on; eink is a 7 inch reader."),
    Key(
        "look",
        Name(_list_looks),
        "classic",
        _BRIEF,
        "How the PDF and the web page are set: like a newspaper, like a memo, or close together.",
    ),
    Key(
        "archival",
        Switch(),
        False,
        _BRIEF,
        "Whether the PDF is made for archives as well: PDF/A-2a beside PDF/UA-1.",
    ),
    Key(
        "lead_codes",
        Switch(),
        False,
        _BRIEF,
        "Whether each lead on paper has a QR code of its article beside it.",
    ),
    Key(
        "templates_dir",
        Place(),
        NO_PLACE,
        _PLACES,
        "A folder of your own templates; `briefer templates eject` begins one.",
    ),
    Key(
        "profile",
        Text(60, r"[a-z0-9][a-z0-9_-]*", "a name of small letters, digits, - and _"),
        "default",
        _BRIEF,
        "Which series of briefs this is. Settings files with different profiles may share one store: each has"
        " its own numbers and its own memory of what was printed.",
    ),
    Key(
        "at",
        Clock(),
        time(5, 10),
        _BRIEF,
        "When each day's brief is to be there, in the zone above: `briefer run` makes it in the ten minutes"
        " before, or later.",
    ),
    Key("out_dir", Place(), "out", _PLACES, "Where briefs are written: one folder for each day."),
    Key(
        "channels",
        Names(_list_channels),
        ("folder",),
        _PLACES,
        "What the editions are handed to, in this order: the folder of the day within out_dir, and what"
        " installed packages bring.",
    ),
    Key("data_dir", Place(), OWN_DATA, _PLACES, "Where the store, its lock and the log are."),
    Key(
        "backups",
        Number(0, 365, whole=True),
        2,
        _PLACES,
        "How many weekly copies of the store `briefer run` keeps beside it; 0: none.",
    ),
    Key("minutes", Number(1, 60, whole=False), 5.0, _LENGTH, "How long the brief may take to read."),
    Key(
        "pages",
        Number(0, 40, whole=True),
        0,
        _LENGTH,
        "At most how many pages the PDF may have; 0: as many as it needs.",
    ),
    Key(
        "words_per_minute",
        Number(80, 800, whole=True),
        238,
        _LENGTH,
        "How fast its reader reads: 238 is the mean of adults reading English silently (Brysbaert 2019).",
    ),
    Key(
        "lead_count",
        Number(1, 20, whole=True),
        5,
        _LENGTH,
        "At most how many stories are told at length on page 1.",
    ),
    Key(
        "brief_count",
        Number(0, 60, whole=True),
        7,
        _LENGTH,
        "At most how many more are told in a sentence or two; a place that no lead takes is one more.",
    ),
    Key(
        "outlet_stories",
        Number(1, 80, whole=True),
        3,
        _LENGTH,
        "At most how many stories are told from one outlet; more only where the day has too few outlets to"
        " fill the brief.",
    ),
    Key(
        "front_words",
        Number(100, 2000, whole=True),
        560,
        _LENGTH,
        "How many words the leads may take, so that page 1 is complete in itself.",
    ),
    Key(
        "story_sentences",
        Number(1, 30, whole=True),
        8,
        _LENGTH,
        "At most how many sentences are chosen to tell a story.",
    ),
    Key(
        "summarizer",
        Name(_list_summarizers),
        "briefer",
        _ARTICLES,
        "How an article's sentences are scored.",
    ),
    Key(
        "sentences",
        Number(1, 20, whole=True),
        3,
        _ARTICLES,
        "How many sentences of each article are put forward.",
    ),
    Key(
        "html_extractor",
        Name(_list_html_extractors),
        "trafilatura",
        _ARTICLES,
        "How an article is found on a web page. resiliparse takes two fifths of the time and is somewhat less"
        " exact; it comes with the extra `briefer[fast]`.",
    ),
    Key(
        "engine",
        Name(_list_engines),
        "processes",
        _ARTICLES,
        "How the reading of many articles is spread: over processes, or serial.",
    ),
    Key("workers", Number(0, 256, whole=True), 0, _ARTICLES, "How many processes; 0 is one for each core."),
    *NETWORK_KEYS,
    Key(
        "near",
        Number(0.1, 1, whole=False),
        0.35,
        _STORIES,
        "What share of a report's word sequences must stand in another before they count as one text.",
    ),
    Key(
        "cluster",
        Number(0.01, 0.99, whole=False),
        0.91,
        _STORIES,
        "How surely the reports of a small story tell one event (0 to 1); higher splits more.",
    ),
    Key(
        "half_life_days",
        Number(0.1, 60, whole=False),
        3.0,
        _STORIES,
        "After how many days between two articles the odds that they tell one event are half.",
    ),
    Key(
        "quiet_days",
        Number(1, 365, whole=True),
        7,
        _STORIES,
        "After how many days on which nobody reports on it a story is closed.",
    ),
    Key(
        "correction_days",
        Number(0, 60, whole=True),
        7,
        _STORIES,
        "For how many days a printed sentence is held against what its article says since; 0: not at all.",
    ),
    Key(
        "correction_pages",
        Number(0, 500, whole=True),
        30,
        _STORIES,
        "At most how many pages that were printed from are asked for again each day, to see whether they"
        " were corrected; 0: none, and articles are held against what their sources send anew.",
    ),
    Key(
        "theme_minimum",
        Number(1, 20, whole=True),
        2,
        _STORIES,
        "How many stories a section that briefer finds by itself must have.",
    ),
    *MAIL_KEYS,
    *ARCHIVE_KEYS,
)

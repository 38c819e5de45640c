"""The settings of the network: who asks, and what may be asked."""

from briefer.settings.key import Key
from briefer.settings.kinds import Name
from briefer.settings.network_kinds import Contact, Hosts

_NETWORK = "The network"

NETWORK_KEYS: tuple[Key, ...] = (
    Key(
        "contact",
        Contact(),
        "",
        _NETWORK,
        "Where the people behind a site can reach you: it is part of the name that briefer gives when it asks"
        " for a feed or a page.",
    ),
    Key(
        "own_hosts",
        Hosts(),
        (),
        _NETWORK,
        "Machines on a private network that may be asked all the same: your own feed server, for example. All"
        " other private addresses are refused, whatever name or redirect leads there.",
    ),
    Key(
        "full_text",
        Name(lambda: ("stubs", "never")),
        "stubs",
        _NETWORK,
        "Whether pages are fetched for what a feed, a sitemap or a list of saved articles only names: stubs"
        " (an entry without its whole text), or never. A page that its site forbids to robots is left alone.",
    ),
)

"""What a robots.txt allows (RFC 9309), asked of protego, which knows wildcards."""

import re

from briefer.sources import limits

TOKEN = "briefer"
_AGENT = re.compile(r"user[- ]?agent\s*:?\s*(.*)", re.IGNORECASE)


def forbid_address(robots: str, url: str) -> str:
    """Return why the rules in ``robots`` (of ``keep_ours``) forbid ``url``, or ""."""
    from protego import Protego  # only where a page is asked for

    rules = Protego.parse(robots)
    if not rules.can_fetch(url, TOKEN):
        return "its robots.txt forbids it"
    if (rules.crawl_delay(TOKEN) or 0.0) > limits.CRAWL_DELAY:
        return "its robots.txt asks for more time between requests than a run has"
    return ""


def read_delay(robots: str) -> float:
    """Return the seconds between requests that the rules ask for, or 0."""
    from protego import Protego  # as above

    return Protego.parse(robots).crawl_delay(TOKEN) or 0.0


def keep_ours(robots: str) -> str:
    """Return the rules of a robots.txt with every agent that is not meant to be us under one name.

    A file may name ten thousand agents above ten thousand rules, and protego makes a rule for each pair.
    It also takes "b" for a name of "briefer"; by the RFC a product token is matched whole.
    """
    lines: list[str] = []
    for line in robots.removeprefix("\ufeff").splitlines():
        bare = line.partition("#")[0].strip()
        found = _AGENT.match(bare)
        if found is None:
            lines.append(bare)
            continue
        token = found[1].strip().lower().partition("/")[0].strip()
        lines.append(f"User-agent: {token if token in {'*', TOKEN} else 'another'}")
    return "\n".join(lines)

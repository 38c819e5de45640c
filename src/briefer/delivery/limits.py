"""What sending may take and how often it is tried, in one place."""

from datetime import timedelta

# RFC 5321 section 4.5.3.2 asks for at least these, and ten minutes after the final dot: a client that hangs
# up sooner may make the server deliver what the client believes undelivered.
CONNECT_SECONDS = 30.0
COMMAND_SECONDS = 300.0
FINISH_SECONDS = 600.0

# Gmail shows no more than 102 kB of a page.
PAGE_BYTES = 100_000

RETRIES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 120, 240))
# A reader whom the server refused for so many editions in a row gets no more of them.
REFUSALS = 3
# Older than this nothing is sent by itself: it is a restored copy, or a machine that was off.
STALE = timedelta(hours=36)
# A late edition has so long for its retries.
LATE = timedelta(hours=12)

HOOK_SECONDS = 30.0
PASSWORD_SECONDS = 60.0
SENDMAIL_SECONDS = 600.0

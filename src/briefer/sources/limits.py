"""Every limit of this room, in one place: what a request or a file may cost."""

MEGABYTE = 1_000_000

CONNECT_SECONDS = 10.0
REQUEST_SECONDS = 30.0  # the whole of it: names, redirects, headers, body
REDIRECTS = 5
VALIDATOR_CHARACTERS = 1_000

HOUR = 3_600.0
DAY = 24 * HOUR
LONGEST_WAIT = 7 * DAY  # whatever a server asks for
LONGEST_CACHE = 20 * HOUR  # a daily program asks daily, and cron is not exact
SHORTEST_WAIT = HOUR  # between two requests for one address
BLIND_WAIT = 20 * HOUR  # where it gives no validators, so that each request costs the whole
VALIDATORS_KEPT = 8 * DAY  # some servers answer 304 for ever
MOVES_BELIEVED = 3  # equal answers in a row
FAILURES_TOLD = 3  # in a row
HOSTS_AT_ONCE = 8
HOST_GAP = 1.0  # seconds between two requests to one host
HOST_PAUSE = 4 * HOUR  # where a host has enough of us and does not say for how long
RUN_SECONDS = 45 * 60.0

ROBOTS_BYTES = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB
ROBOTS_KEPT = DAY
CRAWL_DELAY = 60.0  # a host that asks for more is not asked for pages

PAGE_BYTES = 5 * MEGABYTE  # raw and decoded, both counted; also plain text
FEED_BYTES = 10 * MEGABYTE
PDF_BYTES = 25 * MEGABYTE
MAIL_BYTES = 25 * MEGABYTE
DECODING_STEP = 64 * 1024

FEED_ENTRIES = 500  # the newest
FEED_TAG_BYTES = 64 * 1024  # of one tag with its attributes; expat takes quadratic time over them
FEED_AUTHOR_BYTES = 1_000  # feedparser looks for a mail address in quadratic time

FOLDER_DEPTH = 64
URL_CHARACTERS = 2_000

PARSE_CPU_SECONDS = 10  # of one document in a child process
PARSE_WALL_SECONDS = 20.0
PARSE_MEMORY_BYTES = 1 << 30  # the whole child's
PARSE_ANSWER_BYTES = 64 * MEGABYTE

PIECE_BYTES = 16 * MEGABYTE  # that a child process hands over at once of a file of many articles
PIECE_DOCUMENTS = 64
ROW_BYTES = 16 * MEGABYTE  # of one line of JSON
MAIL_DAYS = 3  # before the window; older mails are no news any more
COMMAND_SECONDS = 120.0
COMMAND_BYTES = 100 * MEGABYTE  # that a program prints
SAVED_BYTES = 200 * MEGABYTE  # of one export of a reading service
SITEMAPS = 5  # of an index, the newest
PAGE_DAYS = 30  # pages of older entries are left alone
PAGES = 60  # that are fetched for one source in one run
PAGE_TRIES = 10  # of a page that cannot be had for a passing reason; each waits twice as long, up to 20 hours
PAGE_TRY_DAYS = 7  # after the first of them
MAILBOX_SECONDS = 300.0  # with a mail server, in all
MAILBOX_BYTES = 500 * MEGABYTE  # of one folder in one run
MAILS = 500  # of one folder, the newest

"""Every limit of this room, in one place: what a request or a file may cost."""

MEGABYTE = 1_000_000

CONNECT_SECONDS = 10.0
REQUEST_SECONDS = 30.0  # the whole of it: names, redirects, headers, body
REDIRECTS = 5

PAGE_BYTES = 5 * MEGABYTE  # raw and decoded, both counted; also plain text
FEED_BYTES = 10 * MEGABYTE
PDF_BYTES = 25 * MEGABYTE
WORD_BYTES = 25 * MEGABYTE
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

"""Every limit of this room, in one place: what one document may cost, and what of it is kept."""

MEGABYTE = 1_000_000

DOCUMENT_BYTES = 25 * MEGABYTE  # any document
TEXT_BYTES = 5 * MEGABYTE  # a text or a page

HEADLINE_CHARACTERS = 300
BYLINE_CHARACTERS = 200
OUTLET_CHARACTERS = 120
TEXT_CHARACTERS = 200_000
RAW_LINES = 20_000
RAW_CHARACTERS = 1_000_000  # looked at before furniture is dropped
COMBINING_MARKS = 8  # in a row on one base character

PAGE_TAGS = 50_000  # of a web page, opening and closing ones
PAGE_TAGS_UNCHECKED = 10_000  # with fewer, no nesting is deep enough to hurt
TAG_CHARACTERS = 20_000  # of one tag; a longer one may hold a picture, but not
TAG_SPACES = 2_000  # as many attributes: parsers take quadratic time over them
NESTING = 500  # elements of a web page inside one another
LINKED_DATA_CHARACTERS = 500_000  # of JSON-LD in a page

PDF_PAGES = 60
PDF_FRAGMENTS = 200_000  # pieces of text that a PDF's pages are drawn with

ARCHIVE_MEMBERS = 1_000
ARCHIVE_BYTES = 50 * MEGABYTE  # decompressed, over all members that are read
ARCHIVE_STEP = 64 * 1024

MAIL_HEADER_BYTES = 16 * 1024  # of one header field
MAIL_HEAD_BYTES = 256 * 1024  # of all fields at the head of a mail
MAIL_PARTS = 200
MAIL_DEPTH = 20

ARTICLE_WORDS = 25  # fewer than that, and without a sentence, is no article

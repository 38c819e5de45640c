"""What a file may be, by the end of its name alone: whether it is opened, and how large it may be.

A list of our own: the one of the operating system differs from machine to machine.
"""

from briefer.sources import limits

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
_FEEDS = frozenset({".xml", ".rss", ".atom", ".rdf", ".json"})
_OTHER_NAMES = """
    .3gp .7z .aac .aif .aiff .apk .avi .avif .bin .bmp .bz2 .cab .class .css .csv .db .deb .dll .dmg
    .doc .dylib .eot .epub .exe .flac .flv .gif .gz .heic .heif .ico .ics .ini .iso .jar .jpeg .jpg
    .js .key .lock .log .m4a .m4v .mbox .mid .mjs .mkv .mobi .mov .mp3 .mp4 .mpeg .mpg .msi .numbers
    .o .odp .ods .odt .ogg .opus .otf .pages .parquet .png .ppt .pptx .psd .py .pyc .rar .rpm .rtf
    .sh .so .sqlite .srt .svg .tar .tgz .tif .tiff .toml .ts .tsv .ttf .vcf .vtt .wasm .wav .webm
    .webp .wma .wmv .woff .woff2 .xls .xlsx .xz .yaml .yml .zip .zst
"""
_OTHERS = frozenset(_OTHER_NAMES.split())


def _suffix(name: str) -> str:
    stem, dot, suffix = name.lower().rpartition(".")
    return dot + suffix if stem and dot else ""


def is_other(name: str) -> bool:
    """Tell whether a file of this name never holds an article, so that it is not even opened."""
    return _suffix(name) in _OTHERS


def is_ignored(name: str) -> bool:
    """Tell whether a file or folder of this name is none of the reader's: hidden, or a program's own."""
    return name.startswith((".", "~$")) or name.lower() in {"thumbs.db", "desktop.ini", "__macosx"}


def find_cap(name: str) -> int:
    """Return how many bytes a file of this name may have."""
    suffix = _suffix(name)
    if suffix in _TEXTS:
        return limits.PAGE_BYTES
    return limits.FEED_BYTES if suffix in _FEEDS else limits.PDF_BYTES

"""From bytes to characters, whatever the document says or fails to say about its encoding.

The ladder: byte-order mark; UTF-16 without one; ISO-2022-JP; valid UTF-8, for nothing else looks like it; the
declared encoding, under the names that the WHATWG Encoding Standard gives it; UTF-8 with a few broken bytes;
then the likeliest of the legacy encodings, judged by how much of the text would be its commonest letters.
"""

import codecs
import re

from briefer.errors import ExtractionError

# Only these: Python's codec table also holds "zlib", "idna", "unicode_escape" and more that are no charsets.
_ALIASES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-9": "cp1254",
    "windows-1254": "cp1254",
    "windows-1250": "cp1250",
    "cp1250": "cp1250",
    "windows-1251": "cp1251",
    "cp1251": "cp1251",
    "windows-1253": "cp1253",
    "windows-1255": "cp1255",
    "windows-1256": "cp1256",
    "windows-1257": "cp1257",
    "windows-1258": "cp1258",
    "windows-874": "cp874",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "iso-8859-2": "iso8859_2",
    "iso-8859-3": "iso8859_3",
    "iso-8859-4": "iso8859_4",
    "iso-8859-5": "iso8859_5",
    "iso-8859-6": "iso8859_6",
    "iso-8859-7": "iso8859_7",
    "iso-8859-8": "iso8859_8",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-10": "iso8859_10",
    "iso-8859-13": "iso8859_13",
    "iso-8859-14": "iso8859_14",
    "iso-8859-15": "iso8859_15",
    "iso-8859-16": "iso8859_16",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "ibm866": "cp866",
    "cp866": "cp866",
    "koi8-r": "koi8_r",
    "koi8-u": "koi8_u",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms932": "cp932",
    "cp932": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "cp949": "cp949",
    "windows-949": "cp949",
    "utf-16": "utf_16_le",
    "utf-16le": "utf_16_le",
    "utf-16be": "utf_16_be",
}
# Longest first: the mark of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf_32_le"),
    (codecs.BOM_UTF32_BE, "utf_32_be"),
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF16_LE, "utf_16_le"),
    (codecs.BOM_UTF16_BE, "utf_16_be"),
)
_COMMON_LETTERS = {
    "cp932": "のはにをたがでとしれさいるあっすてなもかくこらりまんだ、。ー「」ンスル",
    "euc_jp": "のはにをたがでとしれさいるあっすてなもかくこらりまんだ、。ー「」ンスル",
    "gb18030": "的一是在了不和有中国人大为上个年他我们到这来时，。、“”会要地以说",
    "big5hkscs": "的一是在了不和有中國人大為上個年他我們到這來時，。、「」會要地以說",
    "cp949": "이다의가는에을를은고하한지로서도기대사인리어정해자시일전나부",
    "cp1251": "оеаинтсрвлкмдпуя",
    "koi8_r": "оеаинтсрвлкмдпуя",
    "cp1253": "αοιετσνηυρπκμάίόέ",
    "cp1255": "יוהלאתבמרשנד",
    "cp1256": "اليمونرتبةدسعك",
    "cp874": "านรอกเงมยลวดท",
}
# Their second bytes may be ASCII, so that a character may look like a lone accented letter.
_DOUBLE_BYTE = frozenset({"cp932", "euc_jp", "gb18030", "big5hkscs", "cp949"})
_WESTERN = frozenset("éèàäöüßçñóíáêåøæãõúâîôìòù“”‘’–—…•·«»¿¡ÉÄÖÜÅØ£€°")
_CENTRAL = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžäöüőűß„”“–—")
_SAMPLE = 20_000
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_HIGH = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^<>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)


def find_charset(media_type: str) -> str:
    """Return the charset parameter of a media type, lower-cased, or ""."""
    for parameter in media_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \t\"'").lower()
    return ""


def find_declared_charset(content: bytes) -> str:
    """Return the charset that a page declares in its first bytes (HTML meta or XML declaration), or ""."""
    match = _DECLARED.search(content[:4096])
    return (match.group(1) or match.group(2)).decode("ascii", "ignore").lower() if match else ""


def decode_text(content: bytes, *, declared: str) -> str:
    """Return the characters of ``content``; ``declared`` is the charset it is said to be in, or "".

    Never fails: bytes that are nothing at all come out as U+FFFD.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    wide = _find_wide(content)
    if wide:
        return content.decode(wide, "replace")
    sample = content[:_SAMPLE]
    if b"\x1b" in sample and b"\x1b$" in sample:  # a single byte is found far faster
        return content.decode("iso2022_jp", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(content, declared)


def _decode_legacy(content: bytes, declared: str) -> str:
    tolerant = content.decode("utf-8", "replace")
    broken = tolerant.count("\ufffd")
    if sum(character > "\x7f" for character in tolerant[:_SAMPLE]) > 5 * tolerant[:_SAMPLE].count("\ufffd"):
        return tolerant
    encoding = _ALIASES.get(declared.strip().lower(), "")
    if encoding and not encoding.startswith("utf"):
        text = content.decode(encoding, "replace")
        if text.count("\ufffd") * 20 <= broken:
            return text
    return content.decode(_guess(content), "replace")


def _find_wide(content: bytes) -> str:
    """Return UTF-16 of either order when every other byte of mostly Latin text is zero, or ""."""
    sample = content[:2000]
    if len(sample) < 8 or b"\0" not in sample:
        return ""
    pairs = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf_16_le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf_16_be"
    return ""


def _guess(content: bytes) -> str:
    sample = _cut_sample(content)
    # Latin text mixes its few accented letters with plain ones; other scripts stand in unbroken runs.
    alone = _share_alone(sample)
    best, worth = "cp1252", 0.35
    for encoding, letters in _COMMON_LETTERS.items():
        score = _score(sample, encoding, frozenset(letters)) * (1 if encoding in _DOUBLE_BYTE else 1 - alone)
        if score > worth + 0.02:
            best, worth = encoding, score
    for encoding, common in (("cp1252", _WESTERN), ("cp1250", _CENTRAL)):
        score = _score(sample, encoding, common) * alone
        if score > worth + 0.02:
            best, worth = encoding, score
    return best


def _cut_sample(content: bytes) -> bytes:
    """Return the part of ``content`` round its first byte over 127: pages begin with kilobytes of ASCII."""
    match = _HIGH.search(content)
    first = match.start() if match else 0
    return content[first : first + _SAMPLE]


def _score(sample: bytes, encoding: str, common: frozenset[str]) -> float:
    text = sample.decode(encoding, "replace")
    foreign = [character for character in text if character > "\x7f"]
    if not foreign:
        return 0.0
    good = sum(character in common for character in foreign)
    return (good - 3 * foreign.count("\ufffd")) / len(foreign)


def _share_alone(sample: bytes) -> float:
    high = alone = 0
    for index, byte in enumerate(sample):
        if byte > 0x7F:
            high += 1
            alone += not (index and sample[index - 1] > 0x7F) and sample[index + 1 : index + 2] < b"\x80"
    return alone / high if high else 1.0


def looks_binary(content: bytes) -> bool:
    """Tell whether ``content`` is no text in any encoding: control bytes where no text has them."""
    sample = content[:8192]
    if not sample or sample.startswith(tuple(mark for mark, _ in _MARKS)) or _find_wide(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\0" in sample[:512] or controls > len(sample) // 50


def require_text(content: bytes, *, declared: str, url: str) -> str:
    """Return the characters of ``content``; raise ExtractionError when it is binary data."""
    if looks_binary(content):
        raise ExtractionError("binary data, not text", url=url)
    return decode_text(content, declared=declared)

"""Damaged copies of good documents, the same ones for the same seed: bytes, tokens, lengths, packings."""

import io
import random
import zipfile
from collections.abc import Callable, Mapping, Sequence

Mutation = Callable[[bytes, random.Random], bytes]

TOKENS: Mapping[str, Sequence[bytes]] = {
    "feed": [
        b"&#xD800;", b"&#0;", b"&#x110000;", b"&#99999999999;", b"&x;", b"<![CDATA[", b"]]>", b"<!--", b"\x00", b"<a b='",
        b"<item>", b"</item>", b"<entry>", b"</channel>", b"<link href='http://[::1'/>", b'xml:base="http://["',
        b'type="xhtml"', b'mode="base64"', b"<content type='application/octet-stream'>=", b"<pubDate>Mon, 99 Foo 99999</pubDate>",
        b"<dc:date>-1-00-99T99:99:99+99:99</dc:date>", b"<updated>9999-12-31T23:59:59-23:59</updated>", b"\xff\xfe", b"\xed\xa0\x80",
        b'<?xml version="1.0" encoding="utf-7"?>', b'<?xml version="1.0" encoding="idna"?>', b'<!DOCTYPE r [<!ENTITY a "b">]>&a;',
        b"<media:group>", b"<source>", b"<author><name>", b"<itunes:duration>", b"<georss:point>1 x</georss:point>",
        b"<psc:chapter start='x'/>", b'"date_published": 1e999,', b'"items": [[', b"\\ud800",
    ],
    "page": [
        b"<div>" * 40, b"</div>" * 40, b"<table><tr><td>" * 20, b"<script>", b"</script>", b"<!--", b"-->", b"\x00", b"&#xD800;",
        b"<meta charset='utf-7'>", b"<meta charset='utf-16'>", b'<script type="application/ld+json">{"@graph": [', b"<svg><style>",
        b"<base href='http://['>", b"<time datetime='99999-99-99'>", b"<p>" * 40, b"<a href='javascript:a'>", b"\xff\xfe",
        b"<link rel=canonical href='//['>", b"<title>", b"<plaintext>", b"<![CDATA[", b"<xmp>", b"<noscript>", b"\xed\xa0\x80",
    ],
    "mail": [
        b"Content-Type: multipart/mixed; boundary=\"\"\r\n", b"Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n",
        b"Content-Type: text/html; charset=no-such\r\n", b"Content-Type: text/plain; charset=\"=?utf-8?q?x?=\"\r\n", b"=?utf-8?b?=?=",
        b"=?x?q?=FF?=", b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: uuencode\r\n", b"begin 644 x\r\n",
        b"Message-ID: <\r\n", b"To: ((((((\r\n", b"From: \"\r\n", b"Subject: =?utf-8?q?" + b"=E2=82" * 30 + b"?=\r\n", b"\r\n\r\n", b"\x00",
        b"Content-Type: message/rfc822\r\n\r\n", b"Content-Type: message/external-body\r\n", b"Content-Disposition: attachment; filename*=x''%\r\n",
        b"--", b"\r\n--x--\r\n", b"Date: Mon, 99 Foo 9999 99:99:99 +9999\r\n", b"From a@b\r\n", b"\xff", b"Content-Type: ;;;===\r\n",
    ],
    "pdf": [
        b"<<", b">>", b"[", b"]", b"(", b")", b"/Kids [1 0 R]", b"/Count 999999999", b"/Length -1", b"/Length 99999999", b"endobj",
        b"stream\r\n", b"endstream", b"/Filter [/FlateDecode /FlateDecode]", b"/Filter /LZWDecode", b"/Prev 0", b"0 0 R", b"xref", b"trailer",
        b"/Encrypt 3 0 R", b"/ToUnicode 5 0 R", b"/Predictor 15 /Columns 99999999", b"startxref\n0", b"%%EOF", b"/W [1 99 1]", b"\x00",
    ],
    "docx": [
        b"<w:p>", b"</w:p>", b"<w:t>", b"<w:tbl><w:tr><w:tc>" * 10, b"&#xD800;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", b"\x00",
        b"<w:r>" * 40, b"xmlns:w='x'", b"<w:instrText>", b"<mc:AlternateContent>", b"\xff\xfe", b"<w:del>", b"]]>", b"<w:sym w:char='FFFFF'/>",
    ],
}  # fmt: skip


def flip_bytes(content: bytes, chance: random.Random) -> bytes:
    """Change up to 12 bytes."""
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 13)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_out(content: bytes, chance: random.Random) -> bytes:
    """Leave a piece out."""
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(1, max(2, len(content) // 4)) :]


def cut_off(content: bytes, chance: random.Random) -> bytes:
    """Leave the end out."""
    return content[: chance.randrange(1, len(content) + 1)]


def double(content: bytes, chance: random.Random) -> bytes:
    """Repeat a piece up to 200 times."""
    start = chance.randrange(len(content))
    piece = content[start : start + chance.randrange(1, 200)]
    return content[:start] + piece * chance.randrange(2, 200) + content[start:]


def swap(content: bytes, chance: random.Random) -> bytes:
    """Exchange two pieces."""
    first, second, third = sorted(chance.randrange(len(content) + 1) for _ in range(3))
    return content[:first] + content[second:third] + content[first:second] + content[third:]


def change_number(content: bytes, chance: random.Random) -> bytes:
    """Make a number that stands in it another one."""
    places = [place for place, byte in enumerate(content) if 48 <= byte <= 57]
    if not places:
        return flip_bytes(content, chance)
    place = chance.choice(places)
    return (
        content[:place]
        + chance.choice([b"0", b"-1", b"4294967296", b"9" * 30, b"1e309"])
        + content[place + 1 :]
    )


def recode(content: bytes, chance: random.Random) -> bytes:
    """Write the same characters in another encoding than is said."""
    text = content.decode("utf-8", "replace")
    return text.encode(
        chance.choice(["utf-16", "utf-32", "utf-7", "latin-1", "cp037", "shift_jis"]), "replace"
    )


def make_insertion(kind: str) -> Mutation:
    """Return a mutation that puts tokens of the kind in."""

    def insert(content: bytes, chance: random.Random) -> bytes:
        for _ in range(chance.randrange(1, 6)):
            place = chance.randrange(len(content) + 1)
            content = content[:place] + chance.choice(TOKENS[kind]) + content[place:]
        return content

    return insert


def splice(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return the beginning of one and the end of another."""
    return content[: chance.randrange(len(content) + 1)] + other[chance.randrange(len(other) + 1) :]


def mutate(kind: str, seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """Return a damaged copy of one of the seeds."""
    content = chance.choice(seeds)
    if kind == "docx" and chance.random() < 0.7:
        return _mutate_members(content, chance)
    return _mutate_bytes(kind, content, chance.choice(seeds), chance)


def _mutate_bytes(kind: str, content: bytes, other: bytes, chance: random.Random) -> bytes:
    mutations: list[Mutation] = [flip_bytes, cut_out, cut_off, double, swap, change_number]
    mutations += [make_insertion(kind)] * 4
    if kind in ("feed", "page", "mail"):
        mutations.append(recode)
    for _ in range(chance.randrange(1, 4)):
        content = chance.choice(mutations)(content or b" ", chance)
    return splice(content, other, chance) if chance.random() < 0.1 else content


def _mutate_members(content: bytes, chance: random.Random) -> bytes:
    """Return an archive, sound as such, one member of which is damaged."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        names = archive.namelist()
        chosen = "word/document.xml" if chance.random() < 0.7 else chance.choice(names)
        for name in names:
            body = archive.read(name)
            made.writestr(name, _mutate_bytes("docx", body, body, chance) if name == chosen else body)
    return packed.getvalue()

"""Every encoding that people meet is read, whether it is declared, undeclared or declared wrongly."""

import pytest

from briefer.errors import ExtractionError
from briefer.extractors.decode import (
    decode_text,
    find_charset,
    find_declared_charset,
    looks_binary,
    require_text,
)

SAMPLES = {
    "en": "The mayor’s bridge is closed – “for two years”, he said.",
    "de": "Der Bürgermeister kündigte die Schließung der Brücke für zwei Jahre an.",
    "fr": "Le maire a annoncé la fermeture du pont. Les habitants ne sont pas d’accord — « c’est trop ».",
    "pl": "Burmistrz ogłosił zamknięcie mostu na dwa lata. Mieszkańcy są niezadowoleni, źle.",
    "cs": "Starosta oznámil uzavření mostu na dva roky. Obyvatelé říkají, že škodí.",
    "ru": "Мэр города объявил о закрытии моста на два года. Жители недовольны решением.",
    "el": "Ο δήμαρχος ανακοίνωσε το κλείσιμο της γέφυρας για δύο χρόνια.",
    "he": "ראש העיר הודיע על סגירת הגשר לשנתיים. התושבים אינם מרוצים מההחלטה.",
    "ar": "أعلن رئيس البلدية إغلاق الجسر لمدة عامين. السكان غير راضين عن القرار.",
    "th": "นายกเทศมนตรีประกาศปิดสะพานเป็นเวลาสองปี ชาวบ้านไม่พอใจ",
    "ja": "廃線予定の「岬線」、高校生の時刻表で存続へ。沿線の3市町は23日、運行を続けると発表した。",
    "zh": "市长宣布大桥将关闭两年，居民对这一决定表示不满。他们说这会影响生意。",
    "zh-Hant": "市長宣布大橋將關閉兩年，居民對這一決定表示不滿。他們說這會影響生意。",
    "ko": "시장은 다리를 2년 동안 폐쇄한다고 발표했다. 주민들은 결정에 불만을 나타냈다.",
}
ENCODINGS = [
    ("en", "cp1252"), ("en", "utf-16"), ("en", "utf-16-le"), ("en", "utf-16-be"), ("en", "utf-32"),
    ("en", "utf-8-sig"), ("de", "cp1252"), ("de", "latin-1"), ("fr", "cp1252"), ("pl", "cp1250"), ("cs", "cp1250"),
    ("ru", "cp1251"), ("ru", "koi8-r"), ("el", "cp1253"), ("he", "cp1255"), ("ar", "cp1256"), ("th", "cp874"),
    ("ja", "cp932"), ("ja", "euc_jp"), ("ja", "iso2022_jp"), ("ja", "utf-16"), ("zh", "gb18030"),
    ("zh-Hant", "big5"), ("ko", "cp949"),
    *((language, "utf-8") for language in SAMPLES),
]  # fmt: skip


@pytest.mark.parametrize("declared", ["", "utf-8", "no-such-charset"])
@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_text_is_read_in_any_encoding(language: str, encoding: str, declared: str) -> None:
    text = f"{SAMPLES[language]}\n" * 2
    content = text.encode(encoding)
    assert decode_text(content, declared=declared) == text
    assert not looks_binary(content)


def test_the_declared_encoding_decides_where_bytes_do_not() -> None:
    content = "Łódź, żółć i gęś".encode("iso8859-2")
    assert decode_text(content, declared="ISO-8859-2") == "Łódź, żółć i gęś"
    # Valid UTF-8 is UTF-8, whatever is said of it.
    assert decode_text("Brücke".encode(), declared="iso-8859-1") == "Brücke"


def test_a_few_broken_bytes_do_not_make_utf_8_something_else() -> None:
    content = ("Brücke für Fußgänger. " * 20).encode() + b"\xff"
    assert decode_text(content, declared="windows-1252").startswith("Brücke für")


@pytest.mark.parametrize(
    "declared", ["zlib", "rot13", "punycode", "idna", "unicode_escape", "utf-7", "undefined"]
)
def test_codecs_that_are_no_charsets_are_never_used(declared: str) -> None:
    assert decode_text(b"caf\xe9 au lait", declared=declared) == "café au lait"


def test_any_bytes_decode() -> None:
    assert decode_text(bytes(range(256)), declared="")
    assert decode_text(b"", declared="") == ""


@pytest.mark.parametrize(
    ("media_type", "charset"),
    [
        ("text/html; charset=UTF-8", "utf-8"),
        ('text/html;boundary=x; charset="Shift_JIS"', "shift_jis"),
        ("text/html", ""),
    ],
)
def test_the_charset_of_a_media_type_is_found(media_type: str, charset: str) -> None:
    assert find_charset(media_type) == charset


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (b'<meta charset="euc-jp">', "euc-jp"),
        (b"<META http-equiv=Content-Type content='text/html; charset=Big5'>", "big5"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>', "iso-8859-1"),
        (b"<p>charset=utf-8</p>", ""),
    ],
)
def test_the_charset_that_a_page_declares_is_found(page: bytes, charset: str) -> None:
    assert find_declared_charset(page) == charset


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 8, b"a\0b" * 99, b"\x7fELF\x02\x01"]
)
def test_binary_data_is_no_text(content: bytes) -> None:
    assert looks_binary(content)
    with pytest.raises(ExtractionError, match="binary data, not text"):
        require_text(content, declared="", url="file:x")


def test_text_is_not_binary() -> None:
    assert not looks_binary(b"")
    assert not looks_binary(b"Tab\there\r\nand a form feed\x0c.")

"""Verify: a brief as it was made is proved; whatever is altered anywhere is found, and named."""

import dataclasses
import json
import random
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.fakes import make_article
from tests.looks import classic_press, classic_templates
from tests.renderers.reading import read_pdf
from tests.store.builders import NOON
from tests.verify.builders import (
    ARTICLES,
    HARBOUR,
    cut,
    make_printed_brief,
    publish,
    render_all,
    render_printed,
)

from briefer.errors import StoreError, VerifyError
from briefer.model import Edition, Note, PrintedSentence, Section
from briefer.renderers import open_renderer
from briefer.renderers.typesetter import open_typesetter
from briefer.store import open_store, read_store
from briefer.verify import Verified, verify_brief
from briefer.verify.in_pdf import find_on_pages, is_given_back

SENTENCES = 12
NAMES = ("brief.json", "brief.html", "brief.txt", "brief.pdf", "brief.md", "brief.epub")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return publish(make_printed_brief(), render_printed(), root=tmp_path)


def verify(path: Path) -> Verified:
    root = next(parent for parent in (path, *path.parents) if (parent / "briefer.db").exists())
    with read_store(root / "briefer.db") as store:
        return verify_brief(path, store=store)


def fail(path: Path) -> str:
    with pytest.raises(VerifyError) as error:
        verify(path)
    assert "\n" not in str(error.value)
    assert error.value.exit_code == 1
    return str(error.value)


def alter(path: Path, old: str | bytes, new: str | bytes) -> None:
    old, new = (part.encode() if isinstance(part, str) else part for part in (old, new))
    content = path.read_bytes()
    assert content.count(old) >= 1
    path.write_bytes(content.replace(old, new, 1))


def execute(folder: Path, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(folder.parents[1] / "briefer.db")) as connection, connection:
        assert connection.execute(statement, values).rowcount


def test_a_brief_as_it_was_made_is_proved(folder: Path) -> None:
    verified = verify(folder)
    assert [(proof.name, proof.read + proof.by_hash) for proof in verified.proofs] == [
        ("brief.json", SENTENCES),
        ("brief.html", SENTENCES),
        ("brief.txt", SENTENCES),
        ("brief.pdf", SENTENCES),
        ("brief.md", SENTENCES),
        ("brief.epub", SENTENCES),
    ]
    assert [proof.by_hash for proof in verified.proofs if proof.format != "pdf"] == [0] * 5
    # Right-to-left text cannot be read back out of a PDF; where no Japanese font is, neither can that.
    assert verified.proofs[3].by_hash in {2, 4}
    assert (verified.brief.number, verified.absent) == (3, ())


@pytest.mark.parametrize("name", NAMES)
def test_one_edition_alone_is_proved(folder: Path, name: str) -> None:
    (proof,) = verify(folder / name).proofs
    assert (proof.name, proof.read + proof.by_hash) == (name, SENTENCES)
    assert verify(folder / name).absent == ()


def test_a_folder_that_was_moved_is_proved(folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "moved")
    assert len(verify(moved).proofs) == len(NAMES)
    alter(moved / "brief.html", "open again", "shut again")
    assert "brief.html: sentence 1" in fail(moved)
    for path in moved.iterdir():
        if path.name != "brief.html":
            path.unlink()
    assert "knows no brief of these bytes" in fail(moved / "brief.html")


def test_a_brief_that_tells_nothing_is_proved(tmp_path: Path) -> None:
    silent = dataclasses.replace(make_printed_brief(), leads=(), briefs=(), corrections=())
    folder = publish(silent, render_all(silent), root=tmp_path)
    assert [(proof.read, proof.by_hash) for proof in verify(folder).proofs] == [(0, 0)] * len(NAMES)


def test_missing_editions_are_told_and_unknown_files_left_alone(folder: Path) -> None:
    (folder / "brief.pdf").unlink()
    (folder / "notes.md").write_text("mine")
    verified = verify(folder)
    assert len(verified.proofs) == len(NAMES) - 1
    assert verified.absent == ("brief.pdf",)


def test_an_earlier_revision_is_proved_against_itself(folder: Path, tmp_path: Path) -> None:
    brief = make_printed_brief()
    newer = [Edition(format="html", name="brief.html", media_type="text/html", content=b"<p>other</p>")]
    with open_store(tmp_path / "briefer.db") as store:
        store.save_brief(brief, profile="desk", moment=NOON, articles=(), sources=(), editions=newer)
    assert verify(folder).brief.revision == 1


def test_a_format_of_somebody_else_is_proved_by_hash(tmp_path: Path) -> None:
    edition = Edition(format="braille", name="brief.brf", media_type="text/plain", content=b",! bridge")
    folder = publish(make_printed_brief(), [edition], root=tmp_path)
    (proof,) = verify(folder).proofs
    assert (proof.read, proof.by_hash) == (0, SENTENCES)
    alter(folder / "brief.brf", "bridge", "bridgf")
    assert "brief.brf: changed since it was made" in fail(folder)


FIRST = 'sentence 1 ("The harbour bridge is open again.")'
SECOND = 'sentence 2 ("Engineers had found 14 cracks in its second span.")'
ARABIC = 'sentence 5 ("أعيد'
FIFTH = 'sentence 9 ("The toll stays at 2 crowns.")'


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("brief.json", "bridge is open", "bridge is shut", FIRST.replace("open", "shut")),
        ("brief.json", '"start": 0,', '"start": 1,', FIRST),
        ("brief.json", '"start": 0,', '"start": "0",', "is not the JSON of a brief any more"),
        ("brief.json", HARBOUR.id, "0" * 16, "which is not in the store"),
        ("brief.json", '"sha256": "', '"sha256": "0', "states another hash"),
        ("brief.json", '"note": 1', '"note": 2', "has a note that names another article"),
        ("brief.json", '"text": "16 cracks"', '"text": "17 cracks"', 'the figure "17 cracks"'),
        ("brief.json", '"format": "briefer/1"', '"format": "briefer/2"', "changed since it was made"),
        ("brief.json", "{", "[", "is not the JSON of a brief any more"),
        ("brief.html", "bridge is open", "bridge is shut", FIRST),
        ("brief.html", "in its second span.</a>", "in its third span.</a>", SECOND),
        ("brief.html", 'data-start="0"', 'data-start="1"', FIRST),
        ("brief.html", 'data-start="0"', 'data-start="x"', FIRST),
        ("brief.html", HARBOUR.id, "0" * 16, FIRST),
        ("brief.html", ">Engineers had found 14 cracks", ">Engineers had found no cracks", "Engineers had"),
        ("brief.html", "<b>After:</b>", "<b>After:</b> ", "changed since it was made"),
        ("brief.html", '<p class="told">', '<p class="told">It was said that ', "It was said that"),
        ("brief.html", "2 crowns.</a>", "2 crowns. Or 3.</a>", FIFTH),
        ("brief.html", "اليوم.</a>", "اليود.</a>", "sentence 5"),
        ("brief.html", "<!doctype html>", "<!doctype  html>", "changed since it was made"),
        ("brief.txt", "bridge is open", "bridge is shut", FIRST),
        ("brief.txt", "The toll", "The toil", FIFTH),
        ("brief.txt", "Engineers had", "Engineerz had", SECOND),
        (
            "brief.txt",
            "open again. [1]",
            "open again. [1] Rumour has it.",
            "words that no stored article has",
        ),
        ("brief.txt", "أعيد", "أعيذ", ARABIC),
        ("brief.txt", "No. 3", "No. 4", "changed since it was made"),
        ("brief.md", "bridge is open", "bridge is shut", FIRST),
        ("brief.md", "The toll", "The toil", FIFTH),
        ("brief.md", "[Engineers had", "Rumour has it. [Engineers had", "words that no stored article has"),
        ("brief.md", "**Was:** [The", "**Was:** [Then", 'sentence 10 ("The town hall'),
        ("brief.md", "No. 3", "No. 4", "changed since it was made"),
    ],
)
def test_an_altered_edition_is_found_out(folder: Path, name: str, old: str, new: str, expected: str) -> None:
    alter(folder / name, old, new)
    message = fail(folder)
    assert str(folder / name) in message
    assert expected in message


def remove(pattern: str) -> Callable[[bytes], bytes]:
    return lambda content: re.sub(pattern.encode(), b"", content, count=1, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("name", "pattern", "expected"),
    [
        ("brief.html", r'<a class="sentence"[^>]*>The toll[^<]*</a>', "sentence 9"),
        ("brief.html", r'<a class="sentence"[^>]*>Engineers[^<]*</a>', "sentence 2"),
        ("brief.html", r'<a class="sentence"[^>]*>Its clock[^<]*</a>', "sentence 12"),
        ("brief.txt", r"Engineers had found.*?\[1\]", "sentence 2"),
        ("brief.txt", r"  The toll stays at 2 crowns. \[2\]", "sentence 9"),
    ],
)
def test_a_sentence_that_is_missing_is_named(folder: Path, name: str, pattern: str, expected: str) -> None:
    path = folder / name
    path.write_bytes(remove(pattern)(path.read_bytes()))
    assert f"{path}: {expected}" in fail(folder)


def test_a_sentence_too_many_is_named(folder: Path) -> None:
    page = folder / "brief.html"
    copied = re.search(rb'<a class="sentence"[^>]*>The toll[^<]*</a>', page.read_bytes())
    assert copied
    alter(page, copied[0], copied[0] * 2)
    assert "sentence 10" in fail(folder)
    assert "is missing, or not word for word" in fail(folder)
    last = re.search(rb'<a class="sentence"[^>]*>Its clock[^<]*</a>', page.read_bytes())
    assert last
    alter(page, copied[0] * 2, copied[0])
    alter(page, last[0], last[0] * 2)
    assert "was never printed in this brief" in fail(folder)


def test_a_story_dropped_from_the_json_is_missed(folder: Path) -> None:
    path = folder / "brief.json"
    brief = json.loads(path.read_bytes())
    brief["briefs"].pop()
    path.write_text(json.dumps(brief))
    assert f"{path}: {FIFTH} is missing" in fail(folder)


def test_any_byte_of_any_edition_may_change_and_it_is_found_out(folder: Path) -> None:
    chance = random.Random(11)
    for name in NAMES:
        sound = (folder / name).read_bytes()
        for _ in range(12):
            spoilt = bytearray(sound)
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
            (folder / name).write_bytes(spoilt)
            assert name in fail(folder / name)
        (folder / name).write_bytes(sound)
    assert verify(folder)


def test_an_altered_sentence_in_the_pdf_is_named(folder: Path) -> None:
    misprinted = make_printed_brief(misprint="Inspectors counted 19 cracks, the Rival Post has learnt.")
    (folder / "brief.pdf").write_bytes(render_all(misprinted)[3].content)
    assert 'brief.pdf: sentence 3 ("Inspectors counted 16 cracks' in fail(folder / "brief.pdf")


def rebind(path: Path, alter_file: Callable[[str, bytes], bytes]) -> None:
    """Pack the book anew, each of its files altered, and sound as an archive."""
    with zipfile.ZipFile(path) as book:
        files = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in files.items():
            book.writestr(name, alter_file(name, content))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("bridge is open", "bridge is shut", FIRST),
        ('data-start="0"', 'data-start="1"', FIRST),
        ('<p class="told">', '<p class="told">It was said that ', "It was said that"),
        ("briefer 0.1.0", "briefer 0.1.1", "changed since it was made"),
    ],
)
def test_an_altered_book_is_found_out(folder: Path, old: str, new: str, expected: str) -> None:
    rebind(folder / "brief.epub", lambda _, content: content.replace(old.encode(), new.encode(), 1))
    assert expected in fail(folder / "brief.epub")


def test_a_book_that_cannot_be_read_is_named(folder: Path) -> None:
    path = folder / "brief.epub"
    sound = path.read_bytes()
    for content in (b"PK nothing", sound[:-40], sound.replace(b"open again", b"shut again", 1)):
        path.write_bytes(content)
        assert "brief.epub: it is not a readable EPUB any more" in fail(path)


def test_a_book_that_unpacks_to_too_much_is_not_unpacked(folder: Path) -> None:
    path = folder / "brief.epub"
    rebind(path, lambda name, content: content + b" " * (65 << 20) * name.endswith("front.xhtml"))
    assert path.stat().st_size < 1 << 20
    assert "more than a brief can be" in fail(path)


def test_a_pdf_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "brief.pdf").write_bytes(b"%PDF-1.7\nnothing")
    assert "brief.pdf: it is not a readable PDF any more" in fail(folder)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "bridge is open",
            "bridge is shut",
            f"{FIRST} is not what the stored article {HARBOUR.id} has at 0:33",
        ),
        ("runs the port", "runs the fort", 'said Ann Ames, who runs the port.") is not what'),
    ],
)
def test_an_altered_article_is_found_out(folder: Path, old: str, new: str, expected: str) -> None:
    execute(
        folder,
        "UPDATE articles SET paragraphs = replace(paragraphs, ?, ?) WHERE id = ?",
        old,
        new,
        HARBOUR.id,
    )
    message = fail(folder)
    assert f"{folder / 'brief.json'}: " in message
    assert expected in message


def test_an_article_altered_where_nothing_was_printed_is_found_out(folder: Path) -> None:
    execute(folder, "UPDATE articles SET headline = 'Bridge shut' WHERE id = ?", HARBOUR.id)
    message = fail(folder / "brief.txt")
    assert f"{FIRST} cannot be proved: the stored article {HARBOUR.id} was altered since" in message


def test_an_altered_record_of_what_was_printed_is_found_out(folder: Path) -> None:
    execute(folder, "UPDATE printed SET text = 'The harbour bridge is shut again.' WHERE position = 0")
    assert 'sentence 1 ("The harbour bridge is shut again.") is not what the stored article' in fail(folder)
    execute(folder, "UPDATE printed SET start_at = -5 WHERE position = 0")
    assert "sentence 1" in fail(folder)


def test_a_lost_article_is_found_out(folder: Path) -> None:
    execute(folder, "DELETE FROM articles WHERE id = ?", ARTICLES[1].id)
    assert f"names article {ARTICLES[1].id}, which is not in the store" in fail(folder)


def test_nothing_to_verify(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "holds no edition" in fail(tmp_path / "empty")
    assert "cannot read" in fail(tmp_path / "absent")
    (tmp_path / "2026-02-31").mkdir()
    (tmp_path / "2026-02-31" / "brief.html").write_text("2026-99-99")
    assert "knows no brief of these bytes" in fail(tmp_path / "2026-02-31")
    with pytest.raises(StoreError, match="there is no store"):
        read_store(tmp_path / "elsewhere" / "briefer.db")


def test_a_sentence_may_go_on_after_the_page_and_its_foot() -> None:
    pages = ["onetwothr1of2", "The2of2eefourfive"]
    assert find_on_pages("twothr", pages, since=0) == 0
    assert find_on_pages("fourfive", pages, since=0) == 1
    assert find_on_pages("threefour", ["onetwothr", "eefourfive"], since=0) == 0
    assert find_on_pages("onetwo", pages, since=1) is None
    assert find_on_pages("six", pages, since=0) is None


def test_the_pdf_of_a_truncated_stream_is_named(folder: Path) -> None:
    content = (folder / "brief.pdf").read_bytes()
    start = content.index(b"stream\n") + 7
    spoilt = content[:start] + zlib.compress(b"q") + content[start + 9 :]
    (folder / "brief.pdf").write_bytes(spoilt)
    assert "brief.pdf" in fail(folder / "brief.pdf")


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("plain", True),
        ("Ünïcode", True),
        ("Ünïcodë", False),  # no font here could draw the last letter
        ("שלום", False),
        ("हिन्दी", False),
        ("ไทย", False),
    ],
)
def test_which_text_a_pdf_gives_back(text: str, given: bool) -> None:
    assert is_given_back(text, drawn=frozenset("Ünïcode plain שלום हिन्दी ไทย")) == given


def test_words_that_the_page_breaks_are_proved(tmp_path: Path) -> None:
    word = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"
    article = make_article(
        f"Der Rat beriet die {word} am Abend. Die {word}s\u2011Akte - so heißt sie - liegt aus.",
        headline=word,
        url="https://rathaus.example/akte",
        language="de",
    )
    sentences = cut(
        article,
        f"Der Rat beriet die {word} am Abend.",
        f"Die {word}s\u2011Akte - so heißt sie - liegt aus.",
    )
    printed = tuple(PrintedSentence(sentence=each, note=1, link=article.url) for each in sentences)
    whole = make_printed_brief()
    story = dataclasses.replace(
        whole.leads[0].stories[0], language="de", headline=word, sentences=printed, disagreements=(), also=()
    )
    brief = dataclasses.replace(
        whole,
        leads=(Section(label="Rathaus", stories=(story,)),),
        briefs=(),
        corrections=(),
        notes=(Note(number=1, article=article, copy_of=0),),
    )
    with open_typesetter() as typesetter:
        press = classic_press(typesetter)
        narrow = dataclasses.replace(press, templates=classic_templates(paper="eink"))
        edition = open_renderer("pdf", press=narrow).render(brief)
    drawn = "".join(page.extract_text() for page in read_pdf(edition.content).pages)
    assert drawn.count("\u2011\n") > 2
    (proof,) = verify(publish(brief, (edition,), root=tmp_path, articles=(article,))).proofs
    assert (proof.read, proof.by_hash) == (2, 0)

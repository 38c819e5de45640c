"""A corrected edition: on purpose only, with a reason, told as one, once to each reader (row 72)."""

import email
import email.policy
import html
import json
import re
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest
from pypdf import PdfReader
from tests.cli.desks import STORY, Desk
from tests.delivery.post_office import PostOffice

from briefer.store import STORE_NAME, open_store, read_store

ANN, BEA, CLEO = "ann@example.org", "bea@example.org", "cleo@example.org"
WHY = "The port counted 41 cracks, not 14."
CORRECT = ("make", "--new-revision", "--reason", WHY)


@pytest.fixture
def publisher(desk: Desk, office: PostOffice) -> Desk:
    """A desk whose brief of today was made for Ann and Bea."""
    desk.write("articles/bridge.txt")
    desk.write(
        "briefer.toml",
        f"""
mail_from = "The Brief <brief@example.org>"
zone = "UTC"
data_dir = "data"
engine = "serial"
formats = ["html", "json", "text"]
smtp_host = "localhost"
smtp_port = {office.port}
smtp_authorities = "{office.authorities}"
[[sources]]
path = "articles"
""",
    )
    desk.run("readers", "add", ANN, BEA)
    desk.run("make")
    return desk


def mend(publisher: Desk, number: int = 41) -> None:
    publisher.write("articles/bridge.txt", STORY.replace("14 cracks", f"{number} cracks"))


def read_mails(office: PostOffice, recipient: str) -> list[EmailMessage]:
    mails = []
    for _, recipients, content in office.mails:
        if recipients == [recipient]:
            message = email.message_from_bytes(content, policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            mails.append(message)
    return mails


def read_part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    words: str = part.get_content()
    return " ".join(re.sub("<[^>]*>", " ", words).split())


def list_states(publisher: Desk) -> list[tuple[str, str, str]]:
    rows = publisher.run("outbox", "list", "--all", "--json").data
    return sorted((row["edition"].partition("/")[2][10:], row["recipient"], row["state"]) for row in rows)


def test_every_reader_gets_a_corrected_edition_once_and_is_told_why(
    publisher: Desk, office: PostOffice
) -> None:
    publisher.run("send")
    mend(publisher)
    answer = publisher.run(*CORRECT)
    assert (answer.code, answer.err) == (0, "")
    for _ in range(2):
        assert publisher.run("send").code == 0
    assert sorted(office.arrived()) == [ANN, ANN, BEA, BEA]
    first, second = read_mails(office, ANN)
    assert second["Subject"] == f"Corrected: {first['Subject']}"
    assert second["Message-ID"] != first["Message-ID"]
    assert second["In-Reply-To"] == second["References"] == first["Message-ID"]
    assert first["In-Reply-To"] is None
    for kind in ("plain", "html"):
        words = read_part(second, kind)
        assert "This is a corrected edition for" in words
        # In a page once more: mail programs show its first words beside the subject.
        assert words.count(f"What was wrong: {WHY}") == (1 if kind == "plain" else 2)
        assert words.index(f"What was wrong: {WHY}") < words.index("found 41 cracks")
        assert "corrected edition" not in read_part(first, kind)
    assert list_states(publisher) == [
        ("", ANN, "sent"),
        ("", BEA, "sent"),
        ("/2", ANN, "sent"),
        ("/2", BEA, "sent"),
    ]


def test_without_it_what_was_mailed_is_not_mailed_again_whatever_is_made(
    publisher: Desk, office: PostOffice
) -> None:
    publisher.run("send")
    mend(publisher)
    assert publisher.run("make").code == 0
    assert publisher.run("send", "--date", "today").code == 0
    assert publisher.run("run").code == 0
    assert sorted(office.arrived()) == [ANN, BEA]


def test_both_revisions_stay_in_the_store_and_the_corrected_one_is_published(
    publisher: Desk, office: PostOffice
) -> None:
    publisher.run("send")
    [page] = (publisher.folder / "out").glob("*/brief.json")
    wrong = page.read_bytes()
    mend(publisher)
    publisher.run(*CORRECT)
    assert b"41 cracks" in page.read_bytes()
    with read_store(publisher.folder / "data" / STORE_NAME) as store:
        newest, oldest = store.find_briefs_of_day(date.fromisoformat(page.parent.name))
        assert (newest.revision, oldest.revision) == (2, 1)
        assert wrong in [store.load_document(edition.sha256) for edition in oldest.editions]
        assert page.read_bytes() in [store.load_document(edition.sha256) for edition in newest.editions]


FACES = ("brief.html", "brief.json", "brief.md", "brief.txt", "EPUB/front.xhtml", "brief.pdf")


def read_faces(publisher: Desk) -> dict[str, str]:
    """Return the words of each published edition, of the book those of its front page."""
    [folder] = (publisher.folder / "out").glob("2*")
    book = zipfile.ZipFile(folder / "brief.epub")
    [front] = [name for name in book.namelist() if name.endswith("front.xhtml")]
    texts = {path.name: path.read_text() for path in folder.iterdir() if path.suffix not in (".pdf", ".epub")}
    texts["EPUB/front.xhtml"] = book.read(front).decode()
    texts["brief.pdf"] = PdfReader(folder / "brief.pdf").pages[0].extract_text()
    return {name: " ".join(re.sub("<[^>]*>", " ", text).split()) for name, text in texts.items()}


def test_every_face_says_what_was_wrong_and_says_so_again_when_it_is_made_again(
    publisher: Desk, office: PostOffice
) -> None:
    settings = publisher.folder / "briefer.toml"
    every = '["html", "json", "text", "markdown", "epub", "pdf"]'
    settings.write_text(settings.read_text().replace('["html", "json", "text"]', every))
    publisher.run("make")
    publisher.run("send")
    assert all("What was wrong" not in words for words in read_faces(publisher).values())
    for number, reason in ((41, WHY), (42, "And it was *42* & no more.")):
        mend(publisher, number)
        assert publisher.run("make", "--new-revision", "--reason", reason).code == 0
        publisher.run("send")
    faces = read_faces(publisher)
    assert set(faces) == set(FACES)
    for name, words in faces.items():
        if name == "brief.json":
            continue
        told = html.unescape(words.replace("\\", ""))
        first = told.index(f"Corrected. What was wrong: {WHY}")
        second = told.index("What was wrong: And it was *42* & no more.")
        assert first < second, name
        assert name.startswith("EPUB") or second < told.index("42 cracks"), name
    [folder] = (publisher.folder / "out").glob("2*")
    described = json.loads((folder / "brief.json").read_text())
    assert described["reasons"] == [WHY, "And it was *42* & no more."]
    published = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert publisher.run("verify", str(folder)).code == 0
    # Without a word of a correction the day comes out as it was corrected, to the byte.
    assert publisher.run("make").code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == published
    assert office.arrived().count(ANN) == 3


def test_a_reason_that_nobody_was_mailed_is_not_told(publisher: Desk, office: PostOffice) -> None:
    publisher.run("send")
    mend(publisher)
    publisher.run("make", "--new-revision", "--reason", "Not yet the reason.")
    assert publisher.run(*CORRECT).code == 0
    publisher.run("send")
    words = read_part(read_mails(office, ANN)[1], "plain")
    assert WHY in words
    assert "Not yet" not in words
    [page] = (publisher.folder / "out").glob("*/brief.json")
    assert json.loads(page.read_text())["reasons"] == [WHY]


def test_a_second_correction_follows_the_first(publisher: Desk, office: PostOffice) -> None:
    publisher.run("send")
    for number in (41, 42):
        mend(publisher, number)
        assert publisher.run(*CORRECT).code == 0
        publisher.run("send")
    first, second, third = read_mails(office, ANN)
    assert third["References"].split() == [first["Message-ID"], second["Message-ID"]]
    assert third["In-Reply-To"] == second["Message-ID"]
    assert office.arrived().count(BEA) == 3


def test_one_that_nobody_was_sent_yet_is_replaced(publisher: Desk, office: PostOffice) -> None:
    publisher.run("send")
    for number in (41, 42):
        mend(publisher, number)
        publisher.run(*CORRECT)
    publisher.run("send")
    _, second = read_mails(office, ANN)
    assert "found 42 cracks" in read_part(second, "plain")
    assert office.arrived().count(ANN) == 2


def test_who_still_waits_for_the_wrong_one_gets_the_corrected_one_alone(
    publisher: Desk, office: PostOffice
) -> None:
    office.refused = {BEA: "450 4.2.0 greylisted"}
    assert publisher.run("send").code == 4
    office.refused = {}
    mend(publisher)
    publisher.run(*CORRECT)
    assert publisher.run("send").code == 0
    [only] = read_mails(office, BEA)
    assert "found 41 cracks" in read_part(only, "plain")
    assert only["In-Reply-To"] is None
    assert ("", BEA, "withdrawn") in list_states(publisher)


def test_what_is_unknown_is_not_sent_again_once_it_is_corrected(publisher: Desk, office: PostOffice) -> None:
    office.step, office.fault, office.again = "dot", "drop", 1
    assert publisher.run("send").code == 4
    settings = publisher.folder / "briefer.toml"
    settings.write_text('on_unknown = "resend"\n' + settings.read_text())
    mend(publisher)
    publisher.run(*CORRECT)
    # The two old ones are still named, and still their owner's to settle.
    assert publisher.run("send").code == 4
    assert sorted(office.arrived()) == [ANN, BEA]
    [mail] = read_mails(office, ANN)
    assert mail["Subject"].startswith("Corrected: ")
    assert mail["In-Reply-To"] is not None
    assert [state for name, _, state in list_states(publisher) if not name] == ["unknown", "unknown"]


def test_who_came_later_gets_it_and_who_left_does_not(publisher: Desk, office: PostOffice) -> None:
    publisher.run("send")
    publisher.run("readers", "add", CLEO)
    publisher.run("readers", "remove", BEA)
    mend(publisher)
    publisher.run(*CORRECT)
    publisher.run("send")
    assert sorted(office.arrived()) == [ANN, ANN, BEA, CLEO]


def test_a_correction_that_leaves_nothing_is_mailed_all_the_same(publisher: Desk, office: PostOffice) -> None:
    publisher.run("send")
    settings = publisher.folder / "briefer.toml"
    settings.write_text(settings.read_text() + '[[rules]]\naction = "mute"\nwords = ["bridge"]\n')
    assert publisher.run(*CORRECT).code == 0
    publisher.run("send")
    _, second = read_mails(office, ANN)
    assert "Nothing new" in read_part(second, "html")
    assert WHY in read_part(second, "html")


def test_the_morning_run_sends_it(publisher: Desk, office: PostOffice) -> None:
    publisher.run("send")
    mend(publisher)
    publisher.run(*CORRECT)
    ran = publisher.run("run")
    assert (ran.code, ran.err) == (0, "")
    assert office.arrived().count(ANN) == 2


def test_what_was_mailed_before_revisions_were_counted_can_be_corrected(
    publisher: Desk, office: PostOffice
) -> None:
    publisher.run("send")
    with open_store(publisher.folder / "data" / STORE_NAME) as store, store._writing() as connection:
        connection.execute("UPDATE mailings SET revision = 0")
    assert publisher.run(*CORRECT).code == 0
    publisher.run("send")
    assert office.arrived().count(ANN) == 2


def test_it_is_refused_where_there_is_nothing_to_correct(publisher: Desk, office: PostOffice) -> None:
    assert "nothing of 2" in publisher.fail(*CORRECT, code=2)
    publisher.run("send")
    assert "comes out just as it was mailed" in publisher.fail(*CORRECT, code=1)
    # Nor when it was otherwise for a while, and nobody was sent that.
    mend(publisher)
    publisher.run("make")
    mend(publisher, 14)
    assert "comes out just as it was mailed" in publisher.fail(*CORRECT, code=1)
    assert publisher.run("send", "--date", "today").code == 0
    mend(publisher)
    publisher.run("readers", "remove", ANN)
    publisher.run("readers", "remove", BEA)
    assert "has no readers" in publisher.fail(*CORRECT, code=2)
    assert office.arrived() == [ANN, BEA]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--new-revision",), "say what was wrong"),
        (("--reason", WHY), "--reason goes with --new-revision"),
        (("--new-revision", "--reason", " \n"), "some words"),
        (("--new-revision", "--reason", "x" * 301), "at most 300"),
    ],
)
def test_it_takes_a_reason(publisher: Desk, flags: tuple[str, ...], words: str) -> None:
    publisher.run("send")
    assert words in publisher.fail("make", *flags, code=2)


def test_a_dry_run_of_it_writes_nothing(publisher: Desk, office: PostOffice) -> None:
    publisher.run("send")
    mend(publisher)
    assert publisher.run(*CORRECT, "--dry-run").code == 0
    publisher.run("send", "--date", "today")
    assert office.arrived() == [ANN, BEA]

"""The owner's mail: what a run has to say reaches who is never at that machine, and is no flood."""

import email
import email.policy
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

from tests.cli.desks import Desk
from tests.delivery.post_office import PostOffice

from briefer.run.notice import freeze_notice
from briefer.settings import load_settings
from briefer.store import open_store

OWNER, READER = "owner@ostrey.example", "ann@ostrey.example"
SETTINGS = """
zone = "UTC"
formats = ["text", "json"]
engine = "serial"
at = "00:00"
data_dir = "data"
backups = 0
mail_from = "The Brief <brief@ostrey.example>"
mail_owner = "The Owner <owner@ostrey.example>"
smtp_host = "localhost"
smtp_port = {port}
smtp_authorities = "{authorities}"

[[sources]]
path = "news"

[[inserts]]
title = "Weather"
command = "false"
"""


def set_up(desk: Desk, office: PostOffice, *, without: str = "") -> Desk:
    desk.write("news/bridge.txt")
    text = SETTINGS.format(port=office.port, authorities=office.authorities)
    desk.write("briefer.toml", text.replace(without, "#" + without) if without else text)
    return desk


def read_notices(office: PostOffice) -> list[EmailMessage]:
    notices = []
    for sender, recipients, content in office.mails:
        if recipients == [OWNER]:
            assert sender == "brief@ostrey.example"
            message = email.message_from_bytes(content, policy=email.policy.default)
            assert isinstance(message, EmailMessage)
            notices.append(message)
    return notices


def make_due(desk: Desk) -> None:
    """Let the time of the next try have come."""
    with open_store(desk.folder / "data" / "briefer.db") as store, store._writing() as connection:
        connection.execute("UPDATE outbox SET next_try = 0 WHERE state = 'deferred'")


def test_what_went_wrong_is_mailed_to_the_owner_once(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office)
    desk.run("readers", "add", READER)
    answer = desk.run("run")
    assert (answer.code, answer.err.count("\n")) == (0, 1)
    desk.run("run")
    assert sorted(office.arrived()) == [READER, OWNER]
    [notice] = read_notices(office)
    assert notice["To"] == "The Owner <owner@ostrey.example>"
    assert notice["Subject"].endswith(": 1 thing to look at")
    assert notice["Auto-Submitted"] == "auto-generated"
    assert notice["List-Id"] is notice["List-Unsubscribe"] is None
    line = answer.err.removeprefix("briefer: ").strip()
    assert line in " ".join(notice.get_content().split())


def test_when_all_is_well_the_owner_hears_nothing(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office)
    settings = desk.folder / "briefer.toml"
    settings.write_text(settings.read_text().partition("[[inserts]]")[0])
    desk.run("readers", "add", READER)
    answer = desk.run("run")
    assert (answer.code, answer.err) == (0, "")
    assert office.arrived() == [READER]


def test_a_brief_that_is_not_made_is_told_once_however_often_it_is_tried(
    desk: Desk, office: PostOffice
) -> None:
    set_up(desk, office)
    (desk.folder / "out").write_text("in the way")
    for _ in range(3):  # as every hour calls it
        assert desk.run("run").code == 1
    [notice] = read_notices(office)
    assert "not made" in notice.get_content()


def test_a_notice_waits_until_the_server_is_back_and_makes_no_others(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office)
    desk.run("readers", "add", READER)
    settings = desk.folder / "briefer.toml"
    right = settings.read_text()
    settings.write_text(right.replace(f"smtp_port = {office.port}", "smtp_port = 9"))
    first = desk.run("run")
    assert first.code == 4
    assert "the owner's mail of " in first.err
    assert first.err.count("port 9 cannot be reached") == 1
    make_due(desk)
    again = desk.run("run")
    assert again.code == 4
    assert office.mails == []
    settings.write_text(right)
    make_due(desk)
    assert desk.run("run").code == 0
    assert office.arrived().count(READER) == 1
    # One for what the brief lacked, one for the mail that could not be sent: none about notices.
    notices = read_notices(office)
    assert 1 <= len(notices) <= 2
    assert "the owner's mail" not in "".join(notice.get_content() for notice in notices)
    assert desk.run("outbox", "list").err == "Everything is sent.\n"


def test_when_sending_was_stopped_the_notice_goes_out_and_nothing_else(
    desk: Desk, office: PostOffice
) -> None:
    set_up(desk, office)
    desk.run("readers", "add", READER, "ben@ostrey.example")
    office.step, office.fault = "DATA", "5xx"
    answer = desk.run("run")
    assert answer.code == 4
    assert office.arrived() == [OWNER]
    [notice] = read_notices(office)
    words = " ".join(notice.get_content().split())
    assert "sending was stopped, since the mail itself is refused: 554 5.3.0 not here" in words
    assert "not sent to 2: failed for ann@ostrey.example; queued for ben@ostrey.example; see" in words
    # Each line stands on standard error once, and in the owner's mail.
    lines = answer.err.splitlines()
    assert len(lines) == len(set(lines)) == 3
    assert all(line.removeprefix("briefer: ") in words for line in lines)


def test_an_owner_who_is_a_reader_gets_both(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office)
    desk.run("readers", "add", OWNER)
    desk.run("run")
    assert office.arrived() == [OWNER, OWNER]


def test_an_owner_whom_the_server_refuses_stays_a_reader(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office)
    desk.run("readers", "add", OWNER)
    office.refused = {OWNER: "550 5.1.1 nobody here"}
    answer = desk.run("run")
    assert answer.code == 4
    assert "nobody here" in answer.err
    [reader] = desk.run("readers", "list", "--json").data
    assert (reader["state"], reader["refusals"]) == ("active", 1)


def test_without_a_sender_it_says_so(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office, without="mail_from")
    answer = desk.run("run")
    assert answer.code == 0
    assert "mail_owner is told nothing: mail_from" in answer.err
    assert office.mails == []


def test_a_server_that_is_not_named_is_told_once(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office, without="smtp_host")
    desk.run("readers", "add", READER)
    answer = desk.run("run")
    assert answer.code == 4
    assert answer.err.count("smtp_host does not say") == 1


def test_many_lines_are_cut_and_any_text_is_a_mail(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office)
    settings = load_settings(flags={}, environment={}, folder=desk.folder, file=None)
    moment = datetime.now(UTC)
    troubles = ["\ud800 \r\nBcc: evil@x.example", *(f"feed {number}" for number in range(150))]
    with open_store(desk.folder / "data" / "briefer.db") as store:
        assert freeze_notice(settings, troubles, store=store, moment=moment)
    assert desk.run("send").code == 0
    [notice] = read_notices(office)
    assert notice["Bcc"] is None
    assert "and 51 more" in notice.get_content()
    assert notice["Subject"].endswith(": 151 things to look at")


def test_the_same_words_are_told_again_on_another_day(desk: Desk, office: PostOffice) -> None:
    set_up(desk, office)
    settings = load_settings(flags={}, environment={}, folder=desk.folder, file=None)
    moment = datetime.now(UTC)
    with open_store(desk.folder / "data" / "briefer.db") as store:
        for late in (0, 0, 1):
            freeze_notice(settings, ["the same"], store=store, moment=moment + timedelta(days=late))
    assert desk.run("send").code == 0
    assert len(read_notices(office)) == 2

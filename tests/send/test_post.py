"""What is sent, when, to whom, and what the owner hears of the rest: a real store, server and protocol."""

import dataclasses
import email
import email.policy
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from tests.delivery.post_office import PostOffice, open_post_office
from tests.send.desk import DAY, MORNING, PEOPLE, Desk
from tests.sources.server import start_server

from briefer.delivery.sendmail import SendmailTransport
from briefer.delivery.tokens import write_token
from briefer.errors import DeliveryError, SettingsError, StoreError, UnsentError
from briefer.model import Reader
from briefer.send.choice import find_editions, write_mails
from briefer.send.decisions import confirm_sent, send_again, show_id
from briefer.send.people import add_people, read_people, remove_person, unsubscribe
from briefer.send.ways import open_ways
from briefer.settings import HookSetting
from briefer.store.install import read_install, read_key

ANN, BEA, CLEO = PEOPLE
MINUTE = timedelta(minutes=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PostOffice]:
    with open_post_office(tmp_path, security="none") as office:
        yield office


@pytest.fixture
def desk(tmp_path: Path, office: PostOffice) -> Desk:
    flags: dict[str, object] = {
        "smtp_host": "127.0.0.1",
        "smtp_port": office.port,
        "smtp_security": "none",
    }
    return Desk(tmp_path / "data", flags=flags)


def read_mail(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_every_reader_gets_one_mail_of_their_own_and_none_a_second(desk: Desk, office: PostOffice) -> None:
    desk.freeze()
    sent = desk.send()
    assert (sent.counts, sent.troubles, sent.whole) == ({"sent": 3}, (), True)
    assert [(sender, recipients) for sender, recipients, _ in office.mails] == [
        ("brief@example.org", [person]) for person in PEOPLE
    ]
    for person, (_, _, content) in zip(PEOPLE, office.mails, strict=True):
        assert read_mail(content)["To"] == person
        assert not [other for other in PEOPLE if other != person and other.encode() in content]
    assert office.connections == 1
    desk.send()
    desk.send(None)
    assert len(office.mails) == 3


def test_what_is_made_again_after_mails_went_out_is_not_mailed_again(desk: Desk, office: PostOffice) -> None:
    desk.freeze([ANN])
    desk.send()
    assert not desk.freeze([ANN, BEA], pdf=b"%PDF another")
    desk.send()
    assert office.arrived() == [ANN]


def test_what_is_made_again_before_any_mail_went_out_takes_its_place(desk: Desk, office: PostOffice) -> None:
    desk.freeze([ANN], pdf=b"%PDF first")
    assert desk.freeze([ANN, BEA], pdf=b"%PDF second")
    desk.send()
    assert office.arrived() == [ANN, BEA]
    [pdf] = list(read_mail(office.mails[0][2]).iter_attachments())
    assert pdf.get_content() == b"%PDF second"


def test_what_is_put_off_is_tried_at_5_15_and_60_minutes_under_the_same_id(
    desk: Desk, office: PostOffice
) -> None:
    office.refused = {BEA: "450 4.2.0 greylisted"}
    desk.freeze()
    for minutes, tries in ((0, 1), (4, 1), (5, 2), (19, 2), (20, 3), (79, 3), (80, 4)):
        desk.now = MORNING + minutes * MINUTE
        assert desk.send(None).whole is False
        assert office.refusals.get(BEA, 0) == tries
    office.refused = {}
    desk.now += 120 * MINUTE
    assert desk.send(None).whole
    assert office.arrived() == [ANN, CLEO, BEA]
    ids = [read_mail(content)["Message-ID"] for _, _, content in office.mails]
    with desk.open() as store:
        rows = {row.recipient: row.message_id for row in store.outbox.list_rows()}
    assert ids == [rows[ANN], rows[CLEO], rows[BEA]]


def test_when_its_day_is_over_it_is_given_up_and_said(desk: Desk, office: PostOffice) -> None:
    office.refused = {BEA: "450 4.2.0 greylisted"}
    desk.now = MORNING + timedelta(hours=17)
    desk.freeze(made=MORNING)
    desk.send()
    assert desk.states()[BEA] == "deferred"
    desk.now += timedelta(minutes=30)
    sent = desk.send()
    assert desk.states()[BEA] == "failed"
    assert "its day is over" in desk.replies()[BEA]
    assert [line for line in sent.troubles if BEA in line and "greylisted" in line]


def test_a_put_off_mail_whose_day_ended_meanwhile_is_given_up(desk: Desk, office: PostOffice) -> None:
    office.refused = {BEA: "450 4.2.0 greylisted"}
    desk.freeze([BEA])
    desk.send()
    desk.now += timedelta(hours=20)
    office.refused = {}
    assert not desk.send().whole
    assert desk.states() == {BEA: "failed"}
    assert office.mails == []


def test_a_reader_whom_the_server_refuses_three_times_in_a_row_gets_no_more(
    desk: Desk, office: PostOffice
) -> None:
    office.refused = {BEA: "550 5.1.1 no such person"}
    for number in range(3):
        day = DAY + timedelta(days=number)
        desk.now = MORNING + timedelta(days=number)
        desk.freeze([ANN, BEA], day=day)
        sent = desk.send(day)
        assert any("no more mail" in line for line in sent.troubles) is (number == 2)
    with desk.open() as store:
        states = {reader.address: reader.state for reader in store.readers.list_readers("default")}
    assert states == {ANN: "active", BEA: "suspended"}


def test_a_mail_that_arrives_ends_the_counting_of_refusals(desk: Desk, office: PostOffice) -> None:
    for number, answer in enumerate(("550 5.1.1 gone", "550 5.1.1 gone", "", "550 5.1.1 gone")):
        office.refused = {BEA: answer} if answer else {}
        day = DAY + timedelta(days=number)
        desk.now = MORNING + timedelta(days=number)
        desk.freeze([BEA], day=day)
        desk.send(day)
    with desk.open() as store:
        [reader] = store.readers.list_readers("default")
    assert reader == Reader(profile="default", address=BEA, name="", state="active", refusals=1)


def test_who_leaves_before_it_is_claimed_gets_nothing(desk: Desk, office: PostOffice) -> None:
    desk.freeze()
    with desk.open() as store:
        remove_person(BEA, store=store, profile="default")
        token = write_token("default", CLEO, key=read_key(desk.folder))
        assert unsubscribe(f" {token}\n", store=store, key=read_key(desk.folder)).address == CLEO
        assert unsubscribe(token, store=store, key=read_key(desk.folder)).address == CLEO
        with pytest.raises(DeliveryError, match="no reader's token"):
            unsubscribe(token[:-1] + "!", store=store, key=read_key(desk.folder))
        with pytest.raises(DeliveryError, match="is no reader of default"):
            remove_person(BEA, store=store, profile="default")
    sent = desk.send()
    assert desk.states() == {ANN: "sent", BEA: "withdrawn", CLEO: "withdrawn"}
    assert office.arrived() == [ANN]
    assert sent.whole


def test_who_comes_after_it_was_frozen_gets_nothing_and_who_comes_back_gets_one(
    desk: Desk, office: PostOffice
) -> None:
    desk.freeze()
    with desk.open() as store:
        add = {"store": store, "profile": "default", "moment": MORNING, "again": True}
        add_people(read_people(["dan@example.org"], where=""), **add)  # type: ignore[arg-type]
        for _ in range(2):
            remove_person(BEA, store=store, profile="default")
            assert add_people(read_people([BEA], where=""), **add) == (BEA,)  # type: ignore[arg-type]
    desk.send()
    with desk.open() as store:
        remove_person(BEA, store=store, profile="default")
        add_people(read_people([BEA], where=""), store=store, profile="default", moment=MORNING, again=True)
    desk.send()
    assert office.arrived() == [ANN, BEA, CLEO]


def test_who_left_is_not_imported_again_but_may_be_added(desk: Desk) -> None:
    people = read_people(["# the list", "", f"Bea <{BEA}>", ANN], where="list.txt")
    with desk.open() as store:
        add = {"store": store, "profile": "default", "moment": MORNING}
        assert add_people(people, again=True, **add) == (BEA, ANN)  # type: ignore[arg-type]
        assert add_people(people, again=True, **add) == ()  # type: ignore[arg-type]
        remove_person(BEA.upper(), store=store, profile="default")
        assert add_people(people, again=False, **add) == ()  # type: ignore[arg-type]
        assert add_people(people, again=True, **add) == (BEA,)  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match=r"list.txt, line 2: .a b@x. is no address"):
        read_people([ANN, "a b@x"], where="list.txt")


def test_a_restored_copy_of_the_store_sends_nothing(desk: Desk, office: PostOffice) -> None:
    desk.freeze(install="a machine that was cloned")
    sent = desk.send()
    assert set(desk.states().values()) == {"failed"}
    assert "another installation" in " ".join(sent.troubles)
    assert office.mails == []


def test_what_is_older_than_36_hours_is_refused_until_its_owner_says_so(
    desk: Desk, office: PostOffice
) -> None:
    desk.freeze([ANN])
    desk.now = MORNING + timedelta(hours=36, seconds=1)
    assert not desk.send().whole
    assert "older than 36 hours" in desk.replies()[ANN]
    assert office.mails == []
    with desk.open() as store:
        send_again([ANN], store=store, install=read_install(desk.folder), moment=desk.now)
    assert desk.send().whole
    assert office.arrived() == [ANN]


@pytest.mark.parametrize("answer", ["hold", "resend"])
def test_what_nobody_knows_is_held_or_sent_again_as_the_owner_has_set(
    desk: Desk, office: PostOffice, answer: str
) -> None:
    office.step, office.fault = "dot", "drop"
    desk.freeze([ANN])
    desk.send(on_unknown=answer)
    assert desk.states() == {ANN: "unknown"}
    sent = desk.send(on_unknown=answer)
    assert office.arrived() == ([] if answer == "hold" else [ANN])
    assert sent.whole is (answer == "resend")


def test_what_is_unknown_is_not_sent_again_when_its_day_is_over(desk: Desk, office: PostOffice) -> None:
    office.step, office.fault = "dot", "drop"
    desk.freeze([ANN])
    desk.send()
    desk.now += timedelta(hours=18)
    desk.send(on_unknown="resend")
    assert desk.states() == {ANN: "unknown"}


def test_an_owner_confirms_or_sends_again_what_is_unknown(desk: Desk, office: PostOffice) -> None:
    office.step, office.fault, office.visit = "dot", "drop", 2
    desk.freeze()
    desk.send()
    with desk.open() as store:
        [held] = store.outbox.list_rows(states={"unknown"})
        with pytest.raises(DeliveryError, match="nobody@example"):
            confirm_sent(["nobody@example.org"], store=store, moment=desk.now)
        [row] = confirm_sent([show_id(held)], store=store, moment=desk.now)
        assert row.recipient == BEA
        with pytest.raises(DeliveryError, match="outbox list"):
            send_again([BEA], store=store, install=read_install(desk.folder), moment=desk.now)
    assert desk.send().whole
    assert office.arrived() == [ANN, CLEO]
    assert desk.replies()[BEA] == "confirmed by its owner"


def test_a_run_that_was_killed_leaves_what_the_next_one_understands(desk: Desk, office: PostOffice) -> None:
    desk.freeze()
    with desk.open() as store:
        outbox = store.outbox
        claimed, armed, _ = outbox.list_rows()
        for row in (claimed, armed):
            assert outbox.claim(row, moment=desk.now, reader=True)
        outbox.arm(armed, step="whole", eml="", moment=desk.now)
    sent = desk.send()
    assert desk.states() == {ANN: "sent", BEA: "unknown", CLEO: "sent"}
    assert "the run ended before the server answered" in " ".join(sent.troubles)


@pytest.mark.parametrize(
    ("size", "form"),
    [(0, "whole"), (60_000, "without the PDF"), (800, "text only")],
)
def test_a_mail_that_is_too_large_for_the_server_goes_in_a_smaller_form(
    tmp_path: Path, size: int, form: str
) -> None:
    with open_post_office(tmp_path, security="none", size=size) as office:
        flags = {"smtp_host": "127.0.0.1", "smtp_port": office.port, "smtp_security": "none"}
        desk = Desk(tmp_path / "data", flags=flags)
        desk.freeze([ANN], pdf=b"%PDF" + bytes(80_000))
        desk.send()
        assert form_of(desk) == form
        assert office.arrived() == [ANN]
        assert office.visits["MAIL"] == 1


def test_a_mail_that_is_larger_than_its_owner_wants_goes_in_a_smaller_form(
    desk: Desk, office: PostOffice
) -> None:
    desk.freeze([ANN], pdf=b"%PDF" + bytes(80_000))
    ways = open_ways(desk.settings(), environment={})
    assert desk.send(ways=dataclasses.replace(ways, most_bytes=60_000)).whole
    assert form_of(desk) == "without the PDF"
    assert office.arrived() == [ANN]


def form_of(desk: Desk) -> str:
    with desk.open() as store:
        [row] = store.outbox.list_rows()
    return row.step


def test_a_server_that_says_too_large_only_afterwards_gets_a_smaller_form_at_once(
    desk: Desk, office: PostOffice
) -> None:
    office.most_bytes = 60_000
    desk.freeze([ANN, BEA], pdf=b"%PDF" + bytes(80_000))
    assert desk.send().whole
    assert office.arrived() == [ANN, BEA]
    message = read_mail(office.mails[0][2])
    assert not list(message.iter_attachments())
    body = message.get_body(("plain",))
    assert body is not None
    assert "The PDF is not attached." in body.get_content()


def test_a_mail_that_is_too_large_in_every_form_fails_and_is_named(desk: Desk, office: PostOffice) -> None:
    office.most_bytes = 10
    desk.freeze([ANN])
    sent = desk.send()
    assert desk.states() == {ANN: "failed"}
    assert "552" in " ".join(sent.troubles)


def test_a_server_that_breaks_off_three_mails_in_a_row_is_left_alone(desk: Desk, office: PostOffice) -> None:
    office.step, office.fault, office.visit, office.again = "MAIL", "drop", 1, 99
    people = [f"reader{number}@example.org" for number in range(6)]
    desk.freeze(people)
    desk.send()
    assert set(desk.states().values()) == {"deferred"}
    assert office.visits["MAIL"] == 3


def test_without_a_server_every_mail_is_put_off(desk: Desk) -> None:
    desk.freeze()
    desk.flags["smtp_port"] = 1
    sent = desk.send()
    assert set(desk.states().values()) == {"deferred"}
    assert "127.0.0.1, port 1 cannot be reached" in sent.troubles[0]


def test_a_reason_that_many_share_is_told_once(desk: Desk) -> None:
    desk.freeze([f"reader{number}@example.org" for number in range(5)])
    desk.flags["smtp_port"] = 1
    first, second = desk.send().troubles
    assert first.endswith("cannot be reached (Connection refused): check smtp_host and smtp_port")
    assert second == (
        "default/2026-11-24, not sent to 5: deferred for reader0@example.org, reader1@example.org,"
        " reader2@example.org and 2 more; see `briefer outbox list`"
    )


def test_reasons_of_their_own_are_told_each_the_first_few(desk: Desk, office: PostOffice) -> None:
    people = [f"reader{number}@example.org" for number in range(5)]
    office.refused = {person: f"450 4.2.0 <{person}>: greylisted" for person in people}
    desk.freeze(people)
    first = desk.send().troubles
    [line] = first
    assert "deferred for reader2@example.org (450 4.2.0 <reader2@example.org>: greylisted)" in line
    assert line.endswith("; and 2 more for other reasons; see `briefer outbox list`")
    # The same trouble has the same words at the next try: an owner is told it once.
    desk.now += 5 * MINUTE
    assert desk.send().troubles == first


def test_a_refused_sender_is_named(desk: Desk, office: PostOffice) -> None:
    office.step, office.fault = "MAIL", "5xx"
    desk.freeze()
    assert desk.send().troubles[0] == (
        "sending was stopped: mail_from is refused, brief@example.org: 554 5.3.0 not here"
    )
    assert set(desk.states().values()) == {"deferred"}


def test_a_dry_run_writes_what_arrives_byte_for_byte(desk: Desk, office: PostOffice) -> None:
    people = [ANN, "a/b@example.org"]
    desk.freeze(people)
    with desk.open() as store:
        editions = find_editions(DAY, store=store, profile="default")
        mails = write_mails(editions, store=store, most_bytes=10_000_000, seal=None)
    desk.send()
    assert sorted(mail.content for mail in mails) == sorted(content for _, _, content in office.mails)
    assert [mail.name.count("/") for mail in mails] == [0, 0]


def test_a_day_without_a_mailing_says_what_comes_first(desk: Desk) -> None:
    with desk.open() as store, pytest.raises(DeliveryError, match="briefer readers add"):
        find_editions(DAY, store=store, profile="default")
    with desk.open() as store:
        assert find_editions(None, store=store, profile="default") == ()


def test_without_mail_from_no_transport_is_opened(desk: Desk) -> None:
    settings = dataclasses.replace(desk.settings(), mail_from="")
    assert open_ways(settings, environment={}).transport is None
    desk.freeze([ANN])
    ways = open_ways(settings, environment={})
    assert not desk.send(ways=ways).whole


def test_a_server_that_closes_and_lets_nobody_in_again_stops_the_sending(
    desk: Desk, office: PostOffice
) -> None:
    office.refused = {BEA: "421 4.3.2 closing down"}
    office.step, office.fault, office.visit = "greeting", "4xx", 2
    desk.freeze([ANN, BEA, CLEO, "dora@example.org", "eve@example.org"])
    with desk.open() as store:
        remove_person("eve@example.org", store=store, profile="default")
    sent = desk.send()
    assert desk.states() == {
        ANN: "sent",
        BEA: "deferred",
        CLEO: "deferred",
        "dora@example.org": "deferred",
        "eve@example.org": "withdrawn",
    }
    assert "sending was stopped" in sent.troubles[0]


def test_a_mail_larger_than_the_server_says_in_every_form_is_refused_at_once(tmp_path: Path) -> None:
    with open_post_office(tmp_path, security="none", size=100) as office:
        flags = {"smtp_host": "127.0.0.1", "smtp_port": office.port, "smtp_security": "none"}
        desk = Desk(tmp_path / "data", flags=flags)
        desk.freeze([ANN])
        assert not desk.send().whole
        assert desk.states() == {ANN: "failed"}
        assert office.visits.get("DATA", 0) == 0


def test_late_in_the_day_there_is_no_other_try(desk: Desk, office: PostOffice) -> None:
    office.refused = {ANN: "450 4.2.0 greylisted"}
    desk.now = MORNING.replace(hour=23, minute=57)
    desk.freeze([ANN])
    desk.send()
    assert desk.states() == {ANN: "failed"}
    assert desk.replies()[ANN].endswith("its day is over before another try")


def test_a_row_is_claimed_once(desk: Desk) -> None:
    desk.freeze([ANN])
    with desk.open() as store:
        [row] = store.outbox.list_rows()
        assert store.outbox.claim(row, moment=desk.now, reader=True)
        with pytest.raises(StoreError, match="has changed meanwhile"):
            store.outbox.claim(row, moment=desk.now, reader=True)


def test_hooks_are_called_and_one_that_is_gone_is_named(desk: Desk, tmp_path: Path) -> None:
    hook = HookSetting(name="desk", command=f"tee {tmp_path}/got", url="", secret_file="", private=False)
    settings = dataclasses.replace(desk.settings(), hooks=(hook,))
    desk.freeze([], hooks=["desk", "gone"])
    with desk.open() as store:
        editions = find_editions(DAY, store=store, profile="default")
        assert write_mails(editions, store=store, most_bytes=10_000_000, seal=None) == ()
    sent = desk.send(ways=open_ways(settings, environment={"PATH": "/usr/bin:/bin"}))
    assert (tmp_path / "got").read_bytes() == b'{"format": "briefer/1"}'
    assert desk.states() == {"hook desk": "sent", "hook gone": "queued"}
    assert "hook gone" in " ".join(sent.troubles)


def test_a_hook_in_the_own_network_is_called_where_its_setting_says_so(desk: Desk) -> None:
    with start_server() as server:
        url = server.serve("/brief", b"thanks")
        hooks = tuple(
            HookSetting(name=name, command="", url=url, secret_file="", private=name == "own")
            for name in ("own", "stray")
        )
        settings = dataclasses.replace(desk.settings(contact="https://desk.example/"), hooks=hooks)
        desk.freeze([], hooks=["own", "stray"])
        desk.send(ways=open_ways(settings, environment={}))
    assert desk.states() == {"hook own": "sent", "hook stray": "failed"}
    assert "set private = true" in desk.replies()["hook stray"]
    [asked] = server.asked
    assert "User-Agent: briefer/" in asked
    assert "(+https://desk.example/)" in asked


def test_mails_are_signed_where_there_is_a_key(desk: Desk, office: PostOffice, tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    private = ed25519.Ed25519PrivateKey.generate()
    key.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    key.chmod(0o600)
    desk.freeze([ANN])
    desk.send(dkim_selector="brief", dkim_key_file=str(key))
    [(_, _, content)] = office.mails
    assert content.startswith(b"DKIM-Signature: v=1;\r\n\ta=ed25519-sha256;")
    assert b"d=example.org" in content
    assert b"list-unsubscribe:" in content


def test_what_is_missing_from_the_settings_of_mail_is_named(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="smtp_host does not say which server"):
        open_ways(desk.settings(smtp_host=""), environment={})
    with pytest.raises(SettingsError, match="dkim_key_file does not say where"):
        open_ways(desk.settings(dkim_selector="brief"), environment={})
    with pytest.raises(UnsentError, match="there is no password"):
        open_ways(desk.settings(smtp_user="brief"), environment={})
    ways = open_ways(desk.settings(mail_by="sendmail"), environment={})
    assert isinstance(ways.transport, SendmailTransport)
    secret = tmp_path / "secret"
    secret.write_bytes(b"the third stone\nsecond line\n")
    secret.chmod(0o600)
    hook = HookSetting(name="net", command="", url="http://10.0.0.1/", secret_file=str(secret), private=True)
    settings = dataclasses.replace(desk.settings(), hooks=(hook,))
    opened = open_ways(settings, environment={}).hooks["net"]
    assert opened.secret == b"the third stone"
    assert "third stone" not in repr(opened)

"""From articles to mails in boxes, by the command line alone: what a publisher does and sees."""

import email
import email.policy
import json
import re
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.cli.desks import Desk
from tests.delivery.post_office import PASSWORD, USER, PostOffice

ANN, BEA = "ann@example.org", "bea@example.org"


@pytest.fixture
def publisher(desk: Desk, office: PostOffice) -> Desk:
    """A desk with an article, settings of mail and a password file."""
    desk.write("articles/bridge.txt")
    password = desk.write("password", PASSWORD + "\n")
    password.chmod(0o600)
    desk.write(
        "briefer.toml",
        f"""
mail_from = "The Brief <brief@example.org>"
zone = "UTC"
engine = "serial"
formats = ["html", "json", "text"]
smtp_host = "localhost"
smtp_port = {office.port}
smtp_authorities = "{office.authorities}"
smtp_user = "{USER}"
smtp_password_file = "password"
[[sources]]
path = "articles"
[profiles.harbour]
title = "The Harbour Brief"
[[profiles.harbour.sections]]
label = "Harbour"
words = ["harbour"]
""",
    )
    return desk


def read_mail(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def read_text(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    text: str = part.get_content()
    return text


def test_a_brief_is_made_and_mailed_once(publisher: Desk, office: PostOffice) -> None:
    assert publisher.run("readers", "add", f"Ann Ames <{ANN}>", BEA).out == f"{ANN}\n{BEA}\n"
    assert publisher.run("make").code == 0
    answer = publisher.run("send", "--date", "today")
    assert (answer.code, answer.err) == (0, "Mail: 2 sent.\n")
    assert publisher.run("send", "-q").err == ""
    assert office.arrived() == [ANN, BEA]
    message = read_mail(office.mails[0][2])
    assert message["From"] == "The Brief <brief@example.org>"
    assert message["To"] == f"Ann Ames <{ANN}>"
    assert "Harbour bridge reopens after a week" in message["Subject"]
    assert message.get_content_type() == "multipart/alternative"
    for kind in ("plain", "html"):
        words = " ".join(read_text(message, kind).split())
        assert "Engineers had found 14 cracks in its second span." in words
    assert (message["Auto-Submitted"], message["Precedence"]) == ("auto-generated", "list")
    assert message["List-Id"].endswith("<default.example.org>")


def test_the_pdf_is_attached_under_its_day(publisher: Desk, office: PostOffice) -> None:
    publisher.run("readers", "add", ANN)
    assert publisher.run("make", "--formats", "pdf,text").code == 0
    publisher.run("send", "-q")
    message = read_mail(office.mails[0][2])
    assert message.get_content_type() == "multipart/mixed"
    [pdf] = message.iter_attachments()
    [made] = (publisher.folder / "out").glob("*/brief.pdf")
    assert pdf.get_content() == made.read_bytes()
    assert pdf.get_content_type() == "application/pdf"
    assert pdf.get_filename() == f"briefer-{made.parent.name}.pdf"


def test_a_dry_run_writes_exactly_what_is_sent(publisher: Desk, office: PostOffice) -> None:
    publisher.run("readers", "add", ANN)
    publisher.run("make")
    answer = publisher.run("send", "--dry-run", "--date", "today")
    assert (answer.code, office.mails) == (0, [])
    [place] = answer.out.splitlines()
    assert place.endswith(f"/mail/{ANN}.eml")
    assert publisher.run("send", "--dry-run", "--json", "--out", "mails").data == [
        str(publisher.folder / "mails" / f"{ANN}.eml")
    ]
    publisher.run("send")
    assert Path(place).read_bytes() == office.mails[0][2]
    assert publisher.run("send", "--dry-run").err == "Nothing waits.\n"


def test_what_is_not_sent_is_exit_code_4_and_named(publisher: Desk, office: PostOffice) -> None:
    office.refused = {BEA: "450 4.2.0 greylisted"}
    publisher.run("readers", "add", ANN, BEA)
    publisher.run("make")
    answer = publisher.run("send", "-q")
    assert (answer.code, answer.out) == (4, "")
    assert re.fullmatch(rf"briefer: default/\S+, not sent to 1: deferred for {BEA} \(450 .*\n", answer.err)
    listed = publisher.run("outbox", "list").out
    assert BEA in listed
    assert "greylisted" in listed
    assert ANN not in listed
    [row, _] = sorted(publisher.run("outbox", "list", "--all", "--json").data, key=lambda row: row["state"])
    assert (row["recipient"], row["state"], row["tries"]) == (BEA, "deferred", 1)
    assert publisher.run("outbox", "resend", row["id"]).err.startswith(f"{BEA} gets default/")
    office.refused = {}
    assert publisher.run("send").code == 0
    assert publisher.run("outbox", "list").err == "Everything is sent.\n"


def test_what_is_unknown_is_confirmed_by_its_owner(publisher: Desk, office: PostOffice) -> None:
    office.step, office.fault = "dot", "drop"
    publisher.run("readers", "add", ANN)
    publisher.run("make")
    assert publisher.run("send", "--json").data["counts"] == {"unknown": 1}
    assert publisher.run("send", "-q").code == 4
    assert publisher.run("outbox", "confirm", ANN).err.startswith(f"{ANN} has default/")
    assert publisher.run("send", "-q").code == 0
    assert office.mails == []
    assert "no mail in the outbox" in publisher.fail("outbox", "confirm", ANN, code=1)


def test_the_outbox_says_what_becomes_of_each_mail(publisher: Desk, office: PostOffice) -> None:
    settings = publisher.folder / "briefer.toml"
    settings.write_text(settings.read_text().replace('zone = "UTC"', 'zone = "Asia/Kathmandu"'))
    office.refused = {ANN: "450 4.2.0 greylisted", BEA: "550 5.1.1 nobody here"}
    publisher.run("readers", "add", ANN, BEA, "cleo@example.org")
    publisher.run("make")
    office.step, office.fault, office.visit = "dot", "drop", 1
    publisher.run("send")
    listed = publisher.run("outbox", "list")
    head, *rows = listed.out.splitlines()
    assert head.split() == ["id", "edition", "to", "state", "tries", "next", "try", "form", "reply"]
    [row] = [row for row in rows if ANN in row]
    [told] = [row for row in publisher.run("outbox", "list", "--json").data if row["recipient"] == ANN]
    next_try = datetime.fromisoformat(told["next_try"]).astimezone(ZoneInfo("Asia/Kathmandu"))
    assert f"{next_try:%Y-%m-%d %H:%M}  " in row
    assert listed.err.splitlines() == [
        "deferred: goes out with the first `briefer run` or `briefer send` after its next try, until its day"
        " is over",
        "failed: is not tried again; mend what the reply says, then `briefer outbox resend ID`",
        "unknown: may have arrived or not; look in the box or in the server's log, then"
        " `briefer outbox confirm ID`, or `briefer outbox resend ID`",
    ]
    assert f'"{BEA}" is unknown' in publisher.fail("outbox", "confirm", BEA, code=1)


def test_nothing_new_is_recorded_and_not_mailed(publisher: Desk, office: PostOffice) -> None:
    publisher.run("readers", "add", ANN)
    empty = publisher.folder / "articles" / "bridge.txt"
    empty.unlink()
    publisher.run("make")
    answer = publisher.run("send", "--date", "today")
    assert answer.code == 0
    assert "nothing new, so nobody gets a mail" in answer.err
    assert office.mails == []
    publisher.write("briefer.toml", "mail_quiet = true\n" + (publisher.folder / "briefer.toml").read_text())
    publisher.run("make")
    assert publisher.run("send", "--date", "today").code == 0
    assert "Nothing new" in read_text(read_mail(office.mails[0][2]), "html")


def test_each_profile_has_readers_and_briefs_of_its_own(publisher: Desk, office: PostOffice) -> None:
    publisher.run("readers", "add", ANN)
    publisher.run("readers", "add", BEA, "--profile", "harbour")
    publisher.run("make")
    assert "/out/harbour/" in publisher.run("make", "--profile", "harbour").out
    publisher.run("send")
    assert office.arrived() == [ANN, BEA]
    assert "The Harbour Brief" in read_mail(office.mails[1][2])["Subject"]
    assert "Harbour</h2>" in read_text(read_mail(office.mails[1][2]), "html")
    listed = publisher.run("readers", "list", "--json").data
    assert [(row["profile"], row["address"]) for row in listed] == [("default", ANN), ("harbour", BEA)]
    assert 'there is no profile "harbor" (did you mean "harbour"?)' in publisher.fail(
        "make", "--profile", "harbor", code=2
    )


def test_readers_come_and_go(publisher: Desk) -> None:
    assert "no readers yet" in publisher.run("readers", "list").err
    publisher.write("list.txt", f"# those who asked\nAnn Ames <{ANN}>\n\n{BEA}\n")
    assert publisher.run("readers", "import", "list.txt").out == f"{ANN}\n{BEA}\n"
    assert publisher.run("readers", "remove", BEA).out == f"{BEA}\n"
    assert publisher.run("readers", "import", "list.txt").err.startswith("2 of them are readers already")
    publisher.write(
        "export.csv", "Email,First Name,Last Name\nann@example.org,Ann,Ames\ndora@example.org,Dora,Dean\n"
    )
    answer = publisher.run("readers", "import", "export.csv")
    assert (answer.out, answer.err) == ("dora@example.org\n", "1 of them is a reader already, or left.\n")
    publisher.write("large.txt", "#" * 10_000_001)
    assert "is it a list of readers?" in publisher.fail("readers", "import", "large.txt", code=2)
    assert "left" in publisher.run("readers", "list").out
    for wrong in ("a b@x.example", "a@b\r\nRCPT TO:<e@x>", "", "@", "ann@", "a@b..example"):
        assert "is no address" in publisher.fail("readers", "add", wrong, code=2)
    publisher.write("wrong.txt", f"{ANN}\nnobody\n")
    assert "wrong.txt, line 2" in publisher.fail("readers", "import", "wrong.txt", code=2)
    assert "cannot read none.txt" in publisher.fail("readers", "import", "none.txt", code=2)
    (publisher.folder / "latin.txt").write_bytes(b"\xe4@example.org")
    assert "not UTF-8" in publisher.fail("readers", "import", "latin.txt", code=2)


def test_a_reader_leaves_by_the_token_of_a_mail(publisher: Desk, office: PostOffice) -> None:
    settings = publisher.folder / "briefer.toml"
    settings.write_text('unsubscribe_url = "https://brief.example/leave"\n' + settings.read_text())
    publisher.run("readers", "add", ANN)
    publisher.run("make")
    publisher.run("send")
    message = read_mail(office.mails[0][2])
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link, mailto = re.findall(r"<([^>]+)>", message["List-Unsubscribe"])
    token = link.removeprefix("https://brief.example/leave?token=")
    assert mailto == f"mailto:brief@example.org?subject=unsubscribe%20{token}"
    assert publisher.run("readers", "unsubscribe", token).out == f"{ANN}\n"
    assert publisher.run("readers", "list", "--json").data[0]["state"] == "left"
    assert "no reader's token" in publisher.fail("readers", "unsubscribe", token[::-1], code=1)


def test_readers_without_mail_from_are_no_reason_not_to_make_a_brief(publisher: Desk) -> None:
    publisher.run("readers", "add", ANN)
    settings = publisher.folder / "briefer.toml"
    settings.write_text(settings.read_text().replace("mail_from", "# mail_from", 1))
    answer = publisher.run("make")
    assert answer.code == 0
    assert "no mail: there are readers, but mail_from does not say whom it is from" in answer.err
    assert "nothing is to be sent for" in publisher.fail("send", "--date", "today", code=1)


def test_a_broken_template_of_the_mail_costs_the_mail_and_not_the_brief(publisher: Desk) -> None:
    publisher.write("own/mail.html.j2", "{{ nothing.of.the.kind }}")
    settings = publisher.folder / "briefer.toml"
    settings.write_text('templates_dir = "own"\n' + settings.read_text())
    publisher.run("readers", "add", ANN)
    answer = publisher.run("make")
    assert answer.code == 0
    assert "brief.html" in answer.out
    assert "no mail: template" in answer.err
    assert "mail.html.j2, line 1" in answer.err


def test_a_password_in_the_settings_is_refused(publisher: Desk) -> None:
    settings = publisher.folder / "briefer.toml"
    settings.write_text('smtp_password = "x"\n' + settings.read_text())
    assert "a password is never written here" in publisher.fail("send", code=2)


def test_a_hook_gets_the_json_of_the_edition(publisher: Desk) -> None:
    hook = publisher.write("hook", "#!/bin/sh\ncat > got.json; echo $BRIEFER_DELIVERY > name\n")
    hook.chmod(0o700)
    settings = publisher.folder / "briefer.toml"
    settings.write_text(settings.read_text() + f'\n[[hooks]]\nname = "desk"\ncommand = "{hook}"\n')
    publisher.run("make")
    assert publisher.run("send").err == "Mail: 1 sent.\n"
    [made] = (publisher.folder / "out").glob("*/brief.json")
    got = (publisher.folder / "got.json").read_bytes()
    assert json.loads(got) == json.loads(made.read_bytes())
    assert (publisher.folder / "name").read_text().strip().endswith("@hook>")


def test_a_brief_of_other_sources_goes_to_readers_only_when_its_owner_sends_it(
    publisher: Desk, office: PostOffice
) -> None:
    publisher.run("readers", "add", ANN, BEA)
    publisher.write(
        "other/ferry.txt", "Ferry sails again\n\nThe ferry to Skerry sails again from Monday on.\n"
    )
    publisher.run("make", "--source", "other")
    assert publisher.run("send").err == "Mail: nothing to send.\n"
    office.refused = {BEA: "450 4.2.0 greylisted"}
    assert publisher.run("send", "--date", "today", "-q").code == 4
    assert office.arrived() == [ANN]
    [row] = publisher.run("outbox", "list", "--json").data
    publisher.run("outbox", "resend", row["id"])
    office.refused = {}
    assert publisher.run("send", "-q").code == 0
    assert office.arrived() == [ANN, BEA]
    publisher.run("make")
    assert publisher.run("send", "--date", "today").err == "Mail: 2 sent.\n"


def test_the_brief_of_the_sample_can_be_mailed(publisher: Desk, office: PostOffice) -> None:
    settings = publisher.folder / "briefer.toml"
    settings.write_text(settings.read_text().partition("[[sources]]")[0])
    publisher.run("readers", "add", ANN)
    assert publisher.run("make", "--formats", "text").code == 0
    assert publisher.run("send").err == "Mail: nothing to send.\n"
    assert publisher.run("send", "--date", "today").code == 0
    assert "Made from the sample articles" in read_text(read_mail(office.mails[0][2]), "html")

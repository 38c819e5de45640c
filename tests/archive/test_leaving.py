"""The way out, by one click (RFC 8058) or by a button: only a POST acts, only with the mail's token, once."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from tests.archive.visitor import PUBLIC, Visitor, open_archive, open_site
from tests.cli.conftest import desk as desk
from tests.cli.conftest import office as office
from tests.cli.desks import Desk
from tests.cli.test_send import ANN, BEA, read_mail
from tests.cli.test_send import publisher as publisher
from tests.delivery.post_office import PostOffice

from briefer.archive import leaving

CLICK = b"List-Unsubscribe=One-Click"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PARTS = b'--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'


@pytest.fixture
def mailed(publisher: Desk) -> Desk:
    """A desk whose brief waits for two readers, with a way out under a public name."""
    settings = publisher.folder / "briefer.toml"
    text = settings.read_text()
    settings.write_text(f'unsubscribe_url = "https://{PUBLIC}/unsubscribe"\ndata_dir = "data"\n{text}')
    assert publisher.run("readers", "add", ANN, BEA).code == 0
    assert publisher.run("make").code == 0
    return publisher


@pytest.fixture
def visitor(mailed: Desk) -> Iterator[Visitor]:
    with open_archive(open_site(mailed.folder / "data")) as opened:
        yield opened


def read_ways(desk: Desk) -> dict[str, tuple[str, str]]:
    """Return for each reader what the mail's head says of the ways out: the link, and how it is used."""
    assert desk.run("send", "--dry-run").code == 0
    ways = {}
    for path in sorted(desk.folder.rglob("*.eml")):
        message = read_mail(path.read_bytes())
        [link] = re.findall(r"<(https:[^>]*)>", "".join(message["List-Unsubscribe"].split()))
        ways[str(message["To"])] = (link, str(message["List-Unsubscribe-Post"]))
    return ways


def list_states(desk: Desk) -> dict[str, str]:
    return {reader["address"]: reader["state"] for reader in desk.run("readers", "list", "--json").data}


def path_of(link: str) -> str:
    return link.removeprefix(f"https://{PUBLIC}")


@pytest.mark.parametrize(
    ("body", "headers"),
    [(CLICK, FORM), (PARTS, {"Content-Type": "multipart/form-data; boundary=b"})],
    ids=["urlencoded", "multipart"],
)
def test_one_click_lets_the_reader_of_the_mail_go(
    mailed: Desk, visitor: Visitor, office: PostOffice, body: bytes, headers: dict[str, str]
) -> None:
    link, post = read_ways(mailed)[ANN]
    assert post == "List-Unsubscribe=One-Click"
    answer = visitor.ask(path_of(link), method="POST", body=body, headers={**headers, "Host": PUBLIC})
    assert answer.status == 200
    assert "location" not in answer.headers
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    assert list_states(mailed) == {ANN: "left", BEA: "active"}
    # Up to the moment in which a mail is claimed: this one was written before they left.
    assert mailed.run("send").code == 0
    assert office.arrived() == [BEA]
    again = visitor.ask(path_of(link), method="POST", body=body, headers={**headers, "Host": PUBLIC})
    assert again.status == 200


def test_looking_at_the_link_changes_nothing(mailed: Desk, visitor: Visitor) -> None:
    """Row 76: whatever looks into mails follows links."""
    link, _ = read_ways(mailed)[ANN]
    for method in ("GET", "HEAD", "OPTIONS"):
        visitor.ask(path_of(link), method=method)
    page = visitor.ask(path_of(link))
    assert page.status == 200
    assert '<form method="post">' in page.text
    assert '<input type="hidden" name="List-Unsubscribe" value="One-Click">' in page.text
    assert ANN not in page.text
    assert list_states(mailed) == {ANN: "active", BEA: "active"}


def test_the_button_does_what_the_click_does(mailed: Desk, visitor: Visitor) -> None:
    link, _ = read_ways(mailed)[BEA]
    left = visitor.ask(path_of(link), method="POST", body=CLICK, headers=FORM)
    assert "You have left" in left.text
    assert "You have left" in visitor.ask(path_of(link)).text
    assert list_states(mailed) == {ANN: "active", BEA: "left"}


def test_the_token_may_stand_in_the_path(mailed: Desk, visitor: Visitor) -> None:
    token = read_ways(mailed)[ANN][0].partition("token=")[2]
    answer = visitor.ask(f"/unsubscribe/{token}", method="POST", body=CLICK, headers=FORM)
    assert answer.status == 200
    assert list_states(mailed)[ANN] == "left"


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "ann@example.org", "%ff%00", "é"])
def test_nobody_leaves_by_a_guess(mailed: Desk, visitor: Visitor, token: str) -> None:
    path = f"/unsubscribe?token={quote(token, safe='%')}"
    for answer in (visitor.ask(path), visitor.ask(path, method="POST", body=CLICK, headers=FORM)):
        assert answer.status == 404
        assert "belongs to nobody" in answer.text
    assert set(list_states(mailed).values()) == {"active"}


@pytest.mark.parametrize(
    ("body", "status"), [(b"", 400), (b"List-Unsubscribe=No", 400), (CLICK + b"x" * 20_000, 413)]
)
def test_only_what_a_mail_program_says_acts(mailed: Desk, visitor: Visitor, body: bytes, status: int) -> None:
    link, _ = read_ways(mailed)[ANN]
    answer = visitor.ask(path_of(link), method="POST", body=body, headers=FORM)
    assert answer.status == status
    assert "Nothing has changed" in answer.text
    assert list_states(mailed)[ANN] == "active"


def test_a_form_that_never_comes_changes_nothing(
    mailed: Desk, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "MOST_SECONDS", 0.1)
    link, _ = read_ways(mailed)[ANN]
    head = f"POST {path_of(link)} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 26\r\n\r\n"
    assert visitor.send(head.encode()).split()[1] == b"400"
    with visitor.connect() as connection:
        connection.sendall(head.encode() + CLICK[:10])
    assert list_states(mailed)[ANN] == "active"


def test_a_page_that_another_site_sends_needs_the_token_too(mailed: Desk, visitor: Visitor) -> None:
    """Row 99: without the token of the mail a forged form is nobody's; with it, it is the reader's own."""
    forged = {**FORM, "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert visitor.ask("/unsubscribe", method="POST", body=CLICK, headers=forged).status == 404
    assert set(list_states(mailed).values()) == {"active"}

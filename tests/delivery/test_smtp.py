"""The way into a mail server: verified TLS, passwords that stay secret, one clear line for all else."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.delivery.post_office import PASSWORD, USER, PostOffice, open_post_office

from briefer.delivery.smtp import SmtpTransport, stuff_dots
from briefer.delivery.smtp_login import Login, Patience, Server
from briefer.delivery.transport import Parcel
from briefer.errors import UnsentError

PATIENCE = Patience(connect=20.0, command=20.0, finish=20.0)
LOGIN = Login(user=USER, password=PASSWORD)
MAIL = b"Subject: x\r\n\r\n.\r\n..two\r\n"


def open_transport(
    office: PostOffice,
    *,
    security: str,
    login: Login | None = LOGIN,
    host: str = "localhost",
    trust: bool = True,
) -> SmtpTransport:
    server = Server(
        host=host,
        port=office.port,
        security=security,
        authorities=office.authorities if trust else "",
        name="example.org",
        login=login,
        patience=PATIENCE,
    )
    return SmtpTransport(server=server)


def send(transport: SmtpTransport) -> str:
    parcel = Parcel(sender="brief@example.org", recipient="ann@example.org", content=MAIL)
    with transport.open() as session:
        return session.hand_over(parcel, arm=lambda: None).state


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
@pytest.mark.parametrize("way", ["PLAIN", "LOGIN"])
def test_a_mail_goes_over_each_kind_of_connection(tmp_path: Path, security: str, way: str) -> None:
    with open_post_office(tmp_path, security=security, ways_to_log_in=(way,)) as office:
        assert send(open_transport(office, security=security)) == "sent"
        assert office.mails == [("brief@example.org", ["ann@example.org"], MAIL)]
        assert office.logins == [way]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PostOffice]:
    with open_post_office(tmp_path) as office:
        yield office


def test_a_certificate_of_nobody_s_or_of_another_host_is_refused(tmp_path: Path, office: PostOffice) -> None:
    with pytest.raises(UnsentError, match=r"is not trusted .*so nothing was sent: .* smtp_authorities"):
        send(open_transport(office, security="starttls", trust=False))
    with open_post_office(tmp_path, host="another.example") as other:
        with pytest.raises(UnsentError, match="is not trusted"):
            send(open_transport(other, security="starttls"))
        assert (office.logins, other.logins, other.mails) == ([], [], [])


def test_a_port_that_speaks_no_tls_is_told_with_its_cure(tmp_path: Path) -> None:
    with open_post_office(tmp_path, security="none") as office:
        with pytest.raises(UnsentError, match=r"does not speak TLS .* correct smtp_port or smtp_security"):
            send(open_transport(office, security="tls"))
        assert (office.logins, office.mails) == ([], [])


def test_a_server_that_offers_no_tls_gets_no_password_and_no_mail(tmp_path: Path) -> None:
    with open_post_office(tmp_path, security="none") as office:
        with pytest.raises(UnsentError, match="offers no TLS, so nothing was sent"):
            send(open_transport(office, security="starttls"))
        assert (office.logins, office.mails) == ([], [])


def find_own_address() -> str:
    """Return an address of this machine that is not loopback; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but loopback")
        return str(probe.getsockname()[0])


def test_without_tls_a_password_leaves_this_machine_never(tmp_path: Path) -> None:
    address = find_own_address()
    with open_post_office(tmp_path, security="none", listen="0.0.0.0") as office:
        with pytest.raises(UnsentError, match="a password is sent over TLS only"):
            send(open_transport(office, security="none", host=address))
        assert office.logins == []
        assert send(open_transport(office, security="none", host=address, login=None)) == "sent"


def test_a_wrong_password_is_told_without_it(office: PostOffice) -> None:
    wrong = Login(user=USER, password="not " + PASSWORD)
    with pytest.raises(UnsentError, match="does not accept smtp_user and its password: 535") as error:
        send(open_transport(office, security="starttls", login=wrong))
    assert PASSWORD not in str(error.value) + repr(wrong) + repr(error.value.__cause__)


def test_a_server_with_no_way_to_log_in_is_named(tmp_path: Path) -> None:
    with (
        open_post_office(tmp_path, security="none", ways_to_log_in=()) as office,
        pytest.raises(UnsentError, match="offers no way to log in"),
    ):
        send(open_transport(office, security="none"))


def test_a_line_that_never_ends_is_no_greeting(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        office = PostOffice(port=listener.getsockname()[1])
        client = open_transport(office, security="none", host="127.0.0.1", login=None)
        listener.settimeout(20)

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"220 " + b"x" * 20_000)

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(UnsentError, match="cannot be used: 500 Line too long"):
            send(client)
        thread.join()


def test_a_host_that_is_none_is_named(office: PostOffice) -> None:
    with pytest.raises(
        UnsentError, match=r"no-such-host\.invalid, port \d+ cannot be reached .*check smtp_host"
    ):
        send(open_transport(office, security="none", host="no-such-host.invalid"))


@given(st.lists(st.sampled_from([b".", b"..", b"a", b".a", b""]), max_size=8))
def test_dots_that_begin_a_line_are_doubled_and_nothing_else(lines: list[bytes]) -> None:
    content = b"\r\n".join(lines) + b"\r\n"
    stuffed = stuff_dots(content).split(b"\r\n")
    assert b"." not in stuffed
    assert [line[1:] if line.startswith(b".") else line for line in stuffed] == content.split(b"\r\n")

"""A real mail server on loopback (aiosmtpd) that misbehaves at the step and in the way it is told to."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, AnyStr

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

USER, PASSWORD = "brief", "kept under the third stone"
FAULTS = ("4xx", "5xx", "drop", "hang", "garbage")
ANSWERS = {"4xx": b"451 4.3.0 come back later", "5xx": b"554 5.3.0 not here", "garbage": b"\xff% what"}
GREETING, BODY, DOT = "greeting", "body", "dot"


@dataclass
class PostOffice:
    """Where it listens, what it took, and where it breaks: at which visits of which step, and how.

    ``most_bytes`` is what it takes without saying so beforehand.
    """

    port: int = 0
    authorities: str = ""
    step: str = ""
    fault: str = ""
    visit: int = 1
    again: int = 0
    most_bytes: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    refusals: dict[str, int] = field(default_factory=dict)
    ways_to_log_in: tuple[str, ...] = ("PLAIN", "LOGIN")
    mails: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    visits: dict[str, int] = field(default_factory=dict)
    connections: int = 0
    open_ones: list[asyncio.BaseTransport] = field(default_factory=list)

    def arrived(self) -> list[str]:
        """Return who has got a mail, once for each."""
        return [recipient for _, recipients, _ in self.mails for recipient in recipients]

    def meet(self, step: str) -> str:
        """Return the fault of this visit of the step, or ""."""
        self.visits[step] = self.visits.get(step, 0) + 1
        broken = step == self.step and self.visit <= self.visits[step] <= self.visit + self.again
        return self.fault if broken else ""


class _Clerk(SMTP):
    """One connection; every answer passes through ``_break``, which may not come back."""

    def __init__(self, office: PostOffice, **options: Any) -> None:
        super().__init__(_Handler(office), hostname="post.example", **options)
        self._office = office
        self._greeted = False

    async def push(self, status: AnyStr) -> None:
        if not self._greeted:
            self._greeted = True
            assert self.transport is not None
            self._office.open_ones.append(self.transport)
            self._office.connections += 1
            if await self._break(GREETING):
                return
        await super().push(status)

    async def _break(self, step: str) -> bool:
        """Break here if so told; True where the step is answered, and answered wrongly, already."""
        fault = self._office.meet(step)
        if not fault:
            return False
        if fault == "hang":
            await asyncio.sleep(3600)
        if fault == "drop":
            self._leave()
            raise asyncio.CancelledError
        answers = {
            "4xx": b"451 4.3.0 come back later",
            "5xx": b"554 5.3.0 not here",
            "garbage": b"\xff% what",
        }
        await SMTP.push(self, answers[fault])
        return True

    def _leave(self) -> None:
        assert isinstance(self.transport, asyncio.WriteTransport)
        self.transport.abort()

    async def smtp_EHLO(self, hostname: str) -> None:
        if not await self._break("EHLO"):
            await super().smtp_EHLO(hostname)

    async def smtp_STARTTLS(self, arg: str) -> None:
        if not await self._break("STARTTLS"):
            await super().smtp_STARTTLS(arg)

    async def smtp_AUTH(self, arg: str) -> None:
        if not await self._break("AUTH"):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:
        if not await self._break("MAIL"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:
        address = (arg or "").partition("<")[2].partition(">")[0]
        if address in self._office.refused:
            self._office.refusals[address] = self._office.refusals.get(address, 0) + 1
            await SMTP.push(self, self._office.refused[address])
        elif not await self._break("RCPT"):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:
        if await self._break("DATA"):
            return
        if self._office.step == BODY and self._office.visits.get(BODY, 0) + 1 == self._office.visit:
            await SMTP.push(self, b"354 go on")
            await self._reader.readexactly(20_000)
            await self._break(BODY)
            # It has had its say: what still comes is not read, and nothing more is said.
            while await self._reader.read(65_536):
                pass
            raise asyncio.CancelledError
        self._office.meet(BODY)
        await super().smtp_DATA(arg)

    async def smtp_RSET(self, arg: str) -> None:
        if not await self._break("RSET"):
            await super().smtp_RSET(arg)

    async def smtp_QUIT(self, arg: str) -> None:
        if not await self._break("QUIT"):
            await super().smtp_QUIT(arg)


class _Handler:
    def __init__(self, office: PostOffice) -> None:
        self._office = office

    async def handle_DATA(self, server: _Clerk, session: Session, envelope: Envelope) -> str:
        if await server._break(DOT):
            # The answer is out already; this one nobody waits for any more.
            server._leave()
            raise asyncio.CancelledError
        assert isinstance(envelope.content, bytes)
        if 0 < self._office.most_bytes < len(envelope.content):
            return "552 5.3.4 too large"
        mail = (str(envelope.mail_from), [str(each) for each in envelope.rcpt_tos], envelope.content)
        self._office.mails.append(mail)
        return f"250 2.0.0 taken as {len(self._office.mails)}"


def _make_authenticator(office: PostOffice) -> Callable[..., AuthResult]:
    def authenticate(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        office.logins.append(mechanism)
        right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    return authenticate


@contextmanager
def open_post_office(
    folder: Any,
    *,
    security: str = "starttls",
    host: str = "localhost",
    size: int = 0,
    listen: str = "127.0.0.1",
    **particulars: Any,
) -> Iterator[PostOffice]:
    """Serve on a free port of loopback until the test is done; ``authorities`` is the file to trust."""
    office = PostOffice(**particulars)
    authority = trustme.CA()
    office.authorities = str(folder / "authorities.pem")
    authority.cert_pem.write_to_path(office.authorities)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(host).configure_cert(context)
    options: dict[str, Any] = {
        "data_size_limit": size or None,
        "authenticator": _make_authenticator(office),
        "auth_exclude_mechanism": {"PLAIN", "LOGIN"} - set(office.ways_to_log_in),
        "auth_require_tls": False,
    }
    if security == "starttls":
        options["tls_context"] = context
    loop = asyncio.new_event_loop()

    listener = socket.create_server((listen, 0))
    # What a sender has handed to the kernels is small, so that it waits for whoever does not read.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)

    async def serve() -> asyncio.Server:
        return await loop.create_server(
            lambda: _Clerk(office, loop=loop, **options),
            sock=listener,
            ssl=context if security == "tls" else None,
        )

    server = loop.run_until_complete(serve())
    office.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield office
    finally:
        asyncio.run_coroutine_threadsafe(_close(server, office), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _close(server: asyncio.Server, office: PostOffice) -> None:
    server.close()
    for transport in office.open_ones:
        transport.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)

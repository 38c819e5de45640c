"""A server that breaks at any step, in any way: every row tells the truth, and neighbours get theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.delivery.post_office import FAULTS, PASSWORD, USER, PostOffice, open_post_office
from tests.send.desk import PEOPLE, Desk

from briefer.delivery.smtp_login import Patience

# Of three readers; the second one's transaction breaks, or the way in, which is the same for all.
ALL_DEFERRED = ("deferred",) * 3
SECOND_DEFERRED = ("sent", "deferred", "sent")
SECOND_FAILED = ("sent", "failed", "sent")
STOPPED_DEFERRED = ("sent", "deferred", "deferred")
STOPPED_FAILED = ("sent", "failed", "queued")
SECOND_UNKNOWN = ("sent", "unknown", "sent")
ALL_SENT = ("sent",) * 3

LONG = Patience(connect=20.0, command=12.0, finish=20.0)
SOON_OVER = Patience(connect=20.0, command=3.0, finish=3.0)
WAY_IN = (("greeting", 1), ("EHLO", 1), ("STARTTLS", 1), ("EHLO", 2), ("AUTH", 1))
EXPECTED: dict[tuple[str, int], dict[str, tuple[str, ...]]] = {
    **{step: dict.fromkeys(FAULTS, ALL_DEFERRED) for step in WAY_IN},
    ("MAIL", 2): {**dict.fromkeys(FAULTS, SECOND_DEFERRED), "5xx": STOPPED_DEFERRED},
    ("RCPT", 2): {**dict.fromkeys(FAULTS, SECOND_DEFERRED), "5xx": SECOND_FAILED},
    ("DATA", 2): {**dict.fromkeys(FAULTS, SECOND_DEFERRED), "5xx": STOPPED_FAILED},
    ("body", 2): {**dict.fromkeys(FAULTS, SECOND_DEFERRED), "5xx": STOPPED_FAILED},
    ("dot", 2): {**dict.fromkeys(FAULTS, SECOND_UNKNOWN), "4xx": SECOND_DEFERRED, "5xx": STOPPED_FAILED},
    ("RSET", 1): dict.fromkeys(FAULTS, ALL_SENT),
    ("QUIT", 1): dict.fromkeys(FAULTS, ALL_SENT),
}


@pytest.fixture(params=[(step, visit, fault) for step, visit in EXPECTED for fault in FAULTS])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PostOffice]:
    step, visit, fault = request.param
    with open_post_office(tmp_path, step=step, visit=visit, fault=fault) as office:
        yield office


def test_the_table_has_twelve_steps_and_five_faults() -> None:
    assert len(EXPECTED) * len(FAULTS) == 60


def test_every_row_ends_in_the_stated_state_and_neighbours_are_delivered(
    office: PostOffice, tmp_path: Path
) -> None:
    desk = Desk(
        tmp_path / "data",
        flags={
            "smtp_host": "localhost",
            "smtp_port": office.port,
            "smtp_authorities": office.authorities,
            "smtp_user": USER,
            "mail_bytes": 50_000_000,
        },
        environment={"BRIEFER_SMTP_PASSWORD": PASSWORD},
        patience=SOON_OVER if office.fault == "hang" and office.step != "body" else LONG,
    )
    # Of a mail that waits in the buffers of two kernels, none could tell what became of it.
    desk.freeze(pdf=b"%PDF" + bytes(4_500_000) if office.step == "body" else b"%PDF small")
    sent = desk.send()
    states = tuple(desk.states()[person] for person in PEOPLE)
    assert states == EXPECTED[office.step, office.visit][office.fault], desk.replies()
    arrived = [person for person, state in zip(PEOPLE, states, strict=True) if state == "sent"]
    assert office.arrived() == arrived
    assert sent.whole == (states == ALL_SENT)
    assert all(person in " ".join(sent.troubles) for person in PEOPLE if person not in arrived)

"""Lists of readers: plain ones and tables, those of other programs, and those that mean harm."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.delivery.addresses import Mailbox, read_address
from briefer.errors import SettingsError
from briefer.send.listing import read_listing

ANN = Mailbox(name="Ann Ames", address="ann@example.org")
BEA = Mailbox(name="", address="bea@example.org")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Ames <ann@example.org>\nbea@example.org\n",
        "# those who asked, by email\n\nAnn Ames <ann@example.org>\r\nbea@example.org",
        "email,name\nann@example.org,Ann Ames\nbea@example.org,\n",
        "Name;E-Mail\r\nAnn Ames;ann@example.org\r\n;bea@example.org\r\n",
        "Email Address\tFirst Name\tLast Name\tRating\nann@example.org\tAnn\tAmes\t2\n\nbea@example.org\n",
        '"Email Address","First Name","Last Name"\n"ann@example.org","Ann","Ames"\n"bea@example.org","",""\n',
        "surname,email,joined\nAnn Ames,ann@example.org,2026-11-24\n,bea@example.org,\n",
        "mail\nAnn Ames <ann@example.org>\nbea@example.org\n",
        '\n,,\nemail,name\nann@example.org,"Ann\nAmes"\nbea@example.org\n'.lstrip("\n,"),
    ],
)
def test_a_list_and_a_table_name_the_same_people(text: str) -> None:
    assert read_listing(text, where="list") == (ANN, BEA)


def test_names_of_any_kind_are_kept_and_none_is_a_command() -> None:
    rows = (
        'email,name\nann@example.org,"=HYPERLINK(""https://evil.example"")"\n'
        'bea@example.org,"Bea, the ""boss"""\n'
    )
    assert [each.name for each in read_listing(rows, where="list")] == [
        '=HYPERLINK("https://evil.example")',
        'Bea, the "boss"',
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ('"ann@example.org\r\nRCPT TO:<eve@evil.example>",x', r"line 3: .* is no address"),
        ("ann@example.org,Ann\x00Ames", r"line 2: .* is no address"),
        ("ann@example.org,\u202eAnn", r"line 2: .* holds characters that are none"),
        (",Ann Ames", r'line 2: ",Ann Ames" is no address'),
        ("ann@example.org\nbea", r'line 3: "bea" is no address'),
        ("ann@example.org," + "A" * 121, r"line 2: .* the name is too long"),
        ("ann@example.org," + "A" * 200_000, r"line 2 cannot be read as a table: field larger"),
        ('ann@example.org,"Ann', r"line 2 cannot be read as a table"),
        ('ann@example.org,"Ann" Ames', r"line 2 cannot be read as a table"),
    ],
)
def test_a_line_that_is_wrong_is_named_and_nobody_is_taken(rows: str, words: str) -> None:
    with pytest.raises(SettingsError, match=f"^list, {words}") as error:
        read_listing(f"email,name\n{rows}", where="list")
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 300


CELLS = st.one_of(
    st.text(max_size=12), st.sampled_from(["ann@example.org", '"', ",", "\r\n", "email", "name"])
)


@given(st.lists(CELLS, max_size=12).map("".join), st.sampled_from(["", "email,name\n", "name;email\n"]))
def test_any_file_gives_addresses_or_is_refused(text: str, head: str) -> None:
    people: tuple[Mailbox, ...] = ()
    with suppress(SettingsError):
        people = read_listing(head + text, where="list")
    assert all(read_address(person.address) == person.address for person in people)
    assert all(person.name.isprintable() for person in people)

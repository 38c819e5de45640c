"""Stories and explain on the command line: what is followed, and why a story stands where it stands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.cli.desks import STORY, Desk
from tests.store.builders import make_entry

from briefer.store import open_store

TODAY = datetime.now(UTC).date()
FERRY = """Ferry operator adds night sailings to Skerry Island

Nordlink will add two night sailings a day to Skerry Island, Jon Aas said on Monday.
The island's 3,100 residents had asked for later boats for six years.

Tickets will cost 9 crowns each way, and residents travel at half price, the line said.
"""


@pytest.fixture
def followed(desk: Desk) -> Desk:
    """A desk at which a brief of two stories, one of them told by two outlets, was made today."""
    desk.write("articles/bridge.txt")
    desk.write(
        "articles/again.txt", STORY.replace("after a week of repairs", "to cars and buses, the port said")
    )
    desk.write("articles/ferry.txt", FERRY)
    desk.write("briefer.toml", 'zone = "UTC"\ndata_dir = "data"\nformats = ["text"]\n')
    assert desk.run("make", "--source", "articles", "-q").code == 0
    return desk


def test_the_stories_of_the_last_brief_are_listed(followed: Desk) -> None:
    answer = followed.run("stories")
    assert (answer.code, answer.err) == (0, "")
    bridge, ferry = sorted(answer.out.splitlines(), key=lambda line: "Ferry" in line)
    assert "Harbour bridge reopens after a week" in bridge
    assert f"new        day 1    {TODAY}" in ferry
    assert "1 article " in ferry
    assert "2 articles" in bridge
    assert followed.run("stories", "-q").out == ""


def test_the_list_is_json_for_programs(followed: Desk) -> None:
    listed = followed.run("stories", "--json", "--open").data
    assert {each["state"] for each in listed} == {"new"}
    bridge = next(each for each in listed if "bridge" in each["headline"])
    assert (bridge["first"], bridge["last"], bridge["days"]) == (str(TODAY), str(TODAY), 1)
    assert len(bridge["articles"]) == 2
    assert bridge["printed"]


def test_an_earlier_day_knew_nothing_of_it(followed: Desk) -> None:
    answer = followed.run("stories", "--day", "yesterday")
    assert (answer.code, answer.out) == (0, "")
    assert "No story is followed yet" in answer.err
    assert followed.run("stories", "--day", "yesterday", "--json").data == []
    assert "is still to come" in followed.fail("stories", "--day", str(TODAY + timedelta(days=3)), code=2)


def test_the_settings_name_the_series(followed: Desk) -> None:
    followed.write("briefer.toml", 'zone = "UTC"\ndata_dir = "data"\n[[sources]]\npath = "articles"\n')
    assert "No story is followed yet" in followed.run("stories").err
    assert followed.run("make", "--formats", "text", "-q").code == 0
    assert len(followed.run("stories").out.splitlines()) == 2


def test_the_sample_is_new_every_day_but_can_be_explained(desk: Desk) -> None:
    assert desk.run("make", "--data-dir", ".", "--formats", "text", "-q").code == 0
    assert "No story is followed yet" in desk.run("stories", "--data-dir", ".").err
    assert desk.run("explain", "ferry", "breakwater", "--data-dir", ".").code in (0, 1)


def test_a_story_is_explained(followed: Desk) -> None:
    answer = followed.run("explain", "bridge", "reopens")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "Harbour bridge reopens after a week"
    assert f"{TODAY}: " in lines[1]
    assert "Why here: rank " in answer.out
    assert "Why led by articles: " in answer.out
    assert "Articles: 2" in answer.out
    assert "Printed: " in answer.out
    assert followed.run("explain", "bridge", "-q").out == ""


def test_the_terms_of_the_rank_add_up(followed: Desk) -> None:
    told = followed.run("explain", "ferry", "--json").data
    assert told["rank"] == pytest.approx(sum(term["value"] for term in told["terms"]))
    assert [member["likeness"] for member in told["members"]] == [1.0]
    assert told["lead"] == told["members"][0]["article"]
    assert told["lead_reason"] == "it is the only independent report"
    assert (told["state"], told["days"], told["absorbed"], told["branched"]) == ("new", 1, [], "")
    printed = followed.run("stories", "--json").data
    assert told["printed"] == next(each["printed"] for each in printed if each["id"] == told["story"])


def test_members_say_what_they_share_with_the_lead(followed: Desk) -> None:
    lead, other = followed.run("explain", "bridge", "--json").data["members"]
    assert lead["likeness"] == 1
    assert lead["shared"] == []
    assert 0.5 < other["likeness"] < 1
    assert "bridg" in other["shared"]


def test_an_id_or_its_beginning_will_do(followed: Desk) -> None:
    story = followed.run("explain", "ferry", "--json").data["story"]
    assert followed.run("explain", story, "--json").data["story"] == story
    assert followed.run("explain", story[:6].upper(), "--json").data["story"] == story


def test_words_that_fit_no_story_or_several_are_told_in_a_line(followed: Desk) -> None:
    assert 'no story is called "unicorn"' in followed.fail("explain", "unicorn", code=1)
    assert 'no story is called ""' in followed.fail("explain", " ", code=1)
    message = followed.fail("explain", "a", code=1)
    assert "fits 2 stories" in message or "no story" in message
    assert "there is no store at" in followed.fail("explain", "ferry", "--data-dir", "elsewhere", code=1)


def test_an_update_says_since_when(desk: Desk) -> None:
    desk.write("articles/bridge.txt")
    desk.write("articles/ferry.txt", FERRY)
    desk.write("briefer.toml", 'zone = "UTC"\ndata_dir = "data"\nformats = ["text"]\n')
    assert desk.run("make", "--source", "articles", "--date", "yesterday", "-q").code == 0
    later = FERRY.replace("two night sailings", "seven night sailings")
    desk.write(
        "articles/later.txt", f"{later}\nThe first of the new boats, the Lady Grace, has left its yard.\n"
    )
    assert desk.run("make", "--source", "articles", "-q").code == 0
    listed = {each["headline"].split()[0]: each for each in desk.run("stories", "--json").data}
    assert {name: each["state"] for name, each in listed.items()} == {
        "Harbour": "unchanged",
        "Ferry": "update",
    }
    assert listed["Ferry"]["days"] == 2
    shown = desk.run("explain", "ferry").out
    assert f"update, day 2 since {TODAY - timedelta(days=1)}, last changed {TODAY}" in shown
    assert desk.run("explain", "bridge", "--json").data["place"] == "watching"
    assert {each["state"] for each in desk.run("stories", "--json", "--day", "yesterday").data} == {"new"}


def test_stories_that_merged_or_split_say_so(followed: Desk) -> None:
    with open_store(followed.folder / "data" / "briefer.db") as store:
        profile = store.find_profile() or ""
        day = TODAY - timedelta(days=20)
        old = make_entry("story-0", day=day, headline="Bridge shut")
        gone = make_entry("story-9", day=day, headline="Toll rises")
        both = replace(make_entry("story-1", day=TODAY), first=TODAY - timedelta(days=2), changed=day)
        quiet = replace(make_entry("story-2", day=TODAY - timedelta(days=1)), absorbed=(), branched="")
        store.save_ledger(profile, day=day, entries=[old, gone])
        store.save_ledger(profile, day=TODAY, entries=[both])
        store.save_ledger(profile, day=TODAY - timedelta(days=1), entries=[quiet])
        trace = store.traces.load(store.traces.list_stories()[0][0])[0]
        member = replace(trace.members[0], copy=True)
        told = replace(
            trace,
            story="story-1",
            days=3,
            absorbed=("story-0",),
            branched="story-9",
            members=(trace.members[0], member),
            left_out=("The toll stays.",),
        )
        store.traces.save(profile, day=TODAY, traces=[told])
    states = {each["id"]: each["state"] for each in followed.run("stories", "--json").data}
    assert states == {"story-0": "merged", "story-1": "unchanged", "story-2": "quiet", "story-9": "closed"}
    open_ones = [each["id"] for each in followed.run("stories", "--json", "--open").data]
    assert sorted(open_ones) == ["story-1", "story-2"]
    shown = followed.run("explain", "story-1").out
    assert "Joined by: story-0\nSplit from: story-9\n" in shown
    assert "(a copy)" in shown
    assert "Chosen, but left out: 1\n  The toll stays." in shown

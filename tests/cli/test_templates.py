"""Templates of one's own, from the command line: begun, listed, taken, left where broken."""

from tests.cli.desks import STORY, Desk


def test_a_folder_is_begun_and_taken(desk: Desk) -> None:
    answer = desk.run("templates", "eject", "mine", "--look", "plain")
    assert answer.code == 0
    assert str(desk.folder / "mine" / "tokens.css") in answer.out.splitlines()
    assert 'templates_dir = "mine"' in answer.err
    desk.write("briefer.toml", 'templates_dir = "mine"\nformats = ["html"]\n')
    desk.write("articles/story.txt", STORY)
    (desk.folder / "mine" / "tokens.css").write_text(":root { --ink: #010203; }")
    assert desk.run("make", "--source", "articles").code == 0
    [page] = desk.folder.glob("out/*/brief.html")
    assert "--ink: #010203" in page.read_text()


def test_the_files_are_listed(desk: Desk) -> None:
    lines = desk.run("templates", "list").out.splitlines()
    [html] = [line for line in lines if line.startswith("brief.html.j2")]
    assert html.split()[1] == "shipped"
    assert "colophon" in html.split()
    files = desk.run("templates", "list", "--json").data
    assert [file["name"] for file in files] == [line.split()[0] for line in lines]
    assert desk.run("templates", "list", "-q").out == ""


def test_nothing_is_overwritten_unasked(desk: Desk) -> None:
    desk.write("mine/print.css", "mine")
    assert "is there already" in desk.fail("templates", "eject", "mine", code=2)
    assert desk.run("templates", "eject", "mine", "--force", "-q").out == ""


def test_a_broken_template_is_named_and_the_brief_is_made_without_it(desk: Desk) -> None:
    desk.write("mine/brief.html.j2", "<p>\n{{ view.titel }}")
    desk.write("mine/brief.txt.j2", "{% if %}")
    desk.write("briefer.toml", 'templates_dir = "mine"\nformats = ["html"]\n')
    desk.write("articles/story.txt", STORY)
    made = desk.run("make", "--source", "articles")
    assert made.code == 0
    assert "brief.html.j2, line 2: " in made.err
    assert "the shipped templates were taken instead" in made.err
    [page] = desk.folder.glob("out/*/brief.html")
    assert "Harbour bridge reopens" in page.read_text()
    assert desk.run("make", "--source", "articles", "--strict").code == 3
    assert "brief.txt.j2, line 1" in desk.fail("templates", "list", code=2)


def test_a_folder_that_is_not_there_is_a_wrong_setting(desk: Desk) -> None:
    desk.write("briefer.toml", 'templates_dir = "mine"\n')
    assert "there is no folder" in desk.fail("make", "--dry-run", code=2)

"""Summarize: whole sentences on stdout, whatever the article came from, and every score explained."""

from pathlib import Path

import pytest
from tests.cli.desks import STORY, Desk, run_on_terminal

from briefer.summarizers import list_summarizers

SEED = Path(__file__).parents[2] / ".." / "shared" / "seeds" / "gerasimov-call.txt"


def test_sentences_are_the_data_and_the_headline_is_not(desk: Desk) -> None:
    desk.write("story.txt")
    answer = desk.run("summarize", "story.txt", "--sentences", "2")
    lines = answer.out.splitlines()
    assert answer.code == 0
    assert len(lines) == 2
    assert all(line in " ".join(STORY.split()) and line.endswith(".") for line in lines)
    assert answer.err == "Harbour bridge reopens after a week\n"
    assert desk.run("summarize", "story.txt", "-q").err == ""


def test_the_number_of_sentences_is_a_setting(desk: Desk) -> None:
    desk.write("story.txt")
    assert len(desk.run("summarize", "story.txt").out.splitlines()) == 3
    desk.write("briefer.toml", "sentences = 1")
    assert len(desk.run("summarize", "story.txt").out.splitlines()) == 1


def test_words_are_a_budget_too(desk: Desk) -> None:
    desk.write("story.txt")
    out = desk.run("summarize", "story.txt", "--words", "25").out
    assert 0 < len(out.split()) <= 25
    answer = desk.run("summarize", "story.txt", "--words", "1")
    assert (answer.code, answer.out) == (1, "")
    assert "more --words" in answer.err
    assert "not both" in desk.fail("summarize", "story.txt", "--words", "9", "--sentences", "2", code=2)


@pytest.mark.parametrize("name", list_summarizers())
def test_every_summarizer_explains_every_sentence(desk: Desk, name: str) -> None:
    desk.write("story.txt")
    answer = desk.run("summarize", "story.txt", "--sentences", "2", "--explain", "--summarizer", name)
    assert answer.code == 0
    sentences, table = answer.out.split("\n\n")
    head, *rows = table.splitlines()
    assert head.split()[:2] == ["no.", "score"]
    assert head.split()[-1] == "sentence"
    assert len(rows) == 5
    chosen = [row for row in rows if row.startswith("*")]
    assert len(chosen) == len(sentences.splitlines()) == 2
    assert all(sentence[:40] in row for sentence, row in zip(sentences.splitlines(), chosen, strict=True))
    assert "-0.000" not in table


@pytest.mark.skipif(not SEED.exists(), reason="the sample input lies outside the checkout")
@pytest.mark.parametrize("name", list_summarizers())
def test_the_first_real_input(desk: Desk, name: str) -> None:
    answer = desk.run("summarize", str(SEED), "--sentences", "3", "--explain", "--json", "--summarizer", name)
    text = " ".join(SEED.read_text(encoding="utf-8").split())
    assert len(answer.data["sentences"]) == 3
    assert all(sentence["text"] in text for sentence in answer.data["sentences"])
    assert len(answer.data["scores"]) == 15
    assert "Comments" not in answer.out


def test_json_holds_offsets_and_scores(desk: Desk) -> None:
    desk.write("story.txt")
    plain = desk.run("summarize", "story.txt", "--json", "--sentences", "1").data
    assert plain["headline"] == "Harbour bridge reopens after a week"
    assert (plain["summarizer"], plain["language"], len(plain["sentences"])) == ("briefer", "en", 1)
    assert "scores" not in plain
    assert set(plain["sentences"][0]) == {"text", "position", "start", "end", "score"}
    scores = desk.run("summarize", "story.txt", "--json", "--explain").data["scores"]
    assert [score["position"] for score in scores] == [0, 1, 2, 3, 4]
    assert sum(score["chosen"] for score in scores) == 3
    assert all(abs(sum(score["features"].values()) - score["score"]) < 1e-9 for score in scores)


def test_an_article_from_standard_input(desk: Desk) -> None:
    done = desk.spawn("summarize", "-", "--sentences", "1", input=STORY)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)


def test_several_articles_are_kept_apart(desk: Desk) -> None:
    desk.write("news/a.txt")
    desk.write("news/b.txt", STORY.replace("bridge", "tunnel"))
    desk.write("news/c.txt", "")
    (desk.folder / "news" / "d.txt").symlink_to("nowhere")
    answer = desk.run("summarize", "news", "--sentences", "1")
    assert answer.code == 1
    assert [part.count("\n") for part in answer.out.split("\n\n")] == [0, 1]
    assert "c.txt: " in answer.err
    assert "d.txt: " in answer.err
    described = desk.run("summarize", "news", "--sentences", "1", "--json").data
    assert len(described) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", b""), ("junk.bin", bytes(range(256)) * 40), ("broken.pdf", b"%PDF-1.7\nnothing")],
)
def test_what_is_no_article_is_named(desk: Desk, name: str, content: bytes) -> None:
    (desk.folder / name).write_bytes(content)
    message = desk.fail("summarize", name, code=1)
    assert name in message


def test_what_does_not_exist_is_named(desk: Desk) -> None:
    assert '"absent.txt"' in desk.fail("summarize", "absent.txt", code=1)
    desk.write("story.txt")
    message = desk.fail("summarize", "story.txt", "--summarizer", "lexrnk", code=2)
    assert 'did you mean "lexrank"?' in message


@pytest.mark.parametrize("width", [60, 160])
def test_a_terminal_of_any_width_shows_every_sentence_and_feature(desk: Desk, width: int) -> None:
    desk.write("story.txt", STORY.replace("Nobody", "[bold]Nobody[/bold]"))
    shown = run_on_terminal("summarize", "story.txt", "--explain", width=width)
    assert "Harbour bridge reopens" in shown
    assert "[bold]Nobody[/bold]" in shown
    assert "early-length" in shown
    assert "…" not in shown


def test_a_terminal_is_shown_what_was_chosen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.cli.scores.is_terminal", lambda stream: True)
    desk.write("story.txt", STORY.replace("Nobody", "[bold]Nobody[/bold]"))
    out = desk.run("summarize", "story.txt", "--explain", "--sentences", "2").out
    assert sum(line.lstrip().startswith("*") for line in out.splitlines()) == 2
    assert len([line for line in out.splitlines() if " [bold]Nobody" in line]) == 1


def test_colour_is_left_out_where_it_is_not_wanted(desk: Desk) -> None:
    desk.write("story.txt")
    assert "\x1b[1mHarbour" in run_on_terminal("summarize", "story.txt")
    assert "\x1b[" not in run_on_terminal("summarize", "story.txt", NO_COLOR="1")
    assert "\x1b[" not in run_on_terminal("summarize", "story.txt", "--explain", TERM="dumb")

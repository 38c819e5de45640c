"""Split: a sentence a line for people, offsets for programs."""

from tests.cli.desks import STORY, Desk

SENTENCES = 6


def test_a_text_becomes_a_sentence_a_line(desk: Desk) -> None:
    desk.write("story.txt")
    answer = desk.run("split", "story.txt")
    lines = answer.out.splitlines()
    assert (answer.code, answer.err, len(lines)) == (0, "", SENTENCES)
    assert " ".join(lines) == " ".join(STORY.split())


def test_json_has_offsets(desk: Desk) -> None:
    desk.write("story.txt")
    sentences = desk.run("split", "story.txt", "--json").data
    assert len(sentences) == SENTENCES
    assert all(STORY[each["start"] : each["end"]] == each["text"] for each in sentences)


def test_its_language_may_be_named(desk: Desk) -> None:
    done = desk.spawn("split", "-", "--language", "de", input="Das war am 3. Mai. Mehr weiß man nicht.")
    assert done.stdout.splitlines() == ["Das war am 3. Mai.", "Mehr weiß man nicht."]
    assert desk.spawn("split", "-", input="").stdout == ""


def test_a_file_that_is_not_there_is_named(desk: Desk) -> None:
    assert "absent.txt" in desk.fail("split", "absent.txt", code=1)

"""What is remembered is what was worked out, and never too much of it."""

from briefer.text.memory import Memory


class Small(Memory[str]):
    most = 50


def test_memory_is_bounded() -> None:
    memory = Small(str.upper)
    assert [memory[f"w{number}"] for number in range(200)] == [f"W{number}" for number in range(200)]
    assert len(memory) <= 50


def test_a_long_text_is_not_kept() -> None:
    memory = Memory(len)
    assert [memory["word"], memory["word" * 1_000]] == [4, 4_000]
    assert list(memory) == ["word"]


def test_a_text_is_worked_out_once() -> None:
    asked: list[str] = []

    def work(text: str) -> int:
        asked.append(text)
        return len(text)

    memory = Memory(work)
    assert [memory[text] for text in ("one", "three", "one")] == [3, 5, 3]
    assert asked == ["one", "three"]

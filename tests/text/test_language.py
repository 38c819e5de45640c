"""Language detection on short texts, with and without a declared language."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefer.text.language import find_language

LINES = (Path(__file__).parent / "language_cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" ", 1)) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("code", "text"), CASES)
def test_short_text(code: str, text: str) -> None:
    assert find_language(text, hint="") == code


@pytest.mark.parametrize(("code", "text"), CASES)
def test_true_declaration_is_kept(code: str, text: str) -> None:
    assert find_language(text, hint=code) == code


@pytest.mark.parametrize(("code", "text"), [case for case in CASES if len(case[1]) > 60])
def test_false_declaration_is_overruled_by_a_sentence(code: str, text: str) -> None:
    assert find_language(text, hint="fr" if code == "en" else "en") == code


@pytest.mark.parametrize(
    ("hint", "code"), [("en-GB", "en"), ("PT_br", "pt"), ("nb-NO", "no"), ("in-ID", "id"), ("de", "de")]
)
def test_names_alone_take_the_declared_language(hint: str, code: str) -> None:
    assert find_language("Rana Corso 4-2", hint=hint) == code


@pytest.mark.parametrize("text", ["", "   ", "12:30 – 14:00", "🙂🙂", "***"])
def test_text_without_letters_is_in_the_declared_language(text: str) -> None:
    assert find_language(text, hint="pl") == "pl"
    assert find_language(text, hint="") == "en"
    assert find_language(text, hint="not a code") == "en"


def test_han_alone_takes_the_declared_east_asian_language() -> None:
    assert find_language("首相辞任", hint="ja") == "ja"
    assert find_language("首相辞任", hint="") == "zh"
    assert find_language("首相辞任", hint="en") == "zh"


def test_sister_languages_without_telling_letters_take_the_declared_one() -> None:
    assert find_language("Рада", hint="uk") == "uk"
    assert find_language("Рада", hint="") == "ru"
    assert find_language("Рада", hint="en") == "ru"
    assert find_language("זײַט", hint="yi") == "yi"


def test_latin_names_do_not_outvote_another_script() -> None:
    assert find_language("BTS, MTV VMA 무대 오른다", hint="en") == "ko"
    assert find_language("Пресс-секретарь Apple рассказал об iPhone", hint="") == "ru"


@pytest.mark.parametrize("name", ["io", "car", "los"])
def test_a_name_that_recurs_outvotes_no_language(name: str) -> None:
    words = f"garden game {name} coming month {name} title moved phone release {name} players waiting company"
    assert find_language(f"{words} announced {words} tomorrow", hint="") == "en"


def test_plain_prose_needs_no_model() -> None:
    code = (
        "import sys; from briefer.text.language import find_language;"
        "assert find_language('The council said on Monday that it would not vote.', hint='') == 'en';"
        "assert find_language('Der Rat sagte am Montag, dass er nicht abstimmen werde.', hint='') == 'de';"
        "assert find_language('Совет собрался', hint='') == 'ru';"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

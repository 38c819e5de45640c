"""What is found between two blanks adds up to what is found in the whole text."""

import pytest

from briefer.text.names import find_names, find_names_among
from briefer.text.pieces import cut_pieces, join_stems
from briefer.text.words import list_stems

TEXTS = [
    ("en", "Gen. Ivo Marek’s long-range ships, 12 of them, left \u201cKorr Bay\u201d at noon."),
    ("en", ""),
    ("en", "  Two  blanks\tand a\nline "),
    ("de", "Die Brücken der Stadt Köln sanieren Otto Weiß und Ada Kern."),
    ("fr", "L'Élysée a reçu d'Anna Dupré qu’elle n’a pas vue à Lyon."),
    ("ja", "市長は「橋を直す」と言った。NATO も。"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_stems_and_names_of_the_pieces_are_those_of_the_text(language: str, text: str) -> None:
    pieces = cut_pieces(text, language=language)
    assert join_stems(pieces) == list_stems(text, language=language)
    assert find_names_among([pieces], language=language) == find_names([text], language=language)


def test_elided_articles_belong_to_no_name() -> None:
    assert find_names(["Il a vu l'Élysée et aujourd'hui Lyon."], language="fr") == ("Lyon", "Élysée")

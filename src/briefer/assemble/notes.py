"""Numbered notes: one for each cited article, in order of first citation."""

from collections.abc import Mapping

from briefer.model import Article, Note


class NoteBook:
    """Gives every cited article its number, once."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._numbers: dict[str, int] = {}

    def cite(self, article: Article) -> int:
        """Return the article's number, the next one when it is new."""
        self._articles.setdefault(article.id, article)
        return self._numbers.setdefault(article.id, len(self._numbers) + 1)

    def list_notes(self, copies: Mapping[str, str]) -> tuple[Note, ...]:
        """Return the notes by number; ``copies`` maps a copy's article id to that of what it repeats."""
        return tuple(
            Note(number=number, article=self._articles[id], copy_of=self._numbers.get(copies.get(id, ""), 0))
            for id, number in self._numbers.items()  # noqa: A001 - the model's word
        )

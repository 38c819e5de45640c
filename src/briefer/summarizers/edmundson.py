"""Edmundson 1969: cue words, key words, title words and location, sumy's own code for each of the four."""

from sumy.nlp.stemmers import null_stemmer
from sumy.summarizers.edmundson_cue import EdmundsonCueMethod
from sumy.summarizers.edmundson_key import EdmundsonKeyMethod
from sumy.summarizers.edmundson_location import EdmundsonLocationMethod
from sumy.summarizers.edmundson_title import EdmundsonTitleMethod

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import summarize_by_scores
from briefer.summarizers.sumy_document import build_document
from briefer.text.words import stem_words

FEATURES = ("cue", "key", "title", "location")
BONUS = (
    "announced",
    "because",
    "decided",
    "first",
    "found",
    "largest",
    "most",
    "record",
    "said",
    "significant",
)
STIGMA = (
    "earlier",
    "elsewhere",
    "example",
    "hardly",
    "impossible",
    "maybe",
    "meanwhile",
    "perhaps",
    "previously",
)


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences with most bonus, key and title words, at the places where news is told."""
    language = split.article.language
    document = build_document(split, limit=len(split.sentences))
    bonus = frozenset(stem_words(BONUS, language="en")) if language == "en" else frozenset()
    stigma = frozenset(stem_words(STIGMA, language="en")) if language == "en" else frozenset()
    # sumy names the words that count "null words" and the articles' own words "bonus words"
    headline = frozenset(word for heading in document.headings for word in heading.words)
    ratings = (
        EdmundsonCueMethod(null_stemmer, bonus, stigma).rate_sentences(document, 1, 1),
        EdmundsonKeyMethod(null_stemmer, frozenset(document.words)).rate_sentences(document, 0.5),
        EdmundsonTitleMethod(null_stemmer, headline).rate_sentences(document),
        EdmundsonLocationMethod(null_stemmer, headline).rate_sentences(document),
    )
    scores = [tuple(float(rating[sentence]) for rating in ratings) for sentence in document.sentences]
    return summarize_by_scores(split, budget, method="edmundson", features=FEATURES, scores=scores)

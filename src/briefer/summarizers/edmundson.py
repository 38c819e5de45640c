"""Edmundson 1969: cue words, title words and location, sumy's own code for each of them.

The fourth feature of the paper, key words by frequency, is rated too but weighs nothing, as Edmundson found
best and sumy has it by default. Cue words are known for English alone: those that the paper describes
(superlatives, value terms, causes and conclusions for; hedges, asides and insignificant detail against).
"""

from sumy.nlp.stemmers import null_stemmer
from sumy.summarizers.edmundson_cue import EdmundsonCueMethod
from sumy.summarizers.edmundson_key import EdmundsonKeyMethod
from sumy.summarizers.edmundson_location import EdmundsonLocationMethod
from sumy.summarizers.edmundson_title import EdmundsonTitleMethod

from briefer.model import Budget, SplitArticle, Summary
from briefer.summarizers.choice import choose_best
from briefer.summarizers.sumy_document import STOP_WORDS, build_document
from briefer.text.words import stem_words

FEATURES = ("cue", "key", "title", "location")
WEIGHTS = (1.0, 0.0, 1.0, 1.0)
# Of the count of the most frequent word: what is a key word.
KEY_SHARE = 0.5
BONUS = """
    announced approved banned cause caused causing conclude concluded confirmed consequence crucial decided
    decision discovered effect essential exceptional evidence final finally found greatest highest important
    impact key largest leading led lowest main major mean means milestone new prove proved purpose reason
    record resulted result results revealed serious show showed shows significant significantly sole
    summary therefore thus total ultimately unanimous unprecedented warned worst
"""
STIGMA = """
    apparently arguably aside barely brief briefly claim clip example examples figure file hardly impossible
    incidentally instance maybe meanwhile minor notably obvious perhaps photo picture pictured possibly
    previously quipped recall recalled reportedly sometimes somewhat supposedly unclear unlikely vague video
"""


def summarize(split: SplitArticle, budget: Budget) -> Summary:
    """Return the sentences with cue and title words, at the places where news is told."""
    english = split.article.language == "en"
    document = build_document(split, limit=len(split.sentences))
    bonus = frozenset(stem_words(BONUS.split() if english else (), language="en"))
    stigma = frozenset(stem_words(STIGMA.split() if english else (), language="en"))
    content = frozenset(document.words) - STOP_WORDS
    ratings = (
        EdmundsonCueMethod(null_stemmer, bonus, stigma).rate_sentences(document),
        EdmundsonKeyMethod(null_stemmer, content).rate_sentences(document, KEY_SHARE),
        EdmundsonTitleMethod(null_stemmer, STOP_WORDS).rate_sentences(document),
        EdmundsonLocationMethod(null_stemmer, STOP_WORDS).rate_sentences(document),
    )
    scores = [
        tuple(weight * rating[sentence] for weight, rating in zip(WEIGHTS, ratings, strict=True))
        for sentence in document.sentences
    ]
    return choose_best(split, budget, method="edmundson", features=FEATURES, scores=scores)

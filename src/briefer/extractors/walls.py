"""Pages that stand where an article should be, and texts that are none: why a document is left out."""

import re
import string
from collections.abc import Sequence

from briefer.extractors import limits
from briefer.extractors.lines import count_words, is_prose
from briefer.extractors.patterns import Phrases


def _make_phrases(words: str, alternatives: str) -> Phrases:
    return Phrases(words=tuple(word.replace("_", " ") for word in words.split()), alternatives=alternatives)


_CONSENT = _make_phrases(
    """
    we_value before_you cook reject_all manage_ consent store_and interest partners akzept datenschutz
    zustimmen einwilligung accepter partenaires aceptar accetta
    """,
    r"""
\b(?:we value your privacy|before you continue|accept (?:all )?cookies|reject all
    |manage (?:your )?(?:cookies|consent|privacy)|cookie (?:policy|settings|preferences)|consent to
    |store and/or access information|legitimate interest|our (?:\d{1,4} )?partners|uses? cookies)\b
\b(?:cookies akzeptieren|alle akzeptieren|verwenden cookies|datenschutzeinstellungen|zustimmen und
    |einwilligung)\b
\b(?:accepter et (?:fermer|continuer)|utilis(?:ons|e) des cookies|nos (?:\d{1,4} )?partenaires)\b
\b(?:aceptar (?:y|todas|cookies)|utilizamos cookies|accetta (?:e|tutti)|utilizziamo (?:i )?cookie)\b
""",
)
_ROBOT = _make_phrases(
    "human robot traffic checking javascript denied captcha ddos blocked security",
    r"""
\b(?:verify (?:that )?you(?: are|[’']re) (?:a )?human|are you a robot|not a robot|unusual traffic
    |checking (?:your browser|if the site)|enable javascript
    |javascript (?:is|to be) (?:disabled|enabled|required)|access (?:to this page has been )?denied
    |captcha|ddos protection|request blocked|you have been blocked
    |security check)\b
""",
)
_SUBSCRIPTION = _make_phrases(
    """
    subscri reading to_read unlock free_article log_in login trial cancel abonn weiterlesen freischalten
    vous_reste exclusivo abbonati
    """,
    r"""
\b(?:subscribe (?:now|today|to (?:continue|read|unlock))|(?:already|not) a subscriber|subscribers only
    |for subscribers|to (?:continue|keep) reading|to read (?:the|this) (?:full|rest|entire|article)
    |unlock (?:this|the) (?:article|story)|free articles? (?:left|remaining|this month)
    |log ?in to (?:continue|read)|start your (?:free )?trial|cancel any ?time)\b
\b(?:jetzt abonnieren|weiterlesen mit|artikel freischalten|nur für abonnenten)\b
\b(?:réservé aux abonnés|il vous reste \d{1,3} ?%|exclusivo para suscriptores)
\b(?:contenuto riservato agli abbonati|exclusivo para assinantes)\b
""",
)
# What stands where an article breaks off; a mere invitation to subscribe stands under whole ones, too.
_LOCK = _make_phrases(
    """
    reading to_read unlock subscribers log_in login read_the abonn weiter freischalten vous_reste
    la_suite exclusivo seguir abbonati continuare continuar verder
    """,
    r"""
\b(?:to (?:continue|keep) reading|to read (?:the (?:full|rest|entire)|this (?:article|story))
    |unlock (?:this|the) (?:article|story)|(?:article|story|content) is (?:only )?for (?:paid )?subscribers
    |(?:available|exclusive) (?:only )?(?:to|for) (?:paid )?subscribers|log ?in to (?:continue|read)
    |read the (?:full|entire) (?:article|story) with)\b
\b(?:weiterlesen mit|artikel freischalten|nur für abonnent(?:en|innen)|um (?:diesen artikel )?weiterzulesen)\b
\b(?:réservé(?:e)? aux abonnés|il vous reste \d{1,3} ?%|pour lire la suite|exclusivo para suscriptores)
\b(?:para seguir leyendo|contenuto riservato agli abbonati|per continuare a leggere
    |exclusivo para assinantes|para continuar lendo|om verder te lezen)\b
""",
)
_ERROR = _make_phrases(
    """
    found longer looking_for requested 404 error gateway unavailable wrong maintenance gefunden introuvable
    encontrada trovata gevonden
    """,
    r"""
\b(?:page|article|story|content) (?:not found|no longer (?:exists|available)|could ?n[o’']t be found
    |you (?:are looking for|requested))\b
\b(?:error 404|404 error|404 not found|error 5\d\d|internal server error|bad gateway|service unavailable
    |something went wrong|under maintenance)\b
\b(?:seite nicht gefunden|page introuvable|página no encontrada|pagina non trovata|página não encontrada
    |pagina niet gevonden)\b
""",
)
_LAST_LINES = 4
_LOCK_WORDS = 30
WALLS = {
    "a consent wall, not an article": _CONSENT,
    "a robot check, not an article": _ROBOT,
    "a subscription wall, not an article": _SUBSCRIPTION,
    "an error page, not an article": _ERROR,
}
_WALL_WORDS = 200  # a longer text that speaks of cookies or captchas is about them
_LONG_WORD = 60  # characters; longer "words" are encoded data
_INDEX_LINES = 6
# With the vowel signs of Indic and other scripts, which are no letters to Python.
_MARKS = re.compile("[\u0300-\u036f\u0590-\u05ff\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e\u1000-\u17ff]")
_SAMPLE = 1_000
_LATIN = string.ascii_letters.encode()


def find_wall(lines: Sequence[str]) -> str:
    """Return what wall the ``lines`` of a page are, as its reason to be skipped, or ""."""
    words = sum(count_words(line) for line in lines)
    if words > _WALL_WORDS:
        return ""
    text = "\n".join(lines).casefold()
    for reason, phrases in WALLS.items():
        if not phrases.may_stand_in(text):
            continue
        hit = sum(count_words(line) for line in lines if phrases.pattern.search(line[:1000]))
        if 2 * hit >= words > 0:
            return reason
    return ""


def is_opening(lines: Sequence[str], *, locked: bool) -> bool:
    """Tell whether the ``lines`` of a page are only the beginning of an article that stands behind a wall.

    ``locked`` says that the page calls it locked. A long text is whole: its wall is drawn by script.
    """
    if sum(count_words(line) for line in lines) > _WALL_WORDS:
        return False
    return locked or any(map(_is_lock, lines[-_LAST_LINES:]))


def _is_lock(line: str) -> bool:
    return _LOCK.may_stand_in(line.casefold()) and _LOCK.pattern.search(line[:1000]) is not None


def drop_locks(lines: Sequence[str]) -> list[str]:
    """Return the lines of an article's opening without those of the wall behind it."""
    locks = {
        index
        for index in range(max(0, len(lines) - _LAST_LINES), len(lines))
        if _is_lock(lines[index]) and count_words(lines[index]) <= _LOCK_WORDS
    }
    return [line for index, line in enumerate(lines) if index not in locks]


def find_fault(paragraphs: Sequence[str]) -> str:
    """Return why ``paragraphs`` are no article, in a few words for the reader, or ""."""
    words = sum(count_words(paragraph) for paragraph in paragraphs)
    if not words:
        return "no readable text"
    prose = [paragraph for paragraph in paragraphs if is_prose(paragraph)]
    if not prose:
        return (
            "too short to be an article" if words < limits.ARTICLE_WORDS else "no sentences, only fragments"
        )
    text = "".join(paragraphs)
    if _is_gibberish(text):
        return "no readable text"
    if text.count("\ufffd") * 20 > len(text):
        return "text in an unknown encoding"
    told = sum(count_words(paragraph) for paragraph in prose)
    if len(paragraphs) >= _INDEX_LINES and told < 0.3 * words and told / len(prose) < limits.ARTICLE_WORDS:
        return "a list of headlines, not an article"
    return find_wall(paragraphs)


def _is_gibberish(text: str) -> bool:
    sample = text[:_SAMPLE]
    enough = 0.5 * (len(sample) - sample.count(" "))
    # Bytes are counted far faster, and of most texts those of Latin letters are enough.
    ascii_only = sample.encode("ascii", "ignore")
    if len(ascii_only) - len(ascii_only.translate(None, _LATIN)) < enough:
        letters = sum(map(str.isalpha, sample))
        if letters < enough and letters + len(_MARKS.findall(sample)) < enough:
            return True
    return (
        text.isascii()
        and len(text) > _LONG_WORD * (text.count(" ") + 1)
        and max(map(len, text.split())) > _LONG_WORD
    )

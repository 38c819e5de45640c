"""What spoils a headline as an abstract, as data: questions, bait, live blogs, pictures, lists, labels.

For each language the words that a spoilt headline begins with, and those that spoil it wherever they stand. A
headline of any language is judged by the English words, too: "Live" is written everywhere.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from briefer.text.languages import find_rules

_SHOUTED: Final = 0.6  # share of the longer words in capitals
_LONGER: Final = 4  # letters
_NO_BLANKS: Final = frozenset({"ja", "zh", "ko"})

_OPENINGS: Final[Mapping[str, str]] = {
    "en": r"watch|listen|live|breaking|exclusive|why|how|what|when|where|which|opinion|analysis"
    r"|video|photos?|gallery|explainer|podcast|quiz|fact[- ]check|review|recap"
    r"|who (?:is|are|was|were|will|would|could)"
    r"|(?-i:Is|Are|Does|Did|Should|Could) \S+ \S+|so,|well,|see|meet|inside|all of|everything"
    r"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|the \d+) (?:\w+ )?(?:ways|things|reasons"
    r"|takeaways|tips|facts|photos|signs|questions|moments|lessons|charts)",
    "de": r"warum|wieso|weshalb|wie|was|wer|wo|wann|welche\w*|so|darum|deshalb|video|fotos?|bilder"
    r"|kommentar|meinung|analyse|podcast|(?:live)?ticker|liveticker|eilmeldung|exklusiv"
    r"|interview|\d+ (?:\w+ )?(?:dinge|tipps|gründe|fakten|fragen)",
    "fr": r"pourquoi|comment|qui|quand|où|quel\w*|que|ce que|ce qu['’]|voici|voilà|tout ce|vidéo"
    r"|photos?|en images|en direct|direct|opinion|tribune|édito|podcast|quiz|portrait|faut-il"
    r"|(?:\d+|cinq|dix) (?:\w+ )?(?:choses|raisons|astuces|conseils|questions|chiffres)",
    "es": r"por qué|cómo|qué|quién(?:es)?|cuándo|dónde|cuál(?:es)?|así|lo que|todo lo que|vídeo"
    r"|video|fotos?|en directo|en vivo|directo|opinión|análisis|última hora|podcast|entrevista"
    r"|(?:\d+|cinco|diez) (?:\w+ )?(?:cosas|razones|consejos|claves|preguntas|frases)",
    "it": r"perché|come|chi|che cosa|cosa|quando|dove|quale|quali|ecco|così|tutto quello|video|foto"
    r"|le foto|diretta|in diretta|opinione|editoriale|podcast|intervista"
    r"|(?:\d+|cinque|dieci) (?:\w+ )?(?:cose|motivi|consigli|domande|curiosità)",
    "pt": r"por que|porquê|como|quem|quando|onde|qual|quais|o que|veja|entenda|saiba|confira"
    r"|tudo o que|vídeo|fotos?|ao vivo|opinião|análise|podcast|entrevista|e agora"
    r"|(?:\d+|cinco|dez) (?:\w+ )?(?:coisas|razões|motivos|dicas|perguntas)",
    "nl": r"waarom|hoe|wat|wie|waar|wanneer|welke|zo|dit|kijk|video|foto['’]?s?|live(?:blog|stream)?"
    r"|opinie|column|analyse|podcast|interview"
    r"|(?:\d+|vijf|tien) (?:\w+ )?(?:dingen|redenen|tips|vragen|feiten)",
    "ru": r"почему|зачем|как|кто|что|где|когда|какой|какие|видео|фото|онлайн\S*|прямая трансляция"
    r"|мнение|колонка|подкаст|интервью|срочно"
    r"|(?:\d+|пять|десять) (?:\w+ )?(?:фактов|вещей|причин|советов|вопросов)",
    "uk": r"чому|навіщо|як|хто|що|де|коли|який|які|відео|фото|онлайн\S*|пряма трансляція|думка"
    r"|колонка|подкаст|інтерв['’]ю|терміново"
    r"|(?:\d+|п['’]ять|десять) (?:\w+ )?(?:фактів|речей|причин|порад|запитань)",
    "el": r"γιατί|πώς|ποιος|ποια|ποιοι|τι|πού|πότε|όσα|όλα όσα|βίντεο|φωτογραφίες|ζωντανά|γνώμη"
    r"|άποψη|συνέντευξη|(?:\d+|πέντε|δέκα) (?:\w+ )?(?:πράγματα|λόγοι|συμβουλές)",
    "ar": r"لماذا|كيف|ماذا|من هو|من هي|متى|أين|هل|شاهد|بالفيديو|فيديو|بالصور|صور|مباشر|بث مباشر|رأي"
    r"|عاجل|كل ما",
    "he": r"למה|מדוע|איך|כיצד|מה|מי|מתי|איפה|האם|צפו|וידאו|תמונות|שידור חי|דעה|כל מה|פודקאסט",
    "hi": r"क्यों|कैसे|क्या|कौन|कब|कहां|जानिए|जानें|देखें|वीडियो|तस्वीरें|लाइव",
    "ja": r"なぜ|どうして|動画|写真|ライブ|生中継|速報|解説|社説",
    "ko": r"왜|어떻게|영상|사진|포토|생중계|라이브|속보|칼럼|사설",
    "zh": r"为什么|为何|如何|怎么|视频|图集|组图|直播|快讯|评论",
}
_PHRASES: Final[Mapping[str, str]] = {
    "en": r"your?|you['’](?:ll|re|ve)|here['’]s|here (?:is|are)|this is (?:why|how|what)"
    r"|what we know|what to know|(?:need|want) to know|what happens next|everything|things to"
    r"|reasons (?:why|to)|live ?(?:updates?|blog)|latest updates|as it happened"
    r"|in (?:pictures|photos|one chart|full)|explained|newsletter|sponsored|shocking|shocks"
    r"|shocked|incredible|amazing|unbelievable|insane|bizarre|jaw-dropping|heart-?breaking"
    r"|goes viral|caught on (?:camera|video)|it looks like|the truth about|won['’]t believe"
    r"|watch live|must[- ]see|at a glance|a timeline|long read|the case (?:for|against)"
    r"|takeaways|quiz|q&a|faq",
    "de": r"das (?:müssen|sollten) sie|das muss man|was (?:wir|man|bisher) \w*wei(?:ß|ss)"
    r"|was bekannt ist|alle infos|wissen (?:müssen|sollten)|liveticker|liveblog|unfassbar\w*"
    r"|unglaublich\w*|schockierend\w*|im überblick|so geht es|die bilder|im video",
    "fr": r"vous|votre|vos|ce qu['’](?:il faut|on) sa\w+|ce que l['’]on sait|en direct|en images"
    r"|en vidéo|incroyable\w*|choquant\w*|savoir sur",
    "es": r"usted|debes|debe saber|no (?:creer|vas a creer)\w*|que (?:hay que|se) sabe\w*"
    r"|lo que (?:se sabe|debe\w*)|en directo|en vivo|minuto a minuto|increíble\w*"
    r"|impactante\w*|el secreto|en imágenes",
    "it": r"da sapere|cosa (?:sappiamo|sapere|succede)|in diretta|incredibile|sconvolgente"
    r"|non crederete|il segreto",
    "pt": r"você|que (?:se sabe|sabemos)|precisa saber|ao vivo|minuto a minuto|incrível|chocante"
    r"|o segredo|em imagens",
    "nl": r"moet je weten|(?:dit|wat) weten we|je weten|liveblog|ongelooflijk\w*|schokkend\w*"
    r"|in beeld|dit is",
    "ru": r"вы|вам|вас|не поверите|что известно|что (?:нужно|надо) знать|онлайн-трансляц\w+"
    r"|шок(?:иров\w*)?|невероятн\w+",
    "uk": r"ви|вам|вас|не повірите|що відомо|що (?:треба|потрібно) знати|онлайн-трансляц\w+"
    r"|шок(?:ован\w*)?|неймовірн\w+",
    "el": r"πρέπει να ξέρετε|που ξέρουμε|θα σας|απίστευτ\w+|σοκ(?:αρ\w*)?|λεπτό προς λεπτό|δείτε",
    "ar": r"كل ما تحتاج|ما نعرفه|ماذا نعرف|بث مباشر|لن تصدق|صادم",
    "he": r"כל מה ש\S+|צריך לדעת|לא תאמינו|שידור חי|מטורף|הלם",
    "hi": r"सब कुछ|जानना जरूरी|हैरान|लाइव अपडेट",
    "ja": r"知っておくべき|まとめ|衝撃|驚き",
    "ko": r"알아야 할|총정리|충격|모든 것",
    "zh": r"你需要知道|需要知道的|震惊|一文看懂|你不知道",
}
_LEADING: Final = r"[\W\d_]*?"  # a bracket, a quotation mark


def count_faults(headline: str, *, language: str) -> int:
    """Return how many things spoil the headline: a question, bait, a pointing word, capitals, a cry."""
    code = find_rules(language).code
    openings, phrases = _compile_bait(code)
    plain = headline.strip()
    return sum(
        (
            any(mark in plain for mark in "?？؟;") if code == "el" else any(mark in plain for mark in "?？؟"),
            bool(openings.search(plain)),
            bool(phrases.search(plain)),
            _points_back(plain, code=code),
            _shouts(plain),
            plain.endswith(("!", "！")),
        )
    )


@lru_cache(maxsize=32)
def _compile_bait(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a language, with the English words."""
    openings, phrases = (
        "|".join(filter(None, (words.get(code, ""), words["en"] if code != "en" else "")))
        for words in (_OPENINGS, _PHRASES)
    )
    if code in _NO_BLANKS:
        return re.compile(f"^{_LEADING}(?:{openings})", re.IGNORECASE), re.compile(phrases, re.IGNORECASE)
    return (
        re.compile(rf"^{_LEADING}(?:{openings})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE),
    )


def _points_back(headline: str, *, code: str) -> bool:
    """Tell whether it begins with "He", "They" or "This", which only its article explains."""
    rules = find_rules(code)
    first = re.match(r"[\W\d_]*([^\W\d_]+)", headline)
    return (
        first is not None
        and not first[1].isupper()
        and first[1].lower() in rules.pronouns | rules.demonstratives
    )


def _shouts(headline: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", headline) if len(word) >= _LONGER]
    return headline.isupper() or sum(map(str.isupper, words)) > _SHOUTED * max(1, len(words))

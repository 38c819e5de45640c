"""English "it" that points ahead or at nothing: "It is unclear whether", "It was in May that", "It rained".

What an expletive stands for follows in its own sentence: a clause or an infinitive behind a predicate
(extraposition), what a cleft sets in front; or it stands for nothing, as with weather and time (Huddleston
and Pullum, The Cambridge Grammar of the English Language, 2002, chapters 16 and 17). Any other "it"
leans on an earlier sentence, and so does one of which both can be said.
"""

import re
from functools import lru_cache
from typing import Final

# each word in one way only, and few of them: a hostile sentence is as fast as any
_ADVERBS: Final = (
    r"(?:(?:not|never|also|too|so|very|now|still|already|as yet|yet|even|just|quite|rather|far|more|less"
    r"|most|much|perhaps|always|often|soon|later|\w+ly) ){0,4}"
)
_HELPERS: Final = (
    r"(?:(?:will|would|may|might|could|can|cannot|should|must|has|had|have|does|did|used to|yet to"
    r"|(?:would|could|should|has|had|does|did|wo|ca)n['’]t) )?"
)
_VERB_GROUP: Final = rf"[Ii]t(?:['’](?:s|d|ll))? {_HELPERS}{_ADVERBS}{_HELPERS}"
_BE: Final = (
    rf"(?:{_VERB_GROUP}(?:is|was|be|been|isn['’]t|wasn['’]t|becomes?|became|remains?|remained|seems?|seemed"
    rf"|proved|proves|looks|looked|feels|felt|sounds|sounded) |[Ii]t['’]s ){_ADVERBS}"
)
# where a clause begins, and where one does that leaves "that" out
_CLAUSE: Final = r"(?:that|whether|how|why|what|who|where|which)\b"
_BARE_CLAUSE: Final = (
    r"(?:(?:the|he|she|they|we|you|there|nobody|no one|everyone|most|many|some|both|his|her|their|our|this)\b"
    r"|[A-Z0-9])"
)
_GAP: Final = (
    r"(?:,? (?:to|from|at|in|on|by|as|among|after|however|then|now|yesterday|today)"
    r"(?: [^\s,.;:]+){0,6}?,?|, [^,.;:]{1,40},)?"
)
# behind these a verb has no object: what is missing is what "it" stands for ("hard to see from the road")
_NO_OBJECT: Final = (
    r"(?:in|on|at|by|from|with|without|of|for|to|as|and|or|but|because|when|while|if|after|before|until|since"
    r"|during|under|over|than|again|now|today|here|there|away|soon|anymore|too|either|\w+ly)\b"
)
_FREE: Final = (
    r"(?:say|know|tell|live|work|go|travel|come|stay|sleep|swim|breathe|talk|speak|wait|return|agree|argue|deal"
    r"|cope|compete|rely|think|listen|vote|walk|drive|die|survive|be|become|get|look)\b"
    r"(?!(?: (?:with|from|to|at|of|in|on|about|for))?[,;!?]| (?:with|at|of|in|on|about)\.)"
)
_NO_VERB: Final = r"(?:the|an?|his|her|him|them|me|us|it|its|their|our|this|that|these|those|be)\b"
_DO: Final = (
    rf"to (?:not )?(?:\w+ly )?(?:{_FREE}|(?!{_NO_VERB})[a-z]+(?: (?:out|up|down|off|back))?"
    rf" (?!{_NO_OBJECT})[\w$£€\"“‘])"
)
_SOMEBODY_DOES: Final = rf"(?:for|of) (?:[^\s,.;:]+ ){{1,7}}?to (?!{_NO_VERB})[a-z]+"
# "hard to say" is about saying; "likely to fall" and "expected to fall" are about what falls
_EASY: Final = (
    r"(?:hard|harder|hardest|difficult|easy|easier|easiest|tough|tougher|important|possible|impossible|safe|safer"
    r"|dangerous|illegal|unlawful|legal|lawful|reasonable|fair|unfair|common|uncommon|usual|unusual|rare|typical"
    r"|necessary|unnecessary|vital|crucial|essential|imperative|critical|good|bad|better|best|nice|fun|wrong|right"
    r"|wise|unwise|prudent|tempting|customary|cheaper|strange|odd|sad|great|wonderful|terrible|painful|pointless"
    r"|useless|futile|useful|helpful|normal|natural|premature|naive|foolish|brave|kind|cruel|rude|silly|stupid"
    r"|acceptable|unacceptable|advisable|appropriate|inappropriate|irresponsible|rewarding|exciting|hopeless)"
)
_TRUE: Final = (
    r"(?:clear|unclear|true|untrue|false|likely|unlikely|possible|impossible|probable|improbable|plausible|certain"
    r"|uncertain|obvious|evident|apparent|doubtful|debatable|questionable|inevitable|surprising|unsurprising|odd"
    r"|striking|telling|ironic|strange|sad|tragic|lucky|fortunate|unfortunate|remarkable|amazing|astonishing"
    r"|important|vital|crucial|critical|essential|imperative|necessary|right|wrong|fair|unfair|good|bad|great|nice"
    r"|best|better|natural|understandable|conceivable|inconceivable|unthinkable|unacceptable|regrettable|notable"
    r"|noteworthy|significant|interesting|disappointing|frustrating|encouraging|shocking|ridiculous|outrageous"
    r"|incredible|unbelievable|undeniable|undisputed|common knowledge|amusing|appropriate|unknown)"
)
_SAID: Final = (
    r"(?:said|reported|announced|believed|thought|known|understood|agreed|decided|revealed|alleged|claimed|argued"
    r"|hoped|feared|expected|estimated|suggested|noted|shown|found|discovered|confirmed|rumou?red|assumed"
    r"|accepted|recommended|stated|stressed|remembered|recalled|acknowledged|established|determined|disclosed"
    r"|proposed|ruled|asked|seen|proven|calculated|predicted|forecast|anticipated|presumed"
    r"|pointed out|made clear)"
)
# facts that are themselves a clause; behind others "that" may tell of the thing: "a mistake that cost him"
_FACT: Final = (
    r"(?:(?:an? |the )?(?:great |real |sad |simple )?(?:shame|pity|fact|given|myth|surprise|relief|irony)"
    r"|no (?:great |big |real )?(?:wonder|surprise|secret|coincidence|accident|shame|mystery)|(?:my|our) \w+)"
)
_DEED: Final = (
    r"(?:an? |no )(?:\w+ )?(?:mistake|crime|offen[cs]e|honou?r|privilege|pleasure|shame|pity|joy|thrill"
    r"|struggle|challenge|disgrace|wonder|surprise|relief|good|use|idea|point)"
)
_DUTY: Final = (
    r"(?:the|our|your|my|everyone['’]s) (?:duty|job|responsibility|task|role)"
    r"(?: of (?:[^\s,.;:]+ ){1,6}?| )to [a-z]"
)
_TIME: Final = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)|a while)"
)
_EFFORT: Final = (
    rf"(?:{_TIME}|time|long|longer|efforts?|courage|patience|work|skill|luck|money|generations?|ages|attempts?"
    r"|tries|people|men|women|votes?|strength|nerve|imagination|more than|one|two|three)"
)
_MANY: Final = (
    r"(?:(?:about|nearly|almost|over|more than|less than|at least|another|just|only|not) ){0,3}"
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|several|some|many|a few|few"
    r"|half an?|\d[\d.,]*)(?: \d[\d.,]*| hundred| thousand| million)? )?"
)
_DATE: Final = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Christmas|Easter|New Year"
)
_WHEN_NEAR: Final = (
    r"(?:(?:already|nearly|almost|about|around|just|shortly|soon|well|late|past|after|before|half"
    r"|quarter) ){0,3}"
)
# Forms that begin alike are compiled behind their one beginning: with it in each, that took thrice as long.
_BEHIND_BE: Final = (
    # extraposition
    rf"{_EASY}(?: \w+ing \w+)?(?:,? {_DO}| {_SOMEBODY_DOES})",
    r"(?:early|late|soon) to [a-z]",
    rf"(?:high |about |past )?time (?:(?:to|for|that)\b|{_BARE_CLAUSE})",
    rf"{_TRUE}{_GAP} {_CLAUSE}",
    rf"(?:clear|unclear|known|unknown|certain|uncertain|decided|doubtful|obvious){_GAP} (?:if|when)\b",
    rf"(?:{_TRUE}|thought|believed|understood|hoped|feared|estimated|{_FACT}) {_BARE_CLAUSE}",
    rf"{_SAID}(?: [^\s,.;:]+){{0,7}}? {_CLAUSE}",
    rf"{_FACT}(?:,? {_CLAUSE}| to\b)",
    rf"{_DEED} (?:{_DO}|{_SOMEBODY_DOES}|how\b|why\b|\w+ing\b)",
    rf"{_DUTY}",
    r"(?:an? (?:\w+ )?)?(?:mystery|matter of \w+) (?:how|why|what|who|whether|where|before|until)\b",
    r"worth (?:noting|remembering|asking|recalling|considering|mentioning|stressing|repeating) "
    rf"(?!{_NO_OBJECT})\w",
    rf"(?:up|left) to (?:[^\s,.;:]+ ){{1,6}}?(?:to (?!{_NO_VERB})[a-z]|whether\b)",
    r"(?:one thing|against the (?:law|rules)|in (?:[^\s,.;:]+ ){1,4}interests?"
    r"(?: of [^,.;:]{1,40})?) to\b",
    # clefts
    r"(?:until|because|thanks to|after|only (?:after|when|in|on|by|with))\b[^.;]{0,80}? that\b",
    r"(?:then|there|here)(?:,[^.;]{0,80},)? that\b",
    rf"(?:in|on|at|during|under|with|through|by|for|before|from) [^.;,]{{0,60}}?"
    rf"(?:[A-Z]\w*|\d+|{_TIME}|morning|evening|night) that\b",
    rf"(?:(?:the|an?|two|three) )?(?:(?!{_NO_OBJECT}|about\b|among\b)[^\s,.;:]+ ){{1,4}}?who\b",
    r"(?:[A-Z]\S* ){1,4}that\b",
    # weather and time
    r"(?:raining|snowing|hailing|freezing|pouring|drizzling)\b",
    r"(?:dark|foggy|windy|sunny|cloudy|stormy|humid|misty|overcast|chilly|freezing)"
    r"(?:[,.]| and \w+,?| when\b| outside\b| in [A-Z]| as\b)",
    r"(?:cold|hot|warm|wet|cool) (?:outside\b|and (?:windy|dark|wet|rainy|foggy|cloudy)\b)",
    rf"{_WHEN_NEAR}(?:noon|midnight|dawn|dusk|daybreak|nightfall|sunset|sunrise|spring|summer|autumn|winter"
    rf"|\d{{1,2}}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o['’]clock)|(?:{_DATE})(?!['’]s|\w| [A-Z])|\d{{4}} when\b"
    rf"|an? (?:\w+ )?(?:(?:{_DATE})|morning|evening|night|afternoon))(?! (?:that|who)\b)",
    rf"{_MANY}{_TIME} (?:since|before|until)\b",
)
_BEHIND_VERBS: Final = (
    # extraposition
    r"(?:remains?|remained) to be seen\b",
    rf"(?:takes?|took|taken) (?:[^,.;:]{{0,60}}? )?{_EFFORT}\b[^,.;:]{{0,40}}? "
    rf"(?:{_DO}|before\b|until\b|{_SOMEBODY_DOES})",
    rf"costs? [^,.;:]{{0,40}}?(?:\d|money|fortune|millions)[^,.;:]{{0,40}}? {_DO}",
    r"(?:make|makes|made) (?:(?:no|little|much|more|any|perfect) )?(?:sense|difference) "
    r"(?:to|that|whether|if|who|how)\b",
    rf"matters? (?:\w+ )?(?:{_CLAUSE}|if\b)",
    r"(?:help|helps|helped|hurts) that\b",
    r"(?:occurred to|dawned on|struck|strikes) (?:\S+ ){1,3}?that\b",
    r"goes without saying\b",
    r"(?:come|comes|came) as (?:\w+ ){1,3}?(?:to [^,.;:]{1,40}? )?(?:that|when|to)\b",
    r"(?:seems?|seemed|appears?|appeared|emerges?|emerged|transpired|turns? out|turned out"
    rf"|looks?|looked|feels?|felt|came out){_GAP} (?:that|as if|as though)\b",
    r"(?:follows?|followed|happens|happened) that\b",
    # weather and time
    r"(?:rain|rains|rained|snow|snows|snowed|hailed|thundered|drizzled)\b",
)
_WHOLE: Final = (
    # extraposition
    r"[Ii]t (?:pays|hurts) to [a-z]",
    r"[Ii]t (?:now |also )?(?:seems|appears|turns out|turned out) "
    r"(?:(?:the|he|she|they|we|there|nobody|everyone)\b|[A-Z])",
    # weather and time
    rf"[Ii]t has been {_MANY}{_TIME} since\b",
)


@lru_cache(maxsize=1)
def _compile_forms() -> re.Pattern[str]:
    be, verbs, whole = (
        "|".join(f"(?:{form})" for form in forms) for forms in (_BEHIND_BE, _BEHIND_VERBS, _WHOLE)
    )
    return re.compile(f"{_BE}(?:{be})|{_VERB_GROUP}(?:{verbs})|{whole}")


def is_expletive(text: str, *, start: int) -> bool:
    """Tell whether the "it" of the English ``text`` at ``start`` says what it stands for, or nothing."""
    return _compile_forms().match(text, start) is not None

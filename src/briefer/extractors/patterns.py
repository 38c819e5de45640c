"""Turns of phrase that only furniture uses, in the languages that briefer meets; ``lines.py`` uses them.

Every pattern is matched at the beginning of a clean line of bounded length. An imperative that news could
begin with ("Read more than ...", "Related costs ...", "Subscribe to the view that ...") must go on as
furniture does, or it is no match. No repetition is nested in another, so that each takes linear time.

In the texts below a line is an alternative, and an indented line goes on with the one above it.
"""

import re

from briefer.extractors import foreign_patterns as foreign

_SHORTHANDS = {
    "{END}": r"\s*(?:[.!:：…>»›→▸▼|]{1,3}|[-–—]{1,3}>?)?\s*$",
    "{GO}": r"\s*(?:[:：|>»›→]|\s[-–—]\s)",
    "{GO-END}": r"\s*(?:[:：|>»›→-]|$)",
    "{ITEM}": r"(?:articles?|stor(?:y|ies)|content|links?|topics?|news|posts?|coverage|reading|reads?|videos?"
    r"|headlines)",
    "{SOCIAL}": r"(?:twitter|x|facebook|instagram|linkedin|bluesky|mastodon|threads|whatsapp|telegram|tiktok"
    r"|youtube|google news|google)\b",
    "{AGENCY}": r"(?:REUTERS|Reuters|AFP|AP|EPA|dpa|PA|Getty Images|Getty|AP Photo|AFP Photo|Shutterstock"
    r"|iStock|Alamy|Bloomberg|Anadolu|NurPhoto)",
    "{PICTURE}": r"(?:Photo|Image|Picture|Foto|Bild|Photograph|Credit)",
}


def compile_alternatives(*texts: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return one pattern that matches any alternative of the ``texts``, their shorthands written out."""
    alternatives = "\n".join(texts).strip("\n").replace("\n    ", "").split("\n")
    pattern = "|".join(alternative for alternative in alternatives if alternative)
    for shorthand, meaning in _SHORTHANDS.items():
        pattern = pattern.replace(shorthand, meaning)
    return re.compile(f"(?:{pattern})", flags)


# "Read more: ..." and its kin: a pointer to another article, whatever follows.
POINTER = compile_alternatives(
    r"""
(?:also )?(?:read|see|watch|listen|learn|view|find out|go deeper)
    (?: (?:more|also|now|next|on|this|the full story)){0,3}{GO}
(?:read|see|find out|learn) more (?:about|on|at|from|in|here|of our|news)\b
(?:related|recommended|see also|also see|also read|read also|read next|up next|must[ -]read|don[’']t miss)
    (?: {ITEM})?{GO}
more (?:on|from|about) (?:this|the) (?:story|topic|author)(?: {ITEM})?{GO-END}
more (?:from|on) (?-i:[A-Z])[\w’'-]{1,30}(?: (?-i:[A-Z&])[\w’'-]{0,30}){0,4} ?[.:：]?\s*$
""",
    foreign.POINTER,
)

# A request, a promise or a notice that stands alone: dropped wherever it is.
NOTICE = compile_alternatives(
    r"""
(?:sign up|subscribe|register|click here to (?:sign up|subscribe|register)) (?:for|to|here|now|today|below
    |and|via|with|free)\b.{0,90}?\b(?:newsletters?|inbox|e-?mails?|alerts?|updates|briefing|digest|channel|podcast
    |subscription|unlimited access|mailing list|weekly letter|free trial)\b
join (?:our|us|the|thousands|\d).{0,90}?\b(?:newsletters?|channel|mailing list)\b
(?:sign[ -]up|subscribe|sign in|log ?in|register)(?: (?:here|now|today|below|free|for|or|to|continue|read
    |comment|and|sign[ -]up|subscribe|log ?in|register)){0,6}{END}
(?:subscribe|sign up|sign in|log ?in|register)(?: (?:now|today|here|free|for free))? to (?:read|continue
    |unlock|keep|get|receive|access|see|view|comment)\b
subscribe to [\w’' &.-]{2,50}?\bfor (?:our|the|your|full|more|a|just|only|unlimited|\W?\d)
(?:get|receive|want) .{0,60}?\b(?:newsletters?|(?:in|to) your inbox|straight to your (?:inbox|phone)
    |by e-?mail)\b
(?:this|our|the) .{0,40}?\bnewsletter (?:is|was) (?:sent|delivered)\b
you (?:are|[’']re) receiving this|you received this
to (?:unsubscribe|stop receiving|manage your preferences)\b
(?:unsubscribe|manage (?:your )?preferences|update (?:your )?preferences)\b
view (?:this|it|in|online|email|the online|web)\b.{0,40}?\b(?:browser|online|version|email)\b
(?:follow|like|find|join|connect with|visit) (?:us|me|him|her|them|the author|our|@\w+)\b.{0,60}?
    \b(?:on|at|via|for)\b.{0,50}$
(?:for (?:more|the (?:top|latest)) .{0,50}?, )?follow [\w@.’' -]{2,60}? on {SOCIAL}
follow (?:us|(?-i:[A-Z])[\w’'-]{1,30}(?: (?-i:[A-Z])[\w’'-]{1,30})?){END}
(?:contact|e-?mail|write to|reach|tweet) (?:us|me|[\w.’' -]{2,40}?) ?(?:at|on|via|by|:) ?.{0,20}?[@＠]
(?:have|got|do you have) (?:a|an|any) (?:(?:news|story|confidential|hot) )?(?:tips?|stor(?:y|ies)
    |information|question|comment)\b.{0,80}?\b(?:tips?|us|contact|e-?mail|share|know|editor|send)\b
(?:have|got) a (?:news )?(?:tip|story)\s*\?
(?:do you|did you) (?:know|see|have|witness)\b.{0,80}?\b(?:story|more|this)\b.{0,40}?\? ?.{0,20}?
    \b(?:write to|contact|e-?mail|call|text|tell|get in touch|send|message)\b
follow (?:the|this) (?:author|writer|reporter|topic|story)\b.{0,120}$
(?:report|spotted) an? (?:error|mistake|typo)\b.{0,160}$
(?:click|tap|press) here\b
click to (?:share|e-?mail|print|tweet|copy)\b|[\w ,+-]{2,60} \(opens in new window\){END}
interested in [^?]{2,60}\? add .{2,60} as an interest\b
(?:first |last )?(?:posted|published|updated|modified){END}
(?:(?:adjust|change|increase|decrease|larger|smaller) )?(?:text|font) size{END}
on (?:a )?mobile(?: device)?\?
(?:do you )?have (?:something|anything) to (?:add|say) (?:to|about|on) (?:this|our)\b.{0,60}\?
a version of this (?:article|story|report|essay|review|column|interview)
     (?:was |also |first |originally ){0,2}(?:appears?|appeared|ran|published)\b
(?:the )?(?:opinions|views)(?: and opinions)? expressed (?:in|here)\b.{0,60}?\b(?:are|do not)\b
    .{0,80}\b(?:author|authors|writer|own|solely|necessarily|alone)\b
(?:see|read) the (?:original|full|complete) (?:story|article|post|report|interview) (?:at|on|here|in)\b
you can (?:follow|reach|find|contact|e-?mail|write to) (?:him|her|them|me|us)
     (?:on|at|via|@|by (?:e-?mail|phone|text))
(?:contributing(?: writers?| reporters?)?|contributors?): (?-i:[A-Z]).{0,120}$
if you(?: have|[’']ve| know| are|[’']re)\b.{0,200}?\b(?:we(?: would|[’']d) (?:like|love) to hear|get in touch
    |(?:e-?mail|contact|write to) (?:us|our|@))\b
(?:get|download|install|try) (?:the|our) .{0,40}?\bapps?\b
(?:support|fund|help (?:us|keep|support)) .{0,40}?\b(?:journalism|independent (?:media|news|press)|newsroom)\b
(?:read|see|show|view|load) (?:more|all|the full (?:story|article)|full (?:story|article)){END}
the post .{1,200}? (?:appeared first|first appeared) on\b
(?:thanks?|thank you) for (?:reading|subscribing|visiting|using|watching|listening)\b
e-?mail (?:this )?to a friend
what do you think\?.{0,60}?(?:comment|tell us)|(?:let us know|tell us) (?:what you think|in the comments)
join the (?:conversation|discussion|debate)\b
(?:letters\.? )?(?:comments?|commenting) .{0,40}?\b(?:are|is) (?:now )?(?:closed|disabled|moderated)\b
you can (?:unsubscribe|opt out|change your preferences)\b
read or share this (?:story|article)
share (?:this|your|the) (?:story|article|page|post|thoughts|with|on|via)\b.{0,50}?{END}
(?:advertisement|advertising){END}
(?:story continues|article continues|continues below|advertisement continues|continue reading|keep reading
    |continue to article|scroll (?:down )?(?:to|for)|skip (?:to|past)).{0,60}?{END}
(?:your browser does not|(?:please )?enable java ?script|hide caption|toggle caption|enlarge this image)\b
(?:this )?video (?:could not|cannot|player|is not available|unavailable)\b|playback (?:isn't|is not)\b
(?:click|tap) to (?:enlarge|expand|play|view)\b
(?:view image in fullscreen|reuse this content|share full article|(?:see|view) all topics|video ad feedback
    |unmute|(?:acquire|purchase) licensing rights(?:, opens new tab)?|add to your saved stories){END}
(?:new ?)?you can (?:now )?listen to .{2,40} (?:articles|stories){END}
(?:the )?(?-i:[A-Z])\w{1,20} is not responsible for the content of external\b
(?:just a heads[ -]up,? )?(?:(?:some|all) of )?(?:the|our|these) links? .{0,60}?\b(?:may be |are )affiliate\b
(?:this|the) (?:post|article|page|story) (?:may )?(?:contains?|includes?) affiliate\b
(?:this|our|the) (?:work|blog|(?:web)?site|article|post)\b.{0,40}? (?:licensed|published|available) under an?
     creative commons\b
please (?:share|send|submit|upload) (?:us )?your (?:photos?|pictures?|images?
    |videos?|stories|thoughts)\b
(?:see|view|watch|more) (?:more|all|(?-i:[A-Z])\w{1,20}[’']s) (?:photos|pictures|images|videos|galleries)
    (?: of [\w ’']{2,40})?{END}
(?:see|more|read|watch|photos?|pictures|video|vote|related|listen)\b[^()]{2,140}\)\.?\s*$
(?:read|see|watch|listen to|download) (?-i:[A-Z])\w+[’']s (?:full|complete|entire) [\w ]{3,40}{END}
add .{2,40}? to your (?:timeline|favou?rites|home ?screen|feed|bookmarks)\b
your (?:subscription|registration|sign[ -]?up) (?:failed|was not|could not
    |has been (?:confirmed|received))\b
please (?:check|confirm|verify) your (?:e-?mail|inbox|mailbox|spam)\b
(?:©|\(c\) ?(?:19|20)\d\d|all rights reserved)|copyright\b.{0,50}?(?:©|\(c\)|\b(?:19|20)\d\d)
(?:this|the) (?:material|content|article|report|story) (?:may|must|cannot|can) not be
     (?:published|reproduced|copied|distributed|broadcast)
(?:this|the) (?:article|story|report|post|piece|content|interview) (?:was |is |has been |had been )?
    (?:(?:first|originally|also) (?:published|appeared|posted)|(?:re)?published (?:here )?(?:with permission
    |under|in partnership)|produced in partnership|translated from|syndicated|updated (?:to|with|on)
    |part of)\b.{0,150}$
\(?(?:additional |further )?(?:reporting|writing|editing|compiled|written|edited|produced|translated
    |translation|graphics?|research|photographs?|photos?|illustrations?|video)(?: and (?:additional )?
    (?:reporting|writing|editing|photos?))? (?:by:?|from:) (?-i:[A-Z])\w
    (?!.{0,200}\b(?:shows?|showed|shown|was|were|is|are|has|had|found|said|suggests?|suggested)\b)
with (?:reporting|files|additional reporting) (?:by|from)\b
our standards\s*:|the thomson reuters trust principles|editor[’']?s? ?note\s*:? ?this (?:story|article)
(?:we|this (?:web)?site|our (?:web)?site|our partners)(?: and (?:our|its) .{0,30}?)? uses?
     (?:cookies|necessary cookies|your data)\b
by (?:continuing|using|clicking|subscribing|signing|submitting|proceeding|entering)\b.{0,80}?
    \b(?:agree|accept|consent|acknowledge)\b
(?:accept|reject|manage|allow|decline) (?:all|cookies|consent|preferences|optional)\b.{0,40}?{END}
""",
    foreign.NOTICE,
)

# Notices that are known by words further inside; sought only where one of these words stands.
INNER_WORDS = (
    "contributed",
    "your inbox",
    "reported",
    "wrote",
    "reports",
    "@",
    "can be ",
    "commission",
    "eproduction",
    "published under",
    "? Please ",
)
INNER_NOTICE = compile_alternatives(
    r"""
(?-i:[A-Z])[\w .’'-]{2,50} can be (?:reached|contacted|followed) (?:at|on|via|by)\b.{0,30}?(?:@|\d{3}\W?\d{3})
(?:we|(?-i:[A-Z])[\w ]{2,30} may) (?:may )?(?:earn|receive|get) an? .{0,30}?\bcommission\b
[\w .&’'-]{2,40}\bno reproduction (?:or republication )?without\b
(?:[^\W\d_]{1,20} ){0,4}[\w.+-]{2,40}@[\w-]{2,40}\.[\w.]{2,20}(?: \([A-Z]{2,5}\))?\s*$
[^.!?]{4,90}\? please (?:share|send|submit|upload) (?:us )?your (?:photos?|pictures?|images?
    |videos?|stories|thoughts)\b
[^.!?]{2,60} is published under an? creative commons\b
(?:(?:[^.!?]|(?<=\b(?-i:[A-Z]))\.){2,250} )?contributed
     (?:reporting|to this (?:report|story|article|piece))\b.{0,60}$
(?-i:[A-Z]{2,6})[’'"]s (?-i:[A-Z])[\w.’'-]{1,30} (?:(?-i:[A-Z])[\w.’'-]{1,30},? |and |in ){1,12}
    (?:also )?(?:(?:reported|wrote)(?: and (?:reported|wrote))? from (?-i:[A-Z])
    |contributed(?: reporting)?\.?\s*$)(?!.{0,60} that\b)
(?-i:[A-Z]\S+ [A-Z]\S+) reported and wrote from (?-i:[A-Z])[^!?]{0,80}$
(?-i:[A-Z]\S+ [A-Z]\S+) reported from (?-i:[A-Z])[^.!?]{2,40}?(?:;| and) .{4,60}\bfrom (?-i:[A-Z])[^!?]{0,60}$
(?=.{0,200}\b(?:free|daily|weekly|every|each|morning|evening|newsletter|days a week)\b)
    .{0,120}?\b(?:in|to) your inbox\b.{0,80}$
"""
)

# What begins the readers' own words: everything behind it is theirs.
COMMENTS = compile_alternatives(
    r"""
(?:\d{1,6} )?(?:(?:reader|view|show|see|all|latest|top|user|add|leave|post|write|join|load) ){0,3}
    (?:the |your |a )?comments?(?: (?:section|below|on this (?:story|article)|\d{1,6}))?
    (?:\s*[(\[]\d{0,6}[)\]])?{END}
(?:leave|add|post|write) a (?:reply|comment)\b.{0,60}$
(?:what do you think\?|have your say|join the (?:conversation|discussion)){END}
""",
    foreign.COMMENTS,
)

# What begins a list of other articles, tags or promotions: the headlines behind it go with it.
LIST_HEADING = compile_alternatives(
    r"""
(?:more|related|other|similar|latest|recent|popular|top|trending|recommended|featured|best of
    |editor[’']?s[’']? picks?|most (?:read|popular|viewed|shared|commented))
    (?: (?:{ITEM}|read|now|today|this week|for you|in [\w ]{2,20})){0,3}{END}
(?:more|other|latest|related) (?:from|in|on|by|about|news from|stories (?:from|by|in)) [\w’'&. -]{2,50}$
(?:explore more on these topics|recent comments(?: on our stories)?|suggested topics|more on this story
    |related (?:internet )?links|more for you|most viewed|sponsored content
    |related video)(?: ?[:：].{0,120})?{END}
(?:you (?:may|might) also (?:like|enjoy|be interested in)|read (?:next|this next)|up next
    |what to read next|keep reading|in (?:this story|other news)|around the web
    |from (?:our|the) (?:partners|archive|web)|promoted stories|paid (?:content|post)
    |sponsored (?:content|links|stories)|people also (?:read|ask)|about (?:the authors?|us)|author bio
    |follow (?:us|along)|stay (?:connected|informed|in touch)|newsletters?(?: sign[ -]?up)?){END}
(?:tags?|topics?|filed under|more on|keywords?|categor(?:y|ies))\s*[:：]
""",
    foreign.LIST_HEADING,
)

# What kind of thing waits behind a link, and its headline: dropped where it is no sentence.
TEASER = compile_alternatives(
    r"""
(?:video|watch|gallery|photo gallery|photos|pictures|in pictures|slideshow|audio|podcast|quiz|poll|interactive
    |more|live updates|opinion|analysis|explainer|timeline|related|recommended)\s*[:：|]\s*(?=\S).{3,140}$
"""
)

# A picture's caption, known by how it begins ...
CAPTION_START = compile_alternatives(
    r"""
file ?(?:photo|pic(?:ture)?|image)\b|file [-–—]\s
(?:photo|image|picture|pictured|caption|photograph|foto|fotos|bild|symbolbild|archivbild|illustration
    |crédits?(?: photo)?|photo d[’']archives|imagen|imagem|immagine|afbeelding|beeld|zdjęcie|фото
    |الصورة|صورة|写真|图|图片|사진)(?: ?(?:credits?|by|caption|source|gallery|\d))?\s*[:：]
(?:(?:listing|lead|cover|header|feature|featured|main|top|banner) )?(?:photo|photograph|picture|illustration
    |image)s? (?:by|courtesy(?: of)?|via|from) (?-i:@|[A-Z])(?:.{0,300}[^.!?"”]$|(?:\S{1,40} ?){0,7}$)
(?:Getty Images|PA Media|EPA|EPA-EFE|Shutterstock)(?:/[\w .-]{2,30})?(?:$| (?-i:An?|The) [^.!?]{10,200}$)
(?:写真|画像)[は＝=]|[（【]写真
"""
)
# ... or by how it ends: a credit behind, and no sentence after it.
CAPTION_END = compile_alternatives(
    r"""
\((?:AP |AFP |Reuters )?(?:{PICTURE}|File)s?\b[^()]{0,80}\)\s*$
\b(?:{PICTURE}s?|Photo credit|Crédit|Crédit photo|Quelle)\s*[:：]\s*[^.!?]{2,80}$
\b{AGENCY}\s?/\s?[^.!?]{2,60}$
\b[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'.-]{0,30}){0,3}\s?/\s?(?:{AGENCY}|The [A-Z]\w{1,20}(?: [A-Z]\w{1,20}){0,2})
    (?: via [\w ]{2,30})?\s*$
(?:\bvia |\bby |[©/(] ?)(?:Getty Images|Shutterstock|iStock|Alamy(?: Stock Photo)?|Unsplash|AP Photo
    |AFP)\)?\s*$
\([A-Z][\w’'.-]{1,30}(?: [A-Z][\w’'.-]{0,30}){1,3}(?: for |/)(?:The )?[A-Z][\w .’'-]{2,40}\)\s*$
\((?:{AGENCY}|File|Handout|Courtesy(?: of)?[^()]{0,60})\)\s*$
""",
    flags=re.RegexFlag(0),
)

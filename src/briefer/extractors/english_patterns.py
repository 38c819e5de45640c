"""The turns of phrase of ``patterns.py`` in English; how they are written down is told there."""

# "Read more: ..." and its kin: a pointer to another article, whatever follows.
POINTER = r"""
# als fin go_ lea lis rea see vie wat
(?:also )?(?:read|see|watch|listen|learn|view|find out|go deeper)
    (?: (?:more|also|now|next|on|this|the full story)){0,3}{GO}
# fin lea rea see
(?:read|see|find out|learn) more (?:about|on|at|from|in|here|of our|news)\b
# als don mus rea rec rel see up_
(?:related|recommended|see also|also see|also read|read also|read next|up next|must[ -]read|don[’']t miss)
    (?: {ITEM})?{GO}
# mor
more (?:on|from|about) (?:this|the) (?:story|topic|author)(?: {ITEM})?{GO-END}
more (?:from|on) (?-i:[A-Z])[\w’'-]{1,30}(?: (?-i:[A-Z&])[\w’'-]{0,30}){0,4} ?[.:：]?\s*$
"""

# A request, a promise or a notice that stands alone: dropped wherever it is.
NOTICE = r"""
# cli reg sig sub
(?:sign up|subscribe|register|click here to (?:sign up|subscribe|register)) (?:for|to|here|now|today|below
    |and|via|with|free)\b.{0,90}?\b(?:newsletters?|inbox|e-?mails?|alerts?|updates|briefing|digest|channel|podcast
    |subscription|unlimited access|mailing list|weekly letter|free trial)\b
# joi
join (?:our|us|the|thousands|\d).{0,90}?\b(?:newsletters?|channel|mailing list)\b
# log reg sig sub
(?:sign[ -]up|subscribe|sign in|log ?in|register)(?: (?:here|now|today|below|free|for|or|to|continue|read
    |comment|and|sign[ -]up|subscribe|log ?in|register)){0,6}{END}
(?:subscribe|sign up|sign in|log ?in|register)(?: (?:now|today|here|free|for free))? to (?:read|continue
    |unlock|keep|get|receive|access|see|view|comment)\b
# sub
subscribe to [\w’' &.-]{2,50}?\bfor (?:our|the|your|full|more|a|just|only|unlimited|\W?\d)
# get rec wan
(?:get|receive|want) .{0,60}?\b(?:newsletters?|(?:in|to) your inbox|straight to your (?:inbox|phone)
    |by e-?mail)\b
# our the thi
(?:this|our|the) .{0,40}?\bnewsletter (?:is|was) (?:sent|delivered)\b
# you
you (?:are|[’']re) receiving this|you received this
# to_
to (?:unsubscribe|stop receiving|manage your preferences)\b
# man uns upd
(?:unsubscribe|manage (?:your )?preferences|update (?:your )?preferences)\b
# vie
view (?:this|it|in|online|email|the online|web)\b.{0,40}?\b(?:browser|online|version|email)\b
# con fin fol joi lik vis
(?:follow|like|find|join|connect with|visit) (?:us|me|him|her|them|the author|our|@\w+)\b.{0,60}?
    \b(?:on|at|via|for)\b.{0,50}$
# fol for
(?:for (?:more|the (?:top|latest)) .{0,50}?, )?follow [\w@.’' -]{2,60}? on {SOCIAL}
# fol
follow (?:us|(?-i:[A-Z])[\w’'-]{1,30}(?: (?-i:[A-Z])[\w’'-]{1,30})?){END}
# con e-m ema rea twe wri
(?:contact|e-?mail|write to|reach|tweet) (?:us|me|[\w.’' -]{2,40}?) ?(?:at|on|via|by|:) ?.{0,20}?[@＠]
# do_ got hav
(?:have|got|do you have) (?:a|an|any) (?:(?:news|story|confidential|hot) )?(?:tips?|stor(?:y|ies)
    |information|question|comment)\b.{0,80}?\b(?:tips?|us|contact|e-?mail|share|know|editor|send)\b
# got hav
(?:have|got) a (?:news )?(?:tip|story)\s*\?
# did do_
(?:do you|did you) (?:know|see|have|witness)\b.{0,80}?\b(?:story|more|this)\b.{0,40}?\? ?.{0,20}?
    \b(?:write to|contact|e-?mail|call|text|tell|get in touch|send|message)\b
# fol
follow (?:the|this) (?:author|writer|reporter|topic|story)\b.{0,120}$
# rep spo
(?:report|spotted) an? (?:error|mistake|typo)\b.{0,160}$
# cli pre tap
(?:click|tap|press) here\b
# cli
click to (?:share|e-?mail|print|tweet|copy)\b
# int
interested in [^?]{2,60}\? add .{2,60} as an interest\b
# fir las mod pos pub upd
(?:first |last )?(?:posted|published|updated|modified){END}
# adj cha dec fon inc lar sma tex
(?:(?:adjust|change|increase|decrease|larger|smaller) )?(?:text|font) size{END}
# on_
on (?:a )?mobile(?: device)?\?
# do_ hav
(?:do you )?have (?:something|anything) to (?:add|say) (?:to|about|on) (?:this|our)\b.{0,60}\?
# a_v
a version of this (?:article|story|report|essay|review|column|interview)
     (?:was |also |first |originally ){0,2}(?:appears?|appeared|ran|published)\b
# opi the vie
(?:the )?(?:opinions|views)(?: and opinions)? expressed (?:in|here)\b.{0,60}?\b(?:are|do not)\b
    .{0,80}\b(?:author|authors|writer|own|solely|necessarily|alone)\b
# rea see
(?:see|read) the (?:original|full|complete) (?:story|article|post|report|interview) (?:at|on|here|in)\b
# you
you can (?:follow|reach|find|contact|e-?mail|write to) (?:him|her|them|me|us)
     (?:on|at|via|@|by (?:e-?mail|phone|text))
# con
(?:contributing(?: writers?| reporters?)?|contributors?): (?-i:[A-Z]).{0,120}$
# if_
if you(?: have|[’']ve| know| are|[’']re)\b.{0,200}?\b(?:we(?: would|[’']d) (?:like|love) to hear|get in touch
    |(?:e-?mail|contact|write to) (?:us|our|@))\b
# dow get ins try
(?:get|download|install|try) (?:the|our) .{0,40}?\bapps?\b
# fun hel sup
(?:support|fund|help (?:us|keep|support)) .{0,40}?\b(?:journalism|independent (?:media|news|press)|newsroom)\b
# loa rea see sho vie
(?:read|see|show|view|load) (?:more|all|the full (?:story|article)|full (?:story|article)){END}
# the
the post .{1,200}? (?:appeared first|first appeared) on\b
# tha
(?:thanks?|thank you) for (?:reading|subscribing|visiting|using|watching|listening)\b
# e-m ema
e-?mail (?:this )?to a friend
# let tel wha
what do you think\?.{0,60}?(?:comment|tell us)|(?:let us know|tell us) (?:what you think|in the comments)
# joi
join the (?:conversation|discussion|debate)\b
# com let
(?:letters\.? )?(?:comments?|commenting) .{0,40}?\b(?:are|is) (?:now )?(?:closed|disabled|moderated)\b
# you
you can (?:unsubscribe|opt out|change your preferences)\b
# rea
read or share this (?:story|article)
# sha
share (?:this|your|the) (?:story|article|page|post|thoughts|with|on|via)\b.{0,50}?{END}
# adv
(?:advertisement|advertising){END}
# adv art con kee scr ski sto
(?:story continues|article continues|continues below|advertisement continues|continue reading|keep reading
    |continue to article|scroll (?:down )?(?:to|for)|skip (?:to|past)).{0,60}?{END}
# ena enl hid ple tog you
(?:your browser does not|(?:please )?enable java ?script|hide caption|toggle caption|enlarge this image)\b
# pla thi vid
(?:this )?video (?:could not|cannot|player|is not available|unavailable)\b|playback (?:isn't|is not)\b
# cli tap
(?:click|tap) to (?:enlarge|expand|play|view)\b
# acq add pur reu see sha unm vid vie
(?:view image in fullscreen|reuse this content|share full article|(?:see|view) all topics|video ad feedback
    |unmute|(?:acquire|purchase) licensing rights(?:, opens new tab)?|add to your saved stories){END}
# new you
(?:new ?)?you can (?:now )?listen to .{2,40} (?:articles|stories){END}
# all jus our som the
(?:just a heads[ -]up,? )?(?:(?:some|all) of )?(?:the|our|these) links? .{0,60}?\b(?:may be |are )affiliate\b
# the thi
(?:this|the) (?:post|article|page|story) (?:may )?(?:contains?|includes?) affiliate\b
# our the thi
(?:this|our|the) (?:work|blog|(?:web)?site|article|post)\b.{0,40}? (?:licensed|published|available) under an?
     creative commons\b
# ple
please (?:share|send|submit|upload) (?:us )?your (?:photos?|pictures?|images?
    |videos?|stories|thoughts)\b
# mor see vie wat
(?:see|view|watch|more) (?:more|all|(?-i:[A-Z])\w{1,20}[’']s) (?:photos|pictures|images|videos|galleries)
    (?: of [\w ’']{2,40})?{END}
# lis mor pho pic rea rel see vid vot wat
(?:see|more|read|watch|photos?|pictures|video|vote|related|listen)\b[^()]{2,140}\)\.?\s*$
# dow lis rea see wat
(?:read|see|watch|listen to|download) (?-i:[A-Z])\w+[’']s (?:full|complete|entire) [\w ]{3,40}{END}
# add
add .{2,40}? to your (?:timeline|favou?rites|home ?screen|feed|bookmarks)\b
# you
your (?:subscription|registration|sign[ -]?up) (?:failed|was not|could not
    |has been (?:confirmed|received))\b
# ple
please (?:check|confirm|verify) your (?:e-?mail|inbox|mailbox|spam)\b
# ( all cop ©
(?:©|\(c\) ?(?:19|20)\d\d|all rights reserved)|copyright\b.{0,50}?(?:©|\(c\)|\b(?:19|20)\d\d)
# the thi
(?:this|the) (?:material|content|article|report|story) (?:may|must|cannot|can) not be
     (?:published|reproduced|copied|distributed|broadcast)
(?:this|the) (?:article|story|report|post|piece|content|interview) (?:was |is |has been |had been )?
    (?:(?:first|originally|also) (?:published|appeared|posted)|(?:re)?published (?:here )?(?:with permission
    |under|in partnership)|produced in partnership|translated from|syndicated|updated (?:to|with|on)
    |part of)\b.{0,150}$
# ( add com edi fur gra ill pho pro rep res tra vid wri
\(?(?:additional |further )?(?:reporting|writing|editing|compiled|written|edited|produced|translated
    |translation|graphics?|research|photographs?|photos?|illustrations?|video)(?: and (?:additional )?
    (?:reporting|writing|editing|photos?))? (?:by:?|from:) (?-i:[A-Z])\w
    (?!.{0,200}\b(?:shows?|showed|shown|was|were|is|are|has|had|found|said|suggests?|suggested)\b)
# wit
with (?:reporting|files|additional reporting) (?:by|from)\b
# edi our the
our standards\s*:|the thomson reuters trust principles|editor[’']?s? ?note\s*:? ?this (?:story|article)
# our thi we_
(?:we|this (?:web)?site|our (?:web)?site|our partners)(?: and (?:our|its) .{0,30}?)? uses?
     (?:cookies|necessary cookies|your data)\b
# by_
by (?:continuing|using|clicking|subscribing|signing|submitting|proceeding|entering)\b.{0,80}?
    \b(?:agree|accept|consent|acknowledge)\b
# acc all dec man rej
(?:accept|reject|manage|allow|decline) (?:all|cookies|consent|preferences|optional)\b.{0,40}?{END}
"""

# What begins the readers' own words: everything behind it is theirs.
COMMENTS = r"""
# 0 a_a a_c a_t a_y add all com joi lat lea loa pos rea see sho the top use vie wri you
(?:\d{1,6} )?(?:(?:reader|view|show|see|all|latest|top|user|add|leave|post|write|join|load) ){0,3}
    (?:the |your |a )?comments?(?: (?:section|below|on this (?:story|article)|\d{1,6}))?
    (?:\s*[(\[]\d{0,6}[)\]])?{END}
# add lea pos wri
(?:leave|add|post|write) a (?:reply|comment)\b.{0,60}$
# hav joi wha
(?:what do you think\?|have your say|join the (?:conversation|discussion)){END}
"""

# What begins a list of other articles, tags or promotions: the headlines behind it go with it.
LIST_HEADING = r"""
# bes edi fea lat mor mos oth pop rec rel sim top tre
(?:more|related|other|similar|latest|recent|popular|top|trending|recommended|featured|best of
    |editor[’']?s[’']? picks?|most (?:read|popular|viewed|shared|commented))
    (?: (?:{ITEM}|read|now|today|this week|for you|in [\w ]{2,20})){0,3}{END}
# lat mor oth rel
(?:more|other|latest|related) (?:from|in|on|by|about|news from|stories (?:from|by|in)) [\w’'&. -]{2,50}$
# exp mor mos rec rel spo sug
(?:explore more on these topics|recent comments(?: on our stories)?|suggested topics|more on this story
    |related (?:internet )?links|more for you|most viewed|sponsored content
    |related video)(?: ?[:：].{0,120})?{END}
# abo aro aut fol fro in_ kee new pai peo pro rea spo sta up_ wha you
(?:you (?:may|might) also (?:like|enjoy|be interested in)|read (?:next|this next)|up next
    |what to read next|keep reading|in (?:this story|other news)|around the web
    |from (?:our|the) (?:partners|archive|web)|promoted stories|paid (?:content|post)
    |sponsored (?:content|links|stories)|people also (?:read|ask)|about (?:the authors?|us)|author bio
    |follow (?:us|along)|stay (?:connected|informed|in touch)|newsletters?(?: sign[ -]?up)?){END}
# cat fil key mor tag top
(?:tags?|topics?|filed under|more on|keywords?|categor(?:y|ies))\s*[:：]
"""

# What kind of thing waits behind a link, and its headline: dropped where it is no sentence.
TEASER = r"""
# ana aud exp gal in_ int liv mor opi pho pic pod pol qui rec rel sli tim vid wat
(?:video|watch|gallery|photo gallery|photos|pictures|in pictures|slideshow|audio|podcast|quiz|poll|interactive
    |more|live updates|opinion|analysis|explainer|timeline|related|recommended)\s*[:：|]\s*(?=\S).{3,140}$
"""

# A picture's caption, known by how it begins; in any language.
CAPTION = r"""
# fil
file ?(?:photo|pic(?:ture)?|image)\b|file [-–—]\s
# afb arc bee bil cap cré fot ill ima imm pho pic sym zdj ф ا ص 写 图 사
(?:photo|image|picture|pictured|caption|photograph|foto|fotos|bild|symbolbild|archivbild|illustration
    |crédits?(?: photo)?|photo d[’']archives|imagen|imagem|immagine|afbeelding|beeld|zdjęcie|фото
    |الصورة|صورة|写真|图|图片|사진)(?: ?(?:credits?|by|caption|source|gallery|\d))?\s*[:：]
# ban cov fea hea ill ima lea lis mai pho pic top
(?:(?:listing|lead|cover|header|feature|featured|main|top|banner) )?(?:photo|photograph|picture|illustration
    |image)s? (?:by|courtesy(?: of)?|via|from) (?-i:@|[A-Z])(?:.{0,300}[^.!?"”]$|(?:\S{1,40} ?){0,7}$)
# epa get pa_ shu
(?:Getty Images|PA Media|EPA|EPA-EFE|Shutterstock)(?:/[\w .-]{2,30})?(?:$| (?-i:An?|The) [^.!?]{10,200}$)
# 【 写 画 （
(?:写真|画像)[は＝=]|[（【]写真
"""

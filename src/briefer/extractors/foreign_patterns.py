"""The turns of phrase of ``patterns.py`` in other languages than English, one paragraph for each."""

POINTER = r"""
# hör les lie seh
(?:lesen sie|lies|hören sie|sehen sie)(?: (?:auch|mehr|dazu|hier|weiter|zum thema)){1,3}{GO-END}
# auc das meh wei zum
(?:mehr (?:zum thema|dazu|lesen|zu diesem thema)|das könnte sie auch interessieren|auch interessant
    |weiterführende links?|zum thema|weitere (?:artikel|nachrichten|meldungen)){GO-END}

# a_a a_l a_à lir nos pou sur voi à
(?:(?:[àa] )?lire (?:aussi|également|la suite|plus)|voir aussi|sur le même (?:sujet|thème)
    |à (?:lire|écouter|voir)(?: aussi)?|pour aller plus loin|nos articles){GO-END}

# lea lee vea ver
(?:lea|lee|leer|ver|vea) (?:también|más|además){GO-END}
# art le_ más not te_
(?:te puede interesar|le puede interesar|más información|noticias? relacionadas?
    |artículos? relacionados?){GO-END}

# asc gua leg ved
(?:leggi|guarda|vedi|ascolta) (?:anche|tutto|di più){GO-END}
# app art pot
(?:potrebbe(?:ro)? interessarti|articoli correlati|approfondisci)(?: anche)?{GO-END}

# lei ouç sai vej
(?:leia|veja|saiba|ouça) (?:também|mais){GO-END}

# bek lee lui
(?:lees|bekijk|luister) (?:ook|meer|verder){GO-END}

# les läs læs
(?:les|læs|läs) (?:også|mer|mere|också|även|vidare){GO-END}

# czy prz zob
(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej|dalej){GO-END}

# с ч
(?:читайте|смотрите)(?: также| еще| ещё| по теме){1,2}{GO-END}

# إ ا ش ط
(?:اقرأ|إقرأ|شاهد|طالع)(?:وا)? (?:أيضا|أيضاً|ايضا|المزيد|كذلك)

# あ お こ 続 関
関連(?:記事|ニュース|リンク)|あわせて読みたい|続きを読む|この記事の続き|おすすめ記事
# 延 推 更 相
相关(?:阅读|新闻|报道)|相關新聞|延伸阅读|延伸閱讀|推荐阅读|更多新闻
# 관 더
관련 ?기사|더보기
"""

NOTICE = r"""
# anz wer
(?:anzeige|werbung){END}
# abo hie jet mel
(?:jetzt|hier|melden sie sich|abonnieren sie) .{0,60}?\b(?:newsletter|abonnieren|anmelden|bestellen)\b
# art die fol tei
(?:folgen sie uns|diesen artikel|artikel (?:teilen|drucken|merken|anhören|weiterleiten)|teilen sie)\b
    .{0,60}?{END}
# art bil dis meh zur
(?:bild vergrößern|zur merkliste hinzufügen|artikel zum hören.{0,20}|diskutieren sie mit
    |mehr (?:erfahren|infos)){END}
# bit
bitte (?:bestätigen|überprüfen) sie .{0,60}?\b(?:link|anmeldung|e-?mail|postfach|adresse)\b
# dei ihr
(?:ihre|deine) anmeldung (?:wurde nicht|ist (?:nicht |noch nicht )?abgeschlossen)\b
# das
das thema könnte dich auch interessieren\b
# den
den (?:kompletten|vollständigen|ganzen) (?:beitrag|artikel|text) (?:lesen|finden) sie\b
# all die
(?:die|alle)(?: textuellen| anderen)? inhalte\b[^.!?]{0,80}?\b(?:creative[ -]commons[\w -]{0,20}
    |urheberrechtlich geschützt)\.?\s*$
# all die wir
alle rechte vorbehalten|wir verwenden cookies|diese (?:website|seite) (?:verwendet|nutzt) cookies
# zur
zur startseite{END}
# der die
(?:dieser|der) (?:artikel|text|beitrag) (?:ist|wurde|erschien) (?:zuerst|ursprünglich|erstmals)

# abo ins rec sui tél
(?:abonnez-vous|inscrivez-vous|recevez|suivez-nous|téléchargez)\b.{0,90}?\b(?:newsletters?|lettre
    |infolettre|application|appli|boîte mail|réseaux|{SOCIAL})
# art la_ pub
(?:publicité|la suite après (?:cette|la) publicité|article réservé (?:aux|à nos) abonnés){END}
# par tou
partagez? (?:cet |l[’'])article\b.{0,60}$|tous droits (?:réservés|de reproduction)
# ce_ nou
(?:nous|ce site) utilis(?:ons|e) des cookies
# con off réu tem
(?:offrir l[’']article|réutiliser ce contenu|contribuer|temps de lecture.{0,12}){END}
# don lai réa
(?:réagissez|donnez votre avis|laissez un commentaire)\b.{0,60}$

# des rec reg sus síg
(?:suscríb[ae](?:te|se)|regístr[ae](?:te|se)|recib[ae]|síg[ua](?:e|anos|enos)|síguenos|descarg[ae])\b
    .{0,90}?\b(?:newsletters?|boletín|boletines|correo|redes|canal|app|aplicación|{SOCIAL})
# est tod uti
todos los derechos reservados|utilizamos cookies|este sitio (?:web )?utiliza cookies
# cop ir_ tu_
(?:ir a los comentarios|copiar enlace|tu suscripción se está usando en otro dispositivo){END}
# com dej
comparte esta noticia|deja (?:tu|un) comentario

# abb isc ric sca seg
(?:iscriviti|abbonati|seguici|ricevi|scarica)\b.{0,90}?\b(?:newsletter|canale|app|{SOCIAL})
# que rip tut ©
tutti i diritti riservati|riproduzione riservata|©? ?riproduzione|questo sito utilizza i? ?cookie

# ass bai cli ins rec sig sub
(?:assine|inscreva-se|siga(?:-nos)?|receba|subscreva|baixe|clique aqui)\b.{0,90}?\b(?:newsletter|boletim
    |canal|app|notícias|aqui|{SOCIAL})
# con est tod
todos os direitos reservados|este site utiliza cookies|continua (?:após|depois d)a publicidade

# abo dow mel sch vol
(?:meld je aan|schrijf je in|abonneer je|volg ons|download)\b.{0,90}?\b(?:nieuwsbrief|app|{SOCIAL})
# all tek wij
alle rechten voorbehouden|wij gebruiken cookies|tekst gaat verder onder

# abo föl føl mel pre til
(?:tilmeld dig|prenumerera på|abonner på|meld deg på|följ oss|følg oss)\b.{0,60}$
# all art sak
artiklen fortsætter (?:efter|under)|artikeln fortsätter|saken fortsetter under|alle rettigheder forbeholdes

# sub wsz zap ś
(?:zapisz się|subskrybuj|śledź nas|wszelkie prawa zastrzeżone)\b.{0,80}$

# в п с
(?:подпиш(?:ись|итесь)|подписывайтесь|все права защищены|следите за)\b.{0,80}$

# ا ت ج ح ش
تابعونا|تابعنا|اشترك (?:في|الآن)|اشتركوا|جميع الحقوق محفوظة|شارك (?:هذا )?(?:الخبر|المقال)|حمل التطبيق

# コ シ ツ ロ 会 無
シェアする|ツイートする|コメントを(?:書く|見る|投稿)|会員登録|会員限定|ログイン|無断(?:転載|複製)
# 【 こ フ メ 広 無 ［ ｐ
無料会員|この記事は有料|メールマガジン|フォローする|【?広告】?$|［?ＰＲ］?$

# ( 关 扫 未 点 版 编 責 责 转 （
責任编辑|责任编辑|責任編輯|[(（]?编辑[:：]|版权所有|未经授权|转载请注明|扫码|关注我们|点击(?:进入|查看|下载)

# ⓒ 구 기 무 저
무단 ?전재|저작권자|기사제보|구독하기|ⓒ
"""

COMMENTS = r"""
# 0 kom les
(?:\d{1,6} )?(?:leser)?kommentare?(?: \(?\d{1,6}\)?)?{END}
# kom
kommentar (?:schreiben|verfassen|hinterlassen){END}

# 0 com
(?:\d{1,6} )?commentaires?(?: \(?\d{1,6}\)?)?{END}
# ajo lai pos réa
(?:laisser|ajouter|poster) un commentaire{END}|réagir à cet article{END}

# 0 com dej esc
(?:\d{1,6} )?comentarios?(?: \(?\d{1,6}\)?)?{END}|(?:deja|escribe) (?:un|tu) comentario{END}

# 0 com las scr
(?:\d{1,6} )?comment[io](?: \(?\d{1,6}\)?)?{END}|(?:lascia un|scrivi un) commento{END}

# 0 com dei
(?:\d{1,6} )?comentários?(?: \(?\d{1,6}\)?)?{END}|deixe (?:um|seu) comentário{END}

# 0 kom rea yor к
(?:\d{1,6} )?(?:reacties|kommentarer|komentarze|комментарии|комментариев|yorumlar)(?: \(?\d{1,6}\)?)?{END}

# أ ا ت
(?:التعليقات|تعليقات|أضف تعليق|اترك تعليقا)(?: \(?\d{1,6}\)?)?{END}

# み コ
(?:みんなの)?コメント(?:欄)?(?: ?[(（]?\d{0,6}件?[)）]?)?{END}

# 网 评 댓
(?:网友)?评论(?: ?[(（]?\d{0,6}[)）]?)?{END}|댓글(?: ?\d{0,6}개?)?{END}
"""

LIST_HEADING = r"""
# arg ass emn eti mot sch suj tem the thè tre tóp ä т ا و キ タ 标 關 태
(?:schlagwörter|schlagworte|themen|sujets?|thèmes|mots[- ]clés|etiquetas|temas|argomenti|assuntos
    |tópicos|trefwoorden|emner|ämnen|теги|темы|الكلمات الدلالية|وسوم|标签|關鍵字|キーワード|タグ|태그)\s*[:：]

# das emp meh mei ver wei ä ü
(?:mehr zum thema|das könnte sie auch interessieren|meistgelesen|meistgelesene artikel
    |(?:ähnliche|verwandte|empfohlene|weitere) (?:artikel|themen|inhalte|meldungen|nachrichten)
    |über (?:den autor|die autorin)){END}

# art dan l'a les l’a sur vou à
(?:sur le même sujet|articles? (?:liés?|similaires?|associés?)|les plus lus|à lire aussi
    |dans la même rubrique|vous aimerez aussi|l[’']auteur){END}

# arc art lo_ más not sob tam te_
(?:lo más (?:leído|visto)|más (?:noticias|leídas|en [\w ]{2,20})|artículos relacionados|más información
    |noticias relacionadas|(?:también )?te puede interesar|sobre la firma|archivado en){END}

# art i_p leg pot
(?:articoli (?:correlati|più letti)|i più letti|potrebbe interessarti(?: anche)?|leggi anche){END}

# art lei mai not vej
(?:mais lidas|notícias relacionadas|veja também|leia também|artigos relacionados){END}

# ger lee mee
(?:meest gelezen|lees ook|gerelateerde artikelen){END}

# les läs mes
(?:mest læste|mest lest|mest läst|les også|läs mer){END}

# naj zob п с ч
(?:najczęściej czytane|zobacz także|читайте также|самое читаемое|по теме){END}

# أ ا م
(?:مواضيع ذات صلة|مقالات ذات صلة|اقرأ أيضا|اقرأ أيضاً|الأكثر قراءة|أخبار ذات صلة){END}

# お ア ラ 人 最 関
(?:関連(?:記事|ニュース|キーワード|リンク)|(?:アクセス)?ランキング|おすすめ(?:記事)?|人気記事|最新記事){END}

# 延 推 热 相
(?:相关(?:阅读|新闻|报道)|热门(?:新闻|推荐)|推荐阅读|延伸閱讀){END}

# 관 많 인
(?:관련 ?기사|많이 본 뉴스|인기 ?기사){END}
"""

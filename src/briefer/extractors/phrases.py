"""The words of newspaper furniture, in the languages that briefer meets. Data only; ``lines.py`` uses it.

A line made of nothing but these words is furniture; one foreign word, and the line may be news. So the lists
may be generous: "Share" alone is a button, "Share prices" is not.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that make a line a piece of furniture; at least one of them must be there.
BUTTONS = _words("""
    share shares shared tweet retweet pin print printer save saved bookmark comment comments reply replies
    like likes follow following followers subscribe subscribed subscriber subscribers login logout register
    newsletter newsletters advertisement advertisements advertising advert adverts ad ads sponsored promoted
    facebook twitter whatsapp linkedin reddit telegram pinterest flipboard messenger instagram youtube
    tiktok bluesky mastodon threads viber tumblr snapchat rss sms e-mail email copied embed listen podcast
    subscription cookie cookies privacy imprint sitemap accessibility careers permalink unsubscribe
    preferences loading menu navigation trending recommended related advertise copyright reprints
    permissions feedback tags teilen drucken merken kommentar kommentare kommentieren anzeige werbung
    abonnieren weiterlesen vorlesen anhören impressum datenschutz datenschutzerklärung agb leserbriefe
    abmelden anmelden twittern mailen partager partagez imprimer commenter commentaire commentaires
    publicité sauvegarder enregistrer envoyer abonner s'abonner abonnez-vous réagir réagissez écouter lire
    compartir compartida imprimir guardar comentar comentario comentarios publicidad suscribirse suscríbete
    anuncio escuchar enviar condividi stampa salva commenta commenti commento pubblicità ascolta iscriviti
    abbonati invia compartilhar compartilhe partilhar partilhe salvar comente comentários publicidade assine
    ouvir delen deel afdrukken bewaren reageren reacties reactie advertentie abonneren aanmelden luister del
    dela udskriv skriv kommentarer kommentér kommentera annonce annons reklame tilmeld prenumerera lyt
    udostępnij drukuj komentarze skomentuj reklama zapisz поделиться распечатать комментарии комментировать
    реклама сохранить подписаться paylaş yazdır yorum yorumlar reklam kaydet شارك مشاركة طباعة تعليق تعليقات
    التعليقات إعلان اعلان فيسبوك تويتر واتساب اشترك حفظ نسخ コメント コメントする シェア シェアする
    ツイート ツイートする 印刷 保存 広告 記事を印刷
    ブックマーク 分享 评论 評論 收藏 打印 列印 点赞 點讚 广告 廣告 共有 공유 공유하기 댓글 인쇄 광고 스크랩
""")

# Words that furniture is padded with; alone they prove nothing.
PADDING = _words("""
    this the that these article articles story stories page post posts news on via to by with and or a an of
    us our your you me now more view all show hide leave add read write join conversation discussion be
    first in for new window opens options option button buttons min mins minute minutes reading time hour
    hours day days here app download link links copy x mail google pocket line using from top back up out
    sign log it what's whats do no yes policy policies terms conditions use service settings notice manage
    choices center centre contact about faq help send friend gift free get started rights reserved skip
    content close search expand collapse next previous toggle live updates continue below see diesen dieser
    dieses artikel beitrag auf per und oder zu den die das der mehr alle anzeigen zum zur von kopieren seite
    senden ich jetzt cet cette l'article sur par et ou le la les un une des du de plus tous lien copier ce
    sujet votre vos nos este esta artículo noticia en por y o el los las más todos enlace copiar página su
    tus nuestra questo articolo e il lo gli di più tutti condividere copia pagina artigo notícia na em os as
    mais seu dit deze op het een meer kopieer denne artikkel på med og och eller flere mer w przez i lub
    artykuł więcej в на через и или статью эту еще ещё ссылку скопировать haberi bu ve هذا المقال على عبر و
    أو المزيد الرابط
""")

# Words that stand round a date above an article.
DATE_WORDS = _words("""
    published publication date posted updated update modified edited created last first on at of the since
    originally edt time local online print min mins minute minutes read hour hours hr hrs day days week
    weeks ago just now yesterday today am pm a.m p.m issue edition filed noon midnight veröffentlicht
    aktualisiert stand erschienen zuletzt geändert uhr um vom den der vor minuten stunden tagen stunde tag
    lesezeit lesedauer heute gestern erstellt publié publiée mis mise à jour le la a h il y heure heures
    jours temps de lecture modifié hier aujourd'hui publicado publicada actualizado actualizada el las los
    hace horas minutos días hora hs lectura tiempo pubblicato aggiornato alle ore fa giorni minuti lettura
    tempo di ultima modifica atualizado atualizada às as em há dias leitura gepubliceerd bijgewerkt
    geplaatst op om uur geleden dagen leestijd laatste kl klokken publisert publiceret publicerad oppdatert
    opdateret uppdaterad sist sidst opublikowano aktualizacja data o godz опубликовано обновлено в г года
    назад минут часов yayınlanma güncelleme tarihi saat نشر في آخر تحديث بتاريخ منذ ساعة ساعات دقيقة الساعة
    نُشر 公開 更新 配信 掲載 朝刊 夕刊 最終更新 発布 发布 发表 發布 更新时间 发布时间 时间 오전 오후
    입력 수정 등록
""")

# What a section of a newspaper is called: a line above the headline, or between it and the article.
SECTIONS = _words("""
    home homepage news world international national local politics business economy markets finance money
    sport sports football soccer tennis cricket rugby cycling golf basketball hockey chess athletics culture
    arts books film music television tv theatre life lifestyle style travel food health science technology
    tech environment climate education crime courts law opinion comment editorial analysis feature features
    interview exclusive breaking live video podcast obituaries weather europe africa asia americas america
    uk us u.s britain canada australia regional city region media society religion history magazine weekend
    special report explainer profile review reviews startseite nachrichten politik wirtschaft finanzen
    panorama kultur wissen gesundheit reise meinung ausland inland lokales regionales gesellschaft fußball
    netzwelt feuilleton technik wissenschaft klima leben deutschland europa accueil actualité actualités
    monde politique économie société santé sciences planète environnement opinions france région faits
    divers portada inicio actualidad mundo internacional nacional política economía sociedad cultura
    deportes deporte salud ciencia tecnología opinión españa clima attualità esteri cronaca politica
    economia salute scienza opinioni mondo notícias brasil esportes desporto saúde ciência nieuws binnenland
    buitenland economie cultuur wetenschap gezondheid opinie innenriks utenriks inrikes utrikes nyheter
    nyheder sporten новости политика экономика общество мир спорт культура наука مقالات أخبار سياسة اقتصاد
    رياضة ثقافة ニュース 社会 政治 経済 国際 スポーツ 文化 地域 科学 新闻 国际 财经 体育 要闻 国内 뉴스
    사회 정치 경제 국제 스포츠
""")

# Words that end or begin the name of a newspaper, an agency or a station.
OUTLET_WORDS = _words("""
    news newspaper post times herald courier tribune journal gazette guardian telegraph observer chronicle
    mail star sun daily weekly press standard review monitor record reporter examiner globe mirror express
    independent wire newswire radio tv television broadcasting magazine today sentinel argus advertiser
    bulletin dispatch echo enquirer inquirer ledger mercury register republic agency service network media
    online desk digest outlook round bbc cnn npr abc cbs nbc itv pbs zeitung tageszeitung tageblatt tagblatt
    anzeiger rundschau bote nachrichten kurier presse rundfunk spiegel wochenblatt monde figaro parisien
    dépêche dauphiné nouvelles diario país periódico noticias gaceta heraldo mundo vanguardia correo
    corriere giornale gazzetta repubblica messaggero stampa jornal folha correio notícias krant dagblad
    courant volkskrant telegraaf tidende tidning dagbladet aftenposten gazeta dziennik газета известия
    новости ведомости صحيفة جريدة وكالة
""")

# What the trade calls the people who write it.
ROLES = _words("""
    reporter reporters correspondent correspondents editor editors journalist journalists columnist writer
    writers staff bureau chief political business economics health science sports senior deputy contributor
    contributing special foreign diplomatic security environment education author redaktion redakteur
    redakteurin korrespondent korrespondentin autor autorin reporterin correspondant correspondante envoyé
    envoyée spécial spéciale rédaction corresponsal redactor redactora redacción enviado enviada especial
    corrispondente inviato inviata redazione redação correspondente repórter redactie verslaggever
    korespondent корреспондент редакция
""")

# Small words inside a person's name, a byline or the name of an outlet.
NAME_PARTICLES = _words("""
    and und et y e i en og och & with at in of for the from van von der den de del della di da dos das do la
    le les los las du bin ibn al el ben ter ten te zu zur zum mit aus af av à au aux für pour para por jr sr
    dr st
""")

# Agencies whose credit in brackets or at the end says who wrote the text first.
AGENCIES = {
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "reuters staff": "Reuters",
    "ap": "AP",
    "the associated press": "AP",
    "associated press": "AP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "dpa": "dpa",
    "dpa-afx": "dpa-AFX",
    "epd": "epd",
    "kna": "KNA",
    "sid": "SID",
    "apa": "APA",
    "sda": "SDA",
    "keystone-sda": "Keystone-SDA",
    "keystone-ats": "Keystone-ATS",
    "ats": "ATS",
    "belga": "Belga",
    "anp": "ANP",
    "upi": "UPI",
    "bloomberg": "Bloomberg",
    "dow jones": "Dow Jones",
    "pa": "PA",
    "pa media": "PA",
    "press association": "PA",
    "cp": "The Canadian Press",
    "the canadian press": "The Canadian Press",
    "aap": "AAP",
    "cnn": "CNN",
    "efe": "EFE",
    "europa press": "Europa Press",
    "ansa": "ANSA",
    "adnkronos": "Adnkronos",
    "agi": "AGI",
    "lusa": "Lusa",
    "agência brasil": "Agência Brasil",
    "ntb": "NTB",
    "tt": "TT",
    "ritzau": "Ritzau",
    "stt": "STT",
    "pap": "PAP",
    "ctk": "ČTK",
    "čtk": "ČTK",
    "mti": "MTI",
    "tanjug": "Tanjug",
    "hina": "HINA",
    "interfax": "Interfax",
    "интерфакс": "Interfax",
    "tass": "TASS",
    "тасс": "TASS",
    "ria novosti": "RIA Novosti",
    "риа новости": "RIA Novosti",
    "ukrinform": "Ukrinform",
    "anadolu": "Anadolu",
    "anadolu agency": "Anadolu",
    "aa": "Anadolu",
    "xinhua": "Xinhua",
    "新华社": "Xinhua",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "共同": "Kyodo",
    "時事": "Jiji",
    "jiji press": "Jiji",
    "ロイター": "Reuters",
    "yonhap": "Yonhap",
    "연합뉴스": "Yonhap",
    "pti": "PTI",
    "ani": "ANI",
    "ians": "IANS",
    "bernama": "Bernama",
    "antara": "Antara",
    "wam": "WAM",
    "spa": "SPA",
    "kuna": "KUNA",
    "petra": "Petra",
    "mena": "MENA",
    "رويترز": "Reuters",
    "أ ف ب": "AFP",
    "ا ف ب": "AFP",
    "د ب أ": "dpa",
    "وام": "WAM",
    "واس": "SPA",
    "allafrica": "allAfrica",
    "ips": "IPS",
}

# Cities that need no state or country in a dateline (The Associated Press Stylebook, "datelines").
KNOWN_CITIES = frozenset(
    city.replace("_", " ")
    for city in _words("""
    Atlanta Baltimore Boston Chicago Cincinnati Cleveland Dallas Denver Detroit Honolulu Houston
    Indianapolis Las_Vegas Los_Angeles Miami Milwaukee Minneapolis New_Orleans New_York Oklahoma_City
    Philadelphia Phoenix Pittsburgh St._Louis Salt_Lake_City San_Antonio San_Diego San_Francisco Seattle
    Washington Amsterdam Athens Baghdad Bangkok Beijing Beirut Berlin Brussels Cairo Dublin Geneva
    Guatemala_City Havana Helsinki Hong_Kong Islamabad Istanbul Jerusalem Johannesburg Kabul Kuwait_City
    Kyiv London Luxembourg Macau Madrid Mexico_City Milan Monaco Montreal Moscow Munich New_Delhi
    Panama_City Paris Prague Quebec_City Rio_de_Janeiro Rome San_Marino Sao_Paulo Seoul Shanghai
    Singapore Stockholm Sydney Tehran Tokyo Toronto Vatican_City Vienna Zurich
    """)
)

"""German: ordinal numbers end in a full stop, nouns begin with a capital; „quoted“ or »quoted«."""

from briefer.text.languages import LanguageRules, words_of

TITLES = """
    ehem vorl gez i.H.v Hr Hrn Fr Frl Dr Prof Ing Dipl Mag Lic Min Präs Vors Stv Gen Hptm Lt Oblt Maj Kap
    St Skt Sr Frhr Gf Pf Pfr med phil jur rer nat habil iur oec theol vet h.c e.h hc bzw z.B z.b zB d.h
    i.e u.a u.ä u.U u.Ä m.E m.W i.d.R i.A i.V v.a s.o s.u o.g o.ä s.g z.T z.Z z.Zt zzgl zz vgl evtl ggf
    inkl exkl einschl ca ungef mind etwa sog gem lt betr bes insb insbes entspr urspr gest geb verh verw
    zul amtl dt frz engl span russ österr niederl allg ausschl bezgl bzgl gegr gegebenenf
    jew jhrl kath ev prot mtl näml u vs versch vorm nachm wg zus Abt Anm Aufl Ausg Bearb Bd Bde Beisp Bsp
    Ebf Hrsg Hg Hl hl Inh Jg Kl Kto Ltg Pos Red Tel tel Verf Verl Vgl Zs Zi Zt Ev Kath Int Nat Bhf Hbf Geb
    Gebr Reg Bez Nr.n Staatl städt staatl dipl Dipl.-Ing Priv.-Doz Univ.-Prof b.R a.d i.Br v.d.H d.Ä d.J
    ob.d i.e.S i.w.S p.a p.P p.M rd schätzungsw Oberstlt Brig Adm Kard Erzb Ass Doz StR OStR RA Bj Mfr
"""
ENDINGS = """
    usw usf etc u.s.w u.s.f u.v.m u.v.a u.a.m dgl o.Ä Str Co Cie Corp Inc Ltd Jr Sen Jun jr sen jun Mio
    Mrd Bio Tsd Mill Std Sek Chr v.Chr n.Chr e.V eV i.R a.D U.S U.S.A U.K U.N Jh Jhd Jhdt Jan Feb Febr Mrz
    Apr Jul Aug Sep Sept Okt Nov Dez Mo Di Do Ph.D PhD M.A B.A B.Sc M.Sc LL.M w.z.b.w s.A z.H z.Hd Allg
    d.M
"""
BEFORE_NUMBERS = """
    Str Az Nr Nrn Nummer Art Abs Abschn Kap S Bl Bd Bde Fig Abb Tab Tel Ziff Anh Anm Lfg Jg Hs Vers V Z Rn
    Rdnr Rz ca Pos lit Aufl Tz No § Par max min Bj Kfz Rn Art.n
"""
MONTHS = """
    Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember Jan
    Feb Febr Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez Jahrhundert Jahrhunderts Jh Jhd Weltkrieg
"""
STARTERS = """
    Der Die Das Den Dem Des Ein Eine Einer Einem Einen Eines Er Sie Es Wir Ihr Ich Du Man Sein Seine
    Seiner Seinem Seinen Ihre Ihrer Ihrem Ihren Unser Unsere Mein Meine Dein Deine Dieser Diese Dieses
    Diesem Diesen Jener Jene Jenes Jeder Jede Jedes Alle Allen Alles Viele Vielen Manche Mancher Einige
    Mehrere Wenige Beide Andere Keiner Keine Kein Niemand Jemand Und Oder Aber Doch Denn Sondern Auch Nur
    Nicht Noch Schon Erst Wieder Weil Da Dass Obwohl Wenn Falls Als Bis Bevor Nachdem Seit Seitdem Sobald
    Solange Während Wie Wo Wer Was Wen Wem Wessen Warum Wieso Weshalb Wann Woher Wohin Welche Welcher
    Welches In Im Ins An Am Ans Auf Aus Bei Beim Mit Nach Von Vom Vor Vorm Zu Zum Zur Für Gegen Durch
    Durchs Um Ums Ohne Über Unter Zwischen Hinter Neben Trotz Wegen Laut Gemäß Statt Anstatt Außer
    Außerdem Zudem Jedoch Dennoch Trotzdem Deshalb Daher Darum Deswegen Somit Also Allerdings Dabei Dafür
    Dagegen Damit Danach Daran Darauf Daraufhin Daraus Darin Darüber Davon Davor Dazu Dann Dort Hier
    Hierzu Heute Gestern Morgen Jetzt Nun Bald Später Früher Zuletzt Zunächst Zuvor Inzwischen
    Mittlerweile Derzeit Damals Bislang Bisher Einst Immer Nie Niemals Oft Manchmal Meist Meistens
    Vielleicht Wahrscheinlich Offenbar Angeblich Tatsächlich Natürlich Leider Allein Sogar Selbst
    Insgesamt Zwei Drei Vier Fünf Sechs Sieben Acht Neun Zehn Ist Sind War Waren Hat Haben Hatte Wird
    Werden Wurde Wurden Kann Können Soll Sollen Muss Müssen Will Wollen Darf Dürfen So Solche Solch
    Experten Kritiker Beobachter Polizei Ermittler Weder Entweder Sowohl Je Zwar Genau Gerade Ebenso
    Ebenfalls Erstmals Anders Ansonsten Sonst Dadurch Demnach Demzufolge Künftig Möglicherweise Nachts
    Abends Morgens Mittags Montags Rund Etwa Knapp Fast Ende Anfang Mitte Ob Obgleich Damit's Wäre Hätte
    Würde Etliche Zahlreiche Dutzende Hunderte Tausende
"""
COUNTING = """
    auf um bei nach von über gegen unter rund etwa knapp fast Platz Nummer Artikel Paragraf Seite Kapitel
    Raum Zimmer Gleis Linie Gruppe Rang Tor Stand ist sind war waren bis mit Typ Klasse Level Stufe Alter
    Runde Etappe Apollo Teil Kanal Punkt Punkte Größe hatte hat lautet nur insgesamt maximal minus plus
    mal durch gleich
"""
SPEECH = """
    sagte sagt sagen sagten fragte fragt rief ruft meinte meint erklärte erklärt betonte antwortete
    schrieb fügte ergänzte forderte warnte kritisierte berichtete erzählte twitterte flüsterte schrie
    lautete hieß wollte
"""
PRONOUNS = """
    er sie es ihn ihm ihnen sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres dessen
    deren derselbe dieselbe dasselbe sich
"""
DEMONSTRATIVES = """
    dieser diese dieses diesem diesen jener jene jenes jenem jenen solche solcher solches solch dies dabei
    dafür dagegen dadurch damit danach daran darauf daraufhin daraus darin darüber darum davon davor dazu
    daher dort dorthin derjenige diejenige hierzu hierfür hierbei dann damals
"""
CONNECTIVES = """
    und oder aber doch denn sondern auch außerdem zudem jedoch dennoch trotzdem deshalb deswegen somit
    also allerdings dann nun inzwischen mittlerweile ferner ebenso ebenfalls stattdessen hingegen vielmehr
    schließlich zuvor anschließend demnach folglich gleichwohl immerhin indes indessen andererseits
    einerseits weiterhin später früher beide
"""
ROLES = """
    unternehmen firma konzern gruppe behörde ministerium regierung minister ministerin präsident
    präsidentin sprecher sprecherin mann frau junge mädchen paar täter opfer verdächtige verdächtigen
    fahrer fahrerin autor autorin schauspieler spieler trainer mannschaft verein gericht richter fall
    prozess entscheidung plan vorschlag bericht studie umfrage erklärung vorfall angriff anschlag unfall
    unglück brand feuer explosion sturm erdbeben gesetz maßnahme verbot abkommen wahl projekt programm
    bank hersteller fluggesellschaft organisation gewerkschaft universität schule klinik stadt gemeinde
    dorf land insel region gebäude schiff flugzeug zug bus auto film buch serie album lied spiel turnier
    treffen gipfel konferenz untersuchung ermittlungen forscher wissenschaftler autoren beamten beamte
    polizisten männer frauen kinder familie mutter vater bruder schwester sohn tochter tiere hund katze
    jährige politiker politikerin partei
"""
ONES = """
    null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
    siebzehn achtzehn neunzehn
"""
TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
DEFINERS = """
    von vom der des aus in im für am an auf bei mit ohne gegen über um zu zum zur zwischen hinter namens
    die das den dem deren dessen
"""
TIMES = """
    woche wochenende monat jahr jahres jahre wochen monate stunden minuten morgen abend nacht sommer
    winter frühjahr herbst saison montag dienstag mittwoch donnerstag freitag samstag sonntag tage tagen
    januar februar märz april mai juni juli august september oktober november dezember jahrhundert
"""
EXPLETIVES = """
    es_ist es_war es_gibt es_gab es_wird es_wurde es_kommt es_kam es_geht es_ging es_bleibt es_blieb
    es_handelt es_fehlt es_fehlte es_sind es_waren es_hat es_sei es_scheint es_schien sie_wollen
"""
SPEAKERS = """
    ich wir mein meine unser unsere uns mich mir
"""

RULES = LanguageRules(
    code="de",
    titles=words_of(TITLES),
    endings=words_of(ENDINGS),
    before_numbers=words_of(BEFORE_NUMBERS),
    months=words_of(MONTHS),
    starters=words_of(STARTERS),
    counting=words_of(COUNTING),
    speech_verbs=words_of(SPEECH),
    ordinals=True,
    short_ends=("str", "Str", "pl"),
    closing="“‘«‹",
    pronouns=words_of(PRONOUNS),
    demonstratives=words_of(DEMONSTRATIVES),
    articles=words_of("der die das den dem des"),
    connectives=words_of(CONNECTIVES),
    roles=words_of(ROLES),
    inflections=("e", "en"),
    magnitudes={
        "hundert": 100,
        "tausend": 10**3,
        "tsd": 10**3,
        "million": 10**6,
        "millionen": 10**6,
        "mio": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
        "bio": 10**12,
    },
    numerals=dict(zip(ONES.split()[2:], range(2, 20), strict=True))
    | dict(zip(TENS.split(), range(20, 100, 10), strict=True))
    | {
        f"{one}und{ten}": 10 * tens + ones
        for ones, one in enumerate(ONES.split()[1:10], start=1)
        for tens, ten in enumerate(TENS.split(), start=2)
    },
    definers=words_of(DEFINERS),
    times=words_of(TIMES),
    expletives=words_of(EXPLETIVES),
    speakers=words_of(SPEAKERS),
    laters=words_of("später zuvor"),
)

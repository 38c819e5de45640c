"""Dutch: clitics in lower case begin sentences ("'s Avonds"), surnames begin with "van de"."""

from briefer.text.languages import LanguageRules, words_of

TITLES = """
    dhr Dhr mevr Mevr mw Mw mej dr Dr drs Drs ir Ir ing Ing mr Mr prof Prof ds Ds lic bc Bc st St Sr Jhr
    jhr gen Gen kol Kol kap Kap lt Lt luit Luit maj Maj sgt Sgt Min ca circa bijv bv Bijv Bv b.v d.w.z dwz
    o.a oa m.n mn nl i.c i.p.v ipv m.b.t mbt t.a.v tav t.o.v tov n.a.v nav i.v.m ivm i.h.b m.a.w maw t.w
    tw zgn zg z.g zog resp evt eventl incl excl vgl cf v.a va o.l.v t.g.v o.i m.i vs v i.e e.g tel Tel afd
    Afd Red secr vz wnd plv dir Chr Kon Kath Ned ned Amerik afz m.u.v mgr Mgr hoogl a.h.w z.s.m ong o.b.v
    t.n.v t.z.t i.o burg Burg min fa Fa wed Wed kard Kard past Past vice-adm adm Adm brig Brig cdt Cdt
    hr Hr weth Weth staatssecr comm Comm
"""
ENDINGS = """
    e.d e.a a.s j.l jl l.l Inc Corp Ltd Co Cie N.V B.V NV BV Jr jr Sr sr e.v n.Chr v.Chr U.S U.S.A U.K V.S
    V.N E.U Ph.D ibid al Str jan feb febr mrt apr jun jul aug sep sept okt nov dec
"""
BEFORE_NUMBERS = """
    str nr nrs Nr art Art blz pag p pp hfst Hfst fig Fig afb Afb tab vol Vol dl lid sub par § ca no No max min
"""
MONTHS = "jan feb febr mrt apr jun jul aug sep sept okt nov dec"
STARTERS = """
    De Het Een Dit Dat Deze Die Hij Zij Ze Wij We Ik Jij Je U Jullie Men Zijn Haar Hun Ons Onze Mijn Jouw
    Uw Er Daar Hier Waar Wat Wie Welke Welk Wanneer Waarom Hoe Hoeveel En Of Maar Want Dus Ook Nog Al Als
    Toen Nadat Voordat Terwijl Omdat Doordat Hoewel Ondanks Indien Mits Tenzij Zodat Zodra Sinds Totdat In
    Op Aan Bij Met Na Naar Van Voor Door Over Onder Tussen Tegen Tijdens Vanaf Vanuit Volgens Uit Om Rond
    Zonder Binnen Buiten Achter Naast Boven Behalve Per Tot Te Ter Toch Echter Daarom Daarna Daarnaast
    Daarbij Daarmee Daarvoor Daartoe Daarop Daarentegen Hierdoor Hiermee Hierbij Vervolgens Bovendien
    Verder Intussen Ondertussen Inmiddels Uiteindelijk Eerst Eerder Later Straks Vandaag Gisteren Morgen
    Nu Nooit Altijd Vaak Soms Misschien Wellicht Waarschijnlijk Helaas Gelukkig Alleen Zelfs Slechts Alle
    Alles Allen Iedereen Iedere Ieder Elk Elke Sommige Veel Vele Velen Weinig Meer Meeste Enkele
    Verschillende Andere Anderen Beide Geen Niemand Niets Niet Iemand Iets Twee Drie Vier Vijf Zes Zeven
    Acht Negen Tien Is Was Waren Heeft Hebben Had Wordt Worden Werd Werden Kan Kunnen Zal Zullen Moet
    Moeten Mag Mogen Wil Willen Zo Zoals Zulke Aldus Anders Deskundigen Critici Eén Één Zowel Noch Juist
    Bijna Ruim Zo'n Circa Dankzij Wegens Vanwege Namens Eind Begin Half
"""
SPEECH = """
    zei zegt zeggen vroeg vraagt riep roept antwoordde antwoordt verklaarde verklaart schreef schrijft
    vertelde vertelt aldus voegde vindt stelde stelt reageerde reageert
"""
PRONOUNS = """
    hij zij ze hem haar hen hun zijn hare zijne diens wier zich hijzelf zijzelf
"""
DEMONSTRATIVES = """
    deze dit die dat zulke zo'n dergelijke daar daarom daarna daarnaast daarbij daarmee daarvoor daartoe
    daarop daarentegen hierdoor hiermee hierbij daardoor daarvan toen
"""
CONNECTIVES = """
    en of maar want dus ook toch echter verder bovendien vervolgens intussen ondertussen inmiddels
    uiteindelijk eveneens evenals tevens niettemin desondanks kortom overigens immers nochtans anderzijds
    integendeel later eerder beide beiden
"""
ROLES = """
    bedrijf onderneming groep dienst ministerie regering kabinet minister president premier woordvoerder
    woordvoerster man vrouw jongen meisje stel echtpaar verdachte verdachten slachtoffer slachtoffers
    bestuurder dader auteur schrijver acteur actrice speler trainer ploeg team club rechtbank hof rechter
    zaak proces beslissing besluit akkoord plan voorstel rapport onderzoek studie peiling verklaring
    incident aanval aanslag ongeluk ongeval brand explosie storm aardbeving wet maatregel verbod stemming
    verkiezing project programma bank fabrikant maatschappij organisatie vakbond universiteit school
    ziekenhuis stad gemeente dorp land eiland regio gebouw schip vliegtuig trein bus auto voertuig film
    boek serie album lied wedstrijd toernooi evenement bijeenkomst top conferentie onderzoekers
    wetenschappers auteurs agenten kinderen familie gezin moeder vader broer zus zoon dochter politicus
    partij burgemeester
"""
ONES = """
    nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
    zeventien achttien negentien
"""
TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
DEFINERS = """
    van in op voor die dat met bij tegen over uit tussen achter aan om naar wiens waar zonder
"""
TIMES = """
    week weekend maand jaar jaren weken maanden uur uren minuten ochtend middag avond nacht zomer winter
    lente herfst voorjaar najaar seizoen keer maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    dag dagen
"""
EXPLETIVES = """
    het_is het_was het_blijft het_gaat
"""
SPEAKERS = """
    ik wij we mijn ons onze
"""

RULES = LanguageRules(
    code="nl",
    titles=words_of(TITLES),
    endings=words_of(ENDINGS),
    finals=words_of("enz etc mln mld"),
    before_numbers=words_of(BEFORE_NUMBERS),
    months=words_of(MONTHS),
    starters=words_of(STARTERS),
    speech_verbs=words_of(SPEECH),
    short_ends=("str",),
    lower_starts=("'s-", "’s-", "‘s-", "'s ", "’s ", "‘s ", "'t ", "’t ", "‘t ", "'n ", "’n ", "‘n "),
    pronouns=words_of(PRONOUNS),
    demonstratives=words_of(DEMONSTRATIVES),
    articles=words_of("de het"),
    connectives=words_of(CONNECTIVES),
    roles=words_of(ROLES),
    inflections=("e",),
    magnitudes={
        "honderd": 100,
        "duizend": 10**3,
        "miljoen": 10**6,
        "mln": 10**6,
        "miljard": 10**9,
        "mld": 10**9,
        "biljoen": 10**12,
    },
    numerals=dict(zip(ONES.split()[2:], range(2, 20), strict=True))
    | dict(zip(TENS.split(), range(20, 100, 10), strict=True))
    | {
        f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": 10 * tens + ones
        for ones, one in enumerate(ONES.split()[1:10], start=1)
        for tens, ten in enumerate(TENS.split(), start=2)
    },
    definers=words_of(DEFINERS),
    times=words_of(TIMES),
    expletives=words_of(EXPLETIVES),
    speakers=words_of(SPEAKERS),
    laters=words_of("later eerder"),
)

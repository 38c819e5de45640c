"""Italian: elided articles, "E'" for "È", titles with suffixes (sig.ra, dott.ssa)."""

from briefer.text.languages import LanguageRules, words_of

TITLES = """
    sig Sig sigg Sigg sig.ra Sig.ra sig.na Sig.na dott Dott dott.ssa Dott.ssa dr Dr Drs prof Prof prof.ssa
    Prof.ssa proff ing Ing avv Avv arch Arch geom Geom rag Rag on On sen Sen gen Gen col Col cap Cap ten
    Ten magg Magg serg Mons mons cav Cav comm Comm uff Egr egr Gent Spett Ill ill mr Mr Mrs Ms S SS St
    Card p.es es ad.es cfr Cfr cf v vd vs i.e e.g c.a ca circa min max int tel Tel rif Pres pres Min Dir
    Amm sac Fr Fra Gov Rep Lt Sgt Capt Tribun Proc Sta Sto S.E S.S Amb Sott Dep dep min.le
    m.llo M.llo brig Brig Amm.gl Univ
"""
ENDINGS = """
    S.p.A s.p.a SpA Spa S.r.l s.r.l Srl S.a.s s.n.c Inc Corp Ltd Co C Cie Jr Sr jr sr U.S U.S.A
    U.K O.N.U U.E F.lli ibid al op.cit loc.cit P.S Ph.D p.zza P.zza v.le V.le c.so C.so feb febb apr mag
    giu lug ago sett set ott nov dic
"""
BEFORE_NUMBERS = """
    n nn nr N art artt Art p pp pag pagg Pag cap Cap fig figg Fig vol voll Vol tab Tab c co lett sez par
    § sec max min lun gio ven sab dom d.l D.L L l d.lgs D.Lgs dpr
"""
MONTHS = "gen feb febb mar apr mag giu lug ago sett set ott nov dic"
STARTERS = """
    Il Lo La I Gli Le L' Un Uno Una Un' Questo Questa Questi Queste Quest' Quello Quella Quelli Quelle
    Quel Quei Lui Lei Loro Egli Ella Essi Esse Noi Voi Io Tu Suo Sua Suoi Sue Mio Mia Nostro Nostra Nostri
    Nostre Si Se Ci C' Vi Ne Che Chi Cosa Cui Quale Quali Quando Quanto Quanta Quanti Quante Dove Dov'
    Come Com' Perché Poiché Siccome Ma Però E Ed O Oppure Né Anche Neanche Neppure Invece Tuttavia Dunque
    Quindi Infatti Inoltre Allora Poi Dopo Prima Durante Mentre Intanto Nel Nella Nello Nei Negli Nelle
    Nell' In Di Del Della Dello Dei Degli Delle Dell' A Ad Al Alla Allo Ai Agli Alle All' Da Dal Dalla
    Dallo Dai Dagli Dalle Dall' Su Sul Sulla Sullo Sui Sugli Sulle Sull' Con Per Tra Fra Senza Sotto Sopra
    Contro Verso Presso Entro Oltre Secondo Malgrado Nonostante Sebbene Benché Anzi Ancora Già Ora Adesso
    Oggi Ieri Domani Qui Qua Lì Là Ecco Mai Sempre Spesso Forse Così Tanto Molto Molti Molte Molta Poco
    Pochi Poche Tutto Tutta Tutti Tutte Ogni Ognuno Ciascuno Alcuni Alcune Qualcuno Nessuno Nessuna Niente
    Nulla Altro Altra Altri Altre Entrambi Entrambe Solo Soltanto Due Tre Quattro Cinque Sei Sette Otto
    Nove Dieci È E' Era Erano Sono Ha Hanno Aveva Fu Sarà Non Più Meno Successivamente Recentemente
    Attualmente Infine Nato Nata D' Un'altra Eppure Comunque Circa Quasi Pure Proprio Chiunque Laddove
    Finora Stando
"""
SPEECH = """
    disse dice ha detto chiese chiede chiesto domanda rispose risponde aggiunse aggiunge aggiunto spiega
    spiegato afferma affermato dichiara dichiarato esclama gridò urla scrive racconta sottolinea conclude
    commenta
"""
PRONOUNS = """
    lui lei loro egli ella esso essa essi esse suo sua suoi sue costui costei costoro quest'ultimo
    quest'ultima quest'ultimi
"""
DEMONSTRATIVES = """
    questo questa questi queste quest' quello quella quelli quelle quel quei quegli quell' ciò tale tali
    lì là
"""
CONNECTIVES = """
    e ed o oppure ma però anche invece tuttavia dunque quindi infatti inoltre allora poi intanto entrambi
    entrambe per_questo nel_frattempo in_seguito d'altra_parte a_sua_volta dal_canto_suo di_conseguenza
    perciò pertanto eppure comunque anzi infine successivamente altrimenti piuttosto
"""
MODIFIERS = """
    ex nuovo nuova giovane primo prima secondo seconda stesso stessa piccolo piccola grande vecchio
    vecchia
"""
ROLES = """
    azienda società gruppo agenzia ministero governo ministro ministra presidente presidentessa portavoce
    uomo donna ragazzo ragazza coppia sospetto sospettato vittima vittime conducente autista autore
    autrice attore attrice giocatore squadra club tribunale corte giudice processo caso decisione accordo
    piano proposta rapporto studio sondaggio dichiarazione incidente attacco attentato incendio esplosione
    tempesta terremoto legge misura divieto voto elezione progetto programma banca produttore compagnia
    organizzazione sindacato università scuola ospedale città comune paese isola regione edificio nave
    aereo treno autobus auto veicolo film libro serie album canzone partita torneo evento riunione vertice
    conferenza indagine ricercatori scienziati autori agenti bambini famiglia madre padre fratello sorella
    figlio figlia sindaco sindaca premier giovane
"""
ONES = """
    zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici
    sedici diciassette diciotto diciannove
"""
TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
DEFINERS = """
    di del della dello dei degli delle dell' d' che in nel nella a al alla per con contro tra fra su sul
    sulla da dal dalla cui
"""
TIMES = """
    settimana mese anno anni mesi settimane ore minuti mattina mattino pomeriggio sera notte estate
    inverno primavera autunno stagione volta lunedì martedì mercoledì giovedì venerdì sabato domenica
    giorno giorni weekend
"""
SPEAKERS = """
    io noi mio mia miei mie nostro nostra nostri nostre
"""

RULES = LanguageRules(
    code="it",
    titles=words_of(TITLES),
    endings=words_of(ENDINGS),
    finals=words_of("ecc etc a.C d.C a.m p.m"),
    before_numbers=words_of(BEFORE_NUMBERS),
    months=words_of(MONTHS),
    starters=words_of(STARTERS),
    speech_verbs=words_of(SPEECH),
    dotted_end=True,
    pronouns=words_of(PRONOUNS),
    demonstratives=words_of(DEMONSTRATIVES),
    articles=words_of("il lo la i gli le l'"),
    connectives=words_of(CONNECTIVES),
    roles=words_of(ROLES),
    modifiers=words_of(MODIFIERS),
    elisions=words_of(
        """
        l d c m t s v un dell all nell sull dall coll quest quell bell sant tutt anch dov com gl neanch
        nient mezz qualcos
        """
    ),
    magnitudes={
        "cento": 100,
        "mila": 10**3,
        "mille": 10**3,
        "milione": 10**6,
        "milioni": 10**6,
        "mln": 10**6,
        "miliardo": 10**9,
        "miliardi": 10**9,
        "mld": 10**9,
        "bilione": 10**12,
        "bilioni": 10**12,
    },
    numerals=dict(zip(ONES.split()[2:], range(2, 20), strict=True))
    | dict(zip(TENS.split(), range(20, 100, 10), strict=True)),
    definers=words_of(DEFINERS),
    times=words_of(TIMES),
    speakers=words_of(SPEAKERS),
    laters=words_of("dopo prima"),
    asides=("tuttavia", "invece", "però", "inoltre"),
    drops_pronouns=True,
)

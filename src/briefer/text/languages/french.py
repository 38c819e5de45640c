"""French: blanks inside « guillemets » and before "?" and "!", elided articles, few ordinals."""

from briefer.text.languages import LanguageRules, words_of

TITLES = """
    M MM Mr Mrs Dr Drs Pr Prof Me Mgr Gal Gén Col Cdt Cne Capt Lt Sgt Adj Brig Ing Hon Rév S.E S.M S.A.R
    S.S Ste Sts cf p.ex ex vs c.-à-d c.à.d càd i.e e.g env approx hab tél réd trad éd adr av.-J ap.-J ca
    Cf Ex Tél réf Réf Veuve Vve Bx Chev St Mme Mmes Mlle Mlles Cap Lcl Adjt Cpl Maj Card Univ Prés Préf Sén
    Dir Mons Comm
"""
ENDINGS = """
    apr Cie Inc Corp Ltd Co S.A S.A.R.L S.A.S Jr Sr ibid op.cit al U.S U.S.A U.K O.N.U U.E C.G.T P.-S P.S
    Ph.D janv févr fév avr juil juill sept oct nov déc Bd bd Bld Blvd Av av Pl Rte Fbg Mds dép
"""
BEFORE_NUMBERS = """
    n no nos nᵒ N No art Art al p pp P chap ch Chap fig Fig vol Vol t T tab éd § fasc col l R Av.n RN ss
    vers max min lun jeu ven sam dim
"""
MONTHS = "janv févr fév mars avr mai juin juil juill août sept oct nov déc"
STARTERS = """
    Le La Les L' Un Une Des Du De D' Au Aux Ce C' Cet Cette Ces Cela Ceci Celui Celle Ceux Celles Il Elle
    Ils Elles On Nous Vous Je J' Tu Son Sa Ses Leur Leurs Notre Nos Votre Vos Mon Ma Mes Ton Ta Tes Qui
    Que Qu' Quoi Quel Quelle Quels Quelles Lequel Laquelle Où Quand Comment Pourquoi Combien Et Ou Mais
    Donc Or Ni Car Si S' Lorsque Lorsqu' Puisque Puisqu' Parce Afin Bien Quoique Tandis Alors Ainsi Aussi
    Puis Ensuite Enfin Après Avant Pendant Depuis Durant Dès Jusqu' Vers Chez Dans En Par Pour Sans Sous
    Sur Entre Parmi Malgré Selon Contre Avec Outre Hormis Sauf Face Grâce Suite Concernant Quant Même
    Toutefois Cependant Néanmoins Pourtant Notamment Surtout Seul Seule Seuls Seules Tout Toute Tous
    Toutes Chaque Chacun Plusieurs Certains Certaines Quelques Aucun Aucune Nul Personne Rien Autre Autres
    Deux Trois Quatre Cinq Six Sept Huit Neuf Dix Hier Demain Aujourd'hui Aujourd' Maintenant Ici Là Voici
    Voilà Jamais Toujours Souvent Parfois Déjà Encore Peut Peut-être Est Sont Était A Ont Avait N' Ne Pas
    Plus Moins Très Trop Beaucoup Peu Tant Autant Interrogé Interrogée Contacté Contactée D'autres
    Ailleurs Désormais Actuellement Récemment Finalement Malheureusement Heureusement Parallèlement
    Dimanche Lundi Mardi Mercredi Jeudi Vendredi Samedi Né Née À Y M' T' Faute Lors Loin Près Début Fin Mi
"""
SPEECH = """
    a dit déclare déclaré affirme affirmé demande demandé ajoute ajouté explique expliqué lance lancé
    répond répondu assure assuré confie confié précise précisé estime souligne raconte s'exclame
    s'interroge interroge poursuit conclut écrit ironise insiste résume
"""
PRONOUNS = """
    il elle ils elles lui leur leurs eux son sa ses celui-ci celle-ci ceux-ci celles-ci celui celle ceux
    celles cela ceci ça
"""
DEMONSTRATIVES = "ce cet cette ces c' tel telle tels telles ledit ladite"
CONNECTIVES = """
    et ou mais donc or ni car ainsi aussi puis ensuite alors toutefois cependant néanmoins pourtant
    d'ailleurs également enfin finalement en_revanche parallèlement auparavant dès_lors désormais sinon bref
    inversement pareillement par_ailleurs en_outre de_plus du_coup en_effet au_contraire pour_autant
    c'est_pourquoi à_l'inverse pour_sa_part de_son_côté dans_ce_cas après_cela depuis_lors
"""
MODIFIERS = """
    ancien ancienne nouveau nouvel nouvelle jeune premier première second seconde même petit petite grand
    grande vieux vieille
"""
ROLES = """
    entreprise société groupe agence ministère gouvernement ministre président présidente porte-parole
    homme femme garçon fille couple suspect suspects victime victimes conducteur conductrice auteur acteur
    actrice joueur équipe club tribunal cour juge procès affaire décision accord plan proposition rapport
    étude enquête sondage déclaration incident attaque attentat accident incendie explosion tempête séisme
    loi mesure interdiction vote élection projet programme banque constructeur compagnie organisation
    syndicat université école hôpital ville commune village pays île région bâtiment navire bateau avion
    train bus voiture film livre série album chanson match tournoi événement réunion sommet conférence
    chercheurs scientifiques auteurs policiers enfants famille mère père frère sœur fils chef intéressé
    intéressée quinquagénaire trentenaire quadragénaire sexagénaire adolescent adolescente jeune parti
    députée député maire
"""
ONES = """
    zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
    dix-huit dix-neuf
"""
DEFINERS = """
    de d' du des qui que qu' dont à au aux en pour sur contre entre chez dans où avec sans derrière
"""
TIMES = """
    semaine week-end mois année ans an heures minutes jours semaines années matin après-midi soir nuit
    été hiver printemps automne saison fois lundi mardi mercredi jeudi vendredi samedi dimanche jour
    jours
"""
EXPLETIVES = """
    il_y il_est il_était il_faut il_fallait il_reste il_s' il_semble il_a_fallu ce_que ce_qui c'est ce_qu'
"""
SPEAKERS = """
    je j' nous mon ma mes notre nos moi
"""

RULES = LanguageRules(
    code="fr",
    titles=words_of(TITLES),
    endings=words_of(ENDINGS),
    finals=words_of("etc J.-C J.C"),
    before_numbers=words_of(BEFORE_NUMBERS),
    months=words_of(MONTHS),
    starters=words_of(STARTERS),
    speech_verbs=words_of(SPEECH),
    pronouns=words_of(PRONOUNS),
    demonstratives=words_of(DEMONSTRATIVES),
    articles=words_of("le la les l'"),
    connectives=words_of(CONNECTIVES),
    roles=words_of(ROLES),
    modifiers=words_of(MODIFIERS),
    elisions=words_of("l d j m n s t c qu jusqu lorsqu puisqu quoiqu presqu quelqu"),
    magnitudes={
        "cent": 100,
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "m": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "md": 10**9,
        "mds": 10**9,
        "billion": 10**12,
        "billions": 10**12,
    },
    numerals=dict(zip(ONES.split()[2:], range(2, 20), strict=True))
    | {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingts": 80},
    definers=words_of(DEFINERS),
    times=words_of(TIMES),
    expletives=words_of(EXPLETIVES),
    speakers=words_of(SPEAKERS),
    laters=frozenset({"plus tard"}),
    asides=("toutefois", "cependant", "en revanche", "quant à lui", "quant à elle", "néanmoins", "également"),
)

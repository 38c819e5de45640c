"""Spanish: "EE. UU." and other doubled plurals, inverted marks, few elisions."""

from briefer.text.languages import LanguageRules, words_of

TITLES = """
    Sr Sra Sres Sras Srta Dr Dra Dres D Dª Dña Da Ud Uds Vd Vds Prof Profa Ing Lic Licda Lcdo Lcda Arq
    Abg Gral Gnral Cnel Col Cap Tte Tcnel Sgto Cmdte Alm Mons Pbro Fr Sor Hno Hna Excmo Excma Ilmo Ilma
    Rvdo Rdo S.M S.A.R S.E Sto Sta S Mr Mrs Ms p.ej ej v.gr vgr cf cfr vid vs i.e e.g EE FF CC RR JJ DD
    SS AA Mtro Mtra Pdte Pdta Vicepdte Adm Avda Av Ctra Pza Plza Urb Edif Esq Dir Min Dip Sen Gob approx
    aprox máx mín incl excl tfno tel tlf Tel Tlf dcho izda dcha Mª Fco Bco Const St Contralm Valm Subtte
    Cnl Cbo Card Arz Mag Mgtr Ph Sec Subsec Emb
"""
ENDINGS = """
    EE.UU EEUU UU Cía Cia Inc Corp Ltd Ltda Co S.A S.L S.A.S S.R.L S.A.U S.C Jr JJ.OO
    CC.OO RR.HH DD.HH U.S U.S.A U.K O.N.U U.E P.D Ph.D ibíd op.cit al ene feb mar abr may jun jul ago sep
    sept set oct nov dic
"""
BEFORE_NUMBERS = """
    n nro nº núm núms Núm No Nº art arts Art Arts p pp pág págs Pág cap caps Cap fig figs Fig vol vols Vol
    t inc apdo ap párr párrs s ss sec máx mín lun mié jue vie sáb dom
"""
MONTHS = "ene feb mar abr may jun jul ago sep sept set oct nov dic"
STARTERS = """
    El La Los Las Lo Un Una Unos Unas Este Esta Estos Estas Esto Ese Esa Esos Esas Eso Aquel Aquella
    Aquellos Aquellas Él Ella Ellos Ellas Yo Tú Usted Ustedes Nosotros Su Sus Mi Mis Tu Tus Nuestro
    Nuestra Nuestros Nuestras Se Le Les Me Te Nos Que Qué Quien Quién Quienes Quiénes Cual Cuál Cuáles
    Cuando Cuándo Cuanto Cuánto Cuánta Cuántos Cuántas Donde Dónde Como Cómo Por Porque Pero Mas Sino
    Aunque Si Sí No Ni Y E O U En De Del Al A Ante Bajo Con Contra Desde Durante Entre Hacia Hasta
    Mediante Para Según Sin Sobre Tras Además También Tampoco Así Entonces Luego Después Antes Ahora Hoy
    Ayer Mañana Aquí Allí Ahí Ya Aún Todavía Siempre Nunca Jamás Quizá Quizás Tal Tales Todo Toda Todos
    Todas Cada Algún Alguna Algunos Algunas Alguien Algo Nadie Nada Ningún Ninguna Ninguno Muchos Muchas
    Mucho Mucha Pocos Pocas Poco Varios Varias Otro Otra Otros Otras Ambos Ambas Mismo Solo Sólo Incluso
    Apenas Casi Mientras Asimismo Igualmente Finalmente Actualmente Recientemente Posteriormente
    Anteriormente Inicialmente Es Son Era Eran Fue Fueron Ha Han Había Hay Está Están Será Más Menos Muy
    Tan Tanto Tantos Dos Tres Cuatro Cinco Seis Siete Ocho Nueve Diez Uno Cerca Dentro Fuera Lejos
    Preguntado Preguntada Nacido Nacida Debido Gracias Respecto Aparte Pese Vamos Habrá Puede Pueden Tiene
    Tienen
"""
SPEECH = """
    dijo dice decía preguntó pregunta afirmó afirma añadió añade explicó explica señaló señala respondió
    responde aseguró asegura exclamó exclama gritó grita declaró declara comentó comenta indicó insistió
    manifestó escribió concluyó
"""
PRONOUNS = """
    él ella ellos ellas ello su sus suyo suya suyos suyas éste ésta éstos éstas ése ésa ésos ésas aquél
    aquélla
"""
DEMONSTRATIVES = """
    este esta estos estas esto ese esa esos esas eso aquel aquella aquellos aquellas aquello tal tales
    dicho dicha dichos dichas ahí allí
"""
CONNECTIVES = """
    y e o u pero mas sino pues además también tampoco así entonces luego después asimismo igualmente
    finalmente mientras_tanto no_obstante posteriormente anteriormente por_ello por_eso sin_embargo
    en_cambio por_tanto por_lo_tanto por_otro_lado por_otra_parte por_su_parte en_consecuencia a_su_vez
    de_hecho en_ese ambos ambas desde_entonces a_pesar_de_ello
"""
MODIFIERS = """
    antiguo antigua nuevo nueva joven primer primera segundo segunda mismo misma pequeño pequeña gran
    viejo vieja
"""
ROLES = """
    empresa compañía grupo agencia ministerio gobierno ministro ministra presidente presidenta portavoz
    hombre mujer niño niña joven pareja sospechoso sospechosos víctima víctimas conductor conductora autor
    autora actor actriz jugador equipo club tribunal corte juez jueza juicio caso decisión acuerdo plan
    propuesta informe estudio encuesta comunicado incidente ataque atentado accidente incendio explosión
    tormenta terremoto ley medida prohibición votación elección proyecto programa banco fabricante
    aerolínea organización sindicato universidad escuela hospital ciudad municipio pueblo país isla región
    edificio barco buque avión tren autobús coche vehículo película libro serie disco canción partido
    torneo evento reunión cumbre conferencia investigación investigadores científicos autores agentes
    niños familia madre padre hermano hermana hijo hija mandatario mandataria dirigente candidato
    candidata alcalde alcaldesa texto documento detenido
"""
ONES = """
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
    diecisiete dieciocho diecinueve
"""
TENS = "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"
DEFINERS = """
    de del que en a al por para con contra entre sobre cuyo cuya sin tras
"""
TIMES = """
    semana fin mes año años meses semanas horas minutos mañana tarde noche verano invierno primavera
    otoño temporada vez lunes martes miércoles jueves viernes sábado domingo día días
"""
SPEAKERS = """
    yo nosotros nosotras mi mis nuestro nuestra nuestros nuestras
"""

RULES = LanguageRules(
    code="es",
    titles=words_of(TITLES),
    endings=words_of(ENDINGS),
    finals=words_of("etc a.C d.C a.m p.m A.M P.M"),
    before_numbers=words_of(BEFORE_NUMBERS),
    months=words_of(MONTHS),
    starters=words_of(STARTERS),
    speech_verbs=words_of(SPEECH),
    dotted_end=True,
    pronouns=words_of(PRONOUNS),
    demonstratives=words_of(DEMONSTRATIVES),
    articles=words_of("el la los las"),
    connectives=words_of(CONNECTIVES),
    roles=words_of(ROLES),
    modifiers=words_of(MODIFIERS),
    magnitudes={
        "cien": 100,
        "mil": 10**3,
        "millón": 10**6,
        "millones": 10**6,
        "millardo": 10**9,
        "millardos": 10**9,
        "billón": 10**12,
        "billones": 10**12,
    },
    numerals=dict(zip(ONES.split()[2:], range(2, 20), strict=True))
    | dict(zip(TENS.split(), range(20, 100, 10), strict=True)),
    definers=words_of(DEFINERS),
    times=words_of(TIMES),
    speakers=words_of(SPEAKERS),
    laters=frozenset({"después", "más tarde", "antes"}),
    asides=("sin embargo", "en cambio", "no obstante", "también", "por su parte", "además"),
    drops_pronouns=True,
)

"""The names of months, weekdays and zones as outlets print them, in the languages that briefer meets."""

# English, German, French, Spanish, Italian, Portuguese, Dutch, Nordic, Polish, Russian, Turkish, Arabic.
_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń stycznia sty "
    "январь января янв ocak يناير",
    "february feb februar februari février fevrier févr fév febrero febbraio fevereiro fev luty lutego "
    "февраль февраля фев şubat فبراير",
    "march mar märz maerz mrz mars marzo março marco maart marts mrt marzec marca март марта мар mart مارس",
    "april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр nisan أبريل إبريل ابريل",
    "may mai mayo maggio mag maio mei maj maja май мая mayıs مايو",
    "june jun juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн haziran يونيو",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл temmuz يوليو",
    "august aug août aout agosto ago augustus augusti sierpień sierpnia sie август августа авг ağustos "
    "أغسطس اغسطس",
    "september sep sept septembre septiembre settembre set setembro wrzesień września wrz сентябрь "
    "сентября сен сент eylül سبتمبر",
    "october oct oktober okt octobre octubre ottobre ott outubro out październik października paź "
    "октябрь октября окт ekim أكتوبر اكتوبر",
    "november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя kasım نوفمبر",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember grudzień "
    "grudnia gru декабрь декабря дек aralık ديسمبر",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi
    mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim lunes martes miércoles miercoles jueves
    viernes sábado sabado domingo lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì
    venerdi sabato domenica segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça
    quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag
    torsdag fredag lørdag søndag måndag tisdag lördag söndag poniedziałek wtorek środa czwartek piątek
    sobota niedziela понедельник вторник среда четверг пятница суббота воскресенье الإثنين الاثنين الثلاثاء
    الأربعاء الخميس الجمعة السبت الأحد
"""
WEEKDAYS = frozenset(_WEEKDAYS.split())

# Minutes east of Greenwich. Names that mean different hours on different continents are left out.
ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "ut": 0,
    "wet": 0,
    "bst": 60,
    "cet": 60,
    "mez": 60,
    "cest": 120,
    "mesz": 120,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "мск": 180,
    "gst": 240,
    "sgt": 480,
    "hkt": 480,
    "jst": 540,
    "kst": 540,
    "aest": 600,
    "aedt": 660,
    "nzst": 720,
    "nzdt": 780,
    "nst": -210,
    "adt": -180,
    "brt": -180,
    "art": -180,
    "ast": -240,
    "edt": -240,
    "est": -300,
    "et": -300,
    "cdt": -300,
    "cst": -360,
    "ct": -360,
    "mdt": -360,
    "mst": -420,
    "mt": -420,
    "pdt": -420,
    "pst": -480,
    "pt": -480,
}

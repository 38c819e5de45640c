"""Hebrew: no capitals; abbreviations bear quotation marks inside, not full stops."""

from briefer.text.languages import LanguageRules, words_of

RULES = LanguageRules(
    code="he",
    titles=words_of("א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת"),
    speech_verbs=words_of("אמר אמרה שאל שאלה ענה ענתה צעק הוסיף השיב"),
    before_numbers=words_of("עמ' מס' סע' פרק"),
    pronouns=words_of("הוא היא הם הן אותו אותה"),
    demonstratives=words_of("זה זו זאת אלה אלו ההוא"),
    connectives=words_of("אבל אך אולם גם כן לכן אז ואז לפיכך"),
    decimal=".",
    magnitudes={"אלף": 10**3, "אלפים": 10**3, "מיליון": 10**6, "מיליארד": 10**9},
)

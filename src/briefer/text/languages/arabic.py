"""Arabic: no capitals, so full stops end sentences but for initials and titles."""

from briefer.text.languages import LanguageRules, words_of

RULES = LanguageRules(
    code="ar",
    titles=words_of("د أ م ا ص ب ت ج أ.د م.م ق.م إ ش ر و ود وأ وم وا وأ.د"),
    endings=words_of("هـ ق.م ب.م"),
    speech_verbs=words_of("قال قالت سأل سألت أضاف أضافت أجاب أجابت صرخ هتف رد صاح"),
    before_numbers=words_of("ص ج ع م رقم"),
    pronouns=words_of("هو هي هم هما هن وهو وهي وهم"),
    demonstratives=words_of("هذا هذه هؤلاء ذلك تلك أولئك وهذا وهذه"),
    connectives=words_of("لكن ولكن ثم أو بل كذلك أيضا لذلك"),
    decimal=".",
    magnitudes={
        "ألف": 10**3,
        "آلاف": 10**3,
        "مليون": 10**6,
        "ملايين": 10**6,
        "مليار": 10**9,
        "مليارات": 10**9,
    },
)

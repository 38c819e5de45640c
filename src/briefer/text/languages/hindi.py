"""Hindi: the danda ends sentences; full stops stand behind abbreviations and initials."""

from briefer.text.languages import LanguageRules, words_of

RULES = LanguageRules(
    code="hi",
    titles=words_of(
        """
        डॉ श्री श्रीमती प्रो पं स्व सुश्री कु मो सं ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी आर एस टी
        यू वी डब्ल्यू एक्स वाई जेड
        """
    ),
    before_numbers=words_of("रु नं पृ सं क्र धारा"),
    pronouns=words_of("वह वे उसने उसका उसकी उसके उन्होंने उनका उनकी उनके उन्हें उसे इसने इन्होंने"),
    demonstratives=words_of("यह ये इस इन इसका इसकी इसके इसे ऐसे ऐसा ऐसी"),
    connectives=words_of("और लेकिन मगर परंतु किंतु इसलिए फिर तब साथ हालांकि वहीं इसके"),
    decimal=".",
    magnitudes={"हजार": 10**3, "हज़ार": 10**3, "लाख": 10**5, "करोड़": 10**7, "अरब": 10**9},
)

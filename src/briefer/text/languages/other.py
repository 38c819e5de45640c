"""The languages without a file of their own: abbreviations that look the same in many of them."""

from briefer.text.languages import LanguageRules, words_of

TITLES = words_of(
    """
    Dr dr Prof prof Mr Mrs Ms St Sr Sra Gen gen Col Lt Capt Sgt Maj Ing ing Mgr mgr doc MUDr JUDr PhDr
    RNDr Bc inż Inż hab ks Ks płk ppłk mjr kpt św Św śp dyr red Red Dir dir Min t.ex bl.a f.d m.fl t.o.m
    fr.o.m d.v.s dvs s.k f.eks jf jfr ca tj tzn tzv tzw np m.in r.ž napr např resp cf vs e.g i.e esim pl
    ún örn Örn ul al os Sn Av Doç Yrd Hz Uzm dl st Sv sv gđa
    """
)
ENDINGS = words_of(
    """
    Inc Corp Ltd Co Jr jr Sr S.A A.S A/S a.s s.r.o sp.z.o.o S.L U.S U.K E.U Ph.D o.s.v osv etc itd itp
    i.in atd apod aj vb vd st m.m m.fl jne ym e.Kr f.Kr p.n.e n.e př.n.l stb
    """
)
BEFORE_NUMBERS = words_of(
    """
    kl nr Nr no No s str Str č čl čís ul Ul tel Tel art Art fig Fig vol Vol p pp pag Pag cap Cap ca n núm
    stk kap Kap sid bls mom paragr r bd kpl lk klo q nº rd az sz br Br
    """
)


def make_rules(code: str) -> LanguageRules:
    """Return the shared rules under the code of one language."""
    return LanguageRules(
        code=code,
        titles=TITLES,
        endings=ENDINGS,
        before_numbers=BEFORE_NUMBERS,
        elisions=words_of("l d s m t n") if code == "ca" else frozenset(),
        decimal="." if code in ("th", "he", "fa", "ur", "bn", "ta", "ms", "ka") else ",",
    )

"""Portuguese, European and Brazilian."""

from briefer.text.languages import LanguageRules, words_of

TITLES = """
    Sr Sra Srs Sras Srta Dr Dra Drs Dras D Prof Profa Profª Profs Eng Engª Arq Exmo Exma Ilmo Ilma V.Exa
    V.Ex S.Exa Gen Cel Cap Ten Maj Sgt Cmdt Alm Brig Pe Fr Mons Sto Sta S Mr Mrs Ms Min Dep Sen Gov Pres
    Des Adv p.ex ex cf vs v i.e e.g Av R Pça Rod Al Lg Trav Tv Est Jd Vl Bl Apto tel Tel máx mín aprox
    incl c ca obs Obs Tte Cb Sold Card Lic Amb Emb St Rev Excia Ilust Dir Reg Assoc
"""
ENDINGS = """
    Ltda Lda Cia Cía Inc Corp Ltd Co S.A S.A.R.L S.A.D S.G.P.S Jr Fº U.S U.S.A U.K E.U.A
    O.N.U U.E P.S Ph.D ibid op.cit jan fev mar abr mai jun jul ago set out nov dez
"""
BEFORE_NUMBERS = """
    n nº núm No nos nr N art arts Art p pp pág págs Pág cap caps Cap fig figs Fig vol vols Vol t inc §
    al séc sécs máx mín seg sáb dom
"""
MONTHS = "jan fev mar abr mai jun jul ago set out nov dez"
STARTERS = """
    O A Os As Um Uma Uns Umas Este Esta Estes Estas Isto Esse Essa Esses Essas Isso Aquele Aquela Aqueles
    Aquelas Aquilo Ele Ela Eles Elas Eu Tu Você Vocês Nós Seu Sua Seus Suas Meu Minha Nosso Nossa Nossos
    Nossas Se Que Quê Quem Qual Quais Quando Quanto Quantos Quanta Quantas Onde Como Por Porque Porém Mas
    Embora E Ou Nem No Na Nos Nas Em De Do Da Dos Das Ao À Aos Às Pelo Pela Pelos Pelas Com Contra Desde
    Durante Entre Até Após Ante Sob Sobre Sem Para Perante Segundo Conforme Além Também Assim Então Depois
    Antes Agora Hoje Ontem Amanhã Aqui Ali Lá Já Ainda Sempre Nunca Jamais Talvez Tal Tais Todo Toda Todos
    Todas Cada Algum Alguma Alguns Algumas Alguém Algo Ninguém Nada Nenhum Nenhuma Muitos Muitas Muito
    Muita Poucos Poucas Pouco Vários Várias Outro Outra Outros Outras Ambos Ambas Mesmo Só Somente Apenas
    Quase Enquanto Contudo Todavia Entretanto Portanto Logo Pois Aliás Finalmente Atualmente Recentemente
    Posteriormente Inicialmente É São Era Eram Foi Foram Há Havia Está Estão Será Tem Têm Pode Podem Não
    Sim Mais Menos Dois Duas Três Quatro Cinco Seis Sete Oito Nove Dez Perto Dentro Fora Longe Questionado
    Questionada Procurado Procurada Nascido Nascida Devido Graças Apesar Caso Num Numa Neste Nesta Nesse
    Nessa Naquele Naquela Deste Desta Desse Dessa Daquele Cerca
"""
SPEECH = """
    disse diz perguntou pergunta afirmou afirma acrescentou acrescenta explicou explica respondeu responde
    garantiu exclamou gritou declarou declara comentou contou escreveu concluiu indagou questionou
"""
PRONOUNS = """
    ele ela eles elas lhe lhes seu sua seus suas dele dela deles delas
"""
DEMONSTRATIVES = """
    este esta estes estas isto esse essa esses essas isso aquele aquela aqueles aquelas aquilo tal tais
    neste nesta nesse nessa nisso disso deste desta desse dessa nele nela lá
"""
CONNECTIVES = """
    e ou mas porém também assim então depois contudo todavia entretanto portanto logo pois aliás
    finalmente além posteriormente igualmente ademais enquanto_isso ambos ambas por_isso no_entanto
    por_outro_lado por_sua_vez de_facto de_fato em_contrapartida desde_então ainda_assim
"""
MODIFIERS = """
    antigo antiga novo nova jovem primeiro primeira segundo segunda mesmo mesma pequeno pequena grande
    velho velha
"""
ROLES = """
    empresa companhia grupo agência ministério governo ministro ministra presidente presidenta porta-voz
    homem mulher menino menina rapaz jovem casal suspeito suspeitos vítima vítimas motorista condutor
    autor autora ator atriz jogador equipe equipa time clube tribunal juiz juíza julgamento caso decisão
    acordo plano proposta relatório estudo pesquisa comunicado incidente ataque atentado acidente incêndio
    explosão tempestade terremoto sismo lei medida proibição votação eleição projeto projecto programa
    banco fabricante organização sindicato universidade escola hospital cidade município vila país ilha
    região edifício prédio navio avião trem comboio ônibus autocarro carro veículo filme livro série álbum
    música partida jogo torneio evento reunião cúpula cimeira conferência investigação pesquisadores
    investigadores cientistas autores agentes crianças família mãe pai irmão irmã filho filha prefeito
    prefeita autarca deputado deputada texto documento
"""
ONES = """
    zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis
    dezessete dezoito dezenove
"""
TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
DEFINERS = """
    de do da dos das que em no na a ao à por para com contra entre sobre cujo cuja sem após
"""
TIMES = """
    semana fim mês ano anos meses semanas horas minutos manhã tarde noite verão inverno primavera outono
    temporada vez segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira
    sexta-feira sábado domingo dia dias
"""
SPEAKERS = """
    eu nós meu minha meus minhas nosso nossa nossos nossas
"""

RULES = LanguageRules(
    code="pt",
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
    articles=words_of("o a os as"),
    connectives=words_of(CONNECTIVES),
    roles=words_of(ROLES),
    modifiers=words_of(MODIFIERS),
    elisions=words_of("d"),
    magnitudes={
        "cem": 100,
        "mil": 10**3,
        "milhão": 10**6,
        "milhões": 10**6,
        "mi": 10**6,
        "bilhão": 10**9,
        "bilhões": 10**9,
        "bi": 10**9,
        "trilhão": 10**12,
        "trilhões": 10**12,
    },
    numerals=dict(zip(ONES.split()[2:], range(2, 20), strict=True))
    | dict(zip(TENS.split(), range(20, 100, 10), strict=True))
    | {"duas": 2, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19},
    definers=words_of(DEFINERS),
    times=words_of(TIMES),
    speakers=words_of(SPEAKERS),
    laters=words_of("depois antes"),
    asides=("porém", "no entanto", "entretanto", "contudo", "por sua vez", "também"),
    drops_pronouns=True,
)

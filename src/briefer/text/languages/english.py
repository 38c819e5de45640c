"""English, as American and British newsrooms write it."""

from briefer.text.languages import LanguageRules, words_of

TITLES = """
    Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Profs Rev Revs Fr Msgr Mgr Hon Rt Pres Sen Sens Rep Reps Gov Govs
    Lt Gen Gens Col Cols Maj Capt Cpt Cmdr Cdr Comdr Comm Adm Sgt Sgts Cpl Pvt Pfc Spc Ens Brig Insp Det
    Supt Supts Atty Attys Amb Ald Cllr Asst Assoc Assn Dep Sec Treas Chmn Supvr Sr Sra Srta Mt Mts Ft Pt
    St Ste Sts Adj Aux Bro Capts Lts Majs Wm Geo Chas Jas Thos Jos Benj Alex Robt Edw vs v viz cf e.g i.e
    Univ M eg ie Mlle Mme Cie Ph Secy Sgt.Maj Wg Sqn Flt Flt.Lt Lt.Col Lt.Gen Maj.Gen Brig.Gen Vice.Adm
    Rear.Adm SSgt MSgt TSgt CPO Cmdt Gov.Gen Dr.med Nr ca c approx incl esp resp al.
"""
ENDINGS = """
    Inc Corp Ltd Co Cos LLC L.L.C LLP L.L.P PLC P.L.C Plc plc Bros Mfg Intl Int'l Nat'l Natl Govt Gov't
    Dept Depts Ctr Jr Sr Esq Ph.D PhD M.D D.D.S D.V.M J.D B.A B.S M.A M.S M.B.A LL.B LL.M Ed.D R.N D.O
    C.P.A O.B.E M.P M.P.s etc al a.m p.m A.M P.M am pm A.D B.C B.C.E C.E U.S U.K U.N E.U U.S.A U.A.E D.C
    L.A N.Y N.J N.C N.D N.H N.M S.C S.D R.I W.Va D.R P.R U.S.S.R F.B.I C.I.A N.F.L N.B.A N.H.L A.P G.O.P
    P.S Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
    Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo Ont Que Sask Alta Man Ave Blvd Rd Sq Hwy Pkwy Ln Pl Ct Terr
    Apt Ste Bldg Expy Rte Fwy Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur
    Thurs Fri Sat Sun Elec Eng Ed Eds ed eds Assoc Assn Hosp Inst Soc Acad Mus ft in lb lbs oz mph hr hrs
    min mins sec secs yr yrs sq cu approx est dept misc ext tel Ext Tel Cal Md. N.E N.W S.E S.W E.P No.
"""
BEFORE_NUMBERS = """
    No Nos no nos Art Arts art Sec Secs sec Fig Figs fig p pp pg vol vols Vol Vols Ch ch Chap chap ver Ver
    v V para paras Para Bk bk ca c circa approx est Est b d r fl Rs Rm rm Apt Ste Rte Hwy Pt pt Ep ep Op
    op Tel tel Ext ext Tk Dist Reg Res H.R H.Res S.J S.Res Pub Pub.L St lot Lot Gr Div Cl Prop Mt Bldg Flt
"""
MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
STARTERS = """
    The This That These Those There Here He She It They We You His Her Hers Its Their Theirs Our My Your
    In On At By For From With Without Within Under Over After Before During Since Until Till While When
    Whenever Where Wherever Why How What Who Whom Whose Which Whether If As Although Though Because Unless
    Despite Among Amid Between Beyond Behind Below Above Across Against Along Around About Through
    Throughout Toward Towards Upon Into Like Unlike Instead Besides Except Per Regarding According Given
    Following Based Due Thanks And But Or Nor So Yet Then Thus Hence Therefore However Moreover
    Furthermore Meanwhile Nevertheless Nonetheless Otherwise Additionally Also Again Already Always Almost
    Earlier Later Recently Currently Now Today Tonight Yesterday Tomorrow Once Soon Still Even Ever Never
    Not Only Just Perhaps Maybe Indeed Finally Eventually Initially Originally Previously Separately
    Similarly Both Either Neither Each Every Everyone Everything Everybody Some Someone Something Any
    Anyone Anything All Most Many Much More Several Few Other Others Another Such Nobody Nothing None Half
    Nearly Roughly Last Next Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Dozens Hundreds
    Thousands Millions Is Are Was Were Be Been Being Do Does Did Has Have Had Having Can Could Would
    Should Shall Might Must Am Isn't Aren't Wasn't Don't Doesn't Didn't Can't Won't It's He's She's That's
    There's They're We're You're I'm I've I'll I'd What's Who's Here's Let's Critics Experts Officials
    Analysts Investigators Police Prosecutors Witnesses Shares Sources Reporters Supporters Opponents
    Rescuers Firefighters Neighbours Neighbors Residents Authorities Lawmakers Economists Scientists
    Researchers Protesters Voters Workers Students Parents Doctors Nurses Teachers People Children Women
    Men Asked Speaking Born Founded Sales Revenue Profit Profits Stocks Oil Trading
"""
FOLLOWERS = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Eastern Pacific Central Mountain Greenwich Standard
    Daylight ET EST EDT PT PST PDT CT CST CDT MT MST GMT BST CET CEST UTC IST JST AEST Local
"""
EXCLAIMING = """
    Yahoo Jeopardy Yum Chips Wham Oklahoma Airplane Mamma.Mia Which Panic Neu Sum Joomla Therapy Guess Who
    Vaya Sugababes Hamburg Westward
"""
SPEECH = """
    said says say saying told tells asked asks ask wondered wrote writes added adds replied replies
    shouted shouts cried yelled demanded exclaimed inquired recalled joked quipped tweeted posted
    continued explained insisted declared responded remarked read reads screamed mused thought chanted
    answered queried pleaded
"""
PRONOUNS = """
    he she it they him her them his hers its their theirs himself herself itself themselves he's she's
    it's they're they've they'd he'd she'd he'll she'll it'll they'll
"""
DEMONSTRATIVES = "this that these those such"
CONNECTIVES = """
    but and or nor so yet then thus hence therefore however moreover furthermore meanwhile nevertheless
    nonetheless otherwise additionally also instead besides still consequently accordingly similarly
    likewise conversely afterwards afterward later earlier too indeed anyway thereafter
"""
ROLES = """
    company firm group agency department ministry government minister president official officials
    spokesman spokeswoman spokesperson man woman boy girl couple pair two three duo trio suspect suspects
    victim victims driver author actor actress singer star player team club court judge jury case trial
    decision move deal agreement plan proposal report study survey statement announcement incident attack
    crash accident fire blast explosion shooting storm earthquake law bill measure ban vote election
    project program programme policy bank retailer airline manufacturer maker chain organisation
    organization charity union university school hospital prison city town village country island nation
    region area building ship vessel plane aircraft train bus car vehicle film movie book show series
    album song game match race tournament event meeting summit conference investigation inquiry probe
    operation researchers scientists authors men women children family families animal animals dog cat
    former latter same teenager youngster mother father sister brother husband wife son daughter family's
"""
FUNCTION_WORDS = """
    the of and to in a is that for it as was with be by on not he his but at are this have from or had an
    they which you were all her she there would their we him been has when who will no more if out so up
    said what its about than into them can only other time new some could these two may first then do any
    like my now over such our man me even most after also did many off before must well back through years
    where much your way down should because long each just those how too little good very make world still
    see own work men day get here between both being under never same another know while last might us
    great old year come since against go came right used take three says amid
"""
ONES = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

RULES = LanguageRules(
    code="en",
    titles=words_of(TITLES),
    endings=words_of(ENDINGS),
    before_numbers=words_of(BEFORE_NUMBERS),
    months=words_of(MONTHS),
    starters=words_of(STARTERS),
    followers=words_of(FOLLOWERS),
    exclaiming=words_of(EXCLAIMING),
    speech_verbs=words_of(SPEECH),
    pronouns=words_of(PRONOUNS),
    demonstratives=words_of(DEMONSTRATIVES),
    articles=frozenset({"the"}),
    connectives=words_of(CONNECTIVES),
    roles=words_of(ROLES),
    function_words=words_of(FUNCTION_WORDS),
    magnitudes={
        "hundred": 100,
        "thousand": 10**3,
        "million": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "m": 10**6,
        "mn": 10**6,
        "bn": 10**9,
        "tn": 10**12,
        "k": 10**3,
        "b": 10**9,
    },
    numerals=dict(zip(ONES.split(), range(1, 20), strict=True))
    | dict(zip(TENS.split(), range(20, 100, 10), strict=True)),
)

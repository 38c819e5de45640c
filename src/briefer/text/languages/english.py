"""English, as American and British newsrooms write it."""

from briefer.text.languages import LanguageRules, words_of

TITLES = """
    ret Ret Mt Mts Ft Pt Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Profs Rev Revs Revd Fr Msgr Mgr Hon Rt Pres Sen
    Sens Rep Reps Gov Govs Lt Lts Gen Gens Col Cols Maj Majs Capt Capts Cpt Cmdr Cdr Comdr Comm Cmdt Adm
    Sgt Sgts SSgt MSgt TSgt Cpl Pvt Pfc Spc Ens Brig Insp Det Dets Supt Supts Atty Attys Amb Ald Cllr
    Cllrs Asst Dep Secy Treas Chmn Sra Srta Adj Bro Wm Geo Chas Jas Thos Benj Robt Edw vs v viz cf e.g i.e
    a.k.a c.f eg ie aka Univ M Mlle Mme Mons Wg Sqn Flt Lt.Col Lt.Gen Lt.Cmdr Lt.Gov Maj.Gen Brig.Gen
    Vice.Adm Rear.Adm Gov.Gen Sgt.Maj CPO ca c approx incl esp resp Const Sec.Gen Lieut Vice-Adm Vice-Pres
    Maj-Gen Lt-Gen Lt-Col Brig-Gen Gov-elect Rep-elect Sen-elect Spec LCpl GySgt SMSgt CMSgt SFC Cpls Ch
    Ven Abp Bp Supp Prin j.g
"""
ENDINGS = """
    Inc Corp Ltd Co Cos LLC L.L.C LLP L.L.P PLC P.L.C Plc plc Pte Pty Bros Mfg Intl Int'l Nat'l Natl Govt
    Gov't Dept Depts Ctr S.A N.V B.V S.p.A Assn Assoc Inst Hosp Acad Soc Elec Jr Sr Esq Ph.D PhD Ph.Ds M.D
    M.D.s D.D.S D.V.M J.D B.A B.S M.A M.S M.B.A LL.B LL.M Ed.D R.N D.O C.P.A O.B.E M.P al a.m p.m A.M P.M
    A.D B.C B.C.E C.E U.S U.K U.N E.U U.S.A U.A.E D.C L.A N.Y N.J N.C N.D N.H N.M S.C S.D R.I W.Va D.R P.R
    U.S.S.R F.B.I C.I.A N.F.L N.B.A N.H.L A.P G.O.P P.S W.H.O N.Y.C R.I.P Ala Ariz Ark Calif Cal Colo Conn
    Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Oreg Pa Penn
    Penna Tenn Tex Vt Va Wash Wis Wisc Wyo Ont Que Sask Alta Ave Aves Blvd Rd Sq Hwy Pkwy Ln Pl Ct Terr
    Apt Bldg Expy Rte Fwy Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Tue Tues Wed Thu Thur Thurs Ed
    Eds ed eds ext tel Ext Tel misc est dept Mon Fri Sat Hts Twp Mtn Nfld Qld N.S.W P.E.I B.Sc M.Sc M.Phil
    D.Phil M.Div Psy.D Pharm.D U.S.C U.S.S H.M.S
"""
BEFORE_NUMBERS = """
    N° n° Nº № ft lb lbs Res A.D No Nos no nos Art Arts Sec Secs Sect Fig Figs fig figs p pp pg pgs vol
    vols Vol Vols ch Chap chap ver Ver para paras Para Bk bk circa Est est Rs Rm rm Apt Ste Rte Hwy
    pt Ep ep Op op Tel tel Ext ext Dist H.R H.Res S.J S.Res H.J Pub.L Stat Div Prop Bldg Flt Nr nr approx
    Cap Cl Reg max min Cir Sched Sess Cong Ser Rev.Stat Ann
"""
MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
STARTERS = """
    A An I The This That These Those There Here He She It They We You His Her Hers Its Their Theirs Our
    My Your In On At By For From With Without Within Under Over After Before During Since Until Till
    While When Whenever Where Wherever Why How What Who Whom Whose Which Whether If As Although Though
    Because Unless Despite Among Amid Between Beyond Behind Below Above Across Against Along Around
    About Through Throughout Toward Towards Upon Into Like Unlike Instead Besides Except Per Regarding
    According Given Following Based Due Thanks And But Or Nor So Yet Then Thus Hence Therefore However
    Moreover Furthermore Meanwhile Nevertheless Nonetheless Otherwise Additionally Also Again Already
    Always Almost Earlier Later Recently Currently Now Today Tonight Yesterday Tomorrow Once Soon Still
    Even Ever Never Not Only Just Perhaps Maybe Indeed Finally Eventually Initially Originally
    Previously Separately Similarly Both Either Neither Each Every Everyone Everything Everybody Some
    Someone Something Any Anyone Anything All Most Many Much More Several Few Other Others Another Such
    Nobody Nothing None Half Nearly Roughly Last Next Two Three Four Five Six Seven Eight Nine Ten
    Eleven Twelve Dozens Hundreds Thousands Millions Is Are Was Were Be Been Being Do Does Did Has Have
    Had Having Can Could Would Should Shall Might Must Am Isn't Aren't Wasn't Don't Doesn't Didn't Can't
    Won't It's He's She's That's There's They're We're You're I'm I've I'll I'd What's Who's Here's
    Let's Critics Experts Officials Analysts Investigators Lawyers Attorneys Police Prosecutors
    Witnesses Shares Sources Reporters Supporters Opponents Rescuers Firefighters Neighbours Neighbors
    Residents Authorities Lawmakers Economists Scientists Researchers Protesters Voters Workers Students
    Parents Doctors Nurses Teachers People Children Women Men Mr Mrs Ms Dr Asked Speaking Born Founded
    Sales Revenue Profit Profits Stocks Oil Trading
"""
REGIONS = """
    Ala Ariz Ark Calif Colo Conn D.C Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont N.C N.D
    N.H N.J N.M N.Y Neb Nev Okla Ont Ore Pa Que R.I S.C S.D Sask Tenn Tex Va Vt W.Va Wash Wis Wyo
"""
FOLLOWERS = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue
    Tues Wed Thu Thur Thurs Fri Sat Sun Eastern Pacific Central Mountain Greenwich Standard Daylight
    Beijing Moscow London Tokyo Paris ET EST EDT PT PST PDT CT CST CDT MT MST MDT GMT BST CET CEST UTC IST
    JST KST AEST AEDT SAST HST Local Mass
"""
EXCLAIMING = """
    Yahoo Jeopardy Yum Chips Wham Oklahoma Airplane Mia Joomla Panic Guess E
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
    nonetheless otherwise additionally also besides still consequently accordingly similarly likewise
    conversely afterwards afterward later earlier indeed anyway thereafter instead though rather
    alternatively as_a_result as_such as_well in_addition in_contrast in_turn in_response in_other_words
    in_return in_short in_fact in_the_meantime in_the_end in_this in_that in_these in_those in_doing_so
    for_example for_instance for_that for_this by_contrast by_then by_comparison on_the_other
    on_top_of_that on_that on_the_contrary at_the_same at_that at_this_point after_that after_this
    before_that because_of_this because_of_that despite_this despite_that since_then until_then
    that_is_why that_means of_those of_these of_them among_them among_those among_these one_of_them
    two_of_them some_of_them most_of_them many_of_them none_of_them all_of_them both_of_them each_of_them
    neither_of_them both_men both_women both_sides both_are both_were neither_of the_other the_others
    others_said others_are others_were another_said to_this_end to_that_end with_that with_this from_there
    even_so even_then not_so what_is_more to_do_so more_of_the either_way the_same the_two the_pair
    the_trio the_former the_latter one_such neither_man neither_woman neither_side neither_team no_such
    firstly secondly thirdly lastly finally here_is here_are here's such_a such_an
"""
MODIFIERS = """
    prime former young old new deputy chief senior local state federal national regional main current late
    big small latest second third other remaining same unnamed alleged teenage elderly married wounded
    injured retired proposed controversial planned foreign finance defence defense interior health
    education justice central
"""
ROLES = """
    company firm group agency department ministry government minister president official officials
    spokesman spokeswoman spokesperson man woman boy girl couple pair two three duo trio suspect
    suspects victim victims driver author actor actress singer star player team club court judge jury
    case trial decision move deal agreement plan proposal report study survey statement announcement
    incident attack crash accident fire blast explosion shooting storm earthquake law bill measure ban
    vote election project program programme policy bank retailer airline manufacturer maker chain
    organisation organization charity union university school hospital prison city town village country
    island nation region area building ship vessel plane aircraft train bus car vehicle film movie book
    show series album song game match race tournament event meeting summit conference investigation
    inquiry probe operation researchers scientists authors men women children family families animal
    animals dog cat former latter same teenager youngster mother father sister brother husband wife son
    daughter teen teens officer officers charge charges clashes musicians commissioners website site app
    protest protests protesters demonstrators trip flight episode letter email video photo photos image
    images document documents lawsuit suit verdict ruling sentence order tragedy disaster outbreak
    patient patients soldier soldiers gunman gunmen attacker attackers shooter killer robber robbers
    hostage hostages survivor survivors passengers crew pilot pilots coach manager owner owners founder
    filmmaker director artist writer band startup start-up venture investigators detectives prosecutors
    lawyers attorney lawyer lawmakers senators senator congressman congresswoman candidate candidates
    nominee lawmaker councillor commander judges jurors device product treatment findings decrease cuts
    criticism allegations claims claim accusation accusations dispute row scandal controversy walkout
    merger takeover acquisition bid offer sale auction concert exhibition ceremony funeral wedding
    picture painting novel essay article interview speech remarks comments comment post tweet message
    messages initiative campaign drive effort efforts scheme spacecraft rocket launch boat ferry tanker
    helicopter jet drone truck van motorcycle apartment flat hotel restaurant shop store blaze tornado
    avalanche landslide eruption tremor bodies remains injured wounded girls boys kids youngsters pupils
    pupil student teacher doctor nurse farmer worker employee employees residents neighbours neighbors
    villagers supporters opponents amount funds fund fine penalty fee clash rally battle siege raid
    ambush commission committee captain factory plant virus disease crisis vaccine panel tests results
    hurricane quake festival mission change changes increase rise drop decline conflict drug
"""
ONES = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

PLACES = "St Sts Ste"

CONTINUERS = """
    Army Navy Naval Marine Marines Air Force Coast Guard Senate House Congress Congressional Congressman
    Congresswoman President Vice Secretary Secretaries Supreme District Circuit Court Courts Attorney
    Attorneys Treasury Treasuries Department Departments Embassy Consulate Ambassador Ambassadors Sen Sens
    Rep Reps Gov Gen Lt Capt Col Maj Adm Sgt Representative Representatives Senator Senators Capitol
    Constitution Constitutional Federal Food Fish Forest Geological Geologic National Bureau Border
    Customs Citizenship Immigration Postal Census Central Chamber Commerce Commercial Environmental Energy
    Education Agriculture Labor Justice State Defense Homeland Health Interior Transportation Trade
    Securities Special Steel Open Olympic Olympics Soccer Tennis Golf Women Women's Men Men's Masters
    Amateur Grand Figure Conference Catholic Bankruptcy Tax Drug Drone Dollar Cyber Strategic Space
    Military Armed European Northern Southern Pacific Africa African Indo-Pacific Patent Marshal Marshals
    Magistrate Judge Justices Chief Agency Center Centers Commission Commissioner Mission Mint Virgin
    Highway Route Interstate Airways Bancorp Bank Anti-Doping Preventive Equal Election International
    Nuclear Consumer Copyright Sentencing Park Parks Global Green Cellular Institute Institutes
    Information Digital Business Council Office Senate's House's Congress's Ryder Davis Hispanic Muslim
    Jewish Christian Latino Black White Asian American Democrats Democratic Republicans Republican Rangers
    Embassies Consulates Delta Seventh Sixth Fifth Third Second First Combined Transuranic CEO CFO COO CTO
    CIO CMO Chairman Chairwoman Chair Executive Managing Director Directors Co-Chairman Co-Founder
    Co-founder Founder Senior Group Holdings Holding Ltd Inc Corp Co LLC LLP LP Pte Pty Plc PLC Company
    Corporation Worldwide America Japan China Europe Australia Canada Pictures Entertainment Television
    Discovery Records Studios Animation Magazine Class Series Headquarters Board Partner Partners Limited
    Analyst Economist Strategist Spokesman Spokeswoman Spokesperson Presidents Day Boulevard Blvd Avenue
    Street High School Elementary Memorial Middle University Library Hall Drive Way Parkway Bridge
    Washington Mayor Police Superior Security General Peacekeeping Peacekeepers Human Refugee Resolution
    Assembly Children's Children World Under Deputy Envoy Climate Development Charter Parliament Prime
    Home Foreign Government Independence Times Lakers Clippers Dodgers Galaxy Marathon Metro Metropolitan
    Nationals Botanic Botanical
"""

GIVEN_NAMES = """
    James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew
    Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason
    Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel
    Gregory Alexander Frank Patrick Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Douglas
    Zachary Peter Kyle Walter Ethan Jeremy Harold Keith Roger Arthur Terry Sean Albert Joe Bob Bill Tom
    Jim Mike Steve Dave Dan Tim Chris Matt Tony Greg Jeff Ben Sam Nick Ron Ken Fred Ted Barack Alan Mary
    Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra
    Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Laura
    Sharon Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine
    Christine Debra Rachel Carolyn Janet Catherine Maria Heather Diane Ruth Julie Olivia Joyce Kelly
    Christina Joan Evelyn Lauren Judith Andrea Hannah Megan Jacqueline Martha Gloria Teresa Ann Sara
    Madison Frances Kathryn Janice Jean Alice Kate Anne Jane Hillary Vladimir Mohammed Ahmed Muhammad Ali
    Carlos Juan Luis Jorge Elon Boris Emmanuel Simon Martin Philip Ian Neil Graham
"""

VERBS = """
    said says is was are were has had have will would can could did does told also announced added
    reported called began became came went made took won lost plans planned wants wanted expects expected
    declined refused agreed argued claimed denied insisted warned
"""

LETTERED = """
    vitamin vitamins Vitamin hepatitis Hepatitis plan Plan plans group Group section Section part Part
    type Type grade Grade class Class option Option exhibit Exhibit appendix Appendix channel schedule
    Schedule category Category team Team terminal Terminal gate Gate pool Pool block Block unit Unit point
    Point side Side League league Malcolm Generation generation Gen step Step study scenario Scenario zone
    Zone room Room chapter Chapter War level Level
"""
DEFINERS = """
    of in at for from behind that who which whose with by to on between against into accused charged known
    named called suspected responsible led where near over about under than involving inside outside off
    held set due carrying owned run based made used once
"""
TIMES = """
    week weeks weekend month months year years hour hours minute minutes second seconds moment moments
    decades morning afternoon evening night summer winter spring autumn fall season time
    century decade day days quarter term weekday christmas easter ramadan monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october
    november december
"""
EXPLETIVES = """
    it_is it_was it_will it_would it_may it_might it_could it_can it_has it_had it_remains it_remained
    it_seems it_seemed it_appears it_appeared it_emerged it_turns it_turned it_takes it_took it's
    it_isn't it_wasn't it_rained it_snowed it_hailed it_poured it_must it_should it_became it_becomes
    it_transpired it_happens it_happened it_follows it_followed it_later it_also it_soon it_now
    it_emerges it's_been
"""
SUBORDINATORS = """
    when where while as after before since until because although though if once unless whether what why how
"""
CROWDS = """
    police officers officials prosecutors investigators detectives authorities lawyers attorneys doctors
    nurses witnesses neighbours neighbors relatives friends colleagues critics supporters opponents experts
    analysts reporters journalists lawmakers senators voters fans teammates cameras documents records photos
    videos images reports sources rescuers firefighters paramedics soldiers troops guards agents scientists
    researchers teachers parents students protesters residents villagers locals jurors judges
"""
PERSONS = "he she him her his hers himself herself"
QUANTITIES = "some many most others several few none neither both another"
LATERS = "later earlier"
ASIDES = """
    however,meanwhile,though,too,for example,for instance,therefore,in turn,on the other hand,of course not,
    by contrast,instead,then again,in contrast,as a result
"""
SPEAKERS = """
    i we me my our us mine ours i'm i've i'll i'd we're we've we'll we'd myself ourselves
"""

RULES = LanguageRules(
    code="en",
    decimal=".",
    titles=words_of(TITLES),
    endings=words_of(ENDINGS),
    finals=words_of("etc"),
    before_numbers=words_of(BEFORE_NUMBERS),
    months=words_of(MONTHS),
    starters=words_of(STARTERS),
    places=words_of(PLACES),
    given_names=words_of(GIVEN_NAMES),
    continuers=words_of(CONTINUERS),
    followers=words_of(FOLLOWERS),
    regions=words_of(REGIONS),
    verbs=words_of(VERBS),
    lettered=words_of(LETTERED),
    dotted_end=True,
    exclaiming=words_of(EXCLAIMING),
    speech_verbs=words_of(SPEECH),
    pronouns=words_of(PRONOUNS),
    demonstratives=words_of(DEMONSTRATIVES),
    articles=frozenset({"the"}),
    connectives=words_of(CONNECTIVES),
    roles=words_of(ROLES),
    modifiers=words_of(MODIFIERS),
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
    | dict(zip(TENS.split(), range(20, 100, 10), strict=True))
    | {"dozen": 12},
    definers=words_of(DEFINERS),
    times=words_of(TIMES),
    expletives=words_of(EXPLETIVES),
    speakers=words_of(SPEAKERS),
    subordinators=words_of(SUBORDINATORS),
    crowds=words_of(CROWDS),
    persons=words_of(PERSONS),
    quantities=words_of(QUANTITIES),
    laters=words_of(LATERS),
    asides=tuple(aside.strip() for aside in ASIDES.split(",")),
)

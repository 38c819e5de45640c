"""The small words of each language: what tells a language by, and what carries no content.

The commonest words of running text in lower case; for languages of which sumy has no list of stop words
this is the list. Frequent words only: rare ones tell nothing in a headline.
"""

from collections.abc import Mapping
from typing import Final

from briefer.text.languages import words_of

FUNCTION_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "ca": words_of(
        """
        el la els les un una uns unes i o però que qui què com quan on amb per en de del dels al als a no
        més menys molt molta molts és són era eren ha han hi havia ser estar aquest aquesta aquests
        aquestes aquell aquella això seu seva seus seves li hem té tenen fins des sobre entre sense
        després abans ja també només tot tota tots totes cada altre altra altres fer va van pot
        """
    ),
    "cs": words_of(
        """
        a aby ale až bez by byl byla byli bylo být co do i já jak jako je jeho jejich její jen již jsem
        jsou k kde když ke která které který kteří letech má mezi na nad ne nebo než o od pak po pod podle
        pro proti protože před při s se si své také tak ten to tom u už v ve však z za ze že
        """
    ),
    "da": words_of(
        """
        af alle at blev blive bliver da de dem den denne der deres det dette dig din disse efter eller en
        end er et for fra få han hans har havde hende hun hvad hvis hvor ikke ind jeg jo kan kun kunne man
        mange med meget men mere mig min mod når nu og også om op os over på sig sin sine skal skulle som
        så til ud under var ved vi vil ville være været år uden hvordan mellem
        """
    ),
    "de": words_of(
        """
        aber alle als also am an auch auf aus bei beim bis bin bist da dann das dass dem den denn der des
        die dies diese dieser doch du durch ein eine einem einen einer eines er es für gegen haben hat
        hatte ich ihm ihn ihr ihre im in ist ja kann kein keine können mehr mit muss nach nicht noch nun
        nur ob oder ohne schon sein seine seit sich sie sind so soll über um und uns unter vom von vor war
        waren was wegen wenn werden wer wie wieder will wir wird wurde wurden zu zum zur zwischen
        """
    ),
    "en": words_of(
        """
        the of and to in a is that for it as was with be by on not he his but at are this have from or had
        an they which you were all her she there would their we him been has when who will no more if out
        so up said what its about than into them can only other some could these may first then do any my
        now over such our me even most after also did many off before must through where your down should
        because each just those how too very being under another while might since against until during
        without within between both own same few here again once nor says amid why us i
        """
    ),
    "es": words_of(
        """
        a al algo ante antes como con contra cuando de del desde donde dos durante e el ella ellas ellos
        en entre era eran es esa ese eso esta está están estas este esto estos fue fueron ha hace han
        hasta hay la las le les lo los mas más me mi mientras muy nada ni no nos o otra otro para pero
        poco por porque que qué quien se según ser si sí sido sin sobre son su sus también tan te tiene
        tienen todo todos tras tu un una uno unos y ya yo
        """
    ),
    "et": words_of(
        """
        aga aasta ega ei et ja juba ka kas kes kui kuid kus ma me mida mis mitte mõne nad nagu ning nii
        nüüd oli olid oma on pärast peale pole saab see seda seega selle siis ta tema teha tuleb uus veel
        vaid või üle üks kaks
        """
    ),
    "fi": words_of(
        """
        ei eivät ennen että ettei ja jo joka jos jonka jotka jota kanssa kaikki koska kuin kun kuten me
        mitä mukaan mutta myös ne niin niiden noin nyt ole oli olivat olla on ovat se sekä sen siitä sitä
        sillä tai tämä tämän hän hänen voi vain vielä vuoden vuonna yli alle mikä miksi
        """
    ),
    "fr": words_of(
        """
        à ainsi après au aucun aussi autre autres aux avait avant avec avoir car ce cela ces cet cette
        ceux chez comme contre dans de depuis des dont du elle elles en encore entre est et était été être
        eu fait faire font il ils je la le les leur leurs lors lui mais même moins ne ni non nos notre
        nous on ont ou où par pas pendant peu plus pour pourquoi quand que quel quelle qui sa sans se
        selon sera ses si son sont sous sur tout toute tous très trop un une vers vous y
        """
    ),
    "hi": words_of(
        """
        अपना अपनी अपने अब आप इन इस इसका इसकी इसके इसमें इसे इसी उन उनका उनकी उनके उन्हें उन्होंने उस उसका
        उसकी उसके उसने उसे एक ऐसा ऐसी ऐसे और कई कर करता करती करते करना करने कहा का कि किया किसी की कुछ के
        को कोई कौन क्या क्यों गई गए गया जब जहां जा जाता जाती जाते जाने जिस जिसे जो तक तब तो था थी थे दिया
        दी दो न नहीं ने पर फिर बहुत बाद भी मगर में मैं यदि यह यहां या ये रहा रही रहे लिए लिया लेकिन व वह
        वहां वाला वाली वाले वे सकता सकते सब सभी साथ से हम ही हुआ हुई हुए है हैं हो होगा होता होती होते
        होना होने
        """
    ),
    "hr": words_of(
        """
        a ali bi bila bili bilo bio biti će da do dok ga gdje i ih iz ili ima je jedan jer još ju kad kada
        kako kao kod koja koje koji koju li može na nakon ne nego ni nije nisu njegov njih o od on ona oni
        po pod pred prema pri prije s sa samo se smo su sve što te ta taj tako to u uz već vrlo za zbog
        između tijekom
        """
    ),
    "hu": words_of(
        """
        a az és hogy nem is egy de csak már meg ez ezt azt ki mint vagy van volt voltak lesz lehet még
        pedig szerint után miatt ami aki akik amely amelyek sem el fel be le ha mert majd nagyon minden
        között alatt több való volna úgy így most azonban illetve ezért ezek azok
        """
    ),
    "id": words_of(
        """
        ada adalah akan antara apa atas atau bagi bahwa banyak baru beberapa bisa bukan dalam dan dapat
        dari dengan di dia hari harus ia ini itu jadi juga kami karena kata ke kepada kita lagi lain lebih
        masih mereka namun oleh orang pada para pun saat saja sangat saya sebagai sebuah secara sejak
        sekitar selama seorang seperti serta setelah sudah telah tidak untuk yang
        """
    ),
    "it": words_of(
        """
        a ad agli ai al alla alle allo anche ancora avere aveva c che chi ci come con contro cosa così cui
        da dagli dai dal dalla dalle degli dei del della delle dello di dopo dove due e è ed era erano fra
        gli ha hanno i il in io la le lei li lo loro lui ma mentre mi molto ne negli nei nel nella nelle
        non o ogni oggi per perché però più poi prima quando quanto quella quello questa questo qui se sei
        senza si sia solo sono sta stata stato su sua sue sugli sui sul sulla suo suoi tra tutti tutto un
        una uno
        """
    ),
    "lt": words_of(
        """
        apie ar arba bei bet buvo būti dar dėl gali iki ir iš į jau jei jis jo jų kad kai kaip kas kurie
        kuris ne nei nes nors nuo o pagal per po prieš prie savo su tačiau tai taip tarp tik to toks už
        yra
        """
    ),
    "lv": words_of(
        """
        ar arī bet bija būs ir jau ja kā ka kas ko kurš kura kuri līdz lai ne no pa par pēc pie pirms savu
        šo tā tas tad tiek tika tikai to un uz vai var vēl viņš viņa kur gan
        """
    ),
    "nl": words_of(
        """
        aan achter af al alle alleen als altijd ander andere bij binnen boven buiten daar daarom dan dat
        de den deze die dit doen door dus een eens eerste elkaar en enkele er geen geweest haar had hadden
        heb hebben heeft hem hen het hier hij hoe hoewel hun iedere iemand iets ik in is ja je jij jullie
        kan kon konden kunnen maar maken me meer men met mij mijn moet moeten na naar naast niet niets
        niemand nog nooit nu of om omdat onder ons onze ook op over per reeds sinds slechts sommige te
        tegen ten ter terwijl tijdens toch toen tot totdat tussen twee u uit uw van vanaf vanuit veel
        verder volgens voor vooral waar waarom waarin waren was wat we wel welke werd werden wie wij wil
        wilde worden wordt zal ze zeer zei zelf zich zij zijn zo zoals zonder zou zouden zullen
        """
    ),
    "no": words_of(
        """
        alle at av ble blir bli da de dem den denne der deres det dette di du eller en enn er et etter for
        fordi fra få får ha hadde han hans har henne hun hva hvis hvor hvordan ikke inn jeg kan kun kunne
        man mange med meg mellom men mer min mot må når nå og også om opp oss over på seg sin sine skal
        skulle som så til uten ut under var ved vi vil ville være vært år bare noen andre flere
        """
    ),
    "pl": words_of(
        """
        a aby albo ale bardzo bez być był była było były będzie by ci co czy dla do gdy gdzie go i ich ile
        im inne ja jak jako je jego jej jest jeszcze jeśli już każdy kiedy kto która które którego której
        który którzy ma mają może można między na nad nie niż o od on ona oni oraz po pod poza przed przez
        przy roku się są sobie swój ta tak także tam te tego tej ten to tu tych tylko tym u w we więc
        wszystko z za ze że żeby
        """
    ),
    "pt": words_of(
        """
        a à ainda antes ao aos apenas as às até cada com como contra da das de dela dele depois desde do
        dos e é ela ele eles em entre era eram essa esse esta está estão este eu foi foram há isso isto já
        lhe mais mas mesmo muito na não nas nem no nos num numa o onde os ou para pela pelas pelo pelos
        por porque quando que quem são se segundo sem ser seu seus só sobre sua suas também tem têm ter
        todos um uma umas uns você após
        """
    ),
    "ro": words_of(
        """
        a acest această aceste acestea acum ai al ale am are asupra au avea ca că când care cât ce cel cea
        cei cele chiar ci cu cum dar de decât deci deja din după este ei el ele era eu fi fie foarte fost
        fără iar în între într la le lor lui mai mult nu o ori pe pentru peste prin s sa să sale sau se si
        și spre sunt sub tot toate un una unde unei unor unui va vor
        """
    ),
    "ru": words_of(
        """
        а без более больше будет будто бы был была были было быть в вам вас вдруг ведь во вот впрочем все
        всё всегда всего всех вы где да даже два для до другой другие его ее её если есть еще ещё ж же за
        зачем здесь и из или им иногда их к как какая какой когда которая которого которые который которых
        кто куда ли либо лишь между меня мне много может можно мой моя мы на над надо наконец нас не него
        нее неё ней нельзя нет ни нибудь никогда ним них ничего но ну о об один одна однако он она они оно
        опять от очень перед по под после потом потому почти при про раз разве с сам свое свои свой своих
        свою себе себя сейчас со совсем так также такой там тебя тем теперь то тогда того тоже только том
        тот три тут ты у уж уже хорошо хоть чего чем через что чтоб чтобы чуть эта эти этим этих это этого
        этой этом этот эту я которую сказал сказала заявил стал стала этому год года году лет
        """
    ),
    "sk": words_of(
        """
        a aby aj ak ako ale alebo ani bol bola boli bolo bude by byť čo do ho i ich ja je jeho jej iba k
        kde keď ktorá ktoré ktorí ktorý ku len má medzi mu na nad nie než o od pod podľa po pre pred pri
        proti sa si so som sú svoje ta tak tam ten to tom tu už v vo viac však z za zo že
        """
    ),
    "sl": words_of(
        """
        a ali bi bil bila bili bilo bo da do ga in iz je jih k kaj kako kar ker ki ko kot lahko le med na
        naj ne ni nje o ob od oziroma po pod pred pri s sa se še si smo so ter ta tako to tudi v vse z za
        že zaradi
        """
    ),
    "sv": words_of(
        """
        alla allt att av bara bli blir blev bort de dem den denna deras det detta dig din dock där då
        efter eller en ett fick finns från för får ha hade han hans har hon hur här i in inga ingen inte
        ja jag kan kommer kunde man med mellan men mer mot mycket måste ni nu när någon något några och om
        oss på samt sedan sig sin sina ska skulle som så säger till under upp ut utan var vad vi vid vilka
        vill vara varit än är år åt över
        """
    ),
    "tr": words_of(
        """
        ama ancak bir biri birçok bu böyle çok çünkü da daha de değil diye dolayı en gibi göre hem her hiç
        için ile ilgili ise iki kadar ki kim mi mu mü ne neden nasıl o olan olarak oldu olduğu olduğunu
        olması onun sonra şey şu tarafından tüm üzere var ve veya ya yani yeni yok
        """
    ),
    "vi": words_of(
        """
        anh bị bởi các cái cho có của cùng cũng đã đang đây đến để đó được giữa hai hay hơn khi không là
        lại lên mà một năm này nếu ngày người những như nhưng nhiều ở phải qua ra rằng rất sau sẽ tại theo
        thì trên trong tôi từ và vào vẫn về với vì
        """
    ),
}

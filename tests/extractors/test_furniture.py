"""Furniture goes, whatever its shape and language; news that looks like it stays."""

from pathlib import Path

import pytest
from tests.extractors.pages import PARAGRAPHS, make_document

from briefer.extractors import extract_article
from briefer.extractors.bylines import clean_byline
from briefer.extractors.furniture import CleanCopy, strip_furniture

NEWS = PARAGRAPHS[:3]


def strip(
    *lines: str, headline: str = "Harbour bridge reopens", byline: str = "", hints: tuple[str, ...] = ()
) -> CleanCopy:
    return strip_furniture(lines, headline=headline, byline=byline, hints=hints)


FURNITURE = """
Comments
Comments (12)
12 Comments
Leave a comment
View comments
Have your say
Share
Share this article
SHARE THIS STORY
Share on Facebook Twitter WhatsApp
Email | Print | Copy link
Share   Print   Comments
Read more
Read more: How the bridge broke
READ ALSO: Ferries to go
Read next: Ferries to go
WATCH: The first car crosses
Related: Ferry line asks for a subsidy
Related articles
See also - The ferry that never was
More on this story
Advertisement
Story continues below advertisement
Continue reading below
Sign up for our newsletter to get the news every morning.
Subscribe to our newsletter
Subscribe to The Long View for our weekly letter on foreign affairs.
Get the best of the Post straight to your inbox.
The stories of the harbour in your inbox at six. Free, five days a week. By signing up you accept our terms.
Follow us on X
Follow Jane Doe on Mastodon
For the latest harbour news, follow @harbourpost on Bluesky.
Download our app for alerts
Click here to see the pictures
Support independent journalism for the price of a coffee
Thank you for reading!
Do you have a tip? Contact our newsroom.
Do you know more about this story? Write to news@harbourpost.example.
© 2026 Harbour Post. All rights reserved.
Copyright 2026 Harbour Post
This material may not be published, broadcast, rewritten or redistributed.
This article was originally published by the Harbour Post.
The post Bridge reopens appeared first on Harbour Post.
Photo: Jane Doe/Reuters
(Photo by Jane Doe/Getty Images)
FILE PHOTO: The bridge is seen in London, Britain, November 3, 2026. REUTERS/Jane Doe/File Photo
The bridge on Monday. Photograph: Jane Doe/The Harbour Post
Drivers wave at the first car (AP Photo/Jane Doe)
Reporting by Jane Doe; Editing by John Roe
Additional reporting by Jane Doe in London
CNN's Devon Sayers contributed to this report.
NBX's Devon Sayers reported from Korr, and Ada Lind wrote from Lund.
NBX's Devon Sayers also contributed.
Ada Lind reported and wrote from Lund.
Ada Lind reported from Lund; Bo Marsh reported and wrote from Korr.
Writers Ada Lind and Bo Marsh in Lund, Cy Hale and Di Cole in Korr, and Ed Fry in Omm contributed to this report.
Contributing: Associated Press
A version of this article appeared November 16, 2026, on page A1 of the weekend edition.
(This story has been updated with comments from the mayor.)
The opinions expressed in this commentary are solely those of the author.
See the original story at harbourpost.example.
You can follow her on Mastodon.
If you have seen something like it, we would like to hear from you.
Have something to add to this story?
Click to share on Bluesky (Opens in new window)
Interested in bridges? Add bridges as an interest to stay up to date.
Updated
First posted
Text size
On a mobile device?
More from Harbour Life.
More from Harbour Post:
Video: The first car crosses
Gallery: The bridge in ten pictures
Opinion: Ferries were better
Listing image by Jane Doe
Our Standards: The Thomson Reuters Trust Principles.
We use cookies to improve your experience.
By clicking "Accept" you agree to our use of cookies.
Accept all cookies
Privacy policy | Terms of use | Contact us
E-mail to a friend .
Tags: bridge, harbour, transport
2 min read
Published 24 November 2026
Updated 3 hours ago
https://harbourpost.example/bridge
#bridge #harbour
@harbourpost
* * *
(Reuters)
Source: AFP
Kommentare
Kommentare (3)
Artikel teilen
Mehr zum Thema
Lesen Sie auch: Die Fähre bleibt
Anzeige
Jetzt unseren Newsletter abonnieren
Alle Rechte vorbehalten
Stand: 24.11.2026, 10:42 Uhr
Foto: Jane Doe/dpa
Lire aussi : Le pont est fermé
À lire aussi
Partager
Commentaires (3)
Publicité
Abonnez-vous à notre newsletter
Tous droits réservés
Publié le 24 novembre 2026 à 10h42
Lea también: El puente
Compartir
Publicidad
Comentarios
Suscríbete a nuestro boletín
Condividi
Leggi anche: Il ponte
Riproduzione riservata
Compartilhe
Leia também: A ponte
Comentários
Reacties (4)
Lees ook: De brug
Les også: Broen
Komentarze
Czytaj też: Most
Комментарии
Читайте также: Мост закрыт
Поделиться
View image in fullscreen
Share full article
See all topics
Acquire Licensing Rights, opens new tab
NEWYou can now listen to Harbour Post articles!
The Post is not responsible for the content of external sites.
Just a heads up, some of the links on Harbour Post are affiliate links.
We may earn a small commission if you buy through our links.
This work is licensed under a Creative Commons licence.
Harbour Post is published under a Creative Commons license except where otherwise noted.
Please share your photos and videos of the storm with us.
Are you in the path of the storm that is sweeping over the valley? Please share your videos and pictures.
Add Harbour News to your timeline to share with your friends.
Jane Doe can be reached at jane@post.example.
Jane Doe jane@post.example
jane@post.example (END)
See more photos:
See Tally's pictures of the week.
(MORE: The bridge in nine pictures)
READ Ek's full remarks:
Harbour Post Inc. No reproduction without permission.
Your subscription failed. Please check your e-mail address.
Getty Images The harbour bridge at dusk with a row of cars in front of it
PA Media
The lift bridge on Monday. (Jane Doe for The Harbour Post)
5h
3 min read • 2h
November 25, 202610:14 AM GMT+1Updated 2 hours ago
November 25, 2026 at 6:00 a.m. ESTToday at 6:00 a.m. EST
Related internet links
Explore more on these topics
Bild vergrößern
Zur Merkliste hinzufügen
Bitte bestätigen Sie diesen Link, um Ihre Anmeldung abzuschließen.
Den kompletten Beitrag lesen Sie in der neuen Ausgabe.
Alle anderen Inhalte sind urheberrechtlich geschützt.
A lire aussi : Le pont est fermé
Offrir l’article
Ir a los comentarios
شارك
اقرأ أيضا: الجسر مغلق
جميع الحقوق محفوظة
コメント
関連記事
シェアする
続きを読む
無断転載を禁じます
分享
评论
相关阅读
责任编辑：王芳
댓글
관련기사
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes_from_the_end_and_from_the_middle(line: str) -> None:
    assert strip(*NEWS, line).paragraphs == NEWS
    assert (
        NEWS[1] in strip(NEWS[0], line, *NEWS[1:]).paragraphs
        or "omment" in line
        or line in ("Have your say", "評論")
    )
    assert line not in strip(NEWS[0], line, *NEWS[1:]).paragraphs


STAYS = """
Share prices fell by a tenth on Monday.
Comments by the minister angered allies.
Comment is free, the editor used to say, but facts are sacred.
Read more than 20 books, said the teacher, and you will see.
Related costs rose 5% to $3m.
More from the same mine had been expected, the company said.
Watch makers in Geneva expect a poor year.
Subscribers to the newsletter number 40,000.
Sign-up rates for the newsletter rose 3%, the publisher said.
Subscribe to Putin's view of history, one official said, and you lose.
Follow-up tests are due in May.
Follow the money, the inspector told her team.
By Monday the storm had passed.
By hand, the work would take a year.
Published in 1851, the novel failed.
Updated figures are due on Friday.
Photographs released by AP show the bridge leaning.
Print sales fell while the web grew.
Advertising revenue fell 4%.
Advertisements for the post will appear next week.
Copyright law is to change, the minister said.
Cookies were the only food left on the ship.
Facebook and Twitter said that they would appeal.
Reporting from the front has become harder, editors said.
Join the army, his grandfather told him, and see the world.
Tips for gardeners are sold in the hall.
Click beetles have returned to the heath.
Download speeds doubled last year.
Support for the government fell to 31 per cent.
Tags on the animals showed that they had crossed the sea.
Source: the word alone made her laugh, the spokesman said.
See you in court, said the neighbour.
Get well soon, said the card.
Thank you, said the queen, and sat down.
Accept it or leave it, the union was told.
Final score: United 2, City 1
Video: the council bought nine cameras.
Analysis: the ore holds 3 percent of tin.
NBX's profits contributed to the rise of the index.
NASA's rover reported from Mars that it had found water.
Ada Lind reported from Korr that the dam had burst.
The views expressed by the mayor angered her own party.
You can follow her advice or not, the judge said.
You can reach him by noon, the guide said, if you leave at six.
If you know the valley, the guide said, you fear the river.
Updated maps of the valley are on show in Korr.
Text size matters less than light, the study found.
On a mobile device the form takes nine minutes.
More from Korr than from Lund came to the fair.
Click to pay was the bank's answer to cash.
Have something to eat first, the doctor said.
Interested in bridges since childhood, Lind built nine.
A version of this vaccine is in use in Peru.
Images by the satellite show the crater.
Video from Korr showed the dam as it broke.
Research by Ada Lind found that dams break in May.
Photos from Friday showed the rubble of the hall that had once stood there.
Photos by Reuters showed the rubble of the hall that had once stood there.
Contributing factors were rain and speed.
Korr can be reached by ferry only until May.
Brokers get a 5 percent commission on every ship.
The subscription was not renewed, the court found.
Getty Images sued the maker of the machine on Monday.
Please share, the sign said, and nobody did.
Die Inhalte der Zeitung sind urheberrechtlich geschützt, entschied das Gericht.
Ihre Anmeldung war die letzte des Tages.
Table after 36 matches: Town 74 pts, City 68
Kommentare des Ministers verärgerten die Verbündeten.
Anzeige erstattete die Stadt am Montag.
Teilen wollen sich die beiden Länder die Kosten.
Les commentaires du ministre ont irrité ses alliés.
Lire aussi vite que possible, tel était le jeu.
La publicité pour le tabac sera interdite.
Los comentarios del ministro irritaron a sus aliados.
I commenti del ministro hanno irritato gli alleati.
Комментарии министра рассердили союзников.
""".strip().splitlines()


@pytest.mark.parametrize("line", STAYS)
def test_news_that_begins_like_furniture_stays(line: str) -> None:
    assert strip(*NEWS, line).paragraphs == (*NEWS, line)
    assert strip(NEWS[0], line, *NEWS[1:]).paragraphs == (NEWS[0], line, *NEWS[1:])


@pytest.mark.parametrize(
    "tail",
    [
        "Comments",
        " Comments",
        "Comments (3)",
        " Share",
        " E-mail to a friend .",
        " Read more",
        " Click here for more. Sign up for our newsletter.",
        " Follow us on X. Sign up for our newsletter. Click here for more. Thank you for reading!" * 2,
        " NBX's Devon Sayers contributed to this report.",
        " Jane Doe and John Roe contributed to this report. Follow us on X.",
        " All rights reserved.This material may not be published, broadcast, or redistributed.",
    ],
)
def test_furniture_glued_to_the_last_sentence_goes(tail: str) -> None:
    assert strip(*NEWS[:2], NEWS[2] + tail).paragraphs == NEWS


@pytest.mark.parametrize(
    "notice", [" Sign up for our newsletter.", " Follow us on X. Sign up for our newsletter."]
)
def test_news_before_a_notice_in_its_paragraph_stays(notice: str) -> None:
    first = "The bridge had been shut for two years because its bearings were worn." + notice
    assert first in strip(first, *NEWS).paragraphs


@pytest.mark.parametrize(
    "news",
    [
        " It was built after the U.S. Supreme Court had ruled on it.",
        " It was named by former U.S. President Ida Moss.",
        " Was the bridge safe?",
        " See more: Ferries to go. The mayor resigned on the day after the vote in the town hall.",
    ],
)
def test_news_between_a_cut_short_word_and_the_credit_stays(news: str) -> None:
    credit = " NBX's Devon Sayers contributed to this report."
    assert strip(*NEWS[:2], NEWS[2] + news + credit).paragraphs[-1] == NEWS[2] + news


@pytest.mark.parametrize(
    "tail", [" He gave no comments.", " It reads: Share.", " She said: “Print.”", " It owns Facebook."]
)
def test_a_last_sentence_that_ends_in_such_a_word_stays(tail: str) -> None:
    assert strip(*NEWS[:2], NEWS[2] + tail).paragraphs[-1].endswith(tail)


def test_what_readers_write_goes_with_its_heading() -> None:
    rest = ("3 Comments", "JohnDoe 2 hours ago", "I never trusted those bearings, and nobody listened to me.")
    assert strip(*NEWS, *rest).paragraphs == NEWS


def test_a_comment_count_above_the_article_does_not_end_it() -> None:
    assert strip("By Jane Doe", "12 Comments", "Share", *NEWS).paragraphs == NEWS


def test_lists_of_other_articles_go_with_their_heading() -> None:
    rest = (
        "Most read",
        "1. Ferry rams breakwater in Nova Scotia",
        "2. Eleven states sign pact on seabed cables",
    )
    assert strip(*NEWS, *rest).paragraphs == NEWS
    inside = (*NEWS[:2], "Related articles", "Ferry rams breakwater in Nova Scotia", NEWS[2])
    assert strip(*inside).paragraphs == NEWS


def test_the_list_of_an_article_about_a_list_stays() -> None:
    rest = ("The winners:", "Best film: The Lost Reel", "Best actor: Ada Pellegrin")
    assert strip(*NEWS, *rest).paragraphs == (*NEWS, *rest)


def test_a_paragraph_that_stands_there_twice_is_kept_once() -> None:
    assert strip(*NEWS, NEWS[1]).paragraphs == NEWS
    assert strip(NEWS[0], "Yes.", "No.", "Yes.", *NEWS[1:]).paragraphs.count("Yes.") == 2


def test_the_author_at_the_end_goes_and_others_stay() -> None:
    about = "Jane Doe covers transport for the Harbour Post. Follow her on X."
    assert strip("By Jane Doe", *NEWS, about, "Jane Doe").paragraphs == NEWS
    other = "Jane Doe is to be the next mayor, the council decided."
    assert strip("By Jane Doe", *NEWS, other).paragraphs == (*NEWS, other)


def test_who_wrote_it_goes_from_the_end_though_nobody_names_a_byline() -> None:
    about = "Ada Lind is an award-winning journalist and the author of nine books on bridges."
    assert strip(*NEWS, about).paragraphs == NEWS
    assert strip(*NEWS, "Ada Lind wept.", about).paragraphs == (*NEWS, "Ada Lind wept.", about)
    for other in ("Ada Lind is the mayor.", "Ada Lind was arrested with a journalist."):
        assert strip(*NEWS, other).paragraphs == (*NEWS, other)


@pytest.mark.parametrize("bullet", ["• ", "▪ ", "* ", "► "])
def test_the_mark_of_an_item_is_no_word_of_it(bullet: str) -> None:
    assert strip(*(bullet + line for line in NEWS)).paragraphs == NEWS
    assert strip(NEWS[0], "— Nobody, she said.", "*** Nobody").paragraphs[1:] == (
        "— Nobody, she said.",
        "*** Nobody",
    )


@pytest.mark.parametrize("dateline", ["HALDEN (Nov. 25) -- ", "NEW HALDEN--"])
def test_a_dateline_with_its_day_in_brackets_or_without_blanks_is_cut(dateline: str) -> None:
    assert strip(dateline + NEWS[0], *NEWS[1:]).paragraphs == NEWS


def test_a_dateline_is_cut_behind_the_points_of_a_summary() -> None:
    points = ("Summary", "Bridge closes from January", "Cost put at $62 million")
    copy = strip("By Jane Doe", *points, f"HALDEN, Nov 25 (Reuters) - {NEWS[0]}", *NEWS[1:])
    assert copy.paragraphs[-3:] == NEWS
    assert copy.agency == "Reuters"


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Harbour Post avec AFP", "AFP"),
        ("Mit Material von dpa", "dpa"),
        ("kel/dpa", "dpa"),
        ("(APA/dpa)", "APA"),
    ],
)
def test_an_agency_is_credited_beside_others(line: str, agency: str) -> None:
    assert (strip(*NEWS, line).paragraphs, strip(*NEWS, line).agency) == (NEWS, agency)


@pytest.mark.parametrize(
    ("declared", "byline"),
    [
        ("By Jane Doe on June 26, 2014 at 9:00a", "Jane Doe"),
        ("By Jane Doe posted Aug 18th 2010 7:30PM", "Jane Doe"),
        ("Jane Doe Updated: January 16, 2020", "Jane Doe"),
        ("Jane Doe Tuesday", "Jane Doe"),
        ("View all posts by Jane Doe", "Jane Doe"),
        ("Autor john", "john"),
        ("9:39AM BST 05 Oct 2011", ""),
        ("Super User", ""),
        ("harbour_admin7", ""),
        ("harbourpost.example.com", ""),
        ("Jane Doe, Harbour Post", "Jane Doe"),
        ("Jane Doe, John Roe", "Jane Doe, John Roe"),
        ("J. R. Doe Jr.", "J. R. Doe Jr"),
    ],
)
def test_a_declared_author_is_a_person(declared: str, byline: str) -> None:
    assert clean_byline(declared) == byline


@pytest.mark.parametrize(
    ("head", "byline", "outlet", "date"),
    [
        (("By Jane Doe",), "Jane Doe", "", ""),
        (("BY JANE DOE",), "JANE DOE", "", ""),
        (("By Jane Doe and John Roe",), "Jane Doe, John Roe", "", ""),
        (("By Jane Doe, Political Editor",), "Jane Doe", "", ""),
        (("By Jane Doe in London",), "Jane Doe", "", ""),
        (("Jane Doe in London", "Wed 25 Nov 2026 07.00 CET"), "Jane Doe", "", "25 Nov 2026"),
        (("Jane Doe", "Harbour News, Halden", "5 hours ago"), "Jane Doe", "Harbour News", ""),
        (("By Jane Doe, Harbour Post",), "Jane Doe", "Harbour Post", ""),
        (("By Jane Doe for the Harbour Post",), "Jane Doe", "Harbour Post", ""),
        (("By Jane Doe | The Tally | Nov 23, 2026, 4:50 PM ET",), "Jane Doe", "The Tally", "Nov 23, 2026"),
        (("By Reuters Staff",), "Reuters Staff", "", ""),
        (("By Jane Doe", "Published Nov. 23, 2026 at 11:40 a.m."), "Jane Doe", "", "Nov. 23, 2026"),
        (("Harbour Post | Jane Doe | November 23, 2026",), "Jane Doe", "Harbour Post", "November 23, 2026"),
        (("The Court File", "23 November 2026", "by L. M. Strand"), "L. M. Strand", "The Court File", "23 Nov"),
        (("Harbour Post, 23 November 2026",), "", "Harbour Post", "23 November 2026"),
        (("23 Nov 2026 - Touchline Chess",), "", "Touchline Chess", "23 Nov 2026"),
        (("Touchline / Football", "By Dermot Ashe at Quarry Road"), "Dermot Ashe", "Touchline", ""),
        (("Source: Harbour Post", "Author: Jane Doe", "Date: 2026-11-23"), "Jane Doe", "Harbour Post", "2026-11-23"),
        (("News > World > Europe", "Jane Doe", "24 November 2026"), "Jane Doe", "", "24 November"),
        (("Von Anna Berg und Max Roth", "24. November 2026, 10:42 Uhr"), "Anna Berg, Max Roth", "", "24. Nov"),
        (("Par Élise Roux", "Publié le 24 novembre 2026 à 10h42"), "Élise Roux", "", "24 novembre"),
        (("Por Ana Ruiz", "24 de noviembre de 2026"), "Ana Ruiz", "", "24 de noviembre"),
        (("潮風新聞 2026年11月24日 朝刊", "記者・森下千尋"), "森下千尋", "潮風新聞", "2026年11月24日"),
        (("بقلم سلمى الحداد",), "سلمى الحداد", "", ""),
        (("5 min read", "Listen", "Share", "BREAKING"), "", "", ""),
        (("By Jane Doe", "TEHRAN |"), "Jane Doe", "", ""),
        (("By Jane Doe", "ST. PAUL, Minn. (AP) —"), "Jane Doe", "", ""),
        (("Updated 2 hours ago", "Photo: Jane Doe/AP"), "", "", ""),
    ],
)  # fmt: skip
def test_the_head_is_read_and_taken_away(head: tuple[str, ...], byline: str, outlet: str, date: str) -> None:
    copy = strip(*head, *NEWS, hints=("touchline",))
    assert copy.paragraphs == NEWS
    assert (copy.byline, copy.outlet) == (byline, outlet)
    assert any(date in found for found in copy.dates) if date else not copy.dates


@pytest.mark.parametrize(
    "deck",
    [
        "Two years of repairs end, and the ferries stay",
        "Skelder Town 2 Ballinroe Athletic 1",
        "By night the bridge stays shut",
        "The vote is on Dec. 3",
        "Mayor: “We are glad”",
        "FIRST CARS CROSS",
    ],
)
def test_a_line_below_the_headline_of_plain_text_is_news(deck: str) -> None:
    assert strip("Harbour bridge reopens", deck, *NEWS, headline="").paragraphs == (deck, *NEWS)
    # Where the document itself says which line is the headline, a second one is display too.
    assert strip(deck, *NEWS).paragraphs == NEWS


def test_a_sentence_below_the_headline_is_news() -> None:
    assert strip("It took two years.", *NEWS).paragraphs == ("It took two years.", *NEWS)


def test_a_standfirst_before_the_byline_is_news_too() -> None:
    deck = "The ferries will run until January all the same."
    copy = strip(deck, "By Jane Doe", "24 November 2026", *NEWS)
    assert copy.paragraphs == (deck, *NEWS)
    assert copy.byline == "Jane Doe"


def test_the_headline_repeated_in_the_text_goes() -> None:
    assert strip("Harbour bridge reopens", *NEWS).paragraphs == NEWS
    assert strip("HARBOUR BRIDGE REOPENS", *NEWS).paragraphs == NEWS
    assert strip("Harbour bridge", *NEWS, headline="").headline == "Harbour bridge"


def test_the_headline_repeated_behind_the_text_goes() -> None:
    assert strip(*NEWS, "Harbour bridge reopens").paragraphs == NEWS
    assert strip(NEWS[0], "HARBOUR BRIDGE REOPENS", *NEWS[1:]).paragraphs == NEWS
    said = "The harbour bridge reopens in May."
    assert strip(*NEWS, said).paragraphs == (*NEWS, said)


def test_a_headline_of_a_kind_is_a_headline() -> None:
    copy = strip("Analysis: Why the bridge broke", *NEWS, headline="")
    assert copy.headline == "Analysis: Why the bridge broke"
    assert copy.paragraphs == NEWS


def test_the_declared_byline_is_believed_before_the_printed_one() -> None:
    assert strip("By Staff Writers", *NEWS, byline="Jane Doe").byline == "Jane Doe"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2026 Ward Round. For subscribers only.", "Ward Round"),
        ("Copyright © 2026 Harbour Post", "Harbour Post"),
        ("© 2026 Jane Doe", ""),
    ],
)
def test_a_copyright_line_names_the_outlet(line: str, outlet: str) -> None:
    assert strip(*NEWS, line, hints=("ward-round",)).outlet == outlet


def test_the_call_of_the_generals_is_read_as_a_person_would() -> None:
    path = Path(__file__).parents[2] / ".." / "shared" / "seeds" / "gerasimov-call.txt"
    if not path.exists():
        pytest.skip("needs the sample that the project was commissioned with")
    article = extract_article(
        make_document(path.read_bytes(), url="file:gerasimov-call.txt"), html="trafilatura"
    )
    assert article.headline == "Russian general makes rare call to top US military leader"
    assert len(article.paragraphs) == 6
    assert article.paragraphs[0].startswith("Russia's top general, ")
    assert article.paragraphs[-1].endswith("toward a resolution.")

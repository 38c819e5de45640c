"""Web pages: the article without what stands round it, by either extractor."""

import json
import sys

import pytest
from tests.extractors.pages import PARAGRAPHS, make_document, make_page

from briefer.errors import ExtractionError, SettingsError
from briefer.extractors import extract_article
from briefer.model import Article

URL = "https://harbourpost.example/2026/11/bridge"
BOTH = pytest.mark.parametrize("html", ["trafilatura", "resiliparse"])


def read(
    page: str | bytes, *, html: str = "trafilatura", url: str = URL, media_type: str = "text/html"
) -> Article:
    return extract_article(make_document(page, url=url, media_type=media_type), html=html)


@BOTH
@pytest.mark.parametrize("linked_data", [True, False])
def test_an_article_comes_out_of_its_page(html: str, linked_data: bool) -> None:
    article = read(make_page(linked_data=linked_data), html=html)
    assert article.headline == "Harbour bridge reopens after two years"
    assert article.paragraphs == PARAGRAPHS
    assert (article.outlet, article.byline, article.language) == ("Harbour Post", "Jane Doe", "en")
    assert str(article.published) == "2026-11-23 16:05:00+00:00"
    assert article.url == URL


@BOTH
def test_a_saved_page_stands_where_it_says(html: str) -> None:
    assert read(make_page(), html=html, url="file:bridge.html").url == URL


@BOTH
def test_a_page_may_not_say_that_it_stands_at_another_host(html: str) -> None:
    article = read(make_page(), html=html, url="https://elsewhere.example/copy")
    assert article.url == "https://elsewhere.example/copy"


@BOTH
@pytest.mark.parametrize(
    ("encoding", "declared", "media_type"),
    [
        ("utf-8", "", "text/html"),
        ("utf-16", "", "text/html"),
        ("shift_jis", "shift_jis", "text/html"),
        ("shift_jis", "", "text/html; charset=Shift_JIS"),
        ("euc_jp", "", "text/html"),
        ("shift_jis", "utf-8", "text/html; charset=utf-8"),
    ],
)
def test_pages_are_read_in_their_encoding(html: str, encoding: str, declared: str, media_type: str) -> None:
    paragraph = "廃線予定の岬線について、沿線の三市町は二十三日、運行を少なくとも五年間続けることで合意した。きっかけは時刻表だった。"
    page = make_page(paragraph, paragraph.replace("岬", "浜"), headline="岬線、存続へ", site="潮風新聞")
    page = (
        page.replace("Jane Doe", "森下")
        .replace("©", "(c)")
        .replace('<meta charset="utf-8">', f'<meta charset="{declared}">')
    )
    article = read(page.encode(encoding), html=html, media_type=media_type)
    assert article.paragraphs[0] == paragraph
    assert (article.headline, article.language) == ("岬線、存続へ", "ja")


@BOTH
@pytest.mark.parametrize("depth", [200, 300, 3000])
def test_deep_nesting_does_not_lose_the_text(html: str, depth: int) -> None:
    page = f"<html><body>{'<div>' * depth}{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}{'</div>' * depth}</body></html>"
    assert read(page, html=html).paragraphs == PARAGRAPHS


def test_a_page_made_by_script_is_read_from_its_linked_data() -> None:
    data = {"@type": "NewsArticle", "headline": "Bridge reopens", "articleBody": "\n\n".join(PARAGRAPHS)}
    page = f"<html><head><script type='application/ld+json'>{json.dumps(data)}</script></head><body><div id=app></div></body>"
    assert read(page).paragraphs == PARAGRAPHS


def test_text_that_hangs_loose_in_a_page_is_found() -> None:
    body = "<br><br>".join(PARAGRAPHS)
    assert (
        read(f"<html><body><h1>Bridge reopens</h1><div>{body}</div></body></html>").paragraphs == PARAGRAPHS
    )


def test_a_short_article_ends_where_the_heading_of_another_is_a_link() -> None:
    told = " ".join(PARAGRAPHS[:2])
    other = "<h3><a href='/2'>Ferries run late</a></h3><p>The ferries of the town ran late again on Sunday night.</p>"
    page = f"<html><body><div><h1>Bridge reopens</h1><p>{told}</p></div><div>{other * 4}</div></body></html>"
    assert read(page).paragraphs == (told,)


def test_a_sidebar_behind_the_article_is_left_out() -> None:
    side = (
        "<div id=right><h4>Sky tonight</h4><p>Saturn sets at 00:40. Look for a thin Moon before dawn.</p>"
        "<h4>Jobs</h4><p><a href=/1>Curator of meteorites</a><br><a href=/2>Field assistant</a></p></div>"
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = (
        f"<html><body><div id=all><div id=left><h1>Bridge reopens</h1>{body}</div>{side}</div></body></html>"
    )
    assert read(page).paragraphs == PARAGRAPHS


def test_a_box_inside_the_article_is_left_out_and_a_broken_paragraph_is_not() -> None:
    first, second, *rest = PARAGRAPHS
    box = "<div class=signup><b>The First Tide</b><br>Ten stories at six. Free, five days a week.</div>"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    page = make_page("MARK").replace("<p>MARK</p>", f"<p>{first}</p>{box}{second}{paragraphs}")
    for html in ("trafilatura", "resiliparse"):
        text = read(page, html=html).text
        assert "five days a week" not in text
        assert second in text


@BOTH
def test_an_index_of_articles_is_no_article(html: str) -> None:
    teasers = "".join(
        f"<div><h3><a href='/{n}'>Council weighs plan number {n}</a></h3><p>It would cost {n} million crowns.</p></div>"
        for n in range(30)
    )
    page = f"<html><head><title>Harbour Post</title></head><body><h1>Harbour Post</h1>{teasers}</body></html>"
    with pytest.raises(ExtractionError, match=r"an index of articles|a list of headlines"):
        read(page, html=html, url="https://harbourpost.example/")


@BOTH
def test_short_paragraphs_beside_many_links_are_an_article(html: str) -> None:
    paragraphs = [
        f"The council weighed plan number {n} for the old market on Monday evening." for n in range(9)
    ]
    side = "".join(f"<li><h3><a href='/{n}'>Ferry number {n} is late again</a></h3></li>" for n in range(30))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = (
        "<html><head><title>Council weighs its plans</title></head><body><div id=page><div id=story>"
        f"<h1>Council weighs its plans</h1>{body}</div><div id=right><ul>{side}</ul></div></div></body></html>"
    )
    assert read(page, html=html).paragraphs == tuple(paragraphs)


def test_what_the_fast_extractor_passes_over_is_read_the_slower_way() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<html><body><form><div class='content sidebar'><h1>Bridge reopens</h1>{body}</div></form></body></html>"
    assert read(page, html="resiliparse").paragraphs == PARAGRAPHS


@BOTH
def test_a_first_paragraph_that_is_set_as_a_heading_is_told(html: str) -> None:
    first, *rest = PARAGRAPHS
    body = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    page = (
        f"<html><body><div><h1>Bridge reopens</h1><h2>{first}</h2>{body}<h2>What is next</h2>"
        f"<p>{PARAGRAPHS[0].replace('Monday', 'Tuesday')}</p></div></body></html>"
    )
    paragraphs = read(page, html=html).paragraphs
    assert paragraphs[:2] == (first, rest[0])
    assert "What is next" not in paragraphs


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("<div><h1>Bridge reopens</h1></div><div class=chapo><p>{}</p></div>", True),
        ("<header><h1>Bridge reopens</h1></header><div><p>{}</p></div>", True),
        ("<div><h1>Bridge reopens</h1></div><div class='entry-summary'><p>{}</p></div>", False),
        ("<header><h1>Bridge reopens</h1><p>{}</p></header>", False),
    ],
)
def test_a_first_paragraph_that_stands_beside_the_headline_is_told_and_a_standfirst_is_not(
    head: str, told: bool
) -> None:
    first, *rest = PARAGRAPHS
    body = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    page = (
        "<html><head><title>Bridge reopens</title></head><body><p>This paper is read by everybody who lives round"
        f" the harbour and by many who left it long ago.</p>{head.format(first)}<div class=newsletter><p>Every"
        " morning at six we write to forty thousand readers about the harbour and its ships.</p></div>"
        f"<div class=article-body>{body}</div></body></html>"
    )
    assert read(page).paragraphs == (PARAGRAPHS if told else PARAGRAPHS[1:])


def test_what_stands_in_one_item_of_a_list_is_not_run_together() -> None:
    items = "".join(
        f"<li><h3>Pier {n}</h3><p>Pier number {n} was measured in May.</p><p>It will be painted in June.</p>"
        f"<ol><li>Its lamps, {n * 12} of them, are new.</li></ol></li>"
        for n in range(1, 4)
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<html><body><article><h1>Bridge reopens</h1>{body}<ul>{items}</ul></article></body></html>"
    paragraphs = read(page).paragraphs
    assert paragraphs[6:9] == (
        "Pier number 1 was measured in May.",
        "It will be painted in June.",
        "Its lamps, 12 of them, are new.",
    )
    assert len(paragraphs) == 15


@pytest.mark.parametrize(
    "name", ["class='sf_comment_list'", "id=comentarios_lectores", "class='reader commentsList'"]
)
def test_what_readers_say_is_left_out(name: str) -> None:
    said = [
        f"I crossed the old bridge {n} times a day and nobody ever asked me about rust." for n in range(20)
    ]
    comments = "".join(
        f"<div><p><b>Ana{n}</b> An hour ago</p><p>{text}</p></div>" for n, text in enumerate(said)
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<html><body><div><h1>Bridge reopens</h1>{body}<div {name}>{comments}</div></div></body></html>"
    assert read(page).paragraphs == PARAGRAPHS


def test_an_article_in_a_place_that_is_named_for_its_comments_is_read() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    for name in ("comments", "post comments-open"):
        page = f"<html><body><div class='{name}'><h1>Bridge reopens</h1>{body}</div></body></html>"
        assert read(page).paragraphs == PARAGRAPHS


def test_boxes_inside_an_article_are_known_by_their_names() -> None:
    first, *rest = PARAGRAPHS
    body = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    page = (
        f"<html><body><div><h1>Bridge reopens</h1><p>{first}</p><div class='Story__CookieOverlay'><p>By reading on"
        f" you let us count you.</p></div>{body}<div class=authorBox><p>Jane likes boats and lives by the quay.</p>"
        "</div></div></body></html>"
    )
    assert read(page).paragraphs == PARAGRAPHS


@pytest.mark.parametrize("url", ["https://harbourpost.example/", "https://harbourpost.example"])
def test_a_front_page_is_no_article_though_its_first_story_would_be_one(url: str) -> None:
    body = "".join(
        f"<p>The council weighed plan number {n} for the old market on Monday.</p>" for n in range(9)
    )
    side = "".join(f"<h3><a href='/{n}'>Ferry number {n} is late again</a></h3>" for n in range(30))
    page = f"<html><body><div><div id=story><h1>Council</h1>{body}</div><div>{side}</div></div></body></html>"
    assert read(page, url=f"{url.rstrip('/')}/council").paragraphs
    with pytest.raises(ExtractionError, match="an index of articles"):
        read(page, url=url)


WALLS = [
    (
        "We value your privacy. We and our 214 partners store and/or access information on a device.",
        "a consent wall",
    ),
    (
        "Bevor Sie fortfahren: Wir verwenden Cookies. Alle akzeptieren oder Datenschutzeinstellungen öffnen.",
        "consent",
    ),
    ("Please verify you are human. We have detected unusual traffic from your network.", "a robot check"),
    (
        "Please enable JavaScript and cookies to continue reading this site, which needs them.",
        "a robot check|consent",
    ),
    (
        "You have reached your limit. Subscribe now to read the full story. Cancel anytime you wish.",
        "a subscription wall",
    ),
    ("Sorry, the page you requested could not be found. Page not found, said the server.", "an error page"),
]


@BOTH
@pytest.mark.parametrize(("text", "reason"), WALLS)
def test_a_wall_is_no_article(html: str, text: str, reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        read(
            f"<html><head><title>Harbour Post</title></head><body><div><p>{text}</p></div></body></html>",
            html=html,
        )


LOCKS = [
    "Subscribe to continue reading.",
    "Already a subscriber? Log in to read this article.",
    "Weiterlesen mit Harbour Plus: vier Wochen kostenlos testen.",
    "Il vous reste 70 % de cet article à lire.",
    "Para seguir leyendo, suscríbete por un euro al mes.",
]


@BOTH
@pytest.mark.parametrize("lock", LOCKS)
def test_the_opening_of_an_article_behind_a_wall_is_called_a_summary(html: str, lock: str) -> None:
    opening = PARAGRAPHS[:3]
    page = f"<html><body><article><h1>Bridge</h1>{''.join(f'<p>{each}</p>' for each in opening)}"
    article = read(f"{page}<p>{lock}</p></article></body></html>", html=html)
    assert (article.extent, article.paragraphs) == ("summary", opening)
    assert read(f"{page}<p>Sign up for our letter.</p></article></body></html>", html=html).extent == "whole"
    long = "".join(f"<p>On day {day} of the closure {each}</p>" for day in range(9) for each in PARAGRAPHS)
    assert read(f"{page}{long}<p>{lock}</p></article></body></html>", html=html).extent == "whole"


@BOTH
@pytest.mark.parametrize(
    ("value", "extent"), [("false", "summary"), ('"False"', "summary"), ("true", "whole")]
)
def test_what_a_page_calls_locked_and_shows_a_little_of_is_a_summary(
    html: str, value: str, extent: str
) -> None:
    page = make_page(*PARAGRAPHS[:3]).replace('"inLanguage"', f'"isAccessibleForFree": {value}, "inLanguage"')
    assert read(page, html=html).extent == extent


def test_an_article_about_cookies_is_one() -> None:
    about = "Regulators said on Monday that sites which uses cookies without consent to them will be fined."
    assert read(make_page(about, *PARAGRAPHS)).paragraphs[0] == about


@BOTH
@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "an empty file|an empty page"),
        ("<html></html>", "no readable text|too short"),
        ("<html><body><p>Short.</p></body></html>", "too short|no readable text"),
        ("<html><body>" + "<p>a" * 60_000, "a page of too many elements"),
        (
            "<html><body><div " + " ".join(f"a{n}=b" for n in range(20_000)) + ">x</div>",
            "a page with an endless tag",
        ),
        (b"<html><body>\x00\x00\x01\x02\xff" * 50, "binary data|not a readable format"),
    ],
)
def test_what_is_no_article_is_refused(html: str, page: str | bytes, reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        read(page, html=html)


@BOTH
def test_nothing_foreign_but_text_comes_out(html: str) -> None:
    hostile = (
        "The mayor <script>alert(1)</script>said on Monday that <img src=x onerror=alert(2)> the &lt;b&gt;bridge&lt;/b&gt;"
        " <svg onload=alert(3)></svg>is open <style>p{}</style>again to everybody who wishes to cross it by car."
    )
    article = read(
        make_page(hostile, *PARAGRAPHS, headline="&lt;script&gt;alert(4)&lt;/script&gt;Bridge reopens"),
        html=html,
    )
    text = article.headline + article.text
    assert "alert(1)" not in text
    assert "onerror" not in text
    assert "<b>bridge</b>" in article.text  # words of the page, not markup: they were escaped there


def test_without_the_extra_the_fast_way_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resiliparse.extract.html2text", None)
    with pytest.raises(SettingsError, match=r'pip install "briefer\[fast\]"'):
        read(make_page(), html="resiliparse")


def test_paywalled_pages_that_hide_nothing_are_read() -> None:
    page = make_page(*PARAGRAPHS, "Subscribe now to read more stories like this one.")
    assert read(page).paragraphs == PARAGRAPHS


def test_a_paragraph_that_a_box_beside_the_article_repeats_stays() -> None:
    box = f"<aside><h2>Quote of the day</h2><p>{PARAGRAPHS[-1]}</p></aside>"
    page = make_page().replace("</body>", f"{box}</body>")
    assert read(page).paragraphs == PARAGRAPHS


def test_an_article_most_of_which_looks_like_teasers_is_found_on_a_second_look() -> None:
    rest = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[1:])
    body = f"<article><p>{PARAGRAPHS[0]}</p><div class='teaser-rest'>{rest}</div></article>"
    page = f"<html><head><title>Bridge</title></head><body><h1>Bridge reopens</h1>{body}</body></html>"
    assert read(page).paragraphs == PARAGRAPHS

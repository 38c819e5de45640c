"""Builders of documents for the extractors' tests: whole web pages with everything that is not the article."""

import json
from datetime import UTC, datetime

from briefer.model import RawDocument

FETCHED = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)

PARAGRAPHS = (
    "The harbour bridge reopened to traffic on Monday, two years after engineers found cracks in its northern "
    "bearings, and the first car across belonged to the woman who had reported them.",
    "Marta Olsen, 58, a welder at the repair yard, noticed rust-coloured water under the deck while eating her "
    'lunch in October 2024. "I thought somebody had spilled tea," she said.',
    "Repairs cost 48 million crowns, a third more than planned, according to the city engineer, Dr. Paul Ek. He "
    "blamed the price of steel, which rose 22 percent while the contract was being written.",
    "Ferries carried some 9,000 people a day while the bridge was closed. They will keep running until the end of "
    "January, the transport office said, because drivers need time to come back.",
    "Not everyone is glad. Shops along the eastern quay, which had never seen so many pedestrians, asked the "
    "council for a car-free Sunday. The vote is on Dec. 3.",
    "The next inspection is due in 2028, when the southern bearings, which are of the same make, will be taken "
    "out and measured.",
)


def make_document(
    content: str | bytes, *, media_type: str = "", url: str = "file:article.txt", fetched: datetime = FETCHED
) -> RawDocument:
    """Return a document of ``content``, text as UTF-8."""
    data = content.encode() if isinstance(content, str) else content
    return RawDocument(content=data, media_type=media_type, url=url, source="test", fetched=fetched)


def make_page(
    *paragraphs: str,
    headline: str = "Harbour bridge reopens after two years",
    site: str = "Harbour Post",
    linked_data: bool = True,
    teasers: int = 40,
    filler: int = 0,
) -> str:
    """Return a newspaper's page round the paragraphs: menus, a cookie bar, scripts, related links, comments.

    ``teasers`` is how many other articles the page links to, ``filler`` how many characters of script it has.
    """
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    data = json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "Organization", "@id": "#pub", "name": site},
                {
                    "@type": "NewsArticle",
                    "headline": headline,
                    "datePublished": "2026-11-23T17:05:00+01:00",
                    "author": [{"@type": "Person", "name": "Jane Doe"}],
                    "publisher": {"@id": "#pub"},
                    "inLanguage": "en-GB",
                },
            ],
        }
    )
    script = f'<script type="application/ld+json">{data}</script>' if linked_data else ""
    menu = "".join(
        f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("World", "Business", "Sport")
    )
    links = "".join(
        f'<div class="teaser"><a href="/2026/11/{number}"><img src="/i/{number}.jpg" alt=""><span>Council '
        f"weighs plan number {number} for the old market</span></a></div>"
        for number in range(teasers)
    )
    code = "".join(f"window.a{number}={{id:{number}}};" for number in range(filler // 24))
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>{headline} | {site}</title>
<meta property="og:site_name" content="{site}"><meta property="og:type" content="article">
<meta property="og:title" content="{headline}"><link rel="canonical" href="https://harbourpost.example/2026/11/bridge">
{script}<style>.a{{color:red}}</style><script>{code}</script></head>
<body><div id="cookie-banner" class="cookie-consent"><p>We use cookies to make this site work. Accept all cookies?</p>
<button>Accept</button></div>
<header><nav><ul>{menu}</ul></nav><a href="/"><img alt="{site}"></a></header>
<main><article><h1>{headline}</h1>
<div class="meta"><span class="byline">By Jane Doe</span> <time datetime="2026-11-23T17:05:00+01:00">23 Nov</time></div>
<div class="share"><a href="#">Share on Facebook</a> <a href="#">Share on X</a></div>
<figure><img src="b.jpg"><figcaption>The bridge on Monday. Photo: A. Lund</figcaption></figure>
{body}
<h2>Related articles</h2><ul class="related"><li><a href="/r1">Ferry line asks for a subsidy</a></li></ul>
</article>
<section id="comments" class="comments"><h3>Comments (2)</h3>
<div class="comment"><p>I never trusted those bearings, and nobody listened to me at all.</p></div></section></main>
<aside class="sidebar">{links}</aside>
<footer><p>© 2026 {site}. All rights reserved.</p><ul>{menu}</ul></footer></body></html>"""

"""An archive of two days: a story that goes on, an article that means harm, and a PDF."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.archive.visitor import Visitor, open_archive, open_site
from tests.fakes import make_article
from tests.renderers.hostile import BIDI, CONTROLS, MARKUP, TEMPLATE, TOWER
from tests.store.builders import DAY, NOON, make_brief, make_edition

from briefer.model import Edition
from briefer.store import STORE_NAME, Store, open_store

NEXT = DAY + timedelta(days=1)
BRIDGE = make_article(
    "The harbour bridge is open again. Engineers had found 14 cracks in its second span.",
    "Nobody was in danger & all went well.",
    headline="Bridge reopens",
)
LATER = make_article(
    "The toll stays at 2 crowns.", headline="Toll stays", url="file:toll.txt", published=None, language="ar"
)
HOSTILE = make_article(
    MARKUP,
    *(f"The canary {text}" for text in (TEMPLATE, CONTROLS, BIDI, TOWER[:400])),
    headline="A headline" + MARKUP,
    outlet="Outlet" + MARKUP,
    url="javascript:alert(1)//" + MARKUP,
    language='"><script>',
)
READER = "ann@example.org"
PAGE = b"<!doctype html><title>A page</title><style>p { color: red }</style><p>As published."
PDF = b"%PDF-1.7 as published \x00\xff"


def keep(store: Store) -> None:
    store.save_articles([BRIDGE, LATER, HOSTILE])
    store.readers.add("brief", [(READER, "Ann Ames")], moment=NOON, again=False)
    pdf = Edition(format="pdf", name='od"d näme.pdf', media_type="application/pdf", content=PDF)
    days = ((BRIDGE, DAY, [make_edition(PAGE), pdf]), (LATER, NEXT, [make_edition(b"<p>Bare.")]))
    for number, (article, day, editions) in enumerate(days, 1):
        store.save_brief(
            make_brief(article, day=day, number=number),
            profile="brief",
            moment=NOON,
            articles=[article.id, HOSTILE.id],
            sources=["desk"],
            editions=editions,
        )
    store.save_brief(
        make_brief(HOSTILE, day=NEXT),
        profile="alps+0123",
        moment=NOON,
        articles=[],
        sources=["desk"],
        editions=[],
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("archive")
    with open_store(place / STORE_NAME) as store:
        keep(store)
        store.search.update()
    return place


@pytest.fixture(scope="module")
def visitor(folder: Path) -> Iterator[Visitor]:
    with open_archive(open_site(folder)) as opened:
        yield opened

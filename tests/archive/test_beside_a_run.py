"""T15: the archive is read while a run writes: nobody sees an error, and what was kept is there at once."""

import threading
from datetime import timedelta
from pathlib import Path

from tests.archive.conftest import BRIDGE, keep
from tests.archive.visitor import Visitor, open_archive, open_site
from tests.fakes import make_article
from tests.store.builders import DAY, NOON, make_brief, make_edition

from briefer.store import STORE_NAME, Store, open_store

ROUNDS = 25
PLACES = (
    "/",
    f"/briefs/brief/{DAY}",
    f"/briefs/brief/{DAY}/html",
    f"/articles/{BRIDGE.id}",
    "/search?q=bridge",
    "/search?q=unicorn",
)


def write_round(store: Store, number: int) -> None:
    articles = [
        make_article(f"A unicorn was seen, {number}, {each}.", url=f"https://zoo.example/{number}/{each}")
        for each in range(20)
    ]
    with store.transaction():
        store.save_articles(articles)
        store.save_brief(
            make_brief(articles[0], day=DAY + timedelta(days=number)),
            profile="brief",
            moment=NOON,
            articles=[article.id for article in articles],
            sources=["desk"],
            editions=[make_edition(f"<p>Day {number}".encode())],
        )


def test_readers_and_a_writer_do_not_disturb_each_other(tmp_path: Path) -> None:
    with open_store(tmp_path / STORE_NAME) as store:
        keep(store)
    seen: list[int] = []
    done = threading.Event()

    def read(visitor: Visitor) -> None:
        while not done.is_set():
            seen.extend(visitor.ask(place).status for place in PLACES)

    with open_archive(open_site(tmp_path)) as visitor:
        readers = [threading.Thread(target=read, args=(visitor,)) for _ in range(4)]
        for reader in readers:
            reader.start()
        try:
            with open_store(tmp_path / STORE_NAME) as store:
                for number in range(2, 2 + ROUNDS):
                    write_round(store, number)
                    last = DAY + timedelta(days=number)
                    assert f"Day {number}" in visitor.ask(f"/briefs/brief/{last}/html").text
                    assert "unicorn" in visitor.ask(f"/search?q=unicorn+%22{number}%22").text
        finally:
            done.set()
            for reader in readers:
                reader.join()
    assert set(seen) == {200}
    with open_store(tmp_path / STORE_NAME) as store:
        assert store.find_damage(bytes_to_read=1_000_000) == ()

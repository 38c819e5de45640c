"""Web addresses: what may be asked for, and how it is spelt."""

import pytest

from briefer.errors import SourceError
from briefer.sources.urls import follow, read_target


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://harbourpost.example", "https://harbourpost.example/"),
        (" HTTP://Harbourpost.Example:80/a b#part ", None),
        ("https://harbourpost.example/ä?q=ü&r=[1]#part", "https://harbourpost.example/%C3%A4?q=%C3%BC&r=[1]"),
        ("http://harbourpost.example:8080/a%20b", "http://harbourpost.example:8080/a%20b"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://Harbourpost.Example./a", "https://harbourpost.example/a"),
        ("https://harbourpost.example.:8443/", "https://harbourpost.example:8443/"),
        ("https://BÜCHER.example。/", "https://xn--bcher-kva.example/"),
        ("https://XN--BCHER-KVA.EXAMPLE/", "https://xn--bcher-kva.example/"),
        ("http://127.0.0.1./", "http://127.0.0.1/"),
        ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]/"),
        ("http://１２７。０。０。１/", "http://127.0.0.1/"),
        ("http://[::1]:443/", "http://[::1]:443/"),
        ("https://harbour\tpost.example/\n", "https://harbourpost.example/"),
    ],
)
def test_an_address_is_spelt_in_one_way(given: str, url: str | None) -> None:
    if url is None:
        with pytest.raises(SourceError, match="not an address"):
            read_target(given)
    else:
        assert read_target(given).url == url


def test_the_query_goes_with_the_path_and_the_fragment_does_not() -> None:
    target = read_target("https://harbourpost.example/a?b=c#d")
    assert (target.path, target.host, target.port) == ("/a?b=c", "harbourpost.example", 443)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/hosts", "not an http or https address"),
        ("gopher://harbourpost.example/", "not an http or https address"),
        ("javascript:alert(1)", "not an http or https address"),
        ("data:text/html,hello", "not an http or https address"),
        ("//harbourpost.example/", "not an http or https address"),
        ("http://", "not an http or https address"),
        ("http://harbourpost.example:0/", "not an http or https address"),
        ("http://harbourpost.example:99999/", "not an address"),
        ("http://harbourpost.example:port/", "not an address"),
        ("http://[::1/", "not an address"),
        ("http://[fe80::1%25lo]:x/", "not an address"),
        ("http://harbour post.example/", "not an address"),
        ("http://harbourpost.example\\@127.0.0.1/", "not an address|name or password"),
        ("http://harbourpost.example/\\a", "not an address"),
        ("http://127.0.0.1%00.example/", "not an address"),
        ("http://%31%32%37.0.0.1/", "not an address"),
        ("http://-a-/", "not an address"),
        ("http://harbourpost.example../", "not an address"),
        ("http://./", "not an http or https address"),
        ("http://" + "ü" * 80 + ".example/", "not an address"),
        ("http://harbourpost.example/" + "a" * 3000, "not an address"),
    ],
)
def test_what_is_no_address_is_refused(url: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_target(url)


def test_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(SourceError) as caught:
        read_target("https://jane:s3cret@harbourpost.example/")
    assert "s3cret" not in str(caught.value) + caught.value.source


def test_redirects_are_read_against_the_page_they_come_from() -> None:
    target = read_target("https://harbourpost.example/a/b")
    assert follow(target, "../c").url == "https://harbourpost.example/c"
    assert follow(target, "//other.example/").url == "https://other.example/"
    # The standard library hands the bytes of a header over as Latin-1.
    assert follow(target, "/ü".encode().decode("latin-1")).url == "https://harbourpost.example/%C3%BC"


@pytest.mark.parametrize("location", ["http://harbourpost.example/", "file:///etc/hosts", "ftp://a.example/"])
def test_a_redirect_out_of_the_web_or_down_to_http_is_not_followed(location: str) -> None:
    with pytest.raises(SourceError):
        follow(read_target("https://harbourpost.example/"), location)

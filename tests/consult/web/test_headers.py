"""What browsers are told."""

from tests.browser import Browser


def test_a_page_may_load_nothing_from_elsewhere(visitor: Browser) -> None:
    policy = visitor.get("/nulle-part").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "http" not in policy


def test_a_page_may_load_map_tiles_of_the_server_the_town_has_named_and_of_no_other(visitor: Browser) -> None:
    config = visitor.app.config
    known = config["TILES_URL"]
    try:
        for url, allowed in (
            ("https://tiles.ville.example/{z}/{x}/{y}.png", "img-src 'self' data: https://tiles.ville.example;"),
            ("javascript:alert(1)", "img-src 'self' data:;"),
            ("tiles", "img-src 'self' data:;"),
        ):
            config["TILES_URL"] = url
            policy = visitor.get("/nulle-part").headers["Content-Security-Policy"]
            assert allowed in policy and "default-src 'self';" in policy
    finally:
        config["TILES_URL"] = known


def test_pages_are_not_kept_and_assets_are(visitor: Browser) -> None:
    assert visitor.get("/health").headers["Cache-Control"] == "private, no-store"
    asset = visitor.get("/static/css/consult.css?v=1")
    assert "immutable" in asset.headers["Cache-Control"]


def test_the_type_of_an_answer_is_not_guessed(visitor: Browser) -> None:
    assert visitor.get("/health").headers["X-Content-Type-Options"] == "nosniff"

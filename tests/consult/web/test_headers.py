"""What browsers are told."""

from tests.browser import Browser


def test_a_page_may_load_nothing_from_elsewhere(visitor: Browser) -> None:
    policy = visitor.get("/nulle-part").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "http" not in policy


def test_pages_are_not_kept_and_assets_are(visitor: Browser) -> None:
    assert visitor.get("/health").headers["Cache-Control"] == "private, no-store"
    asset = visitor.get("/static/css/consult.css?v=1")
    assert "immutable" in asset.headers["Cache-Control"]


def test_the_type_of_an_answer_is_not_guessed(visitor: Browser) -> None:
    assert visitor.get("/health").headers["X-Content-Type-Options"] == "nosniff"

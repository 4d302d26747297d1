"""Pages of territories: there are none yet."""

from flask import Flask


def test_territories_have_no_page_of_their_own(app: Flask) -> None:
    assert not [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("territories.")]

"""How often one may try."""

from flask import Flask

from consult.web.limits import limiter


def test_attempts_are_counted_even_while_the_broker_is_away(app: Flask) -> None:
    assert limiter._in_memory_fallback_enabled or app.config["RATELIMIT_IN_MEMORY_FALLBACK_ENABLED"]

"""How often one may try."""

from flask import Flask

from consult.config import settings
from consult.web.limits import Limiter, get_remote_address

NOBODY = {"RATELIMIT_STORAGE_URI": "redis://127.0.0.1:1/0"}


def test_attempts_are_counted_even_while_the_broker_is_away(database: Flask) -> None:
    alone = Flask("alone")
    alone.config.update(settings() | NOBODY)
    limiter = Limiter(get_remote_address)
    limiter.init_app(alone)
    alone.add_url_rule("/", view_func=limiter.limit("2 per hour")(lambda: "tried"))
    visitor = alone.test_client()
    assert [visitor.get("/").status_code for _ in range(3)] == [200, 200, 429]

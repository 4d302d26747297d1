"""How often one may try."""

import re
from secrets import token_hex

from flask import Flask

from consult import create_app
from consult.config import settings
from consult.web.limits import WRONG_CODES_PER_ADDRESS, Limiter, get_remote_address, limiter

ENGLISH = {"Accept-Language": "en"}
NOBODY = {"RATELIMIT_STORAGE_URI": "redis://127.0.0.1:1/0"}


def test_attempts_are_counted_even_while_the_broker_is_away(database: Flask) -> None:
    alone = Flask("alone")
    alone.config.update(settings() | NOBODY)
    limiter = Limiter(get_remote_address)
    limiter.init_app(alone)
    alone.add_url_rule("/", view_func=limiter.limit("2 per hour")(lambda: "tried"))
    visitor = alone.test_client()
    assert [visitor.get("/").status_code for _ in range(3)] == [200, 200, 429]


def test_whoever_tried_too_often_is_told_for_how_long_and_an_address_is_not_shut_for_long(database: Flask) -> None:
    """Sixty people of a town hall mistype a code: the others wait five minutes at most."""
    limited = create_app(WTF_CSRF_ENABLED=False, RATELIMIT_ENABLED=True, RATELIMIT_KEY_PREFIX=token_hex(8))
    try:
        client, allowed = limited.test_client(), int(WRONG_CODES_PER_ADDRESS.split()[0])
        answers = [client.post("/diagnostic/reprendre", data={"code": "ABCD2345"}, headers=ENGLISH) for _ in range(allowed + 1)]
    finally:
        limiter.enabled = False
    assert {one.status_code for one in answers[:-1]} == {422} and answers[-1].status_code == 429
    told = re.search(r"Wait (\d) minutes?, then try again", answers[-1].get_data(as_text=True))
    assert told and 1 <= int(told[1]) <= 5 and int(answers[-1].headers["Retry-After"]) == 60 * int(told[1])

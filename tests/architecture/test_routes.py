"""All routes are listed, so that a change of the surface is a change one sees."""

import re

from flask import Flask

from tests.architecture.routes import LISTED, OPEN, open_endpoints, routes


def test_every_route_is_listed(app: Flask) -> None:
    assert routes(app) == LISTED.read_text().splitlines(), "write the routes anew: make routes"


def test_open_routes_are_listed(app: Flask) -> None:
    assert open_endpoints(app) == OPEN.read_text().splitlines()


def test_addresses_are_written_in_kebab_case(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        fixed = re.sub(r"<[^>]+>", "", rule.rule)
        assert re.fullmatch(r"[a-z0-9/.-]*", fixed), rule.rule


def test_no_post_is_accepted_without_its_token(app: Flask, database: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        for rule in app.url_map.iter_rules():
            if "POST" in (rule.methods or ()):
                address = re.sub(r"<int:[^>]+>", "1", rule.rule)
                answer = app.test_client().post(re.sub(r"<[^>]+>", "x", address))
                assert answer.status_code in (400, 404, 405), f"{rule.rule} answered {answer.status_code}"
    finally:
        app.config["WTF_CSRF_ENABLED"] = False

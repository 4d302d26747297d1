"""Before a vote is over, nothing that anybody can ask for depends on what people chose, neither in words, size nor work."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event, update

from consult.core.db import db
from consult.votes.models import Ballot, Vote
from tests import people
from tests.browser import Browser
from tests.factories import votes as factory

# What a page draws anew each time it is shown, and the day and hour in a PDF.
CHANGING = re.compile(
    rb'name="csrf_token"[^>]*value="[^"]*"|"csrf(?:_token)?":"[^"]*"'
    rb"|D:\d{14}\S*|<xmp:\w+Date>[^<]*|<xmpMM:\w+>[^<]*|/ID ?\[[^]]*\]"
)
UNREAD = ("static", "health")
STAFF = ("/organisation", "/moderation")


@pytest.fixture
def statements(database: Flask) -> Iterator[list[str]]:
    """What the database is asked, as it is asked."""
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield asked
    event.remove(db.engine, "before_cursor_execute", note)


def _addresses(app: Flask, vote: Vote, tracker: str) -> list[str]:
    """Every address that can be asked for and is about the vote, its consultation, one of its options or nothing."""
    made, need = vote.consultation, vote.options[0].need
    assert need is not None
    kinds = {"votes": vote.uid, "consultations": made.uid, "besoins": need.uid}
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            kind = next((one for part in rule.rule.split("/") if (one := kinds.get(part)) and "<uid>" in rule.rule), "")
            given = {"uid": kind, "code": tracker, "door": "code", "ending": "pb", "key": "plurality"}
            is_known = rule.arguments <= {name for name, value in given.items() if value}
            if "GET" in (rule.methods or ()) and is_known and rule.endpoint not in UNREAD:
                found.append(app.url_for(rule.endpoint, **{name: given[name] for name in rule.arguments}))
    return found


def _asked(browser: Browser, addresses: list[str], statements: list[str]) -> dict[str, tuple[int, bytes, list[str]]]:
    """By address: the status, the answer but for what always changes, and what the database was asked."""
    found = {}
    for address in addresses:
        statements.clear()
        # Pages are checked as pages elsewhere.
        with browser.app.app_context():
            answer = browser.client.get(address)
        found[address] = (answer.status_code, CHANGING.sub(b"", answer.data), list(statements))
    return found


@pytest.mark.parametrize("who", ["visitor", "organiser"])
def test_no_address_tells_anything_that_depends_on_the_choices(visitor: Browser, statements: list[str], who: str) -> None:
    vote = factory.vote()
    cast = factory.ballots(vote, (0,), times=30)
    addresses = _addresses(visitor.app, vote, cast[0].tracker)
    assert len(addresses) > 40 and {f"/api/votes/{vote.uid}/ballot", f"/votes/{vote.uid}/scrutin.pb"} <= set(addresses)
    if who == "organiser":
        visitor.sign_in(people.olga(vote.consultation.organisation))
    else:
        addresses = [one for one in addresses if not one.startswith(STAFF)]
    before = _asked(visitor, addresses, statements)
    db.session.execute(update(Ballot).values(choices=[2, 1]))
    db.session.commit()
    after = _asked(visitor, addresses, statements)
    differing = [address for address in addresses if before[address] != after[address]]
    assert differing == []
    assert sum(status == 200 for status, _, _ in before.values()) > 15
    # What is not read cannot take longer either.
    reading = [one for _, _, asked in after.values() for one in asked if re.search(r"\bballot\.(choices|ballot_values)", one)]
    assert reading == []

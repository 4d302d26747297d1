"""Voting without an account: a letter on a small phone, and the tablet of the town hall, both without JavaScript."""

import pytest
from playwright.sync_api import Browser

from consult.core.db import db
from consult.polling.desk_actions import issue_pass
from consult.polling.voters import Identity
from consult.votes.models import Ballot, Vote
from tests.factories import polling as factory
from tests.journeys.town import Town
from tests.journeys.walker import Walker, short_code

PHONE, TABLET = {"width": 360, "height": 640}, {"width": 820, "height": 1180}


@pytest.fixture(scope="module")
def polling_town(town: Town) -> Town:
    """A town with an open vote for those on its roll."""
    with town.app.app_context():
        factory.vote_with_roll(3)
    return town


def _walker(chrome: Browser, town: Town, screen: dict[str, int]) -> Walker:
    context = chrome.new_context(base_url=town.address, viewport=screen, locale="en-GB", java_script_enabled=False)
    return Walker(context)


def _channels(town: Town) -> set[str]:
    with town.app.app_context():
        return {ballot.channel for ballot in db.session.query(Ballot)}


def test_a_letter_is_opened_on_a_small_phone_and_voted_with(chrome: Browser, polling_town: Town) -> None:
    with polling_town.app.app_context():
        vote = db.session.query(Vote).one()
        uid, code = vote.uid, factory.letters(vote)[0].code
    walker = _walker(chrome, polling_town, PHONE)
    walker.open(f"/votes/{uid}/code?code={code}")
    assert code not in walker.page.url
    walker.press("Open my ballot")
    walker.page.get_by_role("checkbox").first.check()
    walker.press("Continue")
    walker.heading("Is this your choice?")
    walker.press("Cast my ballot")
    walker.heading("Your ballot is in the box")
    assert short_code(walker)
    width = walker.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"] and "web" in _channels(polling_town)
    walker.page.context.close()


def test_the_tablet_forgets_who_stood_before_it(chrome: Browser, polling_town: Town) -> None:
    with polling_town.app.app_context():
        vote = db.session.query(Vote).one()
        uid, code = vote.uid, issue_pass(factory.clerk(vote), vote, Identity(reference="2"), is_assisted=True)
    walker = _walker(chrome, polling_town, TABLET)
    walker.open(f"/votes/{uid}/borne")
    walker.page.locator("#code").fill(code.lower())
    walker.press("Open my ballot")
    walker.page.get_by_role("checkbox").first.check()
    walker.press("Continue")
    walker.press("Cast my ballot")
    walker.sees("helped you to fill in a ballot")
    tracker = short_code(walker)
    walker.follow("I have finished")
    walker.page.go_back()
    assert tracker not in walker.page.content()
    walker.open(f"/votes/{uid}/borne/bulletin")
    assert walker.page.url.endswith("/borne") and walker.page.locator("#code").input_value() == ""
    assert "kiosk" in _channels(polling_town)
    walker.page.context.close()

"""The pages of those who vote with a code, at home and on the shared screen."""

import re

import pytest
from sqlalchemy import select

from consult.core.db import db
from consult.polling.desk_actions import hand_paper, issue_pass
from consult.polling.voters import Identity
from consult.votes.models import Ballot, Vote
from tests.browser import Browser
from tests.factories import polling as factory
from tests.factories import votes


def _box() -> list[tuple[list[int] | None, str]]:
    return [(choices, channel) for choices, channel in db.session.execute(select(Ballot.choices, Ballot.channel))]


def _enter(visitor: Browser, vote: Vote, code: str, door: str = "code") -> str:
    """Types the code; where that leads."""
    return str(visitor.post(f"/votes/{vote.uid}/{door}", {"code": code}).location)


def test_a_letter_leads_from_the_code_to_the_receipt(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    code = factory.letters(vote)[0].code
    assert "Vote with the code of my letter" in visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    ballot = _enter(visitor, vote, code.lower().replace("-", " "))
    assert code not in ballot
    assert "Choose up to 2 options." in visitor.get(ballot).get_data(as_text=True)
    words = visitor.post(ballot, factory.ticked(vote, 0)).get_data(as_text=True)
    assert "Is this your choice?" in words and code not in words and _box() == []
    answer = visitor.post(ballot, factory.ticked(vote, 0) | {"confirmed_revision": "0"})
    assert answer.status_code == 303 and _box() == [([0], "web")]
    tracker = str(db.session.scalar(select(Ballot.tracker)))
    assert tracker in visitor.get(answer.location).get_data(as_text=True)
    assert visitor.get(answer.location).location == f"/votes/{vote.uid}/code"
    assert visitor.get(ballot).location == f"/votes/{vote.uid}/code"


def test_the_address_of_a_letter_brings_its_code_along_and_leaves_no_trace_of_it(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    code = factory.letters(vote)[0].code
    clean = visitor.get(f"/votes/{vote.uid}/code?code={code}").location
    assert clean == f"/votes/{vote.uid}/code"
    page = visitor.get(clean)
    assert code in page.get_data(as_text=True)
    assert page.headers["Cache-Control"] == "private, no-store" and page.headers["Referrer-Policy"] == "same-origin"
    assert code not in visitor.get(clean).get_data(as_text=True)


def test_a_wrong_code_stays_in_its_field_with_the_reason(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    answer = visitor.post(f"/votes/{vote.uid}/code", {"code": "AAAA-BBBB-CCCC"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and "This code opens no ballot." in page and "AAAA-BBBB-CCCC" in page
    assert visitor.post(f"/votes/{vote.uid}/code", {"code": " "}).status_code == 422


def test_nobody_reaches_the_ballot_without_a_code(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    for method in (visitor.get, visitor.post):
        assert method(f"/votes/{vote.uid}/code/bulletin").location == f"/votes/{vote.uid}/code"
    assert visitor.get(f"/votes/{vote.uid}/borne/recepisse").location == f"/votes/{vote.uid}/borne"


def test_a_ballot_filled_in_wrongly_comes_back_as_it_was(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    ballot = _enter(visitor, vote, factory.letters(vote)[0].code)
    answer = visitor.post(ballot, factory.ticked(vote, 0, 1, 2))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and page.count("checked") == 3


def test_whoever_was_handed_paper_is_told_so(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    code = factory.letters(vote)[0].code
    hand_paper(factory.clerk(vote), vote, Identity(reference="1"))
    answer = visitor.post(f"/votes/{vote.uid}/code", {"code": code})
    assert answer.status_code == 409 and "You were given a paper ballot" in answer.get_data(as_text=True)


def test_a_final_ballot_is_not_opened_again(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    vote.is_replaceable = False
    db.session.commit()
    code = factory.letters(vote)[0].code
    ballot = _enter(visitor, vote, code)
    visitor.post(ballot, factory.ticked(vote, 0) | {"confirmed_revision": "0"})
    answer = visitor.post(f"/votes/{vote.uid}/code", {"code": code})
    assert answer.status_code == 409 and "it cannot be changed" in answer.get_data(as_text=True)


def test_a_closed_vote_asks_for_no_code(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    votes.closed(vote)
    page = visitor.get(f"/votes/{vote.uid}/code").get_data(as_text=True)
    assert "The vote is closed" in page and "Open my ballot" not in page


def test_the_shared_screen_shows_nothing_of_the_site_and_returns_to_the_start_by_itself(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    start = f"/votes/{vote.uid}/borne"
    code = issue_pass(factory.clerk(vote), vote, Identity(reference="2"), is_assisted=True)
    assert "Main menu" not in visitor.get(start).get_data(as_text=True)
    ballot = _enter(visitor, vote, code, "borne")
    assert visitor.get(ballot).headers["Refresh"] == f"900; url={start}"
    receipt = visitor.post(ballot, factory.ticked(vote, 1) | {"confirmed_revision": "0"}).location
    page = visitor.get(receipt)
    assert page.headers["Refresh"] == f"60; url={start}" and _box() == [([1], "kiosk")]
    assert "helped you to fill in a ballot" in page.get_data(as_text=True)
    assert visitor.get(f"{receipt}?rester=1").headers["Refresh"] == f"600; url={start}"
    visitor.get(start)
    assert visitor.get(receipt).location == start and visitor.get(ballot).location == start


@pytest.mark.parametrize("way", ["/", "/votes/{uid}", "/votes/{uid}/code/bulletin", "/methodes/quorum"])
def test_no_way_out_of_the_shared_screen_leaves_a_code_behind(visitor: Browser, way: str) -> None:
    vote = factory.vote_with_roll()
    vote.description = "Read [this](https://elsewhere.example) first."
    db.session.commit()
    code = issue_pass(factory.clerk(vote), vote, Identity(reference="2"), is_assisted=False)
    ballot = _enter(visitor, vote, code, "borne")
    page = visitor.get(ballot).get_data(as_text=True)
    assert "Read this first." in page and set(re.findall(r'<a [^>]*href="([^"]*)', page)) <= {"#main", "#content"}
    visitor.get(way.format(uid=vote.uid))
    assert visitor.get(ballot).location == f"/votes/{vote.uid}/borne"


def test_an_open_vote_asks_nobody_with_a_code_for_a_name(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    vote.secrecy = "open"
    db.session.commit()
    page = visitor.get(_enter(visitor, vote, factory.letters(vote)[0].code)).get_data(as_text=True)
    assert not re.search(r'name="is_signed"', page)


@pytest.mark.parametrize("path", ["code", "borne", "code/bulletin", "borne/recepisse"])
def test_a_draft_is_hidden_from_codes_too(visitor: Browser, path: str) -> None:
    vote = factory.vote_with_roll()
    vote.consultation.published_at = None
    db.session.commit()
    assert visitor.get(f"/votes/{vote.uid}/{path}").status_code == 404

"""The pages of the desk."""

import re

import pytest
from sqlalchemy import select

from consult.core.db import db
from consult.polling.models import VotingCode
from consult.votes.actions import cast_ballot
from consult.votes.models import Ballot, Vote
from tests import people
from tests.browser import Browser
from tests.factories import polling as factory
from tests.factories import votes

CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


def _clerk(visitor: Browser, vote: Vote) -> Browser:
    return visitor.sign_in(people.malik(vote.consultation.organisation))


def _address(vote: Vote) -> str:
    return f"/organisation/votes/{vote.uid}/guichet"


def _channels() -> list[str]:
    return list(db.session.scalars(select(Ballot.channel)))


@pytest.mark.parametrize(
    "path", ["/organisation/guichet", "/organisation/votes/{uid}/guichet", "/organisation/votes/{uid}/papier"]
)
def test_citizens_have_no_business_behind_the_desk(visitor: Browser, path: str) -> None:
    address = path.format(uid=factory.vote_with_roll().uid)
    assert "/connexion" in visitor.get(address).location
    assert visitor.sign_in(people.amina()).get(address).status_code == 403


def test_the_desk_lists_the_votes_of_ones_own_organisation(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    page = _clerk(visitor, vote).get("/organisation/guichet").get_data(as_text=True)
    assert vote.title in page and "Page for the tablet" in page


def test_somebody_on_the_roll_is_found_without_accents_and_given_a_code(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    entry = factory.entries(vote)[1]
    entry.name = "Hélène Roux"
    db.session.commit()
    _clerk(visitor, vote)
    page = visitor.post(f"{_address(vote)}/recherche", {"words": "ROUX helene"}).get_data(as_text=True)
    assert "Hélène Roux" in page and "Voter 1" not in page
    given = visitor.post(_address(vote), {"reference": "2", "give": "code", "is_assisted": "y"})
    page = given.get_data(as_text=True)
    code = CODE.search(page)
    assert given.status_code == 200 and code and "valid for 30 minutes" in page and "somebody helps" in page
    kept = db.session.execute(select(VotingCode)).scalar_one()
    assert kept.is_assisted and code[0].encode() not in kept.digest


def test_paper_is_handed_once_and_can_be_taken_back(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    _clerk(visitor, vote)
    hand, back = {"reference": "1", "give": "paper"}, {"reference": "1", "give": "back"}
    assert visitor.post(_address(vote), hand).status_code == 302 and _channels() == ["handed"]
    again = visitor.post(_address(vote), hand)
    assert again.status_code == 409 and "was handed a paper ballot already" in again.get_data(as_text=True)
    assert visitor.post(_address(vote), back).status_code == 302 and _channels() == []
    assert visitor.post(_address(vote), back).status_code == 409


def test_without_a_roll_an_address_is_asked_for_and_nothing_else(visitor: Browser) -> None:
    vote = votes.vote()
    _clerk(visitor, vote)
    asked = visitor.get(_address(vote)).get_data(as_text=True)
    assert "by their e-mail address alone" in asked and "born_on" not in asked
    for typed in ("", "Marcel Dupont"):
        refused = visitor.post(_address(vote), {"email": typed, "name": "Marcel", "born_on": "1943-05-02", "give": "code"})
        assert refused.status_code == 422 and f'value="{typed}"' in refused.get_data(as_text=True)
    known = {"email": "marcel@valfleuri.example", "give": "paper"}
    assert visitor.post(_address(vote), known).status_code == 302
    assert visitor.post(_address(vote), known | {"email": "MARCEL@valfleuri.example"}).status_code == 409


def test_whoever_voted_at_home_has_no_second_ballot_at_the_desk(visitor: Browser) -> None:
    vote = votes.vote()
    amina = people.amina()
    cast_ballot(people.actor(amina), vote, factory.ticked(vote, 0))
    _clerk(visitor, vote)
    named = {"name": "Amina Benali", "born_on": "1990-01-01", "give": "paper"}
    assert visitor.post(_address(vote), named).status_code == 422
    assert visitor.post(_address(vote), named | {"email": amina.email}).status_code == 409
    assert _channels() == ["web"]


def test_of_a_closed_vote_nothing_is_given(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    votes.closed(vote)
    _clerk(visitor, vote)
    assert "Nothing can be given" in visitor.get(_address(vote)).get_data(as_text=True)
    assert visitor.post(_address(vote), {"reference": "1", "give": "code"}).status_code == 409


def test_a_number_that_nobody_has_is_refused(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    _clerk(visitor, vote)
    assert visitor.post(_address(vote), {"reference": "99", "give": "code"}).status_code == 422
    assert visitor.post(f"{_address(vote)}/recherche", {"words": ""}).status_code == 422
    assert "Nobody on this roll" in visitor.post(f"{_address(vote)}/recherche", {"words": "%"}).get_data(as_text=True)

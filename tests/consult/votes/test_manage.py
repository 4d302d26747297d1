"""The pages on which organisers prepare, watch and close votes."""

import pytest
from sqlalchemy import select

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.votes.models import Vote
from tests import people
from tests.browser import Browser
from tests.factories import places
from tests.factories import votes as factory


@pytest.fixture
def valfleuri(visitor: Browser) -> Consultation:
    """The consultation of Valfleuri, with Olga signed in."""
    made = places.consultation()
    visitor.sign_in(people.olga(made.organisation))
    return made


def _filled(made: Consultation, **changes: object) -> dict[str, object]:
    needs = [need.uid for need in places.needs(made)]
    filled = {"title": "What first?", "needs": needs, "min_choices": "1", "max_choices": "2"}
    return filled | {"ballot_type": "approval", "counting_rule": "plurality"} | changes


def test_an_organiser_prepares_a_vote(visitor: Browser, valfleuri: Consultation) -> None:
    address = f"/organisation/consultations/{valfleuri.uid}/votes/nouveau"
    assert "Prepare a vote" in visitor.get(address).get_data(as_text=True)
    answer = visitor.post(address, _filled(valfleuri))
    vote = db.session.scalars(select(Vote)).one()
    assert (len(vote.options), vote.min_choices, vote.max_choices) == (3, 1, 2)
    assert "What first?" in visitor.get(answer.location).get_data(as_text=True)


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"max_choices": "0"}, {"max_choices": "many"}, {"max_choices": "9"}, {"needs": ["x"]}]
)
def test_a_vote_that_makes_no_sense_comes_back_with_what_was_typed(
    visitor: Browser, valfleuri: Consultation, wrong: dict[str, object]
) -> None:
    filled = _filled(valfleuri, description="Read this first.") | wrong
    answer = visitor.post(f"/organisation/consultations/{valfleuri.uid}/votes/nouveau", filled)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and "There is a problem" in page and "Read this first." in page
    assert db.session.scalars(select(Vote)).all() == []


def test_options_change_until_the_first_ballot(visitor: Browser, valfleuri: Consultation) -> None:
    vote = factory.vote(valfleuri)
    address = f"/organisation/votes/{vote.uid}/modifier"
    assert "Change the vote" in visitor.get(address).get_data(as_text=True)
    needs = [option.need.uid for option in vote.options[:2] if option.need]
    changed = {"title": "Which first?", "needs": needs, "min_choices": "1", "max_choices": "1"}
    kinds = {"ballot_type": "approval", "counting_rule": "plurality"}
    assert visitor.post(address, changed | kinds | {"max_choices": "7"}).status_code == 422
    assert visitor.post(address, changed | kinds).status_code == 302
    assert len(db.session.get_one(Vote, vote.id).options) == 2
    factory.ballots(vote, (0,))
    assert visitor.get(address).status_code == 409
    assert visitor.post(address, changed | kinds).status_code == 409


def test_an_organiser_closes_a_vote_after_being_asked(visitor: Browser, valfleuri: Consultation) -> None:
    vote = factory.closable(factory.vote(valfleuri))
    address = f"/organisation/votes/{vote.uid}/cloture"
    assert address in visitor.get(f"/organisation/consultations/{valfleuri.uid}/votes").get_data(as_text=True)
    assert "Close the vote now?" in visitor.get(address).get_data(as_text=True)
    answer = visitor.post(address)
    assert "Closed" in visitor.get(answer.location).get_data(as_text=True)
    assert visitor.post(address).status_code == 409


def test_no_way_leads_to_closing_a_vote_before_the_day_announced(visitor: Browser, valfleuri: Consultation) -> None:
    vote = factory.vote(valfleuri)
    address = f"/organisation/votes/{vote.uid}/cloture"
    assert address not in visitor.get(f"/organisation/consultations/{valfleuri.uid}/votes").get_data(as_text=True)
    for answer in (visitor.get(address), visitor.post(address)):
        assert answer.status_code == 409 and "can only be moved later" in answer.get_data(as_text=True)
    assert vote.is_open


def test_the_consultation_reminds_its_organisers_of_the_vote(visitor: Browser, valfleuri: Consultation) -> None:
    page = visitor.get(f"/organisation/consultations/{valfleuri.uid}").get_data(as_text=True)
    assert "The vote stage is open, and there is no vote." in page


def test_others_have_no_business_here(visitor: Browser, valfleuri: Consultation) -> None:
    vote = factory.vote(valfleuri)
    visitor.sign_in(people.amina())
    pages = (f"consultations/{valfleuri.uid}/votes", f"consultations/{valfleuri.uid}/votes/nouveau")
    for page in (*pages, f"votes/{vote.uid}/modifier", f"votes/{vote.uid}/cloture"):
        assert visitor.get(f"/organisation/{page}").status_code == 403
    assert visitor.post(f"/organisation/votes/{vote.uid}/cloture").status_code == 403

"""The pages on which paper ballots are typed in."""

from collections.abc import Sequence

import pytest

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.polling import queries
from consult.polling.desk_actions import hand_paper
from consult.polling.models import PaperBatch
from consult.polling.voters import Identity
from consult.votes import actions
from consult.votes.models import Tally, Vote
from consult.votes.queries import ballots_count
from tests import people
from tests.browser import Browser
from tests.factories import polling as factory
from tests.factories import votes

Sent = dict[str, Sequence[str] | str]


def _staff(app: Browser, vote: Vote, name: str, role: str = "moderator") -> Browser:
    return Browser(app.app).sign_in(people.account(name, organisation=vote.consultation.organisation, role=role))


def _open(somebody: Browser, vote: Vote, size: int) -> str:
    return str(somebody.post(f"/organisation/votes/{vote.uid}/papier", {"place": "Town hall", "sheets_count": size}).location)


def _key(somebody: Browser, batch: str, *readings: Sent) -> None:
    for reading in readings:
        page = somebody.get(f"{batch}/saisie").get_data(as_text=True)
        sheet = page.split('name="sheet" value="')[1].split('"')[0]
        assert somebody.post(f"{batch}/saisie", reading | {"sheet": sheet}).status_code == 303


def test_paper_is_typed_in_twice_settled_validated_reported_and_counted(visitor: Browser) -> None:
    vote = factory.vote_with_roll(3)
    paul = factory.clerk(vote, "Paul")
    for number in "123":
        hand_paper(paul, vote, Identity(reference=number))
    malik, nora, olga = (_staff(visitor, vote, *who) for who in (("Malik",), ("Nora",), ("Olga", "organiser")))
    batch = _open(malik, vote, 3)
    first, second, spoiled = factory.ticked(vote, 0), factory.ticked(vote, 1), {"is_spoiled": "yes"}
    _key(malik, batch, first, first, spoiled)
    _key(nora, batch, first, second, spoiled)
    assert "Ballot No. 2: to settle" in nora.get(batch).get_data(as_text=True)
    assert malik.post(f"{batch}/validation").status_code == 409
    page = nora.get(f"{batch}/ecarts/2").get_data(as_text=True)
    assert "First reading" in page and vote.options[0].title in page and vote.options[1].title in page
    assert nora.post(f"{batch}/ecarts/2", second).status_code == 302
    assert (
        "somebody else must do so too" in malik.post(f"{batch}/validation", follow_redirects=True).get_data(as_text=True).lower()
    )
    assert malik.post(f"{batch}/validation").status_code == 409
    done = nora.post(f"{batch}/validation", follow_redirects=True).get_data(as_text=True)
    assert "This batch is in the ballot box" in done and "Nora, on" in done
    assert ballots_count(vote) == 3
    votes.closed(vote)
    actions.tally_vote(SYSTEM, vote)
    assert db.session.get(Tally, vote.id) is None
    waiting = olga.get(f"/organisation/consultations/{vote.consultation.uid}/votes").get_data(as_text=True)
    assert "The count waits for the paper ballots" in waiting
    assert olga.post(f"/organisation/votes/{vote.uid}/papier/bilan", {"remark": ""}).status_code == 302
    actions.tally_vote(SYSTEM, vote)
    assert db.session.get_one(Tally, vote.id).ballots_count == 2 == ballots_count(vote)


def test_a_reading_that_is_no_ballot_comes_back_as_typed(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    malik = _staff(visitor, vote, "Malik")
    batch = _open(malik, vote, 1)
    answer = malik.post(f"{batch}/saisie", factory.ticked(vote, 0, 1, 2) | {"sheet": "1"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and page.count("checked") == 3 and "it is spoiled" in page
    assert malik.get(f"{batch}/saisie?sheet=2").status_code == 422


def test_nobody_is_shown_a_sheet_they_have_read_unless_to_correct_it(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    malik = _staff(visitor, vote, "Malik")
    batch = _open(malik, vote, 1)
    _key(malik, batch, factory.ticked(vote, 0))
    assert malik.get(f"{batch}/saisie").location == batch
    assert malik.post(f"{batch}/saisie", factory.ticked(vote, 2) | {"sheet": "1"}).status_code == 303
    made = db.session.query(PaperBatch).one()
    assert [(one.round, one.choices) for one in queries.readings(made, 1)] == [(1, [2])]


def test_a_difference_is_explained_before_the_count_ends(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    hand_paper(factory.clerk(vote, "Paul"), vote, Identity(reference="1"))
    olga = _staff(visitor, vote, "Olga", "organiser")
    address = f"/organisation/votes/{vote.uid}/papier/bilan"
    refused = olga.post(address, {"remark": ""})
    assert refused.status_code == 422 and "Write down why" in refused.get_data(as_text=True)
    assert olga.post(address, {"remark": "One was taken home."}).status_code == 302
    assert "One was taken home." in olga.get(f"/organisation/votes/{vote.uid}/papier").get_data(as_text=True)
    assert _staff(visitor, vote, "Malik").post(address, {"remark": "x"}).status_code == 403


def test_a_batch_opened_by_mistake_is_removed(visitor: Browser) -> None:
    vote = factory.vote_with_roll()
    malik = _staff(visitor, vote, "Malik")
    assert malik.post(f"/organisation/votes/{vote.uid}/papier", {"sheets_count": "many"}).status_code == 422
    batch = _open(malik, vote, 2)
    assert malik.post(f"{batch}/suppression").status_code == 302
    assert db.session.query(PaperBatch).count() == 0


@pytest.mark.parametrize("path", ["", "/saisie", "/ecarts/1"])
def test_batches_are_shown_to_staff_alone(visitor: Browser, path: str) -> None:
    vote = factory.vote_with_roll()
    batch = _open(_staff(visitor, vote, "Malik"), vote, 1)
    assert visitor.sign_in(people.amina()).get(f"{batch}{path}").status_code == 403

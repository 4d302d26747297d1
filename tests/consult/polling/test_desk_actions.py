"""The desk: codes for the kiosk and paper ballots."""

import pytest
from sqlalchemy import func, select, update

from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.mails.queue import NotAnAddress
from consult.polling import queries
from consult.polling.actions import cast_ballot_by_code
from consult.polling.desk_actions import hand_paper, issue_pass, take_paper_back
from consult.polling.errors import CodeExpired, NoPaperHanded
from consult.polling.models import VotingCode
from consult.polling.voters import Identity, NobodyNamed, NotOnThisRoll, voter_key
from consult.votes.actions import cast_ballot
from consult.votes.errors import AlreadyVoted, HandedPaper, VoteClosed
from consult.votes.models import Ballot
from tests import people
from tests.factories import polling as factory
from tests.factories import votes

pytestmark = pytest.mark.usefixtures("database")

MARCEL = Identity(email="marcel@valfleuri.example")


def test_only_staff_with_an_account_stands_behind_the_desk() -> None:
    vote = votes.vote()
    for who in (VISITOR, people.actor(people.amina()), SYSTEM):
        for refused in (issue_pass, hand_paper, take_paper_back):
            with pytest.raises(NotAllowed):
                refused(who, vote, MARCEL)


def test_a_pass_opens_the_ballot_at_the_kiosk() -> None:
    vote = votes.vote()
    code = issue_pass(factory.clerk(vote), vote, MARCEL)
    cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 2), channel="kiosk")
    ballot = db.session.execute(select(Ballot)).scalar_one()
    assert (ballot.choices, ballot.assurance, ballot.channel) == ([2], "desk", "kiosk")


def test_a_pass_lives_for_half_an_hour() -> None:
    vote = votes.vote()
    code = issue_pass(factory.clerk(vote), vote, MARCEL)
    db.session.execute(update(VotingCode).values(expires_at=func.now()))
    db.session.commit()
    with pytest.raises(CodeExpired):
        cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 0))


def test_two_spellings_of_an_address_are_one_person() -> None:
    vote, spellings = votes.vote(), (MARCEL.email, " Marcel@Valfleuri.EXAMPLE ")
    clerk = factory.clerk(vote)
    for spelling in spellings:
        code = issue_pass(clerk, vote, Identity(email=spelling))
        cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 0))
    assert db.session.scalar(select(func.count()).select_from(Ballot)) == 1


def test_at_the_desk_and_at_home_with_one_address_is_one_ballot() -> None:
    vote = votes.vote()
    amina = people.amina()
    cast_ballot(people.actor(amina), vote, factory.ticked(vote, 0))
    code = issue_pass(factory.clerk(vote), vote, Identity(email=amina.email.upper()))
    cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 1))
    assert db.session.scalars(select(Ballot.choices)).all() == [[1]]


def test_who_was_handed_paper_votes_through_no_other_door() -> None:
    vote = votes.vote()
    amina, clerk = people.amina(), factory.clerk(vote)
    hand_paper(clerk, vote, Identity(email=amina.email))
    with pytest.raises(HandedPaper):
        cast_ballot(people.actor(amina), vote, factory.ticked(vote, 0))
    with pytest.raises(HandedPaper):
        issue_pass(clerk, vote, Identity(email=amina.email))
    with pytest.raises(HandedPaper):
        hand_paper(clerk, vote, Identity(email=amina.email))


def test_who_has_voted_is_handed_no_paper() -> None:
    vote = votes.vote()
    amina = people.amina()
    cast_ballot(people.actor(amina), vote, factory.ticked(vote, 0))
    with pytest.raises(AlreadyVoted):
        hand_paper(factory.clerk(vote), vote, Identity(email=amina.email))


def test_paper_given_back_frees_the_voter() -> None:
    vote = votes.vote()
    amina, clerk = people.amina(), factory.clerk(vote)
    hand_paper(clerk, vote, Identity(email=amina.email))
    take_paper_back(clerk, vote, Identity(email=amina.email))
    cast_ballot(people.actor(amina), vote, factory.ticked(vote, 0))
    with pytest.raises(NoPaperHanded):
        take_paper_back(clerk, vote, Identity(email=amina.email))
    assert db.session.scalars(select(Ballot.channel)).all() == ["web"]


def test_a_second_pass_is_refused_where_no_second_ballot_is_taken() -> None:
    vote = votes.vote()
    vote.is_replaceable = False
    db.session.commit()
    clerk = factory.clerk(vote)
    cast_ballot_by_code(VISITOR, vote, issue_pass(clerk, vote, MARCEL), factory.ticked(vote, 0))
    with pytest.raises(AlreadyVoted):
        issue_pass(clerk, vote, MARCEL)


def test_on_a_roll_the_number_names_the_voter_whatever_the_door() -> None:
    vote = factory.vote_with_roll()
    clerk = factory.clerk(vote)
    letter = factory.letters(vote)[1]
    cast_ballot_by_code(VISITOR, vote, letter.code, factory.ticked(vote, 0))
    cast_ballot_by_code(VISITOR, vote, issue_pass(clerk, vote, Identity(reference=" 2 ")), factory.ticked(vote, 1))
    assert db.session.scalars(select(Ballot.choices)).all() == [[1]]
    with pytest.raises(NotOnThisRoll):
        issue_pass(clerk, vote, Identity(reference="99"))


def test_without_a_roll_nobody_is_known_but_by_an_address() -> None:
    vote = votes.vote()
    clerk = factory.clerk(vote)
    for nobody in (Identity(), Identity(email="  "), Identity(reference="1")):
        with pytest.raises(NobodyNamed):
            issue_pass(clerk, vote, nobody)
    with pytest.raises(NotAnAddress):
        issue_pass(clerk, vote, Identity(email="Marcel Dupré"))
    assert db.session.scalar(select(func.count()).select_from(VotingCode)) == 0


def test_an_assisted_vote_leaves_a_trace_for_the_voter() -> None:
    vote = votes.vote()
    clerk = factory.clerk(vote)
    issue_pass(clerk, vote, MARCEL, is_assisted=True)
    (trace,) = queries.assistance_of(vote, voter_key(vote, MARCEL))
    assert trace.issued_by == clerk.account_id


def test_a_closed_vote_has_no_desk() -> None:
    vote = votes.vote()
    clerk = factory.clerk(vote)
    votes.closed(vote)
    for refused in (issue_pass, hand_paper, take_paper_back):
        with pytest.raises(VoteClosed):
            refused(clerk, vote, MARCEL)

"""What is gathered is what earlier stages know, and nothing more."""

import pytest
from sqlalchemy import func, select, update

from consult.assessments import queries
from consult.assessments.counting import count_units
from consult.assessments.facts import answers, gather, plan_of, read_voices
from consult.assessments.inputs import Inputs
from consult.assessments.planning import Plan
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.core.outbox import OutboxEntry
from consult.diagnostics.columns import Columns
from consult.ideas.actions import endorse_idea, withdraw_endorsement
from consult.ideas.models import Endorsement, Idea
from consult.moderation.models import APPROVED, PENDING
from consult.needs.models import Need
from consult.votes.models import Option, Vote
from tests import people
from tests.factories import assessments, diagnostics, places, votes

pytestmark = pytest.mark.usefixtures("database")


def _gathered(made: Consultation) -> Inputs:
    plan = plan_of(made)
    return gather(made, plan, count_units(read_voices(made, plan), plan.shape, plan.unit))


def _idea(need: Need, *, state: str = APPROVED, by: tuple[int, ...] = ()) -> Idea:
    idea = Idea(consultation_id=need.consultation_id, need_id=need.id, title="A bus", body="At eight.", review_state=state)
    db.session.add(idea)
    db.session.flush()
    db.session.add_all(Endorsement(idea_id=idea.id, person_id=person) for person in by)
    db.session.commit()
    return idea


def test_answers_are_read_by_need() -> None:
    made = places.consultation()
    needs = places.needs(made)
    sheet = diagnostics.questionnaire(made, needs)
    diagnostics.response(sheet, people.amina(), diagnostics.answers(sheet, {"n1": 2, "n3": 5}, ["n3"]))
    diagnostics.response(sheet, None, diagnostics.answers(sheet))
    found = _gathered(made)
    assert [need.statement for need in found.needs] == [need.statement for need in needs]
    said = read_voices(made, plan_of(made)).answers
    assert said.picks.tolist() == [[False, False, True], [False, False, False]]
    assert said.ratings.tolist() == [[2, 0, 5], [0, 0, 0]]
    assert said.is_pickable.all() and said.is_rated.all()
    assert found.counts.named.tolist() == [0, 0, 1] and found.counts.satisfied.tolist() == [0, 0, 1]
    assert found.channels == {"import": 1, "web": 1}


def test_needs_are_told_in_tens_whose_ratings_some_were_asked_for_or_that_several_lines_are_about() -> None:
    made = places.consultation()
    needs = places.needs(made)
    marks, picks, _words = diagnostics.questionnaire(made, needs).questions
    assert (plan_of(made).ratings_in_tens, plan_of(made).picks_in_tens) == ((), ())
    lines = [*marks.options["items"], {"key": "n4", "label": "The night bus", "need": needs[0].uid}]
    marks.options = {**marks.options, "items": lines}
    assert plan_of(made).ratings_in_tens == (needs[0].uid,) and plan_of(made).picks_in_tens == ()
    marks.show_if = {"question": picks.uid, "items": ["n1"], "is_chosen": True}
    assert plan_of(made).ratings_in_tens == tuple(need.uid for need in needs) and plan_of(made).picks_in_tens == ()
    marks.show_if, picks.show_if = None, {"question": marks.uid, "items": ["n1"], "is_chosen": True}
    assert plan_of(made).picks_in_tens == tuple(need.uid for need in needs)
    picks.show_if = None
    picks.options = {**picks.options, "items": [*picks.options["items"], {"key": "n4", "label": "At home", "need": needs[2].uid}]}
    assert plan_of(made).picks_in_tens == (needs[2].uid,)
    assert Plan.of(plan_of(made).as_json()) == plan_of(made)


def test_a_consultation_without_a_questionnaire_has_nobodys_answers() -> None:
    made = places.consultation()
    places.needs(made)
    found = _gathered(made)
    assert found.counts.respondents == 0 and found.counts.needs == 3
    assert not found.counts.is_rated.any() and found.channels == {}


def test_columns_about_no_need_are_left_out() -> None:
    assert answers(Columns(4, (), ()), ["a"]).picks.shape == (4, 1)


def test_each_supporter_counts_once_and_only_behind_approved_ideas() -> None:
    made = places.consultation()
    bus, doctor, _ = places.needs(made)
    amina, marcel = people.amina().person_id, people.marcel().person_id
    _idea(bus, by=(amina, marcel))
    _idea(bus, by=(amina,))
    _idea(doctor, state=PENDING, by=(amina,))
    assert _gathered(made).supporters.tolist() == [2, 0, 0]


def test_a_support_given_or_taken_back_makes_the_draft_due_and_one_given_twice_does_not() -> None:
    made = places.consultation()
    amina, idea = people.actor(people.amina()), _idea(places.needs(made)[0])
    for change in (endorse_idea, endorse_idea, withdraw_endorsement, withdraw_endorsement):
        change(amina, idea)
    assert db.session.scalar(select(func.count()).select_from(OutboxEntry)) == 2
    assert queries.due_since(made) is not None


def test_a_ballot_counts_once_for_a_need_however_many_of_its_options_it_chose() -> None:
    made = places.consultation()
    bus, doctor, _home = places.needs(made)
    idea = _idea(bus)
    vote = votes.vote(made, needs=[bus, doctor])
    db.session.add(Option(vote_id=vote.id, position=2, title=idea.title, idea_id=idea.id))
    db.session.commit()
    votes.ballots(vote, [0, 2], [2], [1])
    assert _gathered(made).ballots.tolist() == [0, 0, 0], "an open vote does not count"
    votes.counted(vote)
    found = _gathered(made)
    assert found.choosers.tolist() == [2, 1, 0]
    assert found.ballots.tolist() == [3, 3, 0]


def test_ballots_of_two_votes_are_added_up() -> None:
    made = places.consultation()
    needs = places.needs(made)
    for sheet in ([[0], [1]], [[0], [0], [2]]):
        vote = votes.vote(made, needs=needs)
        votes.ballots(vote, *sheet)
        votes.counted(vote)
    assert _gathered(made).choosers.tolist() == [3, 1, 1]
    assert _gathered(made).ballots.tolist() == [5, 5, 5]
    assert _gathered(made).ballots_count == 5


def test_a_ballot_against_a_need_does_not_choose_it() -> None:
    made = places.consultation()
    needs = places.needs(made)
    vote = votes.vote(made, needs=needs)
    vote.ballot_type, vote.counting_rule = "stances", "score"
    for ballot, marks in zip(votes.ballots(vote, [0, 1, 2], times=2), ([1, -1, 0], [1, 1, -1]), strict=True):
        ballot.ballot_values = marks
    db.session.commit()
    votes.counted(vote)
    assert _gathered(made).choosers.tolist() == [2, 1, 0]
    assert _gathered(made).ballots.tolist() == [2, 2, 2]


def test_another_consultation_changes_nothing() -> None:
    made = assessments.answered()
    digest = _gathered(made).digest
    other = places.consultation(places.organisation("Hautbourg"))
    needs = places.needs(other)
    vote = votes.vote(other, needs=needs)
    votes.ballots(vote, [0])
    votes.counted(vote)
    _idea(needs[0], by=(people.amina().person_id,))
    assert _gathered(made).digest == digest


def test_a_need_worded_anew_is_another_input() -> None:
    made = assessments.answered()
    digest = _gathered(made).digest
    db.session.execute(update(Need).values(statement=Need.statement + "!"))
    db.session.execute(update(Vote).values(title="?"))
    assert _gathered(made).digest != digest

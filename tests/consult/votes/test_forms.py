"""The forms of votes."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED, PENDING
from consult.votes.forms import vote_form
from tests.factories import places
from tests.factories import votes as factory


def test_only_approved_ideas_of_the_consultation_can_be_chosen(database: Flask) -> None:
    made = places.consultation()
    states = (("Read", APPROVED), ("Unread", PENDING))
    db.session.add_all(Idea(consultation_id=made.id, title=title, body="…", review_state=state) for title, state in states)
    db.session.commit()
    with database.test_request_context("/"):
        form = vote_form(made)
    assert [choice.label for choice in form.ideas.choices] == ["Read"]


def test_a_vote_fills_its_form(database: Flask) -> None:
    vote = factory.vote()
    with database.test_request_context("/"):
        form = vote_form(vote.consultation, vote)
    assert form.title.data == "What first?" and form.max_choices.data == 2
    assert form.needs.data == [option.need.uid for option in vote.options if option.need]


@pytest.mark.parametrize(("least", "most", "is_valid"), [("1", "2", True), ("2", "1", False), ("", "2", False)])
def test_limits_must_agree(database: Flask, least: str, most: str, is_valid: bool) -> None:
    made = places.consultation()
    kinds = {"ballot_type": "approval", "counting_rule": "plurality"}
    with database.test_request_context(
        "/", method="POST", data={"title": "T", "min_choices": least, "max_choices": most} | kinds
    ):
        assert vote_form(made).validate() == is_valid

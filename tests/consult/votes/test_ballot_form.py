"""The ballot as a form."""

from flask import Flask
from werkzeug.datastructures import MultiDict

from consult.core.db import db
from consult.votes import queries
from consult.votes.ballot_form import ballot_form, is_signed, refused_form, sent_choices
from consult.votes.ballot_types.contract import InvalidBallot
from consult.votes.models import Vote
from tests.factories import votes as factory


def _vote(**facts: object) -> Vote:
    vote = factory.vote()
    for name, value in facts.items():
        setattr(vote, name, value)
    db.session.commit()
    return vote


def test_a_ballot_has_the_fields_of_its_type_filled_in_as_sent(database: Flask) -> None:
    vote = factory.vote()
    with database.test_request_context("/", method="POST", data={"choices": [vote.options[0].uid]}):
        assert ballot_form(vote, queries.paper(vote))["choices"].data == [vote.options[0].uid]


def test_what_was_sent_is_told_by_field_and_nothing_else_is(database: Flask) -> None:
    data = MultiDict([("choices-a", "1"), ("choices", "x"), ("choices", "y"), ("confirmed_revision", "0"), ("csrf_token", "…")])
    with database.test_request_context("/", method="POST", data=data):
        assert sent_choices() == {"choices-a": ["1"], "choices": ["x", "y"]}


def test_only_in_an_open_vote_can_one_show_ones_name(database: Flask) -> None:
    vote = _vote()
    with database.test_request_context("/", method="POST", data={"is_signed": "y"}):
        for secrecy, is_asked in (("open", True), ("confidential", False)):
            vote.secrecy = secrecy
            assert ("is_signed" in ballot_form(vote, queries.paper(vote))) == is_signed(vote) == is_asked


def test_what_is_wrong_stands_beside_its_option_or_above_them_all(database: Flask) -> None:
    vote = _vote(ballot_type="score")
    paper = queries.paper(vote)
    name = f"choices-{paper.options[1].uid}"
    with database.test_request_context("/", method="POST", data={name: "99"}):
        beside = refused_form(vote, paper, InvalidBallot("Too high.", paper.options[1]))
        above = refused_form(vote, paper, InvalidBallot("Too few."))
    assert (beside[name].errors, beside[name].data, beside.form_errors) == (["Too high."], "99", [])
    assert above.form_errors == ["Too few."]

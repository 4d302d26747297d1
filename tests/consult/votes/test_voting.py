"""Voting by every kind of ballot, from the empty form to the receipt, as the pages show it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import select

from consult.core.db import db
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.models import Ballot, Option, Vote
from tests import people
from tests.browser import Browser
from tests.factories import votes as factory

# By place: what one fills in beside the option of that place, or the places one ticks.
Filled = Mapping[int, str] | Sequence[int]


@dataclass(frozen=True)
class Case:
    """What somebody fills in wrongly and what the page says to it; then rightly, how it reads and what is in the box."""

    wrong: Filled
    problem: str
    right: Filled
    words: tuple[str, ...]
    kept: tuple[list[int], list[int]]


CASES = {
    "approval": Case((0, 1, 2), "chosen 3 options, and may choose 2 at most", (2, 0), ("You choose 2 options:",), ([0, 2], [])),
    "stances": Case(
        {0: "0"},
        "Answer for at least 1 option",
        {0: "1", 2: "-1"},
        ("Against: Project 2", "For: Project 0", "You answer for 2 options, and pass on all others:"),
        ([0, 2], [1, -1]),
    ),
    "judgment": Case(
        {},
        "Answer for at least 1 option",
        {1: "5"},
        ("Project 1: Excellent", "Project 0: To be rejected"),
        ([0, 1, 2], [0, 5, 0]),
    ),
    "ranking": Case(
        {0: "1", 2: "1"},
        "“Project 0” and “Project 2” have the same rank",
        {0: "2", 2: "1"},
        ("1st choice: Project 2", "2nd choice: Project 0", "in this order"),
        ([2, 0], [1, 2]),
    ),
    "score": Case(
        {1: "11"},
        "between 0 and 10. Change that of “Project 1”",
        {1: "8"},
        ("Project 1: 8 out of 10", "Project 2: 0 out of 10"),
        ([1], [8]),
    ),
    "points": Case(
        {0: "7", 1: "5"},
        "given 12 points and have 10: take back 2 points",
        {0: "6", 1: "1"},
        ("You give 7 points. 3 points are left.", "Project 1: 1 point"),
        ([0, 1], [6, 1]),
    ),
    "knapsack": Case(
        (1, 2), "It is €10,000 too much", (0, 1), ("Project 1: €20,000", "for €30,000 in all", "€10,000 is left"), ([0, 1], [])
    ),
    "statements": Case({}, "Answer for at least 1 option", {2: "-1"}, ("I disagree: Project 2",), ([2], [-1])),
}


def _vote(ballot_type: str, **facts: object) -> Vote:
    """Three projects that cost 10,000, 20,000 and 30,000, and 40,000 to spend where that matters."""
    vote = factory.vote()
    costs = (10_000, 20_000, 30_000)
    vote.options = [Option(title=f"Project {place}", position=place, cost=Decimal(cost)) for place, cost in enumerate(costs)]
    vote.ballot_type, vote.budget = ballot_type, Decimal(40_000) if ballot_type == "knapsack" else None
    for name, value in facts.items():
        setattr(vote, name, value)
    db.session.commit()
    return vote


def _sent(vote: Vote, filled: Filled) -> dict[str, object]:
    if isinstance(filled, Mapping):
        return {f"choices-{vote.options[place].uid}": mark for place, mark in filled.items()}
    return {"choices": [vote.options[place].uid for place in filled]}


def _page(visitor: Browser, vote: Vote, data: Mapping[str, object]) -> tuple[int, str]:
    answer = visitor.post(f"/votes/{vote.uid}", data)
    return answer.status_code, answer.get_data(as_text=True)


def _filled_in(page: str) -> list[tuple[str, str]]:
    """What the form of a ballot is filled in with: names and values of boxes ticked, ranks chosen, figures written."""
    ticked = re.findall(r'<input (?=[^>]*\bchecked\b)[^>]*?name="(choices[^"]*)"[^>]*?value="([^"]*)"', page)
    written = re.findall(r'<input (?=[^>]*type="text")[^>]*?name="(choices[^"]*)"[^>]*?value="([^"]+)"', page)
    chosen = []
    for name, options in re.findall(r'<select[^>]*name="(choices[^"]*)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen += [(name, value) for value in re.findall(r'<option (?=[^>]*\bselected\b)[^>]*?value="([^"]+)"', options)]
    return sorted([*ticked, *written, *chosen])


def _expected(vote: Vote, filled: Filled) -> list[tuple[str, str]]:
    if isinstance(filled, Mapping):
        return sorted((f"choices-{vote.options[place].uid}", mark) for place, mark in filled.items())
    return sorted(("choices", vote.options[place].uid) for place in filled)


def test_every_kind_of_ballot_is_walked_through() -> None:
    assert set(CASES) == set(BALLOT_TYPES.keys())


@pytest.mark.parametrize("ballot_type", CASES)
def test_a_ballot_is_filled_in_put_right_read_once_more_and_cast(visitor: Browser, ballot_type: str) -> None:
    vote, case = _vote(ballot_type), CASES[ballot_type]
    visitor.sign_in(people.amina())
    empty = visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    assert "Project 2" in empty and _filled_in(empty) == []
    status, page = _page(visitor, vote, _sent(vote, case.wrong))
    assert status == 422 and case.problem in page and "There is a problem" in page
    status, page = _page(visitor, vote, _sent(vote, case.right))
    assert status == 200 and all(words in page for words in case.words)
    assert db.session.scalars(select(Ballot)).all() == []
    status, _ = _page(visitor, vote, _sent(vote, case.right) | {"confirmed_revision": "0"})
    ballot = db.session.scalars(select(Ballot)).one()
    assert status == 303 and (ballot.choices, ballot.ballot_values) == case.kept
    receipt = visitor.get(f"/votes/{vote.uid}/recepisse").get_data(as_text=True)
    assert ballot.tracker in receipt and _filled_in(visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)) == []


@pytest.mark.parametrize("ballot_type", CASES)
def test_a_ballot_comes_back_as_it_was_filled_in(visitor: Browser, ballot_type: str) -> None:
    vote, case = _vote(ballot_type), CASES[ballot_type]
    visitor.sign_in(people.amina())
    _, changing = _page(visitor, vote, _sent(vote, case.right) | {"is_changing": "yes"})
    _, refused = _page(visitor, vote, _sent(vote, case.wrong))
    assert _filled_in(changing) == _expected(vote, case.right)
    known = [pair for pair in _expected(vote, case.wrong) if ballot_type != "score" or pair[1] != "11"]
    assert _filled_in(refused) == known


@pytest.mark.parametrize("ballot_type", CASES)
def test_what_can_be_chosen_is_shown_to_whoever_cannot_vote(visitor: Browser, ballot_type: str) -> None:
    page = visitor.get(f"/votes/{_vote(ballot_type).uid}").get_data(as_text=True)
    assert "Sign in to vote" in page and "Project 1" in page and "€20,000" in page


def test_where_ballots_are_final_the_pages_say_so_before_and_refuse_after(visitor: Browser) -> None:
    vote = _vote("approval", is_replaceable=False)
    visitor.sign_in(people.amina())
    final = "Once it is in the box, it cannot be changed."
    assert final in visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    first = _sent(vote, (0,))
    assert final in _page(visitor, vote, first)[1]
    _page(visitor, vote, first | {"confirmed_revision": "0"})
    page = visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    assert "In this vote it cannot be changed" in page and "checkbox" not in page and "Sign in to vote" not in page
    status, page = _page(visitor, vote, _sent(vote, (1,)) | {"confirmed_revision": "0"})
    assert status == 409 and "in the box already" in page
    assert db.session.scalars(select(Ballot.choices)).all() == [[0]]


def test_in_an_open_vote_one_may_show_ones_name_and_it_is_said_before(visitor: Browser) -> None:
    vote = _vote("approval", secrecy="open")
    visitor.sign_in(people.amina())
    assert "Show my name beside my ballot" in visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    signed = _sent(vote, (0,)) | {"is_signed": "y"}
    assert "Your name is shown beside this ballot" in _page(visitor, vote, signed)[1]
    assert "Your name is not shown." in _page(visitor, vote, _sent(vote, (0,)))[1]
    _page(visitor, vote, signed | {"confirmed_revision": "0"})
    assert db.session.scalar(select(Ballot.signature)) == "Amina"


def test_a_confidential_vote_keeps_no_name_whatever_is_sent(visitor: Browser) -> None:
    vote = _vote("approval")
    visitor.sign_in(people.amina())
    _page(visitor, vote, _sent(vote, (0,)) | {"is_signed": "y", "confirmed_revision": "0"})
    assert db.session.scalar(select(Ballot.signature)) == ""


def test_an_election_held_elsewhere_is_led_to(visitor: Browser) -> None:
    vote = _vote("approval", secrecy="external", external_url="https://election.example/valfleuri")
    visitor.sign_in(people.amina())
    page = visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    assert 'href="https://election.example/valfleuri"' in page and "checkbox" not in page
    assert "we neither see nor keep any" in page
    assert _page(visitor, vote, _sent(vote, (0,)) | {"confirmed_revision": "0"})[0] == 403


def test_who_votes_by_a_roll_is_told_how(visitor: Browser) -> None:
    vote = _vote("approval", electorate="roll")
    visitor.sign_in(people.amina())
    page = visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    assert "Only people on the electoral roll" in page and "Sign in to vote" not in page
    assert _page(visitor, vote, _sent(vote, (0,)) | {"confirmed_revision": "0"})[0] == 403


def test_how_it_is_counted_is_said_before_the_vote(visitor: Browser) -> None:
    vote = _vote("knapsack", counting_rule="equal-shares", quorum=50, tie_rule="cost", rule_settings={"completion": "none"})
    vote.options[0].exclusive_group = vote.options[1].exclusive_group = "river"
    db.session.commit()
    page = visitor.get(f"/votes/{vote.uid}").get_data(as_text=True)
    assert "may cost €40,000 in all" in page and "it is not spent" in page
    assert "from 50 ballots on" in page and "the one that costs less comes first" in page
    assert "Only one of these can be chosen: Project 0, Project 1." in page

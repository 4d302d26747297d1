"""The pages of votes, as people see them."""

import re

import pytest
from sqlalchemy import select

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.votes import actions
from consult.votes.models import Ballot, Vote
from tests import people
from tests.browser import Browser
from tests.factories import places
from tests.factories import votes as factory


def _uids(vote: Vote, *positions: int) -> list[str]:
    return [vote.options[position].uid for position in positions]


def _address(vote: Vote) -> str:
    return f"/votes/{vote.uid}"


def _box() -> list[list[int]]:
    return list(db.session.scalars(select(Ballot.choices)))


def test_the_votes_of_a_consultation_are_listed(visitor: Browser) -> None:
    vote = factory.vote()
    page = visitor.get(f"/consultations/{vote.consultation.uid}/votes").get_data(as_text=True)
    assert "What first?" in page and "Open now" in page


def test_a_consultation_without_votes_says_so(visitor: Browser) -> None:
    page = visitor.get(f"/consultations/{places.consultation().uid}/votes").get_data(as_text=True)
    assert "No vote yet" in page


def test_a_visitor_sees_what_can_be_chosen_and_how_to_sign_in(visitor: Browser) -> None:
    vote = factory.vote()
    page = visitor.get(_address(vote)).get_data(as_text=True)
    assert "Sign in to vote" in page and "Seeing a doctor in time" in page
    assert "checkbox" not in page
    sent = visitor.post(_address(vote), {"choices": _uids(vote, 0), "confirmed_revision": "0"})
    assert "/connexion" in sent.location
    assert _box() == []


def test_a_citizen_chooses_reads_the_choice_in_words_and_casts_it(visitor: Browser) -> None:
    vote = factory.vote()
    visitor.sign_in(people.amina())
    ballot = visitor.get(_address(vote)).get_data(as_text=True)
    assert "Choose up to 2 options." in ballot and "Who can vote, and what is protected" in ballot
    words = visitor.post(_address(vote), {"choices": _uids(vote, 0, 2)}).get_data(as_text=True)
    assert "Is this your choice?" in words and "You choose 2 options:" in words
    assert "Getting about without a car" in words and "Seeing a doctor in time" not in words
    assert _box() == []
    answer = visitor.post(_address(vote), {"choices": _uids(vote, 0, 2), "confirmed_revision": "0"})
    assert answer.status_code == 303 and _box() == [[0, 2]]


def test_what_was_confirmed_is_what_goes_in_or_nothing_does(visitor: Browser) -> None:
    vote = factory.vote()
    visitor.sign_in(people.amina())
    choices = {"choices": _uids(vote, 0)}
    words = visitor.post(_address(vote), choices).get_data(as_text=True)
    (seen,) = re.findall(r'name="confirmed_revision" value="(\d+)"', words)
    for change in (lambda: None, lambda: setattr(vote, "max_choices", 1)):
        vote.revision += 1
        change()
        db.session.commit()
        answer = visitor.post(_address(vote), choices | {"confirmed_revision": seen})
        page = answer.get_data(as_text=True)
        assert answer.status_code == 409 and "was changed while you were choosing" in page and _box() == []
    assert len(re.findall(r"<input[^>]*\schecked", page)) == 1
    assert visitor.post(_address(vote), choices | {"confirmed_revision": str(vote.revision)}).status_code == 303


def test_the_receipt_shows_its_code_once(visitor: Browser) -> None:
    vote = factory.vote()
    visitor.sign_in(people.amina())
    answer = visitor.post(_address(vote), {"choices": _uids(vote, 1), "confirmed_revision": "0"})
    tracker = db.session.scalar(select(Ballot.tracker))
    first, second = (visitor.get(answer.location).get_data(as_text=True) for _ in range(2))
    assert str(tracker) in first and "You can change your ballot until" in first
    assert str(tracker) not in second and "Your ballot is in the box" in second


def test_nobody_gets_a_receipt_without_a_ballot(visitor: Browser) -> None:
    vote = factory.vote()
    visitor.sign_in(people.marcel())
    assert visitor.get(f"{_address(vote)}/recepisse").location == _address(vote)


def test_who_has_voted_is_told_so_but_not_what_was_chosen(visitor: Browser) -> None:
    vote = factory.vote()
    amina = people.amina()
    actions.cast_ballot(people.actor(amina), vote, {"choices": _uids(vote, 1)})
    page = visitor.sign_in(amina).get(_address(vote)).get_data(as_text=True)
    assert "Your ballot is in the box" in page
    assert not re.search(r"<input[^>]*\schecked", page)


def test_a_choice_can_be_changed_before_it_counts(visitor: Browser) -> None:
    vote = factory.vote()
    visitor.sign_in(people.amina())
    page = visitor.post(_address(vote), {"choices": _uids(vote, 1), "is_changing": "yes"}).get_data(as_text=True)
    assert len(re.findall(r"<input[^>]*\schecked", page)) == 1


@pytest.mark.parametrize("confirmed", [{}, {"confirmed_revision": "0"}])
def test_too_many_choices_come_back_ticked_with_a_reason(visitor: Browser, confirmed: dict[str, str]) -> None:
    vote = factory.vote()
    visitor.sign_in(people.amina())
    answer = visitor.post(_address(vote), {"choices": _uids(vote, 0, 1, 2), **confirmed})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and "You have chosen 3 options, and may choose 2 at most." in page
    assert len(re.findall(r"<input[^>]*\schecked", page)) == 3
    assert _box() == []


def test_an_option_of_another_vote_is_refused(visitor: Browser) -> None:
    vote = factory.vote()
    visitor.sign_in(people.amina())
    answer = visitor.post(_address(vote), {"choices": ["elsewhere000"]})
    assert answer.status_code == 422 and "no longer on the ballot" in answer.get_data(as_text=True)


@pytest.mark.parametrize("confirmed", [{}, {"confirmed_revision": "0"}])
def test_a_ballot_after_the_end_is_refused(visitor: Browser, confirmed: dict[str, str]) -> None:
    vote = factory.vote()
    places.close_stage(vote.consultation, "vote")
    visitor.sign_in(people.amina())
    assert visitor.post(_address(vote), {"choices": _uids(vote, 0), **confirmed}).status_code == 409
    assert _box() == []


def test_before_its_stage_a_vote_says_when_it_opens(visitor: Browser) -> None:
    vote = factory.vote(places.consultation(open_stages=()))
    page = visitor.sign_in(people.amina()).get(_address(vote)).get_data(as_text=True)
    assert "Opens on" in page and "checkbox" not in page


def test_the_vote_of_an_unpublished_consultation_does_not_exist(visitor: Browser) -> None:
    vote = factory.vote(places.consultation(is_published=False))
    assert visitor.get(_address(vote)).status_code == 404
    assert visitor.get("/votes/unknown").status_code == 404


def test_while_it_is_open_a_vote_shows_no_figure_of_any_option(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=37)
    olga = people.olga(vote.consultation.organisation)
    for page in (_address(vote), f"/consultations/{vote.consultation.uid}/votes", f"/besoins/{vote.options[0].need.uid}"):  # type: ignore[union-attr]
        words = re.sub(r"<[^>]*>", "", visitor.get(page).get_data(as_text=True))
        assert not re.search(r"(?<![\d:])37", words), "a time of day may be 5:37, no figure may be"
    manage = visitor.sign_in(olga).get(f"/organisation/consultations/{vote.consultation.uid}/votes").get_data(as_text=True)
    assert "37 ballots" in manage and "Getting about" not in manage


def test_a_closed_vote_waits_for_its_count_then_shows_it(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0, 1), (1,), times=20)
    factory.closed(vote)
    assert "being counted" in visitor.get(_address(vote)).get_data(as_text=True)
    actions.tally_vote(SYSTEM, vote)
    page = visitor.get(_address(vote)).get_data(as_text=True)
    assert "40 (100%)" in page and "20 (50%)" in page and "0 (0%)" in page
    assert "How it was counted" in page and "on 40 ballots." in page


def test_a_tie_is_said(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), (1,), times=20)
    page = visitor.get(_address(factory.counted(vote))).get_data(as_text=True)
    assert "A tie" in page and "Getting about without a car, Seeing a doctor in time" in page


def test_fewer_ballots_than_the_threshold_give_their_number_alone(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=10)
    page = visitor.get(_address(factory.counted(vote))).get_data(as_text=True)
    assert "Too few ballots to show the result by option" in page
    assert "Getting about" not in page


def test_a_need_tells_how_it_fared(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), (0, 1), times=10)
    factory.counted(vote)
    page = visitor.get(f"/besoins/{vote.options[1].need.uid}").get_data(as_text=True)  # type: ignore[union-attr]
    assert "was chosen on 10 of 20 ballots (50%)." in page

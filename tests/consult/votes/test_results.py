"""The page of a vote that is over, for every family of rules."""

import re
from collections.abc import Sequence
from decimal import Decimal

from consult.core.db import db
from consult.votes.models import Option, Vote
from tests.browser import Browser
from tests.factories import votes as factory


def _vote(ballot_type: str, rule: str, titles: Sequence[str] = ("Anna", "Ben", "Carl"), **facts: object) -> Vote:
    vote = factory.vote()
    vote.options = [Option(title=title, position=place, cost=Decimal(1000 * (place + 1))) for place, title in enumerate(titles)]
    vote.ballot_type, vote.counting_rule = ballot_type, rule
    for name, value in facts.items():
        setattr(vote, name, value)
    db.session.commit()
    return vote


def _page(visitor: Browser, vote: Vote) -> str:
    """The words of the page of the result."""
    html = visitor.get(f"/votes/{factory.counted(vote).uid}").get_data(as_text=True)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def test_the_bar_of_a_number_of_ballots_is_as_long_as_their_share(visitor: Browser) -> None:
    vote = _vote("approval", "plurality")
    factory.ballots(vote, (0,), times=9)
    factory.ballots(vote, (1,), times=6)
    html = visitor.get(f"/votes/{factory.counted(vote).uid}").get_data(as_text=True)
    assert re.findall(r'class="bar" width="([\d.]+)"', html) == ["60.00", "40.00", "0.00"]


def test_projects_chosen_are_named_with_what_they_cost_and_what_is_left(visitor: Browser) -> None:
    vote = _vote("knapsack", "greedy", budget=Decimal(4500), max_choices=3)
    factory.ballots(vote, (0, 2), times=9)
    factory.ballots(vote, (1,), times=6)
    page = _page(visitor, vote)
    assert re.search(r"Chosen Carl €3,000 Anna €1,000|Chosen Anna €1,000 Carl €3,000", page)
    assert "€4,000 of €4,500 are spent; €500 are left." in page
    assert "Ballots that name something chosen 60%" in page
    assert "Anna (chosen)" in page and "9 (60%)" in page and "Ben (chosen)" not in page
    assert "What other rules would have chosen" in page and "Equal shares" in page


def test_grades_are_words_and_every_grade_has_its_number(visitor: Browser) -> None:
    vote = _vote("judgment", "majority-judgment")
    factory.ballots(vote, (0, 1, 2), times=12, values=(5, 3, 0))
    page = _page(visitor, vote)
    assert "Chosen Anna" in page and "Ballots by grade" in page
    assert re.search(r"Anna \(chosen\) Excellent", page) and re.search(r"Carl To be rejected", page)


def test_who_wins_every_duel_is_named_whatever_the_rule(visitor: Browser) -> None:
    vote = _vote("ranking", "plurality")
    factory.ballots(vote, (0, 1, 2), times=5, values=(1, 2, 3))
    factory.ballots(vote, (1, 2, 0), times=4, values=(1, 2, 3))
    factory.ballots(vote, (2, 1, 0), times=4, values=(1, 2, 3))
    page = _page(visitor, vote)
    assert "Chosen Anna" in page and "“Ben” is preferred by more people every time" in page


def test_that_nobody_wins_every_duel_is_said(visitor: Browser) -> None:
    vote = _vote("ranking", "schulze")
    for order in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        factory.ballots(vote, order, times=5, values=(1, 2, 3))
    assert "No option is preferred to each other one by more people." in _page(visitor, vote)


def test_those_for_and_those_against_are_told_apart(visitor: Browser) -> None:
    vote = _vote("stances", "score")
    factory.ballots(vote, (0, 1), times=9, values=(1, -1))
    factory.ballots(vote, (0,), times=3, values=(-1,))
    page = _page(visitor, vote)
    assert "6 (9 for, 3 against)" in page and "-9 (0 for, 9 against)" in page


def test_seats_are_filled_and_the_quota_is_told(visitor: Browser) -> None:
    vote = _vote("ranking", "stv", seats=2)
    factory.ballots(vote, (0, 1, 2), times=12, values=(1, 2, 3))
    factory.ballots(vote, (2,), times=7, values=(1,))
    page = _page(visitor, vote)
    assert "2 options are chosen." in page and "Anna (chosen)" in page and "Carl (chosen)" in page


def test_below_the_quorum_figures_are_shown_and_nothing_is_chosen(visitor: Browser) -> None:
    vote = _vote("approval", "plurality", quorum=30)
    factory.ballots(vote, (0,), times=20)
    page = _page(visitor, vote)
    assert "Too few people voted" in page and "30 ballots were needed" in page
    assert "20 (100%)" in page and "(chosen)" not in page


def test_a_hundred_options_are_read_twenty_at_a_time(visitor: Browser) -> None:
    vote = _vote("approval", "plurality", [f"Option {place}" for place in range(100)], max_choices=100, seats=2)
    factory.ballots(vote, (99, 7), times=12)
    page = _page(visitor, vote)
    assert "80 more options" in page and page.index("Option 99 (chosen)") < page.index("80 more options")


def test_an_election_held_elsewhere_is_led_to_its_result(visitor: Browser) -> None:
    vote = _vote("approval", "plurality", secrecy="external", external_url="https://election.example/result")
    assert "See the result where the election was held" in _page(visitor, vote)

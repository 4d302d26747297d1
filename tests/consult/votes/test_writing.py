"""How a draft becomes a vote with its options."""

from decimal import Decimal

import pytest

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.votes.actions import change_vote, create_vote
from consult.votes.drafting import Draft, OwnOption, Terms
from consult.votes.models import Option
from tests.factories import places

pytestmark = pytest.mark.usefixtures("database")


def _lines(options: list[Option]) -> list[tuple[str, int, str, str]]:
    return [(option.title, int(option.cost), option.area, option.exclusive_group) for option in options]


def test_ideas_needs_and_own_options_stand_on_one_paper_with_their_terms() -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    own = OwnOption("A footbridge", "Over the river.", Terms(Decimal(40_000), "North", "crossing"))
    draft = Draft(
        "What first?", needs=[need], own_options=[own], terms={need.uid: Terms(Decimal(900), "South")}, max_choices=None
    )
    vote = create_vote(SYSTEM, made, draft)
    assert _lines(vote.options) == [(need.statement, 900, "South", ""), ("A footbridge", 40_000, "North", "crossing")]
    assert vote.max_choices == 2


def test_own_options_that_stay_keep_their_identifier_and_take_their_new_terms() -> None:
    made = places.consultation()
    vote = create_vote(SYSTEM, made, Draft("?", own_options=[OwnOption("A"), OwnOption("B"), OwnOption("C")]))
    uids = {option.title: option.uid for option in vote.options}
    change_vote(SYSTEM, vote, Draft("?", own_options=[OwnOption("C", "New", Terms(Decimal(5))), OwnOption("B")], max_choices=1))
    assert [(option.title, option.uid) for option in vote.options] == [("B", uids["B"]), ("C", uids["C"])]
    assert [(option.position, option.description, int(option.cost)) for option in vote.options] == [(0, "", 0), (1, "New", 5)]


def test_area_budgets_are_written_anew_and_add_up_to_the_budget() -> None:
    made = places.consultation()

    def draft(first: str, second: str, **budgets: int) -> Draft:
        own = [OwnOption("A", terms=Terms(Decimal(10), first)), OwnOption("B", terms=Terms(Decimal(1), second))]
        amounts = {area: Decimal(budget) for area, budget in budgets.items()}
        return Draft("?", own_options=own, max_choices=2, counting_rule="greedy", area_budgets=amounts)

    vote = create_vote(SYSTEM, made, draft("North", "South", North=10, South=20))
    assert vote.budget == 30
    change_vote(SYSTEM, vote, draft("South", "West", South=25, West=1))
    db.session.expire_all()
    assert {line.area: int(line.budget) for line in vote.area_budgets} == {"South": 25, "West": 1}
    assert vote.budget == 26

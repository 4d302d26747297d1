"""A vote as organisers write it, before it becomes rows."""

from decimal import Decimal

from consult.votes.drafting import Draft, OwnOption


def test_without_a_limit_one_may_choose_all_options() -> None:
    own = [OwnOption("A"), OwnOption("B"), OwnOption("C"), OwnOption("D")]
    assert (Draft("?", own_options=own).greatest, Draft("?", own_options=own, max_choices=None).greatest) == (3, 4)


def test_budgets_by_area_add_up_to_the_whole() -> None:
    by_area = {"North": Decimal(10), "South": Decimal(20)}
    assert Draft("?", budget=Decimal(7), area_budgets=by_area).whole_budget == 30
    assert Draft("?", budget=Decimal(7)).whole_budget == 7
    assert Draft("?").whole_budget is None

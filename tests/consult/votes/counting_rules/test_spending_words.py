"""The steps by which a budget is spent, in sentences."""

import pytest

from consult.votes.counting_rules.spending_words import WORDS, figure_words, spending_words

TITLES = {0: "Bus", 1: "Pool"}
STEP = {
    "option": 0, "rival": 1, "options": [0, 1], "cost": 1200.0, "left": 300.5, "figure": 12.0, "unit": "ballots",
    "threshold": 20.0, "area": "North", "budget": 5000.0, "people": 1, "price": 0.333, "means": 7.0, "load": 2.5,
    "endowment": 419.1147, "step": 4.0,
}  # fmt: skip


pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize("kind", list(WORDS))
def test_each_kind_of_step_is_a_sentence_without_gaps(kind: str) -> None:
    words = spending_words({**STEP, "kind": kind}, TITLES)
    assert words.endswith(".") and "%(" not in words and "None" not in words


def test_what_decided_is_said() -> None:
    assert spending_words({**STEP, "kind": "bought"}, TITLES) == "Bus: chosen, with 12 ballots. It costs €1,200; €300.50 remain."
    excluded = spending_words({**STEP, "kind": "excluded"}, TITLES)
    assert excluded == "Bus: passed over, as only one of it and Pool can be chosen, and Pool was chosen before."
    paid = spending_words({**STEP, "kind": "paid"}, TITLES)
    assert "(1 person) each pays at most €0.33" in paid


def test_the_whole_territory_has_no_name() -> None:
    assert spending_words({**STEP, "kind": "envelope", "area": ""}, TITLES) == "For the whole territory there are €5,000."


def test_figures_have_their_unit() -> None:
    assert figure_words({**STEP, "figure": 1.0}) == "1 ballot"
    assert figure_words({**STEP, "unit": "points", "figure": 1421.0}) == "1,421 points"
    assert figure_words({**STEP, "unit": "density", "figure": 0.0125}) == "12.50 for each €1,000"

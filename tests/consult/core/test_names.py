"""Names in one spelling."""

import pytest

from consult.core.names import first_names, first_of, plain_name


@pytest.mark.parametrize("spelling", ["Marie-Ève D’Arc", "marie, EVE d arc", "MARIE ÈVE D'ARC"])
def test_accents_case_and_hyphens_make_no_other_name(spelling: str) -> None:
    assert plain_name(spelling) == "marie eve d arc"


def test_two_names_stay_two() -> None:
    assert plain_name("Marie Dupont") != plain_name("Marie Dupond")


@pytest.mark.parametrize(
    ("given", "first"),
    [("Marie-Ève, Louise", "marie eve"), ("  ÉLISE  Anne", "elise"), ("Jean Paul", "jean"), ("", ""), ("Œnone", "œnone")],
)
def test_the_first_of_given_names_counts_and_a_hyphen_joins_two(given: str, first: str) -> None:
    assert first_of(given) == first


def test_a_plain_name_keeps_the_order_of_its_words() -> None:
    assert plain_name("DE L’ISLE d’Adam") == "de l isle d adam"


@pytest.mark.parametrize(
    ("given", "may_be"),
    [
        ("Anne-Sophie", ("anne sophie",)),
        ("Anne Sophie", ("anne", "anne sophie")),
        ("Jeanne, Marie", ("jeanne",)),
        ("Jean-Pierre Marie, Luc", ("jean pierre", "jean pierre marie")),
        ("Marie Anne,Luce", ("marie", "marie anne")),
        ("", ("",)),
    ],
)
def test_two_names_without_a_comma_may_be_a_double_one(given: str, may_be: tuple[str, ...]) -> None:
    assert first_names(given) == may_be

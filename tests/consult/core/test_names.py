"""Names in one spelling."""

import pytest

from consult.core.names import first_of, normalised_name, plain_name


@pytest.mark.parametrize("spelling", ["Marie-Ève D’Arc", "d arc, MARIE EVE", "arc marie ève d"])
def test_accents_case_hyphens_and_order_make_no_other_person(spelling: str) -> None:
    assert normalised_name(spelling) == "arc d eve marie"


def test_two_names_stay_two_people() -> None:
    assert normalised_name("Marie Dupont") != normalised_name("Marie Dupond")


@pytest.mark.parametrize(
    ("given", "first"),
    [("Marie-Ève, Louise", "marie eve"), ("  ÉLISE  Anne", "elise"), ("Jean Paul", "jean"), ("", ""), ("Œnone", "œnone")],
)
def test_the_first_of_given_names_counts_and_a_hyphen_joins_two(given: str, first: str) -> None:
    assert first_of(given) == first


def test_a_plain_name_keeps_the_order_of_its_words() -> None:
    assert plain_name("DE L’ISLE d’Adam") == "de l isle d adam"

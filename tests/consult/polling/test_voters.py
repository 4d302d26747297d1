"""Who stands at the desk."""

import pytest

from consult.polling.voters import normalised_name, roll_key


@pytest.mark.parametrize("spelling", ["Marie-Ève D’Arc", "d arc, MARIE EVE", "  Darc? marie ève d".replace("Darc? ", "arc ")])
def test_accents_case_hyphens_and_order_make_no_other_person(spelling: str) -> None:
    assert normalised_name(spelling) == "arc d eve marie"


def test_two_names_stay_two_people() -> None:
    assert normalised_name("Marie Dupont") != normalised_name("Marie Dupond")


def test_the_key_of_a_roll_is_no_number_and_so_nobody_with_an_account() -> None:
    assert not roll_key(12).isdigit()

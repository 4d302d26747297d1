"""Who stands at the desk."""

from consult.polling.voters import roll_key


def test_the_key_of_a_roll_is_no_number_and_so_nobody_with_an_account() -> None:
    assert not roll_key(12).isdigit()

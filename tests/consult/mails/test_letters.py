"""Writing mails from templates."""

from flask import Flask

from consult.mails.letters import address_of, write_letter
from tests.factories import places


def test_a_letter_speaks_the_language_of_its_reader(database: Flask) -> None:
    french = write_letter("email/sign_in_code.txt", "fr", code="012345")
    english = write_letter("email/sign_in_code.txt", "en", code="012345")
    assert french.subject == "Votre code de connexion" and english.subject == "Your code to sign in"
    assert "\n012345\n" in french.text and "\n012345\n" in english.text


def test_a_letter_is_written_outside_any_request_and_names_the_town(database: Flask) -> None:
    places.organisation("Valfleuri")
    assert write_letter("email/sign_in_code.txt", "en", code="012345").text.startswith("Valfleuri\n")


def test_addresses_in_mails_are_whole_and_those_of_the_setting(database: Flask) -> None:
    assert address_of("accounts.sign_in", next="/x y") == "http://localhost/connexion?next=/x+y"

"""What one types about an organisation."""

from flask import Flask
from werkzeug.datastructures import MultiDict

from consult.organisations.forms import ACCENT_NAMES, MemberForm, OrganisationForm
from consult.organisations.models import ACCENTS


def test_each_colour_has_a_name() -> None:
    assert tuple(ACCENT_NAMES) == ACCENTS


def test_an_organisation_has_a_name_and_a_colour_of_the_theme(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        assert OrganisationForm(MultiDict({"name": "Valfleuri", "accent": "plum"})).validate()
        for wrong in (
            {"name": "", "accent": "plum"},
            {"name": "V", "accent": "red"},
            {"name": "V", "accent": "plum", "contact_email": "x"},
        ):
            assert not OrganisationForm(MultiDict(wrong)).validate()


def test_a_member_has_an_address_and_a_role(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        assert MemberForm(MultiDict({"email": "malik@valfleuri.example", "role": "moderator"})).validate()
        assert not MemberForm(MultiDict({"email": "malik@valfleuri.example"})).validate()
        assert not MemberForm(MultiDict({"email": "malik", "role": "moderator"})).validate()

"""The base of all forms."""

from flask import Flask
from wtforms import IntegerField, StringField
from wtforms.validators import DataRequired

from consult.web.forms import Form


class TripForm(Form):
    """For these tests."""

    place = StringField("Place", validators=[DataRequired()])
    seats = IntegerField("Seats")


def _sent(app: Flask, language: str = "en", **values: str) -> TripForm:
    with app.test_request_context("/", method="POST", data=values, headers={"Cookie": f"locale={language}"}):
        form = TripForm(meta={"csrf": False})
        form.validate()
        return form


def test_what_is_typed_is_trimmed(app: Flask) -> None:
    assert _sent(app, place="  Valfleuri \x00 ", seats="3").place.data == "Valfleuri"


def test_spaces_are_not_an_answer(app: Flask) -> None:
    assert _sent(app, place="   ", seats="3").place.errors


def test_messages_are_in_the_language_of_the_person(app: Flask) -> None:
    assert _sent(app, "en", seats="3").place.errors == ["This field is required."]
    assert _sent(app, "fr", seats="3").place.errors == ["Ce champ est requis."]


def test_what_is_no_number_is_refused_and_kept(app: Flask) -> None:
    form = _sent(app, place="Valfleuri", seats="three")
    assert form.seats.errors and form.seats.raw_data == ["three"]

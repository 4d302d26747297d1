"""The town away from the screen."""

from flask import Flask

from consult.core.db import db
from consult.demo.outside import SHEETS, go_out
from consult.diagnostics.models import Response
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.queries import differing_sheets, volunteers_of, waiting_sheets
from tests import people
from tests.factories import diagnostics, places


def test_one_sheet_differs_one_waits_and_a_neighbour_goes_from_door_to_door(database: Flask) -> None:
    consultation = places.consultation()
    questionnaire = diagnostics.questionnaire(consultation, places.needs(consultation))
    olga, malik = (people.actor(one(consultation.organisation)) for one in (people.olga, people.malik))
    go_out(olga, malik, questionnaire)
    sheets = db.session.query(PaperSheet).order_by(PaperSheet.number).all()
    assert len(sheets) == SHEETS and differing_sheets(consultation) == sheets[:1]
    assert waiting_sheets(consultation, olga.account_id) == sheets[1:2]
    assert len(volunteers_of(consultation)) == 1 and db.session.query(Response).count() == 0

"""The town away from the screen: sheets printed, one read differently by two people, one waiting, and a volunteer."""

from consult.core.actors import Actor
from consult.core.db import db
from consult.demo.people import DOMAIN
from consult.demo.words import BRING_BACK
from consult.diagnostics.models import Questionnaire
from consult.fieldwork.keying_actions import key_sheet
from consult.fieldwork.models import PaperSheet
from consult.fieldwork.readings import Read
from consult.fieldwork.series_actions import print_series
from consult.fieldwork.volunteer_actions import add_volunteer

SHEETS = 3


def go_out(claire: Actor, malik: Actor, questionnaire: Questionnaire) -> None:
    """Prints a few sheets, has two typed in, and sends a neighbour from door to door."""
    add_volunteer(claire, questionnaire.consultation, email=f"voisin1@{DOMAIN}")
    series = print_series(claire, questionnaire, sheets_count=SHEETS, language="fr", place=BRING_BACK)
    differing, waiting, _blank = db.session.query(PaperSheet).filter_by(series_id=series.id).order_by(PaperSheet.number)
    wishes = questionnaire.questions[1]
    first, second, third, *_others = (item["key"] for item in wishes.options["items"])
    key_sheet(claire, differing, Read({wishes.uid: [first, second]}))
    key_sheet(malik, differing, Read({wishes.uid: [first, third]}))
    key_sheet(malik, waiting, Read({wishes.uid: [second]}))

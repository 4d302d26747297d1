"""Who prints, types in and collects."""

from functools import partial

import pytest

from consult.core.actors import INSTANCE, SYSTEM, VISITOR, Actor
from consult.core.authorization import Rule, is_allowed
from consult.core.db import db
from consult.core.errors import NotFound
from consult.fieldwork import policies
from consult.fieldwork.models import SeriesFile, SheetSeries, Volunteer
from tests import people
from tests.factories import fieldwork

pytestmark = pytest.mark.usefixtures("database")

TABLE = {
    "visitor": "no no no no no no no no no no yes yes",
    "citizen": "no no no no no no no no no no yes yes",
    "volunteer": "no no no no no no yes yes yes no yes yes",
    "moderator": "no no no no no no yes yes yes yes yes yes",
    "organiser": "yes yes yes yes yes yes yes yes yes yes yes yes",
    "system": "yes yes yes yes yes yes no no no no no no",
}


def _rules(made: SheetSeries, volunteer: Volunteer) -> list[tuple[Rule, object]]:
    questionnaire, (sheet, _other) = made.questionnaire, fieldwork.sheets_of(made)
    return [
        (policies.may_prepare_fieldwork, questionnaire.consultation),
        (policies.may_print_series, questionnaire),
        (policies.may_revoke_series, made),
        (policies.may_download_file, db.session.query(SeriesFile).one()),
        (policies.may_add_volunteer, questionnaire.consultation),
        (policies.may_remove_volunteer, volunteer),
        (policies.may_hand_in_response, questionnaire),
        (policies.may_keep_field_photos, questionnaire),
        (policies.may_key_sheet, sheet),
        (policies.may_resolve_sheet, sheet),
        (policies.may_submit_sheet, sheet),
        (policies.may_keep_sheet_photos, sheet),
    ]


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_permissions(name: str) -> None:
    made = fieldwork.series()
    consultation = made.questionnaire.consultation
    victor = people.actor(fieldwork.volunteer(consultation))
    rules = _rules(made, db.session.query(Volunteer).one())
    place = consultation.organisation
    accounts = {"citizen": people.amina, "moderator": partial(people.malik, place), "organiser": partial(people.olga, place)}
    known: dict[str, Actor] = {"visitor": VISITOR, "system": SYSTEM, "volunteer": victor}
    actor = known.get(name) or people.actor(accounts[name]())
    assert " ".join("yes" if is_allowed(actor, rule, target) else "no" for rule, target in rules) == TABLE[name]


def test_pages_of_the_field_are_for_those_who_have_signed_in_and_codes_for_everybody() -> None:
    assert policies.may_find_sheet(VISITOR, None)
    assert policies.may_see_fieldwork(people.actor(people.amina()), INSTANCE)
    assert not policies.may_see_fieldwork(VISITOR, INSTANCE)


def test_of_a_draft_volunteers_and_holders_of_sheets_know_nothing() -> None:
    made = fieldwork.series()
    victor = people.actor(fieldwork.volunteer(made.questionnaire.consultation))
    made.questionnaire.consultation.published_at = None
    for rule, target in (
        (policies.may_work_in_the_field, made.questionnaire.consultation),
        (policies.may_submit_sheet, fieldwork.sheets_of(made)[0]),
        (policies.may_keep_sheet_photos, fieldwork.sheets_of(made)[0]),
    ):
        with pytest.raises(NotFound):
            rule(victor, target)

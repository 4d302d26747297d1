"""Beginning a questionnaire with a form made elsewhere."""

import pytest
from flask import Flask

from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.core.errors import NotAllowed, SignInRequired
from consult.diagnostics.form_import_actions import import_form
from consult.diagnostics.importing.forms import read_form
from consult.diagnostics.models import Question, Response
from consult.diagnostics.policies import may_import_form
from consult.diagnostics.refusals import AlreadyHasResponses, QuestionnaireExists
from tests import people
from tests.factories import forms, places


def test_the_questionnaire_is_made_once_and_not_beside_answers(database: Flask) -> None:
    consultation = places.consultation()
    questions = read_form(forms.workbook()).questions
    made = import_form(SYSTEM, consultation, language="fr", introduction="Bonjour.", questions=questions)
    assert (made.is_paged, made.introduction, [one.position for one in made.questions]) == (True, "Bonjour.", [0, 1, 2])
    with pytest.raises(QuestionnaireExists):
        import_form(SYSTEM, consultation, language="fr", introduction="", questions=questions)
    db.session.add(Response(questionnaire=made, channel="import", answers={}))
    db.session.commit()
    with pytest.raises(AlreadyHasResponses):
        import_form(SYSTEM, consultation, language="fr", introduction="", questions=questions)


def test_citizens_and_visitors_are_refused(database: Flask) -> None:
    consultation = places.consultation()
    for actor, refusal in ((people.actor(people.amina()), NotAllowed), (VISITOR, SignInRequired)):
        assert not may_import_form(actor, consultation)
        with pytest.raises(refusal):
            import_form(actor, consultation, language="fr", introduction="", questions=[])
    assert db.session.query(Question).count() == 0

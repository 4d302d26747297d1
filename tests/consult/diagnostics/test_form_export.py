"""The questionnaire as a file."""

from consult.diagnostics.importing.xlsform import read_xlsform
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, places


def test_organisers_take_the_questionnaire_to_other_programs(visitor: Browser) -> None:
    consultation = places.consultation()
    needs = places.needs(consultation)
    made = diagnostics.questionnaire(consultation, needs)
    visitor.sign_in(people.olga(consultation.organisation))
    url = f"/organisation/consultations/{consultation.uid}/diagnostic"
    assert f"{url}/questionnaire.xlsx" in visitor.get(url).get_data(as_text=True)
    plan = read_xlsform(visitor.get(f"{url}/questionnaire.xlsx").data)
    assert [(one["kind"], one["label"]) for one in plan.questions] == [(one.kind, one.label) for one in made.questions]
    assert [item["need"] for item in plan.questions[0]["options"]["items"]] == [need.statement for need in needs]

"""Organisers compare computations that lie far enough apart, or rest on the same answers."""

import pytest
from sqlalchemy import select

from consult.assessments import actions, queries
from consult.assessments.comparable_runs import comparable_runs
from consult.assessments.models import NeedsAssessment
from consult.assessments.run_models import AssessmentRun
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Response
from tests import people
from tests.browser import Browser
from tests.factories import assessments


def _basis(people: int, digest: str = "", since: int = 1) -> dict[str, object]:
    return {"since": since, "people": people, "digest": digest or f"digest {people}"}


def _runs(*bases: dict[str, object] | None) -> list[AssessmentRun]:
    return [AssessmentRun(basis=basis, respondents=[64]) for basis in bases]


@pytest.mark.parametrize(
    ("bases", "kept"),
    [
        ((_basis(64),), [0]),
        ((_basis(63),), []),
        ((_basis(64, "changed"),), []),
        ((_basis(53), _basis(52), _basis(43), _basis(42)), [0, 3]),
        ((_basis(63, since=2), _basis(62, since=2)), [0]),
        ((None,), []),
    ],
)
def test_beside_the_draft_and_beside_each_other_no_two_tell_of_a_few_people(
    bases: tuple[dict[str, object] | None, ...], kept: list[int]
) -> None:
    runs = _runs(*bases)
    draft = NeedsAssessment(basis=_basis(64))
    assert [runs.index(run) for run in comparable_runs(draft, runs)] == kept


def test_where_nobody_was_heard_there_is_nobody_to_tell_of() -> None:
    runs = [AssessmentRun(basis=None, respondents=[0])]
    assert comparable_runs(None, runs) == runs


def test_one_more_answer_is_not_to_be_read_off_two_computations(visitor: Browser) -> None:
    made = assessments.draft().consultation
    first = queries.runs_kept(made)[0]
    one = db.session.scalars(select(Response).limit(1)).one()
    db.session.add(Response(questionnaire_id=one.questionnaire_id, channel="paper", answers=one.answers))
    db.session.commit()
    actions.draft_assessment(SYSTEM, made)
    assert len(queries.runs_kept(made)) == 2
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"/consultations/{made.uid}/bilan/comparaison").get_data(as_text=True)
    assert f'value="{first.uid}"' not in page

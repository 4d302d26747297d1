"""Organisers compare computations that lie far enough apart, or rest on the same answers."""

from typing import Any

import pytest
from sqlalchemy import select

from consult.assessments import actions, queries
from consult.assessments.comparable_runs import comparable_runs
from consult.assessments.models import NeedsAssessment
from consult.assessments.run_models import AssessmentRun
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.basis import UNKNOWN, Basis
from consult.diagnostics.models import Response
from tests import people
from tests.browser import Browser
from tests.factories import assessments


def _basis(people: int, digest: str | None = None, since: int = 1) -> dict[str, Any]:
    return {"since": since, "people": people, "digest": f"digest {people}" if digest is None else digest}


def _runs(*bases: dict[str, Any] | None) -> list[AssessmentRun]:
    return [AssessmentRun(basis=basis, respondents=[64]) for basis in bases]


@pytest.mark.parametrize(
    ("bases", "kept"),
    [
        ((_basis(64),), [0]),
        ((_basis(63),), []),
        ((_basis(64, "changed"),), []),
        ((_basis(53), _basis(52), _basis(43), _basis(42)), [0, 3]),
        ((_basis(63, since=2), _basis(62, since=2)), [0]),
        ((_basis(42, "unread"),), []),
        ((_basis(64, UNKNOWN),), []),
        ((None,), []),
    ],
)
def test_beside_the_draft_and_beside_each_other_no_two_tell_of_a_few_people(
    bases: tuple[dict[str, Any] | None, ...], kept: list[int]
) -> None:
    runs, told = _runs(*bases), [Basis(**basis) for basis in bases if basis and basis["digest"] != "unread"]
    draft = NeedsAssessment(basis=_basis(64))
    assert [runs.index(run) for run in comparable_runs(draft, runs, told)] == kept


def test_where_nobody_was_heard_there_is_nobody_to_tell_of() -> None:
    runs = [AssessmentRun(basis=None, respondents=[0])]
    assert comparable_runs(None, runs, []) == runs


def test_one_more_answer_is_not_to_be_read_off_two_computations(visitor: Browser) -> None:
    made = assessments.read().consultation
    first = queries.runs_kept(made)[0]
    _answer_once_more()
    actions.draft_assessment(SYSTEM, made)
    later = queries.runs_kept(made)[0]
    assert later is not first
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"/consultations/{made.uid}/bilan/comparaison").get_data(as_text=True)
    assert f'value="{first.uid}"' in page and later.uid not in page
    desk = visitor.get(f"/organisation/consultations/{made.uid}/bilan").get_data(as_text=True)
    assert desk.count('<td class="number">64</td>') == 1 and '<td class="number">65</td>' not in desk


def _answer_once_more() -> None:
    one = db.session.scalars(select(Response).limit(1)).one()
    db.session.add(Response(questionnaire_id=one.questionnaire_id, channel="paper", answers=one.answers))
    db.session.commit()

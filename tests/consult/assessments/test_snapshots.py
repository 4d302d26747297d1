"""What an assessment held at one moment."""

import pytest
from sqlalchemy.orm import undefer

from consult.assessments import queries
from consult.assessments.run_models import AssessmentRun
from consult.assessments.snapshots import of_assessment, of_run, outcome_of
from consult.core.db import db
from tests.factories import assessments, places, voices

pytestmark = pytest.mark.usefixtures("database")


def test_a_computation_keeps_what_the_draft_held() -> None:
    drafted = assessments.draft()
    (run,) = queries.runs_kept(drafted.consultation)
    kept, held = of_run(run), of_assessment(drafted)
    assert kept.needs == held.needs and kept.respondents == held.respondents == 64
    assert (kept.recipe, kept.code_version, kept.consultation_uid) == (held.recipe, held.code_version, held.consultation_uid)
    assert held.is_draft and not kept.is_draft and kept.number is None


def test_so_does_one_that_was_shared_out() -> None:
    made = assessments.answered()
    assessments.shared_out(made)
    assessments.work_off()
    run = db.session.scalars(db.select(AssessmentRun).options(undefer(AssessmentRun.outcome))).one()
    draft = queries.draft_of(made)
    assert draft is not None and of_run(run).needs == of_assessment(draft).needs


def test_nobodys_words_are_kept_with_a_computation() -> None:
    made = places.consultation()
    voices.with_texts(made, people=12)
    voices.heard(made)
    needs = places.needs(made)
    assert needs
    kept = outcome_of(assessments.draft(made))
    assert not any("testimonies" in one["figures"] or "agreement" in one["figures"] for one in kept["needs"])
    assert "weeks for the health centre" not in str(kept)

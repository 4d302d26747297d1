"""What a draft is, and what an estimate shows."""

import pytest
from sqlalchemy.exc import IntegrityError

from consult.assessments.models import Estimate, NeedsAssessment
from consult.core.db import db
from tests.factories import assessments

HIDDEN = {"value": None, "low": None, "high": None, "base": None, "is_hidden": True}


@pytest.mark.usefixtures("database")
def test_a_consultation_has_one_draft() -> None:
    draft = assessments.draft()
    again = {
        column.name: getattr(draft, column.name)
        for column in NeedsAssessment.__table__.columns
        if column.name not in ("id", "uid")
    }
    db.session.add(NeedsAssessment(**again))
    with pytest.raises(IntegrityError, match="uq_needs_assessment_draft"):
        db.session.flush()


@pytest.mark.usefixtures("database")
def test_a_draft_is_neither_numbered_nor_dated_and_a_published_one_is_both() -> None:
    draft = assessments.draft()
    assert not draft.is_published and draft.holds_figures
    draft.number = 1
    with pytest.raises(IntegrityError, match="numbered_when_published"):
        db.session.flush()


def test_an_estimate_shows_what_was_measured_and_says_what_is_hidden() -> None:
    estimate = Estimate(figures={"importance": {"value": 0.0, "base": 20}, "satisfaction": HIDDEN, "vote_share": None})
    assert estimate.figure("importance") == {"value": 0.0, "base": 20}
    assert estimate.figure("satisfaction") is None and estimate.is_hidden("satisfaction")
    assert estimate.figure("vote_share") is None and not estimate.is_hidden("vote_share")
    assert estimate.figure("unheard_of") is None


def test_an_assessment_of_hidden_figures_holds_none() -> None:
    empty = NeedsAssessment(recipe={"indicators": ["importance"]}, estimates=[Estimate(figures={"importance": HIDDEN})])
    assert not empty.holds_figures


def test_an_assessment_of_which_only_is_told_between_what_figures_lie_can_be_published() -> None:
    between = HIDDEN | {"at_least": 0.4, "at_most": 0.6}
    coarse = NeedsAssessment(recipe={"indicators": ["importance"]}, estimates=[Estimate(figures={"importance": between})])
    assert coarse.holds_figures

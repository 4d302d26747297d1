"""Any two assessments beside each other on a page."""

import re

from consult.core.db import db
from consult.diagnostics.models import Response
from tests import people
from tests.browser import Browser
from tests.factories import assessments, places


def _address(made: object) -> str:
    return f"/consultations/{made.uid}/bilan/comparaison"  # type: ignore[attr-defined]


def _take_back(count: int) -> None:
    some = db.select(Response.id).order_by(Response.id).limit(count)
    db.session.execute(Response.__table__.delete().where(Response.id.in_(some)))
    db.session.commit()


def test_everybody_compares_what_is_published_and_nothing_else(visitor: Browser) -> None:
    first = assessments.published()
    made = first.consultation
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "There is one assessment only." in page
    _take_back(20)
    second = assessments.published(made)
    _take_back(20)
    draft = assessments.draft(made)
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "Participants in the diagnostic: 64 before, 44 now." in page and "no clear change" in page
    assert draft.uid not in page and "Computation of" not in page
    turned = visitor.get(f"{_address(made)}?before={second.uid}&now={first.uid}").get_data(as_text=True)
    assert "Participants in the diagnostic: 44 before, 64 now." in turned


def test_organisers_compare_the_draft_and_computations_long_over_too(visitor: Browser) -> None:
    made = assessments.read().consultation
    _take_back(20)
    draft = assessments.read(made)
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert page.count("Computation of") == 4 and "Draft," in page, "two computations, in both lists"
    assert "Place before" in page and draft.uid in page
    computed = re.findall(r'value="([^"]+)"[^>]*>Computation of', page)[0]
    page = visitor.get(f"{_address(made)}?before={computed}").get_data(as_text=True)
    assert "Nothing differs" in page and "Place before" not in page, "the draft beside the computation that made it"
    assert "Compare two assessments or computations" in visitor.get(f"/organisation/consultations/{made.uid}/bilan").get_data(
        as_text=True
    )


def test_the_draft_is_set_beside_something_else_than_its_own_computation(visitor: Browser) -> None:
    made = assessments.read().consultation
    _take_back(20)
    assessments.draft(made)
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "64 before, 44 now" in page


def test_the_diagnostic_before_is_among_those_to_compare_with(visitor: Browser) -> None:
    place = places.organisation()
    before = assessments.published(assessments.answered(places.consultation(place)))
    now = assessments.published(assessments.answered(places.consultation(place), times=2))
    page = visitor.get(f"{_address(now.consultation)}?before={before.uid}").get_data(as_text=True)
    assert "compared as two separate groups of people" in page and "64 before, 128 now" in page


def test_what_has_clearly_changed_is_said_before_all_figures(visitor: Browser) -> None:
    made = assessments.published().consultation
    _take_back(20)
    assessments.published(made)
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "What has clearly changed" in page
    assert page.index("What has clearly changed") < page.index("What may be why") and "(-" not in page


def test_what_is_not_there_is_not_compared(visitor: Browser) -> None:
    made = places.consultation()
    page = visitor.get(f"{_address(made)}?before=unknown&now=x").get_data(as_text=True)
    assert "No assessment is published yet." in page
    made.published_at = None
    db.session.commit()
    assert visitor.get(_address(made)).status_code == 404

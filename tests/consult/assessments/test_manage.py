"""What organisers do with the draft."""

from consult.assessments import queries
from consult.core.db import db
from consult.diagnostics.models import Response
from tests import people
from tests.browser import Browser
from tests.factories import assessments, places, votes


def _address(made: object) -> str:
    return f"/organisation/consultations/{made.uid}/bilan"  # type: ignore[attr-defined]


def test_only_organisers_come_here(visitor: Browser) -> None:
    made = assessments.draft().consultation
    assert visitor.get(_address(made)).status_code == 302
    assert visitor.sign_in(people.malik(made.organisation)).get(_address(made)).status_code == 403
    assert visitor.post(f"{_address(made)}/publication").status_code == 403
    assert visitor.post(f"{_address(made)}/calcul").status_code == 403


def test_an_organiser_asks_for_a_draft_and_reads_that_it_is_being_computed(visitor: Browser) -> None:
    made = places.consultation()
    visitor.sign_in(people.olga(made.organisation))
    assert "No draft yet" in visitor.get(_address(made)).get_data(as_text=True)
    assert visitor.post(f"{_address(made)}/calcul").status_code == 303
    assert "The draft is being computed" in visitor.get(_address(made)).get_data(as_text=True)


def test_an_organiser_publishes_the_draft_on_the_page(visitor: Browser) -> None:
    draft = assessments.draft()
    made = draft.consultation
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "Up to date" in page and f'value="{draft.input_digest}"' in page
    answer = visitor.post(f"{_address(made)}/publication", {"seen": draft.input_digest})
    assert answer.status_code == 303 and answer.location == f"/bilans/{draft.uid}"
    assert queries.highest_number(made) == 1


def test_a_draft_that_changed_meanwhile_is_not_published(visitor: Browser) -> None:
    made = assessments.draft().consultation
    visitor.sign_in(people.olga(made.organisation))
    for seen in ({"seen": "0" * 64}, {}):
        answer = visitor.post(f"{_address(made)}/publication", seen)
        assert answer.status_code == 409 and "Look at it again" in answer.get_data(as_text=True)
    assert queries.highest_number(made) == 0


def test_what_changed_since_the_last_publication_is_shown(visitor: Browser) -> None:
    made = assessments.published().consultation
    visitor.sign_in(people.olga(made.organisation))
    assessments.draft(made)
    assert "Nothing has changed since assessment no. 1." in visitor.get(_address(made)).get_data(as_text=True)
    db.session.execute(Response.__table__.delete().where(Response.id.in_(db.select(Response.id).order_by(Response.id).limit(20))))
    db.session.commit()
    assessments.draft(made)
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "What changed since assessment no. 1" in page and "Place before" in page


def test_the_page_says_why_one_cannot_publish_yet(visitor: Browser) -> None:
    made = places.consultation(open_stages=("diagnostic",))
    visitor.sign_in(people.olga(made.organisation))
    needs = places.needs(made)
    assessments.draft(assessments.answered(made, needs=needs))
    assert "The assessment stage is not open" in visitor.get(_address(made)).get_data(as_text=True)
    votes.vote(made, needs=needs)
    assert "not closed and counted yet" in visitor.get(_address(made)).get_data(as_text=True)

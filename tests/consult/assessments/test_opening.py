"""Pages that show the draft let organisers read no more than they may, and note who looks."""

from sqlalchemy import func, select

from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.diagnostics.models import Response
from tests import people
from tests.browser import Browser
from tests.factories import assessments, places


def _looks() -> int:
    return db.session.scalar(select(func.count()).where(AuditEntry.action == "assessments.look_at_draft")) or 0


def _answer_once_more() -> None:
    one = db.session.scalars(select(Response).limit(1)).one()
    db.session.add(Response(questionnaire_id=one.questionnaire_id, channel="paper", answers=one.answers))
    db.session.commit()


def _main(visitor: Browser, page: str) -> str:
    """What the page says."""
    answer = visitor.get(page)
    assert answer.status_code == 200
    return answer.get_data(as_text=True).partition("<main")[2].partition("</main>")[0]


def test_no_page_of_the_draft_tells_what_the_last_one_answered(visitor: Browser) -> None:
    draft = assessments.read()
    made = draft.consultation
    visitor.sign_in(people.olga(made.organisation))
    pages = (
        f"/bilans/{draft.uid}",
        f"/consultations/{made.uid}/bilan/comparaison",
    )
    before = [_main(visitor, page) for page in pages]
    _answer_once_more()
    later = assessments.draft(made)
    assert later.uid != draft.uid and visitor.get(f"/bilans/{later.uid}").status_code == 404
    assert [_main(visitor, page) for page in pages] == before
    desk = visitor.get(f"/organisation/consultations/{made.uid}/bilan").get_data(as_text=True)
    assert "Newer answers are not in this draft yet" in desk and "Up to date" not in desk
    assert ">65<" not in desk and ">64<" in desk


def test_the_whole_draft_is_noted_each_time_it_is_opened_while_people_answer(visitor: Browser) -> None:
    draft = assessments.draft()
    made = draft.consultation
    visitor.sign_in(people.olga(made.organisation))
    desk = f"/organisation/consultations/{made.uid}/bilan"
    for expected in (1, 1):
        visitor.get(desk)
        assert _looks() == expected, "what was read before is not a look"
    visitor.get(f"/bilans/{draft.uid}")
    assert _looks() == 2
    places.close_stage(made, "diagnostic")
    visitor.get(f"/bilans/{draft.uid}")
    assert _looks() == 2
    visitor.get(f"/bilans/{assessments.published(made).uid}")
    assert _looks() == 2

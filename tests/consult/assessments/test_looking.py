"""While people answer organisers read a draft that, beside all they have seen, tells nothing of a few people."""

import pytest
from sqlalchemy import func, select

from consult.assessments import queries
from consult.assessments.actions import publish_assessment
from consult.assessments.drafting import draft_lock
from consult.assessments.errors import DraftUnsettled, TooFewSince
from consult.assessments.look_actions import look_at_draft
from consult.assessments.look_models import DraftLook
from consult.assessments.looking import MANY, has_news, looked_at, may_be_read
from consult.assessments.models import NeedsAssessment
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Response
from consult.results.actions import count_results, look_early
from consult.results.refusals import TooFewMore
from tests.factories import assessments, places

pytestmark = pytest.mark.usefixtures("database")


def _respondents(draft: NeedsAssessment | None) -> int:
    assert draft is not None
    return int(draft.inputs["respondents"])


def _answer(count: int) -> None:
    one = db.session.scalars(select(Response).order_by(Response.id).limit(1)).one()
    more = [Response(questionnaire_id=one.questionnaire_id, channel="paper", answers=one.answers) for _ in range(count)]
    db.session.add_all(more)
    db.session.commit()


def _take_back(count: int) -> None:
    last = db.session.scalars(select(Response).order_by(Response.id.desc()).limit(count)).all()
    for one in last:
        db.session.delete(one)
    db.session.commit()


def _change_somebodys_answers() -> None:
    somebody = db.session.scalars(select(Response).order_by(Response.id).limit(1)).one()
    somebody.answers = {key: value for key, value in list(somebody.answers.items())[:1]}
    db.session.commit()


def _few_answers(made: Consultation, count: int) -> Consultation:
    assessments.answered(made)
    _take_back(64 - count)
    return made


def test_a_draft_is_read_as_it_was_until_eleven_more_people_have_answered() -> None:
    first = assessments.read()
    made, uid, figures = first.consultation, first.uid, [one.figures for one in first.estimates]
    for count, read in ((1, 64), (9, 64), (1, 75)):
        _answer(count)
        latest = assessments.draft(made)
        seen = look_at_draft(SYSTEM, made)
        assert seen is not None and (_respondents(seen), seen.uid) == (read, uid), "the draft keeps its address"
        assert _respondents(latest) == 64 + 10 * (count == 9) + (count == 1 and read == 64) + 11 * (read == 75)
        assert ([one.figures for one in seen.estimates] == figures) == (read == 64)
    assert queries.unseen_draft(made) is None and db.session.scalar(select(func.count(NeedsAssessment.id))) == 1


def test_who_changes_answers_or_comes_while_somebody_leaves_is_not_to_be_read_off_two_drafts() -> None:
    made = assessments.read().consultation
    _change_somebodys_answers()
    assessments.draft(made)
    assert not has_news(made)
    _take_back(1)
    _answer(1)
    assessments.draft(made)
    assert not has_news(made)


def test_a_draft_stands_beside_all_that_were_read_not_only_the_last() -> None:
    made = assessments.read().consultation
    _answer(11)
    assert _respondents(assessments.read(made)) == 75
    _take_back(9)
    assert _respondents(assessments.read(made)) == 75, "66 people are far from neither 75 nor 64"
    _take_back(13)
    assert _respondents(assessments.read(made)) == 53
    assert sorted(basis.people for basis in looked_at(made)) == [53, 64, 75]


def test_of_the_same_answers_each_draft_is_read_and_noted_once() -> None:
    first = assessments.read()
    made = first.consultation
    first.estimates[0].need.statement = "Getting to work by bus"
    db.session.commit()
    assert assessments.read(made).estimates[0].statement == "Getting to work by bus"
    assert db.session.scalar(select(func.count(DraftLook.id))) == 1


def test_so_few_people_that_nothing_is_told_of_them_are_no_look() -> None:
    made = _few_answers(places.consultation(), 6)
    assert _respondents(assessments.read(made)) == 6 and not looked_at(made)
    _answer(5)
    assert _respondents(assessments.read(made)) == 11


def test_after_the_end_organisers_read_the_whole() -> None:
    made = assessments.read().consultation
    _answer(2)
    assert _respondents(assessments.read(made)) == 64
    places.close_stage(made, "diagnostic")
    assert has_news(made) and _respondents(look_at_draft(SYSTEM, made)) == 66


def test_what_is_published_is_what_organisers_may_read() -> None:
    made = assessments.read().consultation
    _answer(2)
    assessments.draft(made)
    published = publish_assessment(SYSTEM, made)
    assert _respondents(published) == 64
    with pytest.raises(TooFewSince):
        publish_assessment(SYSTEM, made)
    _answer(9)
    assessments.draft(made)
    assert _respondents(publish_assessment(SYSTEM, made)) == 75


def test_a_draft_nobody_knows_the_people_of_waits_for_the_next_one() -> None:
    draft = assessments.draft()
    made = draft.consultation
    assert draft.basis is not None
    draft.basis = draft.basis | {"digest": ""}
    db.session.commit()
    assert look_at_draft(SYSTEM, made) is None
    with pytest.raises(DraftUnsettled):
        publish_assessment(SYSTEM, made)
    assert may_be_read(made, NeedsAssessment(basis={**draft.basis, "people": MANY})), "of so many it never is known"
    assert _respondents(assessments.read(made)) == 64


def test_results_and_drafts_looked_at_do_not_tell_of_a_few_people_side_by_side() -> None:
    made = assessments.read().consultation
    _answer(2)
    count_results(SYSTEM, made)
    sheet = queries.questionnaire_of(made)
    assert sheet is not None
    with pytest.raises(TooFewMore):
        look_early(SYSTEM, sheet)
    _answer(10)
    db.session.execute(db.text("UPDATE results SET seconds = 0"))
    db.session.commit()
    count_results(SYSTEM, made)
    assert look_early(SYSTEM, sheet)["respondents"] == 76
    _answer(1)
    assessments.draft(made)
    assert not has_news(made), "12 more than the draft before, and one more than the results"


def test_while_a_worker_writes_the_next_draft_the_one_before_is_read() -> None:
    draft = assessments.draft()
    with db.engine.begin() as worker:
        worker.execute(select(func.pg_advisory_xact_lock(draft_lock(draft.consultation))))
        assert look_at_draft(SYSTEM, draft.consultation) is None
    assert look_at_draft(SYSTEM, draft.consultation) is draft

"""What organisers do with the draft."""

from consult.assessments.run_models import AssessmentPart
from consult.assessments.seen_drafts import as_seen
from consult.core.db import db
from consult.core.outbox import OutboxEntry
from consult.diagnostics.models import Response
from consult.diagnostics.queries import needs_in_order
from consult.jobs import Job
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
    answer = visitor.get(_address(made))
    assert "The draft is being computed" in answer.get_data(as_text=True)
    assert answer.headers["Refresh"] == "5" and "reloads itself" in answer.get_data(as_text=True)
    assert "Refresh" not in visitor.get(f"{_address(made)}?still=1").headers, "whoever reads slowly stops it"
    assessments.work_off()
    assert "Refresh" not in visitor.get(_address(made)).headers


def test_after_a_publication_the_next_contribution_starts_a_draft(visitor: Browser) -> None:
    made = assessments.published().consultation
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "The next contribution starts the next draft by itself." in page and "The first contribution" not in page


def test_the_way_to_publishing_is_open_where_the_draft_may_be_published(visitor: Browser) -> None:
    draft = assessments.draft()
    made = draft.consultation
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "Up to date" in page and f"/bilan/publication?seen={as_seen(draft)}" in page
    assessments.published(made)
    places.close_stage(made, "diagnostic")
    db.session.delete(db.session.scalars(db.select(Response).limit(1)).one())
    db.session.commit()
    assessments.draft(made)
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "It can be published once there" in page and "/bilan/publication" not in page


def test_an_organiser_is_told_to_wait_where_nobody_knows_on_whose_answers_the_draft_rests(visitor: Browser) -> None:
    draft = assessments.draft()
    visitor.sign_in(people.olga(draft.consultation.organisation))
    address = f"/organisation/consultations/{draft.consultation.uid}/bilan"
    assert "Wait a minute" not in visitor.get(address).get_data(as_text=True)
    assert draft.basis is not None
    draft.basis = draft.basis | {"digest": ""}
    db.session.commit()
    assert "Wait a minute" in visitor.get(address).get_data(as_text=True)


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
    vote = votes.vote(made, needs=needs)
    assert "A vote is not closed" in visitor.get(_address(made)).get_data(as_text=True)
    votes.counted(vote)
    assert "The assessment stage is not open" in visitor.get(_address(made)).get_data(as_text=True)


def test_between_the_count_of_a_vote_and_the_next_draft_the_draft_is_not_called_up_to_date(visitor: Browser) -> None:
    draft = assessments.draft()
    made = draft.consultation
    vote = votes.vote(made, needs=needs_in_order(made))
    votes.ballots(vote, [0], [1])
    votes.counted(vote)
    db.session.execute(db.delete(OutboxEntry))
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "its result has not reached the draft yet" in page
    assert "Up to date" not in page and "/bilan/publication?" not in page


def test_an_organiser_chooses_the_rules_before_anybody_answers_and_everybody_reads_them(visitor: Browser) -> None:
    made = places.consultation(open_stages=())
    address = f"{_address(made)}/regles"
    assert visitor.get(address).status_code == 302
    visitor.sign_in(people.olga(made.organisation))
    assert "Choose them before anybody answers" in visitor.get(address).get_data(as_text=True)
    chosen = {"order_by": "importance", "indicators": ["importance"], "weights": "order", "cap_low": "0.5", "cap_high": "2"}
    refused = visitor.post(address, chosen | {"indicators": ["satisfaction"]})
    assert refused.status_code == 422 and "Choose it too" in refused.get_data(as_text=True)
    wrong = visitor.post(address, chosen | {"cap_low": "une moitié", "cap_high": ""}).get_data(as_text=True)
    assert wrong.count("The least weight is a number from 0 to 1") == 2, "beside the field, and above"
    assert 'value="une moitié"' in wrong and "The largest weight is a number from 1 to 20" in wrong
    assert visitor.post(address, chosen).status_code == 303
    page = visitor.get(f"/consultations/{made.uid}/bilan").get_data(as_text=True)
    assert "By importance: the most named first" in page and "the order goes by weighted participants" in page


def test_rules_that_are_fixed_are_only_read(visitor: Browser) -> None:
    made = places.consultation()
    visitor.sign_in(people.olga(made.organisation))
    assert "The rules are fixed" in visitor.get(f"{_address(made)}/regles").get_data(as_text=True)
    sent = {"order_by": "importance", "indicators": ["importance"], "weights": "none", "cap_low": "0.5", "cap_high": "2"}
    answer = visitor.post(f"{_address(made)}/regles", sent)
    assert answer.status_code == 422 and "The rules are fixed" in answer.get_data(as_text=True)


def test_an_organiser_sees_how_far_a_computation_is_and_stops_it(visitor: Browser) -> None:
    made = assessments.answered()
    run = assessments.shared_out(made)
    address = f"/organisation/calculs/{run.uid}/arret"
    assert visitor.sign_in(people.malik(made.organisation)).post(address).status_code == 403
    visitor.sign_in(people.olga(made.organisation))
    assert "0 of 8 steps are done" in visitor.get(_address(made)).get_data(as_text=True)
    assert visitor.post(address).status_code == 303
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "The computation is stopped" in page and "steps are done" not in page
    assert "The next answer starts the next computation" in page and '<td class="number">0</td>' not in page
    again = visitor.post(address)
    assert again.status_code == 409 and "There is nothing left to stop." in again.get_data(as_text=True)
    assert "Latest computations" in again.get_data(as_text=True), "on the page one came from"


def test_while_a_draft_is_computed_and_after_that_was_stopped_the_one_before_is_not_called_up_to_date(visitor: Browser) -> None:
    made = assessments.draft().consultation
    visitor.sign_in(people.olga(made.organisation))
    assert "Up to date" in visitor.get(_address(made)).get_data(as_text=True)
    run = assessments.shared_out(made)
    assessments.TASKS[Job.COUNT_PART].run(db.session.scalars(db.select(AssessmentPart.id).order_by(AssessmentPart.id)).first())
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "1 of 8 steps is done" in page and "Up to date" not in page
    visitor.post(f"/organisation/calculs/{run.uid}/arret")
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "older than what people have said since" in page and "Up to date" not in page


def test_an_organiser_reads_what_may_be_why_something_changed(visitor: Browser) -> None:
    made = assessments.published(assessments.answered()).consultation
    db.session.execute(Response.__table__.delete().where(Response.id.in_(db.select(Response.id).order_by(Response.id).limit(11))))
    db.session.commit()
    assessments.draft(made)
    page = visitor.sign_in(people.olga(made.organisation)).get(_address(made)).get_data(as_text=True)
    assert "Participants in the diagnostic: 64 before, 53 now." in page


def test_the_first_screen_says_that_weighting_is_off_and_why(visitor: Browser) -> None:
    made = assessments.of_ages(places.consultation(), {"young": 60, "old": 12})
    visitor.sign_in(people.olga(made.organisation))
    assessments.draft(made)
    assert "Participants are not weighted" not in visitor.get(_address(made)).get_data(as_text=True)
    assessments.census(made, {"young": 0.5, "older": 0.5})
    assessments.draft(made)
    page = visitor.get(_address(made)).get_data(as_text=True)
    assert "Participants are not weighted" in page and "stands in the census or in the question, not in both" in page
    assert f"/organisation/consultations/{made.uid}/diagnostic/recensement" in page

"""Pages everybody reads."""

import pytest

from consult.assessments.cards import CARDS
from consult.assessments.recipes import Recipe
from consult.assessments.run_models import AssessmentRecipe
from consult.core.db import db
from tests import people
from tests.browser import Browser
from tests.factories import assessments, places, votes


def test_before_publication_one_reads_what_is_to_come(visitor: Browser) -> None:
    made = assessments.draft().consultation
    page = visitor.get(f"/consultations/{made.uid}/bilan").get_data(as_text=True)
    assert "It is not published yet" in page
    assert "fewer than 11 people" in page
    assert "Getting about without a car" not in page


def test_before_publication_specialists_read_what_weights_go_by_their_bounds_and_who_is_compared(visitor: Browser) -> None:
    made = assessments.of_ages(places.consultation(), {"young": 60, "old": 30})
    address = f"/consultations/{made.uid}/bilan"
    assert "so far that is nothing" in visitor.get(address).get_data(as_text=True)
    assessments.census(made, {"young": 0.5, "old": 0.5})
    db.session.add(AssessmentRecipe(consultation_id=made.id, recipe=Recipe(cap=(0.5, 2.5)).as_json()))
    db.session.commit()
    page = visitor.get(address).get_data(as_text=True)
    assert "Weights go by: Your age." in page and "No weight is below 0.5 or above 2.5 times the mean." in page
    assert "the best-off group stands beside the worst-off, by: Your age." in page


def test_without_questions_about_people_the_rules_say_that_nobody_is_weighted_or_compared(visitor: Browser) -> None:
    page = visitor.get(f"/consultations/{assessments.answered().uid}/bilan").get_data(as_text=True)
    assert "participants cannot be weighted" in page and "where they live; so far they are not" in page


def test_each_need_says_why_no_groups_are_compared(visitor: Browser) -> None:
    page = visitor.get(f"/bilans/{assessments.published().uid}").get_data(as_text=True)
    assert page.count("nobody was asked who they are or where they live.") == 3
    few = assessments.published(
        assessments.of_ages(places.consultation(places.organisation("Hautbourg")), {"young": 60, "old": 15})
    )
    page = visitor.get(f"/bilans/{few.uid}").get_data(as_text=True)
    assert "Your age: no difference between groups is told, as fewer than two groups have 20 people" in page
    assert "its prevalence, how widespread it is among them" in page


def test_the_address_of_the_stage_leads_to_the_latest_assessment(visitor: Browser) -> None:
    published = assessments.published()
    answer = visitor.get(f"/consultations/{published.consultation.uid}/bilan")
    assert answer.status_code == 302 and answer.location == f"/bilans/{published.uid}"


def test_the_report_says_what_is_needed_most_and_how_sure_that_is(visitor: Browser) -> None:
    page = visitor.get(f"/bilans/{assessments.published().uid}").get_data(as_text=True)
    assert page.index("<strong>Getting about without a car</strong>") < page.index("<strong>Seeing a doctor in time</strong>")
    assert "named by 81%, satisfied with what there is: 19%" in page
    assert "Nineteen times out of twenty, the first place would be the same" in page
    assert "The next 2 overlap in the same way." in page and "64 people answered." in page
    assert "0.6602" in page and "70% to 89%" in page and "0.7003" not in page
    assert "81% of participants name it. 19% of those with an opinion are satisfied today." in page
    assert "64 on paper" in page and "participants in the diagnostic" in page
    assert "population thinks" not in page


def test_the_report_shows_what_is_needed_to_compute_it_again(visitor: Browser) -> None:
    published = assessments.published()
    page = visitor.get(f"/bilans/{published.uid}").get_data(as_text=True)
    assert published.input_digest in page and str(published.seed) in page and published.code_version in page


def test_the_report_shows_the_vote_and_the_evidence(visitor: Browser) -> None:
    made = places.consultation()
    needs = places.needs(made)
    vote = votes.vote(made, needs=needs)
    votes.ballots(vote, [0], [0, 1], [2], times=7)
    votes.counted(vote)
    page = visitor.get(f"/bilans/{assessments.published(assessments.answered(made, needs=needs)).uid}").get_data(as_text=True)
    assert "What the vote says" in page and "67%" in page
    assert "chosen on 14 of 21 ballots" in page


def test_too_few_answers_are_said_and_no_figure_is_shown(visitor: Browser) -> None:
    made = places.consultation()
    needs = places.needs(made)
    vote = votes.vote(made, needs=needs)
    votes.ballots(vote, [0], times=11)
    votes.counted(vote)
    page = visitor.get(f"/bilans/{assessments.published(made).uid}").get_data(as_text=True)
    assert "Too few participants have answered to put the needs of Valfleuri in order." in page
    assert "What matters, and what already works" not in page


def test_a_draft_is_for_organisers(visitor: Browser) -> None:
    draft = assessments.draft()
    assert visitor.get(f"/bilans/{draft.uid}").status_code == 404
    page = visitor.sign_in(people.olga(draft.consultation.organisation)).get(f"/bilans/{draft.uid}")
    assert "This is a draft" in page.get_data(as_text=True)


def test_the_assessment_of_an_unpublished_consultation_is_for_its_staff(visitor: Browser) -> None:
    published = assessments.published()
    published.consultation.published_at = None
    db.session.commit()
    assert visitor.get(f"/bilans/{published.uid}").status_code == 404
    assert visitor.get(f"/consultations/{published.consultation.uid}/bilan").status_code == 404


def test_earlier_assessments_stay_readable(visitor: Browser) -> None:
    first = assessments.published()
    second = assessments.published(first.consultation)
    assert f"/bilans/{first.uid}" in visitor.get(f"/bilans/{second.uid}").get_data(as_text=True)


@pytest.mark.parametrize("key", CARDS)
def test_each_figure_has_its_page(visitor: Browser, key: str) -> None:
    assert visitor.get(f"/methodes/{key}").status_code == 200


def test_all_cards_are_listed_in_the_language_of_the_reader(database: object, app: object) -> None:
    french = Browser(app, "fr").get("/methodes").get_data(as_text=True)  # type: ignore[arg-type]
    assert "Les chiffres qui ne sont pas montrés" in french
    assert Browser(app).get("/methodes/nothing").status_code == 404  # type: ignore[arg-type]


def test_the_report_says_who_was_heard_and_sets_weighted_participants_beside_the_counts(visitor: Browser) -> None:
    made = assessments.of_ages(places.consultation(), {"young": 60, "old": 30, "": 13})
    assessments.census(made, {"Under 60": 0.5, "60 and over": 0.5})
    page = visitor.get(f"/bilans/{assessments.published(made).uid}").get_data(as_text=True)
    assert "Who was heard" in page and "13 people did not say." in page
    assert "Importance, weighted participants" in page
    assert "it does not tell what the whole population thinks" in page
    assert "satisfaction is highest among" in page and "the population thinks" not in page.replace("whole population thinks", "")


def test_the_report_says_why_nobody_is_weighted(visitor: Browser) -> None:
    made = assessments.of_ages(places.consultation(), {"young": 60, "old": 5})
    assessments.census(made, {"young": 0.5, "old": 0.5})
    page = visitor.get(f"/bilans/{assessments.published(made).uid}").get_data(as_text=True)
    assert "Too few participants are in “60 and over” (Your age)." in page and "too few to say" in page


def test_the_report_says_what_moved_since_the_diagnostic_before(visitor: Browser) -> None:
    place = places.organisation()
    assessments.published(assessments.answered(places.consultation(place)))
    again = assessments.published(assessments.answered(places.consultation(place)))
    page = visitor.get(f"/bilans/{again.uid}").get_data(as_text=True)
    assert "What moved since the diagnostic before" in page


def test_the_sheet_to_print_is_there_once_a_worker_made_it(visitor: Browser) -> None:
    published = assessments.published()
    address = f"/bilans/{published.uid}/bilan.pdf"
    waiting = visitor.get(address)
    assert waiting.status_code == 503 and "is being printed. It will be here" in waiting.get_data(as_text=True)
    page = visitor.get(f"/bilans/{published.uid}").get_data(as_text=True)
    assert address not in page and "is being printed. It will be here" in page
    assessments.work_off()
    assert address in visitor.get(f"/bilans/{published.uid}").get_data(as_text=True)
    answer = visitor.get(address)
    assert answer.mimetype == "application/pdf" and answer.data.startswith(b"%PDF")
    known = {"If-None-Match": answer.headers["ETag"]}
    assert visitor.get(address, headers=known).status_code == 304

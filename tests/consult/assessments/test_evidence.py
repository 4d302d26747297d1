"""What stands behind each estimate when it is published."""

import json
from datetime import date

import pytest
from flask_babel import force_locale
from sqlalchemy import delete

from consult.assessments.evidence import evidence_of, of_themes, shown_evidence
from consult.assessments.printing import sheet
from consult.assessments.quoted import quotes_shown
from consult.assessments.report import Report
from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED, PENDING, RETURNED
from consult.opendata.bundle import files
from consult.territories.models import OfficialStatistic, Service
from tests.browser import Browser
from tests.factories import assessments, facts, places, voices, votes

pytestmark = pytest.mark.usefixtures("database")


def test_the_most_supported_ideas_the_votes_and_the_service_of_today() -> None:
    made = places.consultation()
    needs = places.needs(made)
    for supports in (1, 9, 4, 2):
        db.session.add(
            Idea(
                consultation_id=made.id,
                need_id=needs[0].id,
                title=f"{supports}",
                body="…",
                review_state=APPROVED,
                supports_count=supports,
            )
        )
    db.session.add(
        Idea(consultation_id=made.id, need_id=needs[0].id, title="unread", body="…", review_state=PENDING, supports_count=50)
    )
    db.session.commit()
    vote = votes.vote(made, needs=needs)
    votes.ballots(vote, [0], times=12)
    votes.counted(vote)
    drafted = assessments.draft(assessments.answered(made, needs=needs))
    bus = [one for one in evidence_of(drafted) if one.estimate_id == drafted.estimates[0].id]
    assert [(one.kind, one.text, one.facts) for one in bus] == [
        ("idea", "9", {"supports": 9}),
        ("idea", "4", {"supports": 4}),
        ("idea", "2", {"supports": 2}),
        ("option", "Getting about without a car", {"chosen": 12, "ballots": 12}),
        ("service", "Bus lines", {}),
    ]


def test_a_vote_of_few_is_no_evidence() -> None:
    made = places.consultation()
    needs = places.needs(made)
    vote = votes.vote(made, needs=needs)
    votes.ballots(vote, [0], times=10)
    votes.counted(vote)
    drafted = assessments.draft(assessments.answered(made, needs=needs))
    assert {one.kind for one in evidence_of(drafted)} == {"service"}


def test_services_and_published_figures_are_frozen_with_what_they_say_beside_participants() -> None:
    made = assessments.answered(times=4)
    facts.known(made)
    published = assessments.published(made)
    bus = next(one for one in published.estimates if one.statement == "Getting about without a car")
    service, figure, of_theme = (one for one in bus.evidence if one.kind in ("inventory", "statistic"))
    assert (service.text, service.facts["provider"], service.facts["area"]) == ("Bus to the station", "Region", "Centre")
    assert (figure.text, figure.facts["value"], figure.facts["diverges"], figure.theme) == ("Buses a day", 20.0, "good", "")
    assert figure.observed_on == date(2023, 1, 1)
    assert (of_theme.text, of_theme.theme, of_theme.facts["diverges"]) == ("Cars a household", "Mobility", None)
    found = shown_evidence(published)
    assert {theme: [one.text for one in told] for theme, told in of_themes(found).items()} == {"Mobility": ["Cars a household"]}


def test_a_figure_of_the_theme_as_a_whole_contradicts_none_of_its_needs() -> None:
    made = assessments.answered(times=4)
    figures = "name;value;benchmark;better;topic;source;day\nBuses;20;10;higher;Mobility;Drees;2023\n"
    facts.import_statistics(facts.SYSTEM, made.territory, facts.read_statistics(figures.encode(), {}))
    (buses,) = (one for one in evidence_of(assessments.draft(made)) if one.kind == "statistic")
    assert buses.theme == "Mobility" and buses.facts["diverges"] is None


def test_what_is_published_stays_whatever_becomes_of_the_inventory(visitor: Browser) -> None:
    made = assessments.answered(times=4)
    facts.known(made)
    published = assessments.published(made)
    address = f"/bilans/{published.uid}"

    def shown() -> tuple[str, dict[str, bytes], object]:
        with force_locale("en"):
            printed = sheet(Report(published), quotes_shown(published))
        page = visitor.get(address).get_data(as_text=True)
        return page[page.index("<main") :].partition("csrf_token")[0], files(published), printed

    page, bundle, printed = before = shown()
    for words in ("Bus to the station", "Buses a day", "Cars a household", "yet most participants are not satisfied"):
        assert words in page and words in json.dumps(printed)
    for words in ("Bus to the station", "Buses a day", "Cars a household", "Region"):
        assert words in bundle["evidence.csv"].decode() and words in bundle["assessment.json"].decode()
    db.session.execute(delete(Service))
    db.session.execute(delete(OfficialStatistic))
    db.session.commit()
    assert shown() == before


def test_of_an_idea_no_longer_shown_the_words_stay_and_the_link_goes(visitor: Browser) -> None:
    made = places.consultation()
    needs = places.needs(made)
    idea = Idea(consultation_id=made.id, need_id=needs[0].id, title="A bus at eight", body="…", review_state=APPROVED)
    db.session.add(idea)
    db.session.commit()
    assessments.answered(made, needs=needs)
    voices.heard(made)
    published = assessments.published(made)
    page = visitor.get(f"/bilans/{published.uid}").get_data(as_text=True)
    assert f"/idees/{idea.uid}" in page and "A bus at eight" in page
    idea.review_state = RETURNED
    db.session.commit()
    page = visitor.get(f"/bilans/{published.uid}").get_data(as_text=True)
    assert f"/idees/{idea.uid}" not in page and "A bus at eight" in page


def test_a_draft_shows_what_publishing_would_freeze() -> None:
    made = assessments.answered(times=4)
    facts.known(made)
    found = shown_evidence(assessments.draft(made))
    assert [one.text for one in of_themes(found)["Mobility"]] == ["Cars a household"]

"""What stands behind each estimate when it is published."""

import pytest

from consult.assessments.evidence import evidence_of
from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED, PENDING
from tests.factories import assessments, places, votes

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

"""What was looked at is what is published, words included."""

from collections.abc import Callable

import pytest

from consult.assessments import actions, queries
from consult.assessments.errors import DraftChanged
from consult.assessments.models import NeedsAssessment
from consult.assessments.seen_drafts import as_seen
from consult.core.db import db
from consult.ideas.queries import approved_ideas
from tests import people
from tests.factories import assessments, ideas, places

pytestmark = pytest.mark.usefixtures("database")


def _drafted() -> NeedsAssessment:
    """The draft of three needs, with an idea for the first; nobody answers any more."""
    made = assessments.answered(places.consultation())
    places.close_stage(made, "diagnostic")
    need = assessments.draft(made).estimates[0].need
    ideas.idea(made, author=people.amina(), need=need)
    return assessments.draft(made, is_read=False)


def _reword_the_service(draft: NeedsAssessment) -> None:
    draft.estimates[0].need.service = "A bus on Mondays"


def _reword_the_idea(draft: NeedsAssessment) -> None:
    (idea,) = approved_ideas(draft.consultation)
    idea.title = "A tram to the market"


def _add_an_idea(draft: NeedsAssessment) -> None:
    ideas.idea(draft.consultation, "A bicycle path", author=people.marcel(), need=draft.estimates[0].need)


@pytest.mark.parametrize("change", [_reword_the_service, _reword_the_idea, _add_an_idea])
def test_words_that_would_be_frozen_are_part_of_what_was_seen(change: Callable[[NeedsAssessment], None]) -> None:
    draft = _drafted()
    seen, digest, made = as_seen(draft), draft.input_digest, draft.consultation
    assert as_seen(assessments.draft(made, is_read=False)) == seen
    change(draft)
    db.session.commit()
    assert as_seen(assessments.draft(made, is_read=False)) != seen and draft.input_digest == digest
    olga = people.actor(people.olga(made.organisation))
    with pytest.raises(DraftChanged):
        actions.publish_assessment(olga, made, seen=seen)
    assert queries.highest_number(made) == 0
    actions.publish_assessment(olga, made, seen=as_seen(assessments.draft(made)))
    assert queries.highest_number(made) == 1

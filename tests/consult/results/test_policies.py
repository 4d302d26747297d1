"""Who sees, publishes and takes home what people answered."""

from typing import Any

import pytest

from consult.core.actors import SYSTEM, VISITOR
from consult.core.clock import now
from consult.core.errors import NotFound
from consult.results import policies
from consult.results.models import ResponsesDownload, Results
from tests import people
from tests.factories import places, surveys

pytestmark = pytest.mark.usefixtures("database")

RULES: list[tuple[Any, Any]] = [
    (policies.may_look_early, lambda sheet: sheet),
    (policies.may_publish_results, lambda sheet: sheet),
    (policies.may_choose_crossings, lambda sheet: sheet),
    (policies.may_download_responses, lambda sheet: sheet),
    (policies.may_look_at_photos, lambda sheet: sheet),
    (policies.may_download_early, lambda sheet: sheet),
    (policies.may_prepare_results, lambda sheet: sheet.consultation),
]


@pytest.mark.parametrize(("rule", "target_in"), RULES)
def test_organisers_of_the_town_and_nobody_else(rule: Any, target_in: Any) -> None:
    made = places.consultation()
    target = target_in(surveys.questionnaire(made))
    assert rule(people.actor(people.olga(made.organisation)), target) and rule(SYSTEM, target)
    others = (VISITOR, people.actor(people.amina()), people.actor(people.malik(made.organisation)))
    assert not any(rule(actor, target) for actor in others)
    other_town = people.actor(people.account("Oscar", organisation=places.organisation("Montclair"), role="organiser"))
    assert not rule(other_town, target)


def test_only_whoever_asked_for_a_file_fetches_it_while_they_organise() -> None:
    made = places.consultation()
    olga, oscar = people.olga(made.organisation), people.account("Oscar", organisation=made.organisation, role="organiser")
    download = ResponsesDownload(questionnaire=surveys.questionnaire(made), account_id=olga.id)
    assert policies.may_fetch_responses(people.actor(olga), download)
    assert not any(policies.may_fetch_responses(actor, download) for actor in (people.actor(oscar), VISITOR, SYSTEM))
    download.account_id = (amina := people.amina()).id
    assert not policies.may_fetch_responses(people.actor(amina), download)


def test_everybody_sees_what_is_published_and_organisers_what_is_over() -> None:
    made = places.consultation()
    results = Results(questionnaire=surveys.questionnaire(made))
    olga, amina = people.actor(people.olga(made.organisation)), people.actor(people.amina())
    for actor in (olga, amina, VISITOR):
        with pytest.raises(NotFound):
            policies.may_view_results(actor, results)
    places.close_stage(made, "diagnostic")
    assert policies.may_view_results(olga, results)
    with pytest.raises(NotFound):
        policies.may_view_results(amina, results)
    results.published_at = now()
    assert policies.may_view_results(amina, results) and policies.may_view_results(VISITOR, results)

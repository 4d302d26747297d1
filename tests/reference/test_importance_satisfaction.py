"""Kansas City, first wave of its resident survey: the published order of needs, recomputed from the answers."""

import csv

import numpy as np
import pytest

from consult.assessments.methods.importance_satisfaction import Answers, importance, importance_satisfaction, satisfaction
from consult.assessments.methods.ranks import rank_intervals
from tests.consult.assessments.arrays import asked_of_all
from tests.reference.data import reference_file

SERVICES = 16
POLICE, STREETS, NEIGHBORHOOD, COMMUNICATION, TRANSPORT = 0, 2, 5, 12, 14
# service: picks, satisfied, valid answers, index, best and worst place.
PUBLISHED = {
    STREETS: (722, 139, 1029, 0.6045, 1, 1),
    POLICE: (521, 472, 995, 0.2651, 2, 2),
    NEIGHBORHOOD: (225, 356, 969, 0.1378, 3, 3),
    TRANSPORT: (130, 350, 824, 0.0724, 4, 6),
    COMMUNICATION: (103, 368, 981, 0.0623, 4, 8),
}


@pytest.fixture(scope="module")
def answers() -> Answers:
    """q3: satisfaction with sixteen services; q4: the three that should receive most emphasis."""
    file = reference_file("survey_kcmo/FY2022_RS_Cleaned_safe_reduced.csv")
    rows = list(csv.DictReader(file.open(encoding="utf-8")))
    picks = [{row[f"q4_{place:02}"] for place in (1, 2, 3)} for row in rows]
    named = [[str(service) in mine for service in range(1, SERVICES + 1)] for mine in picks]
    codes = [[row[f"q3_{service:02}"] for service in range(1, SERVICES + 1)] for row in rows]
    return asked_of_all(named, [[int(code) if code.isdigit() else 0 for code in mine] for mine in codes])


@pytest.mark.parametrize("service", PUBLISHED)
def test_the_published_figures_come_out(answers: Answers, service: int) -> None:
    picks, satisfied, valid, index, _, _ = PUBLISHED[service]
    named, content = importance(answers), satisfaction(answers)
    assert answers.respondents == 1033
    assert named.value[service] == picks / 1033
    assert (content.value[service], content.base[service]) == (satisfied / valid, valid)
    assert importance_satisfaction(named.value, content.value)[service] == pytest.approx(index, abs=5e-5)


def test_the_published_places_come_out_whatever_the_seed(answers: Answers) -> None:
    for seed in (1, 2, 3):
        ranks = rank_intervals(answers, 2_000, seed)
        for service, (_, _, _, _, best, worst) in PUBLISHED.items():
            assert abs(ranks.low[service] - best) <= (service in (TRANSPORT, COMMUNICATION))
            assert abs(ranks.high[service] - worst) <= (service in (TRANSPORT, COMMUNICATION))


def test_three_needs_stand_alone_and_the_others_are_shown_as_tied(answers: Answers) -> None:
    ranks = rank_intervals(answers, 2_000, seed=20221212)
    bands = ranks.bands()
    assert [bands[service] for service in (STREETS, POLICE, NEIGHBORHOOD)] == [1, 2, 3]
    assert set(np.delete(bands, [STREETS, POLICE, NEIGHBORHOOD])) == {4}
    assert ranks.overlaps()[TRANSPORT, COMMUNICATION]

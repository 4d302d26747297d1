"""The weights of the respondents, by the same rules as those of the needs assessment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from consult.assessments.methods.cells import count_cells
from consult.assessments.methods.effective_sample import told_sample
from consult.assessments.methods.raking import Cap
from consult.assessments.methods.wilson import Counts
from consult.assessments.planning import Plan
from consult.assessments.population import population_of
from consult.assessments.profiles import variables_of
from consult.assessments.queries import recipe_of
from consult.assessments.voices import Variable
from consult.assessments.weighting import Weighting, weigh_cells
from consult.diagnostics.models import Questionnaire
from consult.results.counting import Crowd
from consult.results.reading import Answers


@dataclass(frozen=True)
class WeightedCrowd:
    """The crowd, and what is told of its weights: nothing where there are none."""

    crowd: Crowd
    told: dict[str, Any]


def weighing_plan(questionnaire: Questionnaire) -> Plan:
    """What the respondents of a questionnaire are weighted by."""
    variables, consultation = variables_of(questionnaire), questionnaire.consultation
    return Plan((), variables, population_of(consultation.territory, variables), recipe_of(consultation))


def weighted_crowd(answers: Answers, plan: Plan) -> WeightedCrowd:
    """Everybody who answered, weighted where the census and the answers allow it."""
    if not plan.weighed or not answers.respondents:
        return WeightedCrowd(Crowd(answers.respondents), {})
    cells, places = count_cells(answers.profile.astype(np.int64), [one.size for one in plan.weighed])
    weighting = weigh_cells(cells, plan.weighed, plan.population, Cap(*plan.recipe.cap))
    if weighting.raked is None:
        return WeightedCrowd(Crowd(answers.respondents), weighting.as_json())
    crowd = Crowd(answers.respondents, places, weighting.raked.weights, weighting.kept, _questions(answers))
    return WeightedCrowd(crowd, _told(weighting, plan.weighed, cells.counts))


def _questions(answers: Answers) -> frozenset[str]:
    """The uids of the questions one weights by: those that everybody answered as the profile has it."""
    columns = answers.profile.T
    found = ((one.uid, one.sorted.places[:, 0]) for one in answers.said if one.sorted is not None and len(one.sorted.labels) == 1)
    return frozenset(uid for uid, places in found if any(np.array_equal(places, column) for column in columns))


def _told(weighting: Weighting, weighed: Sequence[Variable], counts: Counts) -> dict[str, Any]:
    told = weighting.as_json()
    n_eff = int(told_sample(np.array(told["n_eff"]), counts))
    return {"by": [one.label for one in weighed], "n_eff": n_eff, "indicative": told["indicative"]}

"""What other pages show of facts: services and figures beside a need, the population beside those who took part."""

from collections.abc import Sequence

from flask import render_template

from consult.assessments.models import Estimate, NeedsAssessment
from consult.assessments.profiles import variables_of
from consult.assessments.queries import latest_estimate
from consult.consultations.models import Consultation
from consult.diagnostics.models import Questionnaire
from consult.facts.comparing import compared
from consult.facts.divergence import Divergence, side_of_figure, side_of_people
from consult.facts.hearing import unheard
from consult.facts.kinds import KINDS
from consult.facts.queries import about_need, about_needs, answered_only, population_in_keys, profiles_of
from consult.needs.models import Need
from consult.territories.models import OfficialStatistic, Service
from consult.territories.queries import facts_count
from consult.web.slots import fill


def of_need(need: Need) -> str:
    """The services that exist and the official figures, and where a figure and the participants point to different sides."""
    services, statistics = about_need(Service, need), about_need(OfficialStatistic, need)
    if not services and not statistics:
        return ""
    estimate = latest_estimate(need)
    return render_template("facts/of_need.html", services=services, statistics=_sided(statistics, estimate))


def of_assessment(assessment: NeedsAssessment) -> str:
    """For each need of an assessment what exists and what published figures say, as they are known today."""
    needs, territory = [one.need for one in assessment.estimates], assessment.consultation.territory
    services, statistics = (about_needs(model, territory, needs) for model in (Service, OfficialStatistic))
    rows = [
        (one, services[one.need_id], _sided(statistics[one.need_id], one))
        for one in assessment.estimates
        if services[one.need_id] or statistics[one.need_id]
    ]
    return render_template("facts/of_assessment.html", rows=rows) if rows else ""


def _sided(statistics: Sequence[OfficialStatistic], estimate: Estimate | None) -> list[tuple[OfficialStatistic, Divergence]]:
    """Each figure with the sides to which it and those who are satisfied or not point."""
    satisfied = (estimate.figure("satisfaction") if estimate else None) or {}
    people = side_of_people(satisfied.get("low"), satisfied.get("high"))
    return [(one, Divergence(people, side_of_figure(one.value, one.benchmark, one.better))) for one in statistics]


def for_organisers(consultation: Consultation) -> str:
    """A card that leads to what is known of the territory."""
    territory = consultation.territory
    count = sum(facts_count(kind.model, territory) for kind in KINDS)
    return render_template("facts/for_organisers.html", territory=territory, count=count)


def heard(questionnaire: Questionnaire) -> str:
    """Who took part beside who lives there, and the groups to go and see."""
    variables = variables_of(questionnaire)
    territory = questionnaire.consultation.territory
    profiles, population = profiles_of(questionnaire, variables), population_in_keys(territory, variables)
    whole, respondents = population.get("", {}), sum(profiles.counts.values())
    shown = []
    for variable in variables:
        counts = {key: count for (key,), count in profiles.among([variable.name]).items()}
        shown.append(compared(variable, counts, respondents, whole.get(variable.name, {})))
    labels = {one.name: dict(zip(one.categories, one.labels, strict=True)) for one in variables}
    return render_template(
        "facts/heard.html",
        consultation=questionnaire.consultation,
        territory=territory,
        variables=shown,
        groups=unheard(profiles, answered_only(population, variables)),
        labels=labels,
    )


fill("needs.show", of_need)
fill("assessments.show", of_assessment)
fill("consultations.manage", for_organisers)
fill("diagnostics.live", heard)

"""What other pages show of facts: services and figures beside a need, the population beside those who took part."""

from flask import render_template

from consult.assessments.profiles import variables_of
from consult.assessments.queries import latest_estimate
from consult.consultations.models import Consultation
from consult.diagnostics.models import Questionnaire
from consult.facts.comparing import compared
from consult.facts.divergence import Divergence, side_of_figure, side_of_people
from consult.facts.hearing import unheard
from consult.facts.kinds import KINDS
from consult.facts.queries import about_need, population_in_keys, profiles_of
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
    satisfied = (estimate.figure("satisfaction") if estimate else None) or {}
    people = side_of_people(satisfied.get("low"), satisfied.get("high"))
    sides = [Divergence(people, side_of_figure(one.value, one.benchmark, one.better)) for one in statistics]
    return render_template(
        "facts/of_need.html", services=services, statistics=list(zip(statistics, sides, strict=True)), satisfied=satisfied
    )


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
        "facts/heard.html", territory=territory, variables=shown, groups=unheard(profiles, population), labels=labels
    )


fill("needs.show", of_need)
fill("consultations.manage", for_organisers)
fill("diagnostics.live", heard)

"""What other pages show of facts: services and figures beside a need, the population beside those who took part."""

from flask import render_template

from consult.assessments.profiles import variables_of
from consult.consultations.models import Consultation
from consult.diagnostics.models import Questionnaire
from consult.facts.comparing import compared
from consult.facts.hearing import is_everybody_expected, unheard
from consult.facts.kinds import KINDS
from consult.facts.queries import answered_only, population_in_keys, profiles_of
from consult.needs.models import Need
from consult.needs.queries import about_need
from consult.territories.models import OfficialStatistic, Service
from consult.territories.queries import facts_count
from consult.web.slots import fill


def of_need(need: Need) -> str:
    """The services that exist and the official figures as they are known today."""
    services, statistics = about_need(Service, need), about_need(OfficialStatistic, need)
    if not services and not statistics:
        return ""
    return render_template("facts/of_need.html", services=services, statistics=statistics)


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
    known = answered_only(population, variables)
    labels = {one.name: dict(zip(one.categories, one.labels, strict=True)) for one in variables}
    return render_template(
        "facts/heard.html",
        consultation=questionnaire.consultation,
        territory=territory,
        respondents=respondents,
        variables=shown,
        groups=unheard(profiles, known),
        is_everybody_expected=is_everybody_expected(profiles, known),
        labels=labels,
    )


fill("needs.show", of_need)
fill("consultations.manage", for_organisers)
fill("diagnostics.live", heard)

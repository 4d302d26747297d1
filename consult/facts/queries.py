"""Facts beside what people say: about who took part."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from consult.assessments.population import in_keys, key_of
from consult.assessments.voices import NOT_ASKED, Variable
from consult.core.db import db
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.participation import steady
from consult.facts.hearing import AREA, Profiles, Shares
from consult.territories.models import Territory
from consult.territories.queries import margins_of


def profiles_of(questionnaire: Questionnaire, variables: Sequence[Variable]) -> Profiles:
    """How many respondents are of each combination of what they said of themselves, as far as `steady` responses tell."""
    uids: dict[str, str] = {}
    for question in questionnaire.questions:
        uids.setdefault(question.options.get("variable", ""), question.uid)
    names = tuple(variable.name for variable in variables)
    said = [Response.answers[uids[name]].astext.label(f"said_{place}") for place, name in enumerate(names)]
    rows = select(Response.id, *said).where(steady(questionnaire)[1]).subquery()
    columns = list(rows.c)[1:]
    counts: dict[tuple[str | None, ...], int] = {}
    for *answers, count in db.session.execute(select(*columns, func.count()).select_from(rows).group_by(*columns)):
        known = (answer if answer in one.categories else None for answer, one in zip(answers, variables, strict=True))
        key = tuple(known)
        counts[key] = counts.get(key, 0) + count
    return Profiles(names, counts)


def population_in_keys(territory: Territory, variables: Sequence[Variable]) -> dict[str, dict[str, dict[str, float]]]:
    """The shares among inhabitants by area (its key where people say it, "" for all), variable and key of the category.

    A category that no answer is known to be keeps its name; areas whose people are not asked are left out.
    """
    by_name = {variable.name: variable for variable in variables}
    return {
        key: {name: in_keys(by_name[name], shares) for name, shares in known.items() if name in by_name}
        for area, known in margins_of(territory).items()
        if (key := _area_key(area, by_name.get(AREA))) is not None
    }


def answered_only(population: Mapping[str, Shares], variables: Sequence[Variable]) -> dict[str, Shares]:
    """The same without categories that no answer is known to be: that nobody gave them tells nothing about anybody."""
    keys = {variable.name: variable.categories for variable in variables}
    return {
        area: {name: {key: share for key, share in shares.items() if key in keys[name]} for name, shares in known.items()}
        for area, known in population.items()
    }


def _area_key(area: str, variable: Variable | None) -> str | None:
    """The key of an area where people say it, else its name; None where its people are not asked."""
    key = key_of(variable, area) if variable and area else area
    return area if key is None else None if area and key == NOT_ASKED else key

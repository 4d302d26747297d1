"""A survey held two years before the consultation that is over: what that found is compared with what this one did."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from random import Random

from consult.assessments.actions import draft_assessment, let_assessment_age, publish_assessment
from consult.consultations.actions import let_time_pass, publish_consultation
from consult.core.actors import SYSTEM, Actor
from consult.core.clock import now
from consult.demo import crowd, words
from consult.demo.words import Wish
from consult.diagnostics.import_actions import import_consultation
from consult.diagnostics.importing.mapping import read_mapping
from consult.diagnostics.importing.survey import read_survey
from consult.organisations.models import Organisation

PEOPLE = 240
AGO = timedelta(days=2 * 365)
# When its stages begin and end, in days from today: what comes after the last of them is to be in the past.
DAYS = {"diagnostic": (-40, -20), "assessment": (-19, 10), "projects": (-19, 10)}


def hold(organiser: Actor, organisation: Organisation, chance: Random) -> None:
    """The survey, imported and published as any other."""
    survey = read_survey(_answers(chance).encode(), read_mapping(json.dumps(_mapping())))
    consultation = import_consultation(organiser, organisation, survey)
    publish_consultation(organiser, consultation)
    draft_assessment(SYSTEM, consultation)
    let_assessment_age(SYSTEM, publish_assessment(organiser, consultation), AGO)
    let_time_pass(SYSTEM, consultation, AGO)


def _mapping() -> dict[str, object]:
    keys = {str(place): f"n{place}" for place in range(len(words.BEFORE))}
    marks, picks = {f"s{key}": need for key, need in keys.items()}, [f"p{place}" for place in range(crowd.PRIORITIES)]
    stages = {key: [(now() + timedelta(days=day)).date().isoformat() for day in days] for key, days in DAYS.items()}
    return {
        "consultation": {"title": words.BEFORE_TITLE, "summary": words.BEFORE_SUMMARY, "stages": stages},
        "needs": {one.theme: dict(_needs(one.theme, words.BEFORE)) for one in words.BEFORE},
        "questions": [
            {"kind": "satisfaction", "label": words.SATISFACTION, "columns": marks},
            {"kind": "top_k", "label": words.PRIORITIES, "columns": picks, "codes": keys},
        ],
    }


def _needs(theme: str, wishes: Iterable[Wish]) -> Iterator[tuple[str, dict[str, str]]]:
    """The needs of a theme, by their keys."""
    for place, one in enumerate(wishes):
        if one.theme == theme:
            yield f"n{place}", {"statement": one.statement, "service": one.service}


def _answers(chance: Random) -> str:
    """A line for each person: a mark for each need, and the places of those that come first."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*(f"s{place}" for place in range(len(words.BEFORE))), *(f"p{place}" for place in range(crowd.PRIORITIES))])
    for _person in range(PEOPLE):
        writer.writerow([*(crowd.mark(wish, chance) for wish in words.BEFORE), *crowd.named(words.BEFORE, chance)])
    return out.getvalue()

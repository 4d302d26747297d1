"""Inputs of an assessment without a database."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from consult.assessments.computation import NeedFigures, assess
from consult.assessments.counting import count_units
from consult.assessments.drafting import drawing_of
from consult.assessments.inputs import Inputs, NeedInput
from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.planning import Plan
from consult.assessments.recipes import USUAL, Recipe
from consult.assessments.services import Services
from consult.assessments.voices import Variable, Voices
from consult.assessments.weighting import Population

AGE = Variable("age", "Your age", ("young", "old"), ("Under 60", "60 and over"))


def voices(answers: Answers, ages: Sequence[int] | None = None) -> Voices:
    """These answers, from people of these ages (places in AGE), or of whom nothing is known."""
    profile = np.zeros((answers.respondents, 0)) if ages is None else np.array(ages).reshape(-1, 1)
    return Voices(answers, profile.astype(np.int16))


def plan(
    needs: int,
    *,
    is_age_known: bool = False,
    population: Population | None = None,
    recipe: Recipe = USUAL,
    age: Variable = AGE,
    in_tens: tuple[str, ...] = (),
) -> Plan:
    """Needs called a, b, c…; the age of people if it is known."""
    uids, variables = tuple(chr(97 + place) for place in range(needs)), (age,) if is_age_known else ()
    return Plan(uids, variables, population or {}, recipe, ratings_in_tens=in_tens)


def inputs(
    answers: Answers,
    *,
    choosers: Sequence[int] | None = None,
    ballots: Sequence[int] | None = None,
    supporters: Sequence[int] | None = None,
    ages: Sequence[int] | None = None,
    population: Population | None = None,
    recipe: Recipe = USUAL,
    voices_heard: dict[str, Any] | None = None,
    services: Services | None = None,
    age: Variable = AGE,
    in_tens: tuple[str, ...] = (),
) -> Inputs:
    """Needs called a, b, c… of which these answers speak."""
    nothing = [0] * answers.needs
    made = plan(answers.needs, is_age_known=ages is not None, population=population, recipe=recipe, age=age, in_tens=in_tens)
    return Inputs(
        needs=tuple(NeedInput(place, uid, f"Need {place}") for place, uid in enumerate(made.needs)),
        plan=made,
        counted=count_units(voices(answers, ages), made.shape, made.unit),
        channels={"web": answers.respondents},
        ballots_count=max(ballots or nothing, default=0),
        choosers=np.array(choosers or nothing, np.int64),
        ballots=np.array(ballots or nothing, np.int64),
        supporters=np.array(supporters or nothing, np.int64),
        voices=voices_heard or {},
        services=services,
    )


def assessed(made: Inputs, answers: Answers, ages: Sequence[int] | None = None) -> list[NeedFigures]:
    """The figures of these inputs, drawn from these answers."""
    return assess(made, drawing_of(made).of(voices(answers, ages)))

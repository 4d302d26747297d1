"""Inputs of an assessment without a database."""

from collections.abc import Sequence

import numpy as np

from consult.assessments.inputs import Inputs, NeedInput
from consult.assessments.methods.importance_satisfaction import Answers


def inputs(
    answers: Answers,
    *,
    choosers: Sequence[int] | None = None,
    ballots: Sequence[int] | None = None,
    supporters: Sequence[int] | None = None,
) -> Inputs:
    """Needs called a, b, c… of which these answers speak."""
    nothing = [0] * answers.needs
    return Inputs(
        needs=tuple(NeedInput(place, chr(97 + place), f"Need {place}") for place in range(answers.needs)),
        answers=answers,
        channels={"web": answers.respondents},
        ballots_count=max(ballots or nothing, default=0),
        choosers=np.array(choosers or nothing, np.int64),
        ballots=np.array(ballots or nothing, np.int64),
        supporters=np.array(supporters or nothing, np.int64),
    )

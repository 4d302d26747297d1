"""The shares of the population in what respondents say of themselves, as the census of the territory gives them."""

from collections.abc import Sequence

from consult.assessments.voices import Variable
from consult.assessments.weighting import Population
from consult.territories.models import Territory


def population_of(territory: Territory, variables: Sequence[Variable]) -> Population:
    """The shares of each variable that the territory has margins for."""
    return {}

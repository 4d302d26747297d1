"""The shares of the population in what respondents say of themselves, as the census of the territory gives them."""

from collections.abc import Mapping, Sequence
from math import fsum

from consult.assessments.voices import Variable
from consult.assessments.weighting import Population
from consult.core.sheets import plain_words
from consult.territories.models import Territory
from consult.territories.queries import margin_figures


def population_of(territory: Territory, variables: Sequence[Variable]) -> Population:
    """The shares of each variable that the territory as a whole has margins for, by the keys of the categories asked about.

    A category of the census is that of the question when it has its key or its words; else it keeps its own name.
    """
    known = {variable.name: variable for variable in variables}
    figures = margin_figures(territory).get("", {})
    asked = {name: values for name, values in figures.items() if name in known and fsum(values.values()) > 0}
    return {name: _shares(known[name], values) for name, values in asked.items()}


def in_keys(variable: Variable, shares: Mapping[str, float]) -> dict[str, float]:
    """The shares by the keys of the variable's categories, by key or words, whatever case and accents; others keep theirs."""
    names = {plain_words(label): key for key, label in zip(variable.categories, variable.labels, strict=True)}
    names |= {plain_words(key): key for key in variable.categories if plain_words(key) not in names}
    found: dict[str, float] = {}
    for category, share in shares.items():
        key = names.get(plain_words(category), category)
        found[key] = found.get(key, 0.0) + share
    return found


def _shares(variable: Variable, values: Mapping[str, float]) -> dict[str, float]:
    """The shares by key; counts are divided by their sum, shares stay what they are."""
    total = fsum(values.values())
    # Shares that sum to one but for rounding are put right by `Margin.of`, which refuses what is further off.
    divisor = total if total > 1.5 else 1.0
    return in_keys(variable, {category: value / divisor for category, value in values.items()})

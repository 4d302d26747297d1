"""The shares of the population in what respondents say of themselves, as the census of the territory gives them."""

from collections.abc import Mapping, Sequence
from math import fsum

from consult.assessments.category_words import alike, keys_by_words
from consult.assessments.voices import NOT_ASKED, Variable
from consult.assessments.weighting import Population
from consult.core.sheets import plain_words
from consult.territories.models import Territory
from consult.territories.queries import margin_figures


def population_of(territory: Territory, variables: Sequence[Variable]) -> Population:
    """The shares of each variable that the territory as a whole has margins for, by the keys of the categories asked about.

    A category of the census is an answer where organisers said so, or where its words are alike; else it keeps its own name.
    """
    known = {variable.name: variable for variable in variables}
    figures = margin_figures(territory).get("", {})
    asked = {name: values for name, values in figures.items() if name in known and fsum(values.values()) > 0}
    return {name: _shares(known[name], values) for name, values in asked.items()}


def in_keys(variable: Variable, shares: Mapping[str, float]) -> dict[str, float]:
    """The shares by the keys of the variable's categories; what is none of them keeps its name.

    Categories of people who are not asked are left out, and the others told as shares of what remains.
    """
    found: dict[str, float] = {}
    for category, share in shares.items():
        key = key_of(variable, category)
        found[category if key is None else key] = found.get(category if key is None else key, 0.0) + share
    left_out, total = found.pop(NOT_ASKED, 0.0), fsum(shares.values())
    return {key: share * total / (total - left_out) for key, share in found.items()} if 0 < left_out < total else found


def key_of(variable: Variable, category: str) -> str | None:
    """The key of the answer that a category of the census is, NOT_ASKED where organisers leave it out, None where nobody knows.

    What organisers said comes first, then the same words, then words that are alike.
    """
    if (said := dict(variable.matches).get(plain_words(category))) is not None and said in (NOT_ASKED, *variable.categories):
        return said
    known = keys_by_words(zip(variable.categories, variable.labels, strict=True))
    return known.get(plain_words(category), known.get(alike(category)))


def _shares(variable: Variable, values: Mapping[str, float]) -> dict[str, float]:
    """The shares by key; counts are divided by their sum, shares stay what they are."""
    total = fsum(values.values())
    # Shares that sum to one but for rounding are put right by `Margin.of`, which refuses what is further off.
    divisor = total if total > 1.5 else 1.0
    return in_keys(variable, {category: value / divisor for category, value in values.items()})

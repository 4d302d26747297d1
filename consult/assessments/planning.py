"""What a run counts and how, settled before the first answer is read, so that every worker counts the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from consult.assessments.counting import Shape
from consult.assessments.methods.bootstrap import CHUNK
from consult.assessments.recipes import USUAL, Recipe
from consult.assessments.voices import Variable, sizes_of
from consult.assessments.weighting import Population

# More variables would leave a handful of people in each combination.
VARIABLES_AT_MOST = 6


@dataclass(frozen=True)
class Plan:
    """The needs by uid, what people say of themselves, the population in those things, and the recipe.

    `unit`: respondents are drawn from in units of so many, whoever computes them. `ratings_in_tens`: the needs that not everybody
    was asked to rate, or on several lines; `picks_in_tens`: those not everybody could name, or on several lines.
    """

    needs: tuple[str, ...]
    variables: tuple[Variable, ...] = ()
    population: Population = field(default_factory=dict)
    recipe: Recipe = USUAL
    unit: int = CHUNK
    ratings_in_tens: tuple[str, ...] = ()
    picks_in_tens: tuple[str, ...] = ()

    @property
    def shape(self) -> Shape:
        """How voices are counted."""
        return Shape(tuple(sizes_of(self.variables)), tuple(self._weighed_places()))

    @property
    def weighed(self) -> tuple[Variable, ...]:
        """The variables weighted by: chosen by the recipe, with a population beside them."""
        return tuple(self.variables[place] for place in self._weighed_places())

    def _weighed_places(self) -> Sequence[int]:
        chosen = self.recipe.weight_by
        known = [place for place, one in enumerate(self.variables) if one.name in self.population]
        return [place for place in known if chosen is None or self.variables[place].name in chosen][:VARIABLES_AT_MOST]

    def as_json(self) -> dict[str, Any]:
        """The plan as a run keeps it."""
        return {
            "needs": list(self.needs),
            "variables": [_variable_as_json(one) for one in self.variables],
            "population": {name: dict(shares) for name, shares in self.population.items()},
            "recipe": self.recipe.as_json(),
            "unit": self.unit,
            "ratings_in_tens": list(self.ratings_in_tens),
            "picks_in_tens": list(self.picks_in_tens),
        }

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """The plan that a run kept."""
        variables = tuple(_variable_of(one) for one in stored["variables"])
        # Runs begun by an earlier version keep no needs told in tens, or by another name those not everybody was asked about.
        needs, picks = (tuple(stored.get(key, ())) for key in ("needs", "picks_in_tens"))
        ratings = tuple(stored.get("ratings_in_tens", stored.get("partly_asked", ())))
        return cls(needs, variables, stored["population"], Recipe.of(stored["recipe"]), stored["unit"], ratings, picks)


def _variable_as_json(variable: Variable) -> dict[str, Any]:
    kept = {"name": variable.name, "label": variable.label}
    return kept | {key: list(getattr(variable, key)) for key in ("categories", "labels", "apart")}


def _variable_of(stored: Mapping[str, Any]) -> Variable:
    categories, labels = (tuple(stored[key]) for key in ("categories", "labels"))
    apart = tuple(stored.get("apart", ()))  # runs begun by an earlier version keep none
    return Variable(stored["name"], stored["label"], categories, labels, apart=apart)

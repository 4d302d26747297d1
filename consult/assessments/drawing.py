"""Draws of respondents, unit by unit: what each unit adds to the sums of every draw, without weights and with them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consult.assessments.counting import Shape, cell_keys
from consult.assessments.methods.bootstrap import part_sums
from consult.assessments.methods.ranks import MIN_DRAWS
from consult.assessments.methods.wilson import Counts, Floats
from consult.assessments.voices import Voices, pack, unpack


@dataclass(frozen=True)
class CellWeights:
    """The weight of a respondent of each cell, mean 1: float64 (c,) `weights` beside the int64 (c,) `keys` of the cells."""

    keys: Counts
    weights: Floats

    def of(self, voices: Voices, shape: Shape) -> Floats:
        """float64 (n,): the weight of each respondent."""
        codes = np.concatenate([np.zeros((len(voices.profile), 1), np.int64), voices.profile[:, list(shape.weighed)]], axis=1)
        found: Floats = self.weights[np.searchsorted(self.keys, cell_keys(codes, shape))]
        return found

    def packed(self) -> bytes:
        """Both as bytes."""
        return pack(keys=self.keys, weights=self.weights)


def unpacked_weights(data: bytes) -> CellWeights:
    """The weights that were packed."""
    found = unpack(data)
    return CellWeights(found["keys"], found["weights"])


@dataclass(frozen=True)
class Drawn:
    """float64 (draws, columns): the sums of each draw, without weights, and with them where there are any."""

    plain: Floats
    weighted: Floats | None

    def packed(self) -> bytes:
        """Both as bytes."""
        return pack(plain=self.plain) if self.weighted is None else pack(plain=self.plain, weighted=self.weighted)


def unpacked_draws(data: bytes) -> Drawn:
    """The sums that were packed."""
    found = unpack(data)
    return Drawn(found["plain"], found.get("weighted"))


@dataclass(frozen=True)
class Drawing:
    """How respondents are drawn: how many are in each unit of all of them, how often, by which seed, with which weights."""

    respondents: Sequence[int]
    seed: int
    unit: int
    shape: Shape
    weights: CellWeights | None = None
    draws: int = MIN_DRAWS

    def of(self, voices: Voices, first: int = 0) -> Drawn:
        """What these voices add to every draw; `first` is the place of their first unit among all units."""
        units = voices.units(self.unit)
        return all_draws([self._of_unit(one, first + place) for place, one in enumerate(units)])

    def _of_unit(self, voices: Voices, place: int) -> Drawn:
        weights = self.weights.of(voices, self.shape) if self.weights else None
        # Where everybody weighs as much as anybody the weighted sums are the plain ones: drawing once takes half the time.
        is_even = weights is not None and bool((weights == 1).all())
        uneven = None if is_even else weights
        plain, weighted = part_sums(voices.summands(), place, self.respondents, self.draws, self.seed, uneven)
        return Drawn(plain, plain.copy() if is_even else weighted)


def all_draws(parts: Sequence[Drawn]) -> Drawn:
    """The sums of all units, at least one: whole numbers or exact fractions, so that their order changes nothing."""
    plain = np.sum([part.plain for part in parts], axis=0)
    weighted = [part.weighted for part in parts if part.weighted is not None]
    return Drawn(plain, np.sum(weighted, axis=0) if weighted else None)

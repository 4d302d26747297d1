"""What an assessment is computed from, as one frozen value with a digest: the same inputs give the same assessment."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np

from consult.assessments.counting import Counted
from consult.assessments.methods.need_counts import NeedCounts
from consult.assessments.methods.raking import Cap
from consult.assessments.methods.wilson import Counts
from consult.assessments.planning import Plan
from consult.assessments.services import Services
from consult.assessments.weighting import Weighting, weigh

# What rests on those alone who rated a need, and what on those who named it.
OF_RATINGS = ("satisfaction", "importance_satisfaction", "intensity", "mean_weighted_discrepancy", "ranked_discrepancy")
OF_PICKS = ("importance", "importance_satisfaction")
OF_TEXTS = ("testimony_share",)


@dataclass(frozen=True)
class NeedInput:
    """A need as it stood when the assessment was computed."""

    id: int
    uid: str
    statement: str


@dataclass(frozen=True)
class Inputs:
    """The facts about m needs.

    `plan`: how answers are counted, the population beside them, the recipe; `counted`: what respondents said;
    `channels`: respondents by channel; `ballots_count`: ballots of all counted votes;
    `choosers`, `ballots`: int64 (m,), ballots that chose something for the need, and ballots of the votes where they could;
    `supporters`: int64 (m,), distinct people who support an idea for the need;
    `voices`: what was made of texts and opinions, as `VoiceReport.facts` holds it, empty where there is nothing;
    `services`: what exists today, None where the territory has no inventory;
    `pickers`: respondents who named anything among what matters most, None where that is not known.
    """

    needs: tuple[NeedInput, ...]
    plan: Plan
    counted: Counted
    channels: dict[str, int]
    ballots_count: int
    choosers: Counts
    ballots: Counts
    supporters: Counts
    voices: dict[str, Any] = field(default_factory=dict)
    services: Services | None = None
    pickers: int | None = None

    @cached_property
    def counts(self) -> NeedCounts:
        """What respondents said of each need, counted."""
        return self.counted.needs

    @cached_property
    def in_tens(self) -> tuple[frozenset[str], ...]:
        """Of each need, the keys of the figures that are told in tens of points."""
        plan = self.plan
        ratings, picks = (
            [keys if need.uid in some else () for need in self.needs]
            for keys, some in ((OF_RATINGS, plan.ratings_in_tens), (OF_PICKS, plan.picks_in_tens))
        )
        texts = OF_TEXTS if self.voices.get("texts", {}).get("is_coarse") else ()
        return tuple(frozenset((*rated, *picked, *texts)) for rated, picked in zip(ratings, picks, strict=True))

    @property
    def service_areas(self) -> tuple[tuple[str, ...], ...]:
        """Of each need the areas of the services that answer it."""
        return self.services.by_need if self.services else ((),) * len(self.needs)

    @cached_property
    def weighting(self) -> Weighting:
        """The weights of the respondents, or why there are none."""
        return weigh(self.counted, self.plan.weighed, self.plan.population, Cap(*self.plan.recipe.cap))

    @cached_property
    def digest(self) -> str:
        """sha256 over all facts in a fixed order, in hexadecimal."""
        words: dict[str, Any] = {
            "needs": [(need.uid, need.statement) for need in self.needs],
            "channels": self.channels,
            "ballots": self.ballots_count,
            "variables": [(one.name, one.categories) for one in self.plan.variables],
            "population": self.plan.population,
            "answers": self.counted.digest,
        }
        if self.voices:
            words["voices"] = self.voices
        if apart := {one.name: one.apart for one in self.plan.variables if one.apart}:
            words["apart"] = apart
        for key in ("ratings_in_tens", "picks_in_tens"):
            if needs := getattr(self.plan, key):
                words[key] = needs
        if self.pickers is not None:
            words["pickers"] = self.pickers
        if self.services:
            words["services"] = [self.services.areas, self.services.by_need, self.services.of_theme]
        digest = sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode())
        for array in (self.choosers, self.ballots, self.supporters):
            digest.update(f"{array.dtype.str}{array.shape}".encode())
            digest.update(np.ascontiguousarray(array).data)
        return digest.hexdigest()

    @property
    def seed(self) -> int:
        """The seed of the draws: the beginning of the digest of the answers, so that nobody chooses it."""
        return seed_of(self.counted)


def seed_of(counted: Counted) -> int:
    """The seed of the draws of these answers."""
    return int(counted.digest[:7], 16)

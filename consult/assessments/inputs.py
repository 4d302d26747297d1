"""What an assessment is computed from, as one frozen value with a digest: the same inputs give the same assessment."""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

import numpy as np

from consult.assessments.methods.importance_satisfaction import Answers
from consult.assessments.methods.wilson import Counts


@dataclass(frozen=True)
class NeedInput:
    """A need as it stood when the assessment was computed."""

    id: int
    uid: str
    statement: str


@dataclass(frozen=True)
class Inputs:
    """The facts about m needs.

    `answers`: what n respondents said; `channels`: respondents by channel; `ballots_count`: ballots of all counted votes;
    `choosers`, `ballots`: int64 (m,), ballots that chose something for the need, and ballots of the votes where they could;
    `supporters`: int64 (m,), distinct people who support an idea for the need.
    """

    needs: tuple[NeedInput, ...]
    answers: Answers
    channels: dict[str, int]
    ballots_count: int
    choosers: Counts
    ballots: Counts
    supporters: Counts

    @cached_property
    def digest(self) -> str:
        """sha256 over all facts in a fixed order, in hexadecimal."""
        words = {
            "needs": [(need.uid, need.statement) for need in self.needs],
            "channels": self.channels,
            "ballots": self.ballots_count,
        }
        digest = sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode())
        answers = self.answers
        for array in (
            answers.picks,
            answers.ratings,
            answers.is_pickable,
            answers.is_rated,
            self.choosers,
            self.ballots,
            self.supporters,
        ):
            digest.update(f"{array.dtype.str}{array.shape}".encode())
            digest.update(np.ascontiguousarray(array).data)
        return digest.hexdigest()

    @property
    def seed(self) -> int:
        """The seed of the draws: the beginning of the digest, so that nobody chooses it."""
        return int(self.digest[:7], 16)

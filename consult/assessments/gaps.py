"""The importance-satisfaction table of a survey file: needs in order, with intervals of their places and bands."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import numpy as np

from consult.assessments.facts import answers
from consult.assessments.methods.importance_satisfaction import (
    Answers,
    importance,
    importance_satisfaction,
    index_interval,
    satisfaction,
)
from consult.assessments.methods.quadrants import quadrants
from consult.assessments.methods.ranks import SURE_FROM, Ranks, rank_intervals
from consult.assessments.methods.wilson import Shares
from consult.core.disclosure import THRESHOLD
from consult.diagnostics.columns import Columns
from consult.diagnostics.importing.columns import survey_columns
from consult.diagnostics.importing.faults import Fault, Refused
from consult.diagnostics.importing.survey import Survey
from consult.diagnostics.question_types.contract import IMPORTANCE, SATISFACTION


@dataclass(frozen=True)
class Gaps:
    """The table: `rows` in the order of the needs' places, those without a place last; `seed` and `draws` make it again."""

    respondents: int
    draws: int
    seed: int
    rows: list[dict[str, Any]]

    def as_json(self) -> dict[str, Any]:
        """The table for programs."""
        told = {"n": self.respondents, "is_indicative": self.is_indicative, "draws": self.draws, "seed": self.seed}
        return {**told, "needs": self.rows}

    @property
    def is_indicative(self) -> bool:
        """Whether so few people stand behind some place that the order says little of others like them."""
        return self.respondents < SURE_FROM or bool(self.indicative)

    @property
    def indicative(self) -> list[str]:
        """The needs with a place behind which too few people stand for it to be sure."""
        return [row["need"] for row in self.rows if row["is_indicative"]]

    @property
    def unplaced(self) -> list[str]:
        """The needs that people named and rated, but too few to be given a place."""
        return [row["need"] for row in self.rows if row["rank"] is None and row["importance_satisfaction"] is not None]


def survey_gaps(survey: Survey, draws: int, seed: int | None = None) -> Gaps:
    """The gaps of the needs of a survey; lines that concern no need stand for themselves, under their label.

    The seed is the beginning of the digest of the answers unless one is given, so that nobody chooses it.
    What fewer than THRESHOLD people have rated gets no place, as in a needs assessment.
    Raises Refused where no need is asked about both ways, or nobody answered.
    """
    columns, words = _named(survey_columns(survey), {key: need.statement for key, need in survey.mapping.needs.items()})
    given = answers(columns, list(words))
    if not (given.is_pickable & given.is_rated).any():
        raise Refused([Fault("no need is asked about by a question of importance (top_k) and by one of satisfaction")])
    if not (given.picks.any() or given.is_valid().any()):
        raise Refused([Fault("nobody answered a question about needs")])
    seed = _digest(given) if seed is None else seed
    ranks = rank_intervals(given, draws, seed, fewest=THRESHOLD)
    order = np.lexsort((np.arange(given.needs), ranks.rank, ranks.rank == 0))
    rows = _rows(given, ranks, list(words.items()))
    return Gaps(given.respondents, draws, seed, [rows[place] for place in order])


def _named(columns: Columns, needs: dict[str, str]) -> tuple[Columns, dict[str, str]]:
    """The columns about importance and satisfaction, each item with a key, and the words of every key asked about."""
    asked = [table for table in columns.tables if table.measures in (IMPORTANCE, SATISFACTION)]
    tables = tuple(
        replace(table, items=tuple(replace(one, need=one.need or one.label) for one in table.items)) for table in asked
    )
    labels = {str(item.need): item.label for table in tables for item in table.items}
    words = {key: statement for key, statement in needs.items() if key in labels}
    return replace(columns, tables=tables), words | {key: label for key, label in labels.items() if key not in words}


def _digest(given: Answers) -> int:
    digest = sha256(f"{given.picks.shape}".encode())
    for array in (given.picks, given.ratings, given.is_pickable, given.is_rated):
        digest.update(np.ascontiguousarray(array).data)
    return int(digest.hexdigest()[:7], 16)


def _rows(given: Answers, ranks: Ranks, words: list[tuple[str, str]]) -> list[dict[str, Any]]:
    named, content = importance(given), satisfaction(given)
    index = importance_satisfaction(named.value, content.value)
    low, high = index_interval(named, content, (ranks.index_low, ranks.index_high))
    known = np.where(ranks.rank > 0, named.value, np.nan), np.where(ranks.rank > 0, content.value, np.nan)
    quarters, bands, overlaps = quadrants(*known).quarter, ranks.bands(), ranks.overlaps()
    is_unsure = (ranks.rank > 0) & (np.minimum(named.base, content.base) < SURE_FROM)
    picks, satisfied = given.picks.sum(axis=0), given.is_satisfied().sum(axis=0)
    return [
        {"key": key, "need": statement}
        | {"picks": int(picks[place]), **_share("importance", named, place)}
        | {"satisfied": int(satisfied[place]), "valid": int(content.base[place]), **_share("satisfaction", content, place)}
        | {"importance_satisfaction": _number(index[place])}
        | {"index_low": _number(low[place]), "index_high": _number(high[place])}
        | {name: int(getattr(ranks, end)[place]) or None for name, end in RANKS.items()}
        | {"band": int(bands[place]) or None, "tied": [words[other][0] for other in np.flatnonzero(overlaps[place])]}
        | {"is_indicative": bool(is_unsure[place]), "quadrant": str(quarters[place]) or None}
        for place, (key, statement) in enumerate(words)
    ]


RANKS = {"rank": "rank", "rank_low": "low", "rank_high": "high"}


def _share(name: str, shares: Shares, place: int) -> dict[str, float | None]:
    ends = {name: shares.value, f"{name}_low": shares.low, f"{name}_high": shares.high}
    return {key: _number(values[place]) for key, values in ends.items()}


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)

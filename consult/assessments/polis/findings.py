"""What an export tells: its groups or why there are none, what unites them, and the answer without groups."""

from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from consult.assessments.group_refusals import refusal_sentence
from consult.assessments.methods.consensus import Consensus, consensus
from consult.assessments.methods.opinion_axes import opinion_axes
from consult.assessments.methods.opinion_groups import opinion_groups
from consult.assessments.methods.opinion_minima import Refusal
from consult.assessments.methods.telling_statements import Telling, divisive, representative, uncertain
from consult.assessments.methods.wilson import Counts, Floats, Shares, wilson_shares
from consult.assessments.polis.export import Export


@dataclass(frozen=True)
class Findings:
    """`group`: int64 (n,), −1 for people in none; `sizes`: int64 (groups,); `is_gradual`: whether opinions pass from one group
    found here into the next; `overall`: agreement of everybody, (m,); `consensus`: None without groups; `refusal` and its
    sentence `refused`: None with groups; statements by their place."""

    export: Export
    group: Counts
    sizes: Counts
    explained_variance: Floats
    refusal: Refusal | None
    refused: str | None
    consensus: Consensus | None
    representative: list[list[Telling]]
    divisive: list[int]
    uncertain: list[int]
    overall: Shares
    seconds: float
    is_gradual: bool = False


def find(export: Export, published: bool = False, seed: int = 0, number: int | None = None) -> Findings:
    """Compute everything, with the groups that were published or with those found here, `number` of them where that is given.

    Raises ValueError when published groups are asked for and the export has none.
    """
    began = perf_counter()
    refusal = refused = None
    if published:
        if export.published is None:
            raise ValueError("the export holds no published groups")
        group, explained = export.published, opinion_axes(export.opinions, export.is_out).explained
    else:
        found = opinion_groups(export.opinions, export.is_out, seed, number)
        group, explained, refusal = found.group, found.axes.explained, found.refusal
        refused = None if refusal is None else refusal_sentence(refusal, found.figures())
    described = _described(export, group, explained, refusal, refused, began)
    return described if published else replace(described, is_gradual=found.is_gradual)


def _described(
    export: Export, group: Counts, explained: Floats, refusal: Refusal | None, refused: str | None, began: float
) -> Findings:
    opinions, sizes = export.opinions, np.bincount(group[group >= 0])
    of_groups, of_all = opinions.tally(group, len(sizes)), opinions.tally_of_all()
    return Findings(
        export,
        group,
        sizes,
        explained,
        refusal,
        refused,
        consensus(of_groups.agree, of_groups.votes) if len(sizes) else None,
        representative(of_groups, export.is_out),
        divisive(of_groups, export.is_out),
        uncertain(of_all, export.is_out),
        wilson_shares(of_all.agree[0], of_all.votes[0]),
        perf_counter() - began,
    )

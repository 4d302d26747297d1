"""Opinion groups as an assessment keeps them: no group, and no answer of a group, of fewer people than may be shown.

Only workers import this module: what it computes with takes long to load.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from consult.assessments.methods.consensus import consensus
from consult.assessments.methods.opinion_grouping import Grouping
from consult.assessments.methods.opinion_groups import opinion_groups
from consult.assessments.methods.opinion_matrix import Mask, Tally, opinions_of
from consult.assessments.methods.opinion_picture import opinion_picture
from consult.assessments.methods.telling_statements import divisive, representative, uncertain
from consult.assessments.methods.wilson import wilson_shares
from consult.assessments.opinion_parts import DECIMALS, GroupParts
from consult.assessments.opinion_sources import Source
from consult.core.disclosure import (
    THRESHOLD,
    count_bounds,
    is_disclosable,
    is_part_disclosable,
    is_share_disclosable,
    outwards,
    suppress,
)

BOUNDS = ("at_least", "at_most")
# Groups are numbered from 0; people in none come last.
NONE = -1


def opinion_facts(source: Source, seed: int) -> dict[str, Any]:
    """What unites and what divides those who spoke: the same source and seed give the same facts.

    `statements`: what everybody said, and in `groups` the part of each group that agrees, None where too few of it spoke;
    `group_bounds` says between what a part lies that is None as it would tell a small number;
    `gradual`: whether opinions pass from one group into the next; `axes`: on how many the groups were told apart;
    `groups`: their sizes and places on the plane, empty where they are `refused` (a code and its figures); fewer people than the
    threshold who voted on too little to be placed count in the group they stand nearest to, as nothing could be told of the
    others without telling of them;
    `consensus`: the statements by their places, the highest lower bound first; of each group the statements that tell it apart.
    """
    opinions, is_out = opinions_of(source.said), np.zeros(len(source.statements), bool)
    found = opinion_groups(opinions, is_out, seed, fewest=THRESHOLD).with_the_few(opinions.votes_per_person() > 0, THRESHOLD - 1)
    sizes = found.sizes
    by_group = opinions.tally(np.where(found.group == NONE, len(sizes), found.group), len(sizes) + 1)
    parts = GroupParts(by_group)
    everybody = opinions.tally_of_all()
    rows = _statements(source, everybody, parts)
    return {
        "title": source.title,
        "people": found.voters if is_disclosable(found.voters) else None,
        "refused": _refused(found) if found.refusal else None,
        "gradual": found.is_gradual,
        "axes": found.told_on,
        "statements": rows,
        "groups": _groups(found, parts, is_out, rows) if len(sizes) else [],
        "consensus": _uniting(parts) if len(sizes) else [],
        "divisive": _dividing(divisive(parts.groups, is_out), rows) if len(sizes) else [],
        "uncertain": _among(uncertain(everybody, is_out), [row["base"] is not None for row in rows]),
    }


def _refused(found: Grouping) -> dict[str, Any]:
    """Why there are no groups, with the figures that say so, None for a number of people that may not be told."""
    figures: dict[str, int | None] = {**found.figures()}
    hidden = {key for key in ("voters", "eligible") if not is_disclosable(figures[key] or 0)}
    if not is_share_disclosable(figures["eligible"] or 0, figures["voters"] or 0):
        hidden.add("eligible")
    return {"code": str(found.refusal), **figures, **dict.fromkeys(hidden)}


def _statements(source: Source, everybody: Tally, parts: GroupParts) -> list[dict[str, Any]]:
    votes, rows = everybody.votes[0], []
    agree = wilson_shares(everybody.agree[0], votes)
    for place, statement in enumerate(source.statements):
        row: dict[str, Any] = {"text": statement.text, "need": statement.need, "base": None}
        if is_disclosable(int(votes[place])):
            ends = {"low": agree.low[place], "high": agree.high[place]}
            row |= _stances(everybody, place, _rounded(ends), len(source.said))
        is_told = row.get("agree") is not None
        groups = range(len(parts.groups.agree))
        row["groups"] = [parts.told(group, place) if is_told else None for group in groups]
        row["group_bounds"] = [parts.bounds(group, place) if is_told else None for group in groups]
        rows.append(row)
    return rows


def _rounded(ends: Mapping[str, float]) -> dict[str, float]:
    return {key: round(float(end), DECIMALS) for key, end in ends.items()}


def _stances(everybody: Tally, place: int, ends: dict[str, float], people: int) -> dict[str, Any]:
    """The shares of a statement that some of so many people voted on: of those who agree where neither they nor the others are
    few, else between what it lies; then of the two kinds of others, None where one of them is few.

    Where the share of those who agree is not told, neither is of how many it is if few did not vote.
    """
    counts = {"agree": everybody.agree, "disagree": everybody.disagree, "pass": everybody.passes}
    said, base = {key: int(count[0, place]) for key, count in counts.items()}, int(everybody.votes[0, place])
    agree = said.pop("agree")
    if not is_share_disclosable(agree, base):
        least, most = (end / base for end in count_bounds(agree, base))
        if not is_part_disclosable(people, base):
            return dict.fromkeys((*counts, *ends, "base")) | dict(zip(BOUNDS, outwards(least, most), strict=True))
        bounds = round(least, DECIMALS), round(most, DECIMALS)
        return dict.fromkeys((*counts, *ends)) | dict(zip(BOUNDS, bounds, strict=True)) | {"base": base}
    told = {key: None if count is None else round(count / base, DECIMALS) for key, count in suppress(said).items()}
    return {"agree": round(agree / base, DECIMALS), **ends, **told, "base": base}


def _dividing(places: list[int], rows: list[dict[str, Any]]) -> list[int]:
    """Those of the statements of which something is told of each group, by what is told alone: the widest apart first."""
    told = {place: _told_parts(rows[place]) for place in places}
    apart = {place: max(known) - min(known) for place, parts in told.items() if len(known := _known(parts)) == len(parts)}
    return sorted(apart, key=lambda place: (-apart[place], place))


def _told_parts(row: Mapping[str, Any]) -> list[float | None]:
    """What is told of each group: its part, or the middle between what it lies."""
    pairs = zip(row["groups"], row["group_bounds"], strict=True)
    return [part if part is not None else sum(ends) / 2 if ends else None for part, ends in pairs]


def _known(parts: list[float | None]) -> list[float]:
    return [part for part in parts if part is not None]


def _apart(row: Mapping[str, Any], group: int) -> float:
    """How far what is told of the group lies from the mean of what is told of the others; 0 where nothing is."""
    parts = _told_parts(row)
    mine, others = parts[group], _known(parts[:group] + parts[group + 1 :])
    return 0.0 if mine is None or not others else abs(mine - sum(others) / len(others))


def _groups(found: Grouping, parts: GroupParts, is_out: Mask, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    picture = opinion_picture(found.axes, found.group, is_out)
    telling, sizes = representative(parts.groups, is_out), {shape.number: shape.size for shape in picture.shapes}
    return [
        {
            "size": sizes[shape.number],
            "centre": [round(end, DECIMALS) for end in shape.centre],
            "radii": [round(radius, DECIMALS) for radius in shape.radii],
            "angle": round(shape.angle, DECIMALS),
            # In order of what is told alone, as everything here.
            "telling": sorted(
                ([one.statement, one.vote] for one in telling[shape.number] if parts.is_heard[shape.number, one.statement]),
                key=lambda one: (-_apart(rows[one[0]], shape.number), one),
            ),
        }
        for shape in picture.shapes
    ]


def _uniting(parts: GroupParts) -> list[dict[str, Any]]:
    """The statements of which something is told of each group: the lowest bound over the groups of what is told of them.

    Group-informed consensus stands beside it where the part of every group is told. They are in order of these alone: a place
    among the others would tell of what is not.
    """
    gic = consensus(parts.groups.agree, parts.groups.votes).gic
    rows: list[dict[str, Any]] = [
        {
            "statement": int(place),
            "gic": round(float(gic[place]), DECIMALS) if parts.is_told[:, place].all() else None,
            "lower": float(parts.lower[place]),
        }
        for place in np.flatnonzero(parts.says_something)
    ]
    return sorted(rows, key=lambda one: (-one["lower"], -(one["gic"] or 0)))


def _among(places: list[int], allowed: list[bool]) -> list[int]:
    return [place for place in places if allowed[place]]

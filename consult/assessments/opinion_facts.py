"""Opinion groups as an assessment keeps them: no group, and no answer of a group, of fewer people than may be shown.

Only workers import this module: what it computes with takes long to load.
"""

from typing import Any

import numpy as np

from consult.assessments.methods.consensus import consensus
from consult.assessments.methods.opinion_groups import Grouping, opinion_groups
from consult.assessments.methods.opinion_matrix import Mask, Tally, opinions_of
from consult.assessments.methods.opinion_picture import opinion_picture
from consult.assessments.methods.telling_statements import divisive, representative, uncertain
from consult.assessments.methods.wilson import Counts, wilson_shares
from consult.assessments.opinion_sources import Source
from consult.core.disclosure import THRESHOLD, count_bounds, is_disclosable, is_share_disclosable, suppress

DECIMALS = 4
# Groups are numbered from 0; people in none come last.
NONE = -1


def opinion_facts(source: Source, seed: int) -> dict[str, Any]:
    """What unites and what divides those who spoke: the same source and seed give the same facts.

    `statements`: what everybody said, and in `groups` the part of each group that agrees, None where too few of it spoke;
    `groups`: their sizes and places on the plane, empty where they are `refused` (a code and its figures);
    `consensus`: the statements by their places, what unites most first; of each group the statements that tell it apart.
    """
    opinions, is_out = opinions_of(source.said), np.zeros(len(source.statements), bool)
    found = opinion_groups(opinions, is_out, seed, fewest=THRESHOLD)
    sizes = found.sizes
    parts = opinions.tally(np.where(found.group == NONE, len(sizes), found.group), len(sizes) + 1)
    groups = Tally(parts.agree[:-1], parts.disagree[:-1], parts.passes[:-1])
    shown = _shown(parts.votes)
    everybody = opinions.tally_of_all()
    rows = _statements(source, everybody, groups, shown)
    return {
        "title": source.title,
        "people": found.voters if is_disclosable(found.voters) else None,
        "refused": _refused(found) if found.refusal else None,
        "statements": rows,
        "groups": _groups(found, groups, shown, is_out) if len(sizes) else [],
        "consensus": _uniting(groups, shown) if len(sizes) else [],
        "divisive": _among(divisive(groups, is_out), [None not in row["groups"] for row in rows]) if len(sizes) else [],
        "uncertain": _among(uncertain(everybody, is_out), [row["base"] is not None for row in rows]),
    }


def _shown(votes: Counts) -> Mask:
    """bool (groups, m): where enough of a group voted, and nothing hidden can be had by subtraction, people in none counted."""
    cells = [suppress(dict(enumerate(column.tolist()))) for column in votes.T]
    return np.array([[bool(cell[group]) for cell in cells] for group in range(len(votes) - 1)], bool).reshape(-1, votes.shape[1])


def _refused(found: Grouping) -> dict[str, Any]:
    """Why there are no groups, with the figures that say so, None for a number of people that may not be told."""
    figures: dict[str, int | None] = {**found.figures()}
    hidden = {key for key in ("voters", "eligible") if not is_disclosable(figures[key] or 0)}
    if not is_share_disclosable(figures["eligible"] or 0, figures["voters"] or 0):
        hidden.add("eligible")
    return {"code": str(found.refusal), **figures, **dict.fromkeys(hidden)}


def _statements(source: Source, everybody: Tally, groups: Tally, shown: Mask) -> list[dict[str, Any]]:
    votes, rows = everybody.votes[0], []
    agree = wilson_shares(everybody.agree[0], votes)
    for place, statement in enumerate(source.statements):
        row: dict[str, Any] = {"text": statement.text, "need": statement.need, "base": None}
        if is_disclosable(int(votes[place])):
            ends = {"low": agree.low[place], "high": agree.high[place]}
            row |= _stances(everybody, place, {key: round(float(end), DECIMALS) for key, end in ends.items()})
        is_told = row["base"] is None or row["agree"] is not None
        row["groups"] = [_part(groups, group, place) if is_told and shown[group, place] else None for group in range(len(shown))]
        rows.append(row)
    return rows


def _stances(everybody: Tally, place: int, ends: dict[str, float]) -> dict[str, Any]:
    """The shares of a statement: of those who agree where neither they nor the others are few, else between what it lies; then
    of the two kinds of others, None where one of them is few."""
    counts = {"agree": everybody.agree, "disagree": everybody.disagree, "pass": everybody.passes}
    said, base = {key: int(count[0, place]) for key, count in counts.items()}, int(everybody.votes[0, place])
    agree = said.pop("agree")
    if not is_share_disclosable(agree, base):
        bounds = zip(("at_least", "at_most"), count_bounds(agree, base), strict=True)
        return dict.fromkeys((*counts, *ends)) | {key: round(end / base, DECIMALS) for key, end in bounds} | {"base": base}
    told = {key: None if count is None else round(count / base, DECIMALS) for key, count in suppress(said).items()}
    return {"agree": round(agree / base, DECIMALS), **ends, **told, "base": base}


def _part(groups: Tally, group: int, place: int) -> float:
    return round(float(groups.agree[group, place] / groups.votes[group, place]), DECIMALS)


def _groups(found: Grouping, groups: Tally, shown: Mask, is_out: Mask) -> list[dict[str, Any]]:
    picture = opinion_picture(found.axes, found.group, is_out)
    telling = representative(groups, is_out)
    return [
        {
            "size": shape.size,
            "centre": [round(end, DECIMALS) for end in shape.centre],
            "radii": [round(radius, DECIMALS) for radius in shape.radii],
            "angle": round(shape.angle, DECIMALS),
            "telling": [[one.statement, one.vote] for one in telling[shape.number] if shown[shape.number, one.statement]],
        }
        for shape in picture.shapes
    ]


def _uniting(groups: Tally, shown: Mask) -> list[dict[str, Any]]:
    """The statements on which enough of each group spoke: group-informed consensus, and the lowest bound over the groups."""
    found = consensus(groups.agree, groups.votes)
    return [
        {
            "statement": int(place),
            "gic": round(float(found.gic[place]), DECIMALS),
            "lower": round(float(found.min_group_lower[place]), DECIMALS),
        }
        for place in found.order()
        if shown[:, place].all()
    ]


def _among(places: list[int], allowed: list[bool]) -> list[int]:
    return [place for place in places if allowed[place]]

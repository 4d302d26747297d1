"""What a Pabulib file says of itself, held against its ballots."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.diagnostics.importing.faults import shortened
from consult.votes.counting_rules.election import Election, Floats, Marks

NAMED_AT_MOST = 3


def remarks(election: Election, meta: Mapping[str, str], columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Sentences about counts and limits that do not hold; none of them keeps anybody from counting."""
    yield from _of_counts(election, meta)
    yield from _of_limits(election, meta)
    yield from _of_totals(election, columns)


def _of_counts(election: Election, meta: Mapping[str, str]) -> Iterator[str]:
    for key, found, words in (
        ("num_projects", len(election.options), "projects"),
        ("num_votes", election.profile.ballots_count, "ballots"),
    ):
        if key in meta and _figure(meta[key]) != found:
            yield f"META says {key} is {shortened(meta[key])}; the file holds {found:,} {words}."


def _of_limits(election: Election, meta: Mapping[str, str]) -> Iterator[str]:
    profile, ballots = election.profile, election.profile.ballot_of_choices()

    def sums(amounts: NDArray[Any]) -> Floats:
        return np.bincount(ballots, weights=amounts, minlength=len(profile.sizes)).astype(np.float64)

    lengths = profile.sizes.astype(np.float64)
    limits: list[tuple[str, NDArray[Any], str]] = [
        ("max_length", lengths, "name more projects than max_length"),
        ("min_length", -lengths, "name fewer projects than min_length"),
        ("max_sum_cost", sums(election.costs[profile.choices]), "cost more than max_sum_cost"),
    ]
    if election.marks is Marks.SCORES:
        limits.append(("max_sum_points", sums(profile.values), "give more points than max_sum_points"))
    for key, figures, words in limits:
        limit = _figure(meta.get(key, ""))
        if limit is not None and (count := int(profile.weights[figures > (-limit if key == "min_length" else limit)].sum())):
            yield f"Ballots that {words} ({meta[key]}): {count:,}. They are counted as they are."


def _of_totals(election: Election, columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
    profile = election.profile
    weights = profile.weights[profile.ballot_of_choices()]
    counted: dict[str, NDArray[Any]] = {"votes": weights}
    if election.marks is Marks.SCORES:
        counted["score"] = weights * profile.values
    for name, amounts in counted.items():
        if name in columns:
            totals = np.bincount(profile.choices, weights=amounts, minlength=len(election.options)).astype(np.float64)
            yield from _differing(election, name, columns[name], totals)


def _differing(election: Election, name: str, cells: Sequence[str], totals: Floats) -> Iterator[str]:
    """Which projects the file credits with another figure than the ballots give them."""
    stated = [(option.id, _figure(cell), total) for option, cell, total in zip(election.options, cells, totals, strict=True)]
    differing = [(option, cell, total) for option, cell, total in stated if cell is not None and cell != total]
    if differing:
        named = "; ".join(f"{option}: {cell:g} stated, {total:g} counted" for option, cell, total in differing[:NAMED_AT_MOST])
        more = f"; and {len(differing) - NAMED_AT_MOST} more" if len(differing) > NAMED_AT_MOST else ""
        yield f"The column {name} differs from the ballots ({named}{more})."


def _figure(cell: str) -> float | None:
    try:
        return float(cell.strip().replace(",", "."))
    except ValueError:
        return None

"""Equal ballots put together, so that a count reads each only once."""

import numpy as np

from consult.votes.counting_rules.election import Integers, Profile


def grouped(choices: Integers, values: Integers, sizes: Integers, weights: Integers) -> Profile:
    """The profile of those ballots, in which each different ballot stands once, in the order they first appear.

    The parameters are those of a Profile. Two ballots are equal when their choices and values are, in this order.
    """
    marked = choices if not len(values) else np.column_stack((choices, values))
    ends = np.cumsum(sizes)
    places: dict[bytes, int] = {}
    place_of = [places.setdefault(marked[end - size : end].tobytes(), len(places)) for size, end in zip(sizes, ends, strict=True)]
    _, first = np.unique(np.array(place_of, dtype=np.int64), return_index=True)
    is_kept = np.zeros(len(sizes), dtype=bool)
    is_kept[first] = True
    stays = np.repeat(is_kept, sizes)
    return Profile(
        choices[stays],
        values[stays] if len(values) else values,
        sizes[is_kept],
        np.bincount(place_of, weights=weights, minlength=len(places)).astype(np.int64) if len(sizes) else weights,
    )


def in_order_of_choices(choices: Integers, values: Integers, sizes: Integers) -> tuple[Integers, Integers]:
    """The same ballots with the choices of each from the lowest place to the highest."""
    order = np.lexsort((choices, np.repeat(np.arange(len(sizes)), sizes)))
    return choices[order], values[order] if len(values) else values

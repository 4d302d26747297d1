"""No number about too few people."""

from math import isnan, nan

from hypothesis import given
from hypothesis import strategies as st

from consult.core.disclosure import (
    THRESHOLD,
    count_bounds,
    downwards,
    is_disclosable,
    is_part_disclosable,
    is_share_disclosable,
    outwards,
    suppress,
    tens,
)

COUNTS = st.dictionaries(st.integers(0, 30), st.integers(0, 60), min_size=1, max_size=12)


def test_eleven_people_may_be_counted_ten_may_not() -> None:
    assert is_disclosable(THRESHOLD) and not is_disclosable(THRESHOLD - 1)


def test_a_single_small_part_takes_the_smallest_other_with_it() -> None:
    assert suppress({"walk": 40, "bus": 3, "car": 25}) == {"walk": 40, "bus": None, "car": None}


def test_nobody_is_hidden_where_all_parts_are_large_or_empty() -> None:
    assert suppress({"walk": 40, "bus": 0, "car": 25}) == {"walk": 40, "bus": 0, "car": 25}


def test_a_small_part_beside_empty_ones_hides_them() -> None:
    assert suppress({"walk": 5, "bus": 0, "car": 0}) == {"walk": None, "bus": None, "car": None}
    assert suppress({"walk": 5, "bus": 7, "car": 0}) == {"walk": None, "bus": None, "car": 0}


def test_a_share_is_told_where_neither_those_it_counts_nor_the_others_are_few() -> None:
    told = [count for count in range(31) if is_share_disclosable(count, 30)]
    assert told == [0, *range(11, 20), 30]
    assert not is_share_disclosable(0, THRESHOLD - 1) and is_share_disclosable(0, THRESHOLD)


@given(st.integers(THRESHOLD, 80).flatmap(lambda base: st.tuples(st.integers(1, base - 1), st.just(base))))
def test_what_is_told_of_a_hidden_count_holds_it_and_leaves_several_open(counted: tuple[int, int]) -> None:
    count, base = counted
    least, most = count_bounds(count, base)
    if not is_share_disclosable(count, base):
        assert least <= count <= most
        alike = [
            one for one in range(base + 1) if not is_share_disclosable(one, base) and count_bounds(one, base) == (least, most)
        ]
        assert len(alike) >= THRESHOLD // 2


@given(COUNTS)
def test_no_small_part_is_shown(counts: dict[int, int]) -> None:
    shown = suppress(counts)
    assert all(count is None or count == 0 or count >= THRESHOLD for count in shown.values())


@given(COUNTS)
def test_no_hidden_part_can_be_had_back_by_subtracting_from_the_total(counts: dict[int, int]) -> None:
    shown = suppress(counts)
    hidden = [key for key, count in shown.items() if count is None]
    assert len(hidden) != 1 or len(counts) == 1
    if hidden and any(count for count in shown.values()):
        assert sum(counts[key] for key in hidden) >= THRESHOLD


@given(COUNTS)
def test_what_is_shown_is_what_was_counted(counts: dict[int, int]) -> None:
    assert all(count is None or count == counts[key] for key, count in suppress(counts).items())


@given(st.integers(11, 2_000), st.data())
def test_tens_hold_a_share_and_leave_a_threshold_of_people_open(base: int, data: st.DataObject) -> None:
    share = data.draw(st.integers(0, base)) / base
    low, high = tens(share, base)
    assert 0 <= low <= share + 1e-9 and share <= high + 1e-9 and high <= 1
    assert round(10 * low, 6).is_integer() and round(10 * high, 6).is_integer()
    assert (high - low) * base > THRESHOLD - 1e-6


def test_ends_in_whole_points_lie_outwards() -> None:
    assert outwards(0.1112, 0.1112) == (0.11, 0.12)
    assert outwards(0.88, 0.99) == (0.88, 0.99)
    assert downwards(0.5999) == 0.59 and downwards(0.29) == 0.29
    assert all(isnan(end) for end in outwards(nan, nan))


def test_a_part_is_told_where_neither_it_nor_what_it_leaves_out_is_small() -> None:
    told = [is_part_disclosable(60, part) for part in (5, 11, 49, 50, 59, 60)]
    assert told == [False, True, True, False, False, True]

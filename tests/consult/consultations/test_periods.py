"""When stages open and close."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.consultations.models import Stage
from consult.consultations.periods import Period, PeriodRefused, problems, require_sound
from consult.consultations.stage_kinds import STAGE_KEYS
from consult.core.clock import now

START = datetime(2026, 11, 23, tzinfo=UTC)
HOURS = st.integers(min_value=0, max_value=5_000)


def in_a_row(gaps: list[int], lengths: list[int]) -> dict[str, Period]:
    """Five stages, each so many hours after the one before and so many hours long."""
    openings = [START + timedelta(hours=sum(gaps[: place + 1])) for place in range(5)]
    return {
        key: Period(opens_at, opens_at + timedelta(hours=length))
        for key, opens_at, length in zip(STAGE_KEYS, openings, lengths, strict=True)
    }


@given(st.lists(HOURS, min_size=5, max_size=5), st.lists(HOURS.map(lambda hours: hours + 1), min_size=5, max_size=5))
def test_stages_that_follow_one_another_and_last_are_sound(gaps: list[int], lengths: list[int]) -> None:
    require_sound(in_a_row(gaps, lengths))


@given(st.sampled_from(STAGE_KEYS), HOURS)
def test_a_stage_that_closes_before_it_opens_is_refused(key: str, hours: int) -> None:
    periods = in_a_row([24] * 5, [24] * 5)
    periods[key] = Period(periods[key].opens_at, periods[key].opens_at - timedelta(hours=hours))
    assert problems(periods)[key].is_about_end


@given(st.sampled_from(STAGE_KEYS[1:]), HOURS)
def test_a_stage_that_opens_before_its_predecessor_is_refused(key: str, hours: int) -> None:
    periods = in_a_row([24] * 5, [24] * 5)
    before = periods[STAGE_KEYS[STAGE_KEYS.index(key) - 1]].opens_at
    periods[key] = Period(before - timedelta(hours=hours + 1), START + timedelta(days=3_000))
    assert not problems(periods)[key].is_about_end


@pytest.mark.parametrize("key", STAGE_KEYS)
def test_answers_and_ideas_alone_need_a_last_day(key: str) -> None:
    periods = in_a_row([24] * 5, [24] * 5)
    periods[key] = Period(periods[key].opens_at, None)
    assert bool(problems(periods)) == (key in ("diagnostic", "ideas"))


def announced(*, opened: int, closes: int | None) -> tuple[Stage, dict[str, Period]]:
    """A diagnostic that opened so many days ago and closes in so many, among stages yet to come."""
    opens_at = now() - timedelta(days=opened)
    closes_at = None if closes is None else now() + timedelta(days=closes)
    stage = Stage(key="diagnostic", opens_at=opens_at, closes_at=closes_at)
    return stage, {"diagnostic": Period(opens_at, closes_at or opens_at + timedelta(days=1))}


def test_what_is_left_as_it_was_is_sound_whatever_the_day() -> None:
    for opened, closes in ((10, 10), (10, -1), (-10, 20)):
        stage, periods = announced(opened=opened, closes=closes)
        assert problems(periods, [stage]) == {}


def test_the_first_day_of_an_open_stage_stays() -> None:
    stage, periods = announced(opened=10, closes=10)
    moved = Period(periods["diagnostic"].opens_at + timedelta(days=1), periods["diagnostic"].closes_at)
    with pytest.raises(PeriodRefused):
        require_sound({"diagnostic": moved}, [stage])


def test_a_stage_that_is_over_stays_over() -> None:
    stage, periods = announced(opened=10, closes=-1)
    longer = Period(periods["diagnostic"].opens_at, now() + timedelta(days=10))
    with pytest.raises(PeriodRefused):
        require_sound({"diagnostic": longer}, [stage])


def test_an_open_end_is_not_taken_back() -> None:
    stage, periods = announced(opened=10, closes=None)
    assert problems(periods, [stage])["diagnostic"].is_about_end


def test_an_end_of_the_vote_that_was_announced_moves_later_and_is_never_lifted() -> None:
    opens_at, closes_at = now() - timedelta(days=1), now() + timedelta(days=1)
    vote = [Stage(key="vote", opens_at=opens_at, closes_at=closes_at)]
    assert problems({"vote": Period(opens_at, closes_at + timedelta(days=1))}, vote) == {}
    for end in (None, closes_at - timedelta(hours=1)):
        assert problems({"vote": Period(opens_at, end)}, vote)["vote"].is_about_end
    assert problems({"vote": Period(opens_at, None)}, [Stage(key="vote", opens_at=opens_at, closes_at=None)]) == {}


def test_a_stage_to_come_may_move_freely() -> None:
    stage, _ = announced(opened=-10, closes=20)
    moved = Period(now() + timedelta(days=1), now() + timedelta(days=2))
    assert problems({"diagnostic": moved}, [stage]) == {}

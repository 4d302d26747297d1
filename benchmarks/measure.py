"""What one benchmark finds: a figure, its unit, and the goal it is held against."""

import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context


@dataclass(frozen=True)
class Figure:
    """One measured number. `goal` is the most it may be, or the least when `is_floor`."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    is_floor: bool = False

    @property
    def is_reached(self) -> bool:
        """Whether the goal is reached; a figure without a goal always is."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.is_floor else self.value <= self.goal

    def as_row(self) -> str:
        """The figure as a line of the table."""
        sign = "≥" if self.is_floor else "≤"
        goal = "" if self.goal is None else f"{sign} {self.goal:,g}"
        return f"{self.name:<58} {self.value:>12,.2f} {self.unit:<10} {goal:>12}  {'' if self.is_reached else 'short'}"


Benchmark = Callable[[], list[Figure]]


def apart(measured: Callable[[int], float], size: int) -> tuple[float, float]:
    """The seconds and the megabytes it takes in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_measured, measured, size).result()


def _measured(measured: Callable[[int], float], size: int) -> tuple[float, float]:
    return measured(size), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000

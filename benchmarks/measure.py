"""What one benchmark finds: a figure, its unit, and the goal it is held against."""

from collections.abc import Callable
from dataclasses import dataclass


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

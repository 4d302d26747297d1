"""Where what people say and what a published figure says point to different sides (docs/methods/divergence.en.md). Pure."""

from dataclasses import dataclass

# A figure within so much of its benchmark, in proportion, stands on neither side.
NEAR = 0.05
HALF = 0.5
GOOD, BAD = "good", "bad"
HIGHER = "higher"


@dataclass(frozen=True)
class Divergence:
    """`people` and `figure` are each GOOD or BAD, or None where it cannot be told."""

    people: str | None
    figure: str | None

    @property
    def is_one(self) -> bool:
        """Whether both can be told, and differ."""
        return self.people is not None and self.figure is not None and self.people != self.figure


def side_of_figure(value: float, benchmark: float | None, better: str | None) -> str | None:
    """GOOD where the value lies on the better side of its benchmark by more than NEAR of it, BAD on the other side."""
    if benchmark is None or better is None or abs(value - benchmark) <= NEAR * abs(benchmark):
        return None
    return GOOD if (value > benchmark) == (better == HIGHER) else BAD


def side_of_people(low: float | None, high: float | None) -> str | None:
    """GOOD where the whole interval of the share of satisfied participants lies above one half, BAD where below."""
    if low is None or high is None:
        return None
    return GOOD if low > HALF else BAD if high < HALF else None

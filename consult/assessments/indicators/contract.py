"""What an indicator is: a figure about each need, its words and its method card."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from consult.assessments.inputs import Inputs
from consult.assessments.methods.ranks import Ranks
from consult.assessments.methods.small_shares import SmallShares
from consult.core.i18n import LazyText

SERVICES = "services"


@dataclass(frozen=True)
class Figures:
    """A figure of each of m needs: float64 (m,), NaN where it was not measured; `base`: int64 (m,), the people behind it.

    `low` and `high` are the ends of its 95 % interval, NaN where it has none. `small`: which of them would tell how few people
    say something, and between what they lie; None where the figure tells no such number.
    """

    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    base: NDArray[np.int64]
    small: SmallShares | None = None


class Indicator(Protocol):
    """A figure about needs. Pure: no session, no request.

    `key` names the indicator in recipes, exports and addresses, and its method card `docs/methods/<key>.<language>.md`.
    `unit` is share, index, people, or SERVICES where it counts no people; `digits` are the decimals experts read. Small bases
    are hidden outside of it.
    """

    key: ClassVar[str]
    label: ClassVar[LazyText]
    definition: ClassVar[LazyText]
    unit: ClassVar[str]
    digits: ClassVar[int]

    def compute(self, inputs: Inputs, ranks: Ranks) -> Figures:
        """The figure of each need; `ranks` are the bootstrap of the same inputs."""

    def written(self, value: float) -> str:
        """The value as the reader's language writes it."""

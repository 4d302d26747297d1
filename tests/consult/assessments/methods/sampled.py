"""Made-up populations and participants, for tests of weighting."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from consult.assessments.methods.cells import Cells, count_cells
from consult.assessments.methods.margins import Codes, Margin


def margin(name: str, *shares: float) -> Margin:
    """A margin with categories 0, 1, 2…"""
    return Margin.of(name, {str(place): share for place, share in enumerate(shares)})


@dataclass(frozen=True)
class Sampled:
    """Participants, (n, v), and margins that some weights reproduce: those of the same people weighted in secret."""

    codes: Codes
    margins: list[Margin]

    @property
    def cells(self) -> Cells:
        """Their cells."""
        return self.counted()[0]

    def counted(self) -> tuple[Cells, Codes]:
        """Their cells, and the cell of each."""
        return count_cells(self.codes, [len(one.shares) for one in self.margins])


@st.composite
def samples(draw: st.DrawFn, *, most: int = 60) -> Sampled:
    """Any participants, in whom every category occurs, with margins that can be reached."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    n = draw(st.integers(max(sizes), most))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    codes = np.stack([random.permutation(np.arange(n) % size) for size in sizes], axis=1)
    secret = random.uniform(0.3, 3, n)
    totals = [np.bincount(column, secret, minlength=size) / secret.sum() for column, size in zip(codes.T, sizes, strict=True)]
    return Sampled(codes, [margin(f"v{place}", *shares) for place, shares in enumerate(totals)])

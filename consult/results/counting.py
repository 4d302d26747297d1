"""How many people said what, and which of it may be shown. Pure: arrays in, what is stored as JSON out.

Three numbers of people are told of a question: who responded, who was asked, who answered. Each is told only where those
it leaves out are nobody or enough people; else the next larger one is what shares are of, and silence is an answer as others.
Where an assessment tells how many answered and how many of them are satisfied or agree, so do the results: both are one release.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.coarse_shares import can_be_told, rounded, steps
from consult.assessments.methods.effective_sample import are_enough
from consult.assessments.methods.told_samples import told_samples
from consult.assessments.methods.wilson import Floats
from consult.core.disclosure import THRESHOLD, is_part_disclosable, is_share_disclosable
from consult.core.disclosure_tables import hidden_cells
from consult.diagnostics.question_types.contract import Sorted
from consult.diagnostics.question_types.spread import spread_of
from consult.results.reading import Flags, Said

Ints = NDArray[np.int64]
# Whose shares figures are: of those who answered, of those who were asked, of all who responded.
ANSWERED, ASKED, ALL = "answered", "asked", "all"
DECIMALS = 6
# Means and quartiles, as pages write them; means of fewer people have fewer, see `rounded_mean`.
MEAN_DECIMALS = 3
# What a line tells of weighted shares.
WEIGHTED = ("weighted", "n_eff", "weighted_good", "n_eff_good")


@dataclass(frozen=True)
class Crowd:
    """The respondents: how many, and where they are weighted the cell of each, int64 (n,), and the weight of each cell.

    `kept`: the part of their effective sample that may be told; `of_weights`: the uids of the questions one weights by.
    """

    respondents: int
    cells: Ints | None = None
    weights: Floats | None = None
    kept: float = 1.0
    of_weights: frozenset[str] = frozenset()

    def beside(self, uid: str) -> "Crowd":
        """The crowd for a question: without weights where one weights by it, as margins set its shares, whoever answered.

        They would tell how few people are outside of the census, or did not say.
        """
        return Crowd(self.respondents) if uid in self.of_weights else self

    @property
    def people(self) -> Ints | None:
        """int64 (cells,): how many people are in each cell; None without weights."""
        if self.cells is None or self.weights is None:
            return None
        return np.bincount(self.cells, minlength=len(self.weights))

    def by_cell(self, places: NDArray[Any], size: int) -> Ints | None:
        """int64 (cells, size): how many people of each cell stand at each place; None without weights."""
        if self.cells is None or self.weights is None:
            return None
        keys = self.cells * size + places
        return np.bincount(keys, minlength=len(self.weights) * size).reshape(-1, size)


def question_figures(said: Said, crowd: Crowd) -> dict[str, Any]:
    """What is stored of a question: who was asked, and line by line whose shares they are and how many said what."""
    crowd = crowd.beside(said.uid)
    asked = crowd.respondents if said.asked is None else int(said.asked.sum())
    is_told = is_part_disclosable(crowd.respondents, asked)
    told: dict[str, Any] = {"asked": asked if is_told else crowd.respondents, "of": ASKED if is_told else ALL}
    if said.sorted is None:
        is_shown = is_part_disclosable(told["asked"], said.written) or said.written == 0
        return told | {"written": said.written if is_shown else None}
    lines = [_line(said.sorted, place, said.asked if is_told else None, told, crowd) for place in range(len(said.sorted.labels))]
    hide(said.sorted, lines)
    told["lines"] = _alike([line.as_json() for line in lines])
    return told | _spread(said, crowd, lines[0])


def _alike(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines with weighted shares on all or on none: a weighted share beside a raw one cannot be compared with it."""
    if all("weighted" in line for line in lines):
        return lines
    return [{key: told for key, told in line.items() if key not in WEIGHTED} for line in lines]


@dataclass
class Line:
    """One line while it is counted: `parts`, how many people, and the same by cell; `hidden` of the parts."""

    of: str
    base: int
    parts: Ints
    by_cell: Ints | None
    base_by_cell: Ints | None
    asked_by_cell: Ints | None
    crowd: Crowd
    hidden: NDArray[np.bool_]
    good: tuple[int, ...] = ()
    is_good_told: bool = False

    def as_json(self) -> dict[str, Any]:
        """What may be shown of it; `good` is how many said one of the good answers, where that may be told."""
        counts = [None if gone else int(count) for count, gone in zip(self.parts, self.hidden, strict=True)]
        told: dict[str, Any] = {"of": self.of, "base": self.base, "counts": counts}
        if self.good:
            told["good"] = int(self.parts[list(self.good)].sum()) if self._is_good_told() else None
        return told | self._weighted()

    def _is_good_told(self) -> bool:
        return self.is_good_told or not self.hidden[list(self.good)].any()

    def _weighted(self) -> dict[str, Any]:
        weights, people = self.crowd.weights, self.crowd.people
        if self.by_cell is None or self.base_by_cell is None or weights is None or people is None:
            return {}
        total = float(weights @ self.base_by_cell)
        if total <= 0:
            return {}
        said, base = self._said_by_cell, np.broadcast_to(self.base_by_cell[:, None], self._said_by_cell.shape)
        to = steps(said, base, weights, self._silent_by_cell[:, None])
        if not can_be_told(to):
            return {}
        *shares, good = (round(float(one), DECIMALS) for one in rounded(weights @ said / total, to))
        *samples, good_sample = (round(float(one), 1) for one in told_samples(said, base, people, weights, to, self.crowd.kept))
        told = [None if gone else one for one, gone in zip(shares, self.hidden, strict=True)]
        n_eff = [None if gone else one for one, gone in zip(samples, self.hidden, strict=True)]
        of_good = {"weighted_good": good, "n_eff_good": good_sample} if self.good and self._is_good_told() else {}
        return {"weighted": told, "n_eff": n_eff} | of_good

    @property
    def _said_by_cell(self) -> Ints:
        """int64 (cells, parts + 1): how many said what, and last how many something that is good."""
        assert self.by_cell is not None
        return np.column_stack([self.by_cell, self.by_cell[:, list(self.good)].sum(axis=1)])

    @property
    def _silent_by_cell(self) -> Ints:
        """int64 (2 × cells,): how many are not among those whose share it is, and how many of those who were asked are not."""
        people = self.crowd.people
        assert people is not None and self.base_by_cell is not None and self.asked_by_cell is not None
        return np.concatenate([people - self.base_by_cell, self.asked_by_cell - self.base_by_cell])


def _line(found: Sorted, place: int, asked: Flags | None, told: dict[str, Any], crowd: Crowd) -> Line:
    """The line counted, among those who answered where that may be told."""
    size, places = len(found.words), found.places[:, place]
    by_cell = crowd.by_cell(places, size)
    counts = np.bincount(places, minlength=size) if by_cell is None else by_cell.sum(axis=0)
    counts[-1] -= crowd.respondents - told["asked"]
    if by_cell is not None and asked is not None and crowd.cells is not None:
        by_cell[:, -1] -= np.bincount(crowd.cells[~asked], minlength=len(by_cell))
    answered, asked_by_cell = int(counts[:-1].sum()), None if by_cell is None else by_cell.sum(axis=1)
    is_told = is_part_disclosable(told["asked"], answered) or _is_assessed(found, counts[:-1])
    is_among_answers = not found.tells_all and is_told
    if is_among_answers:
        counts, by_cell = counts[:-1], None if by_cell is None else by_cell[:, :-1]
    base_by_cell = None if by_cell is None else by_cell.sum(axis=1)
    if found.are_marks:
        counts, by_cell = _marked(counts), None if by_cell is None else _marked(by_cell)
    of, base = (ANSWERED, answered) if is_among_answers else (told["of"], told["asked"])
    return Line(of, base, counts, by_cell, base_by_cell, asked_by_cell, crowd, np.zeros(counts.shape[-1], bool))


def _marked(counts: Ints) -> Ints:
    """Those who chose it, and all others, along the last axis."""
    return np.stack([counts[..., 0], counts[..., 1:].sum(axis=-1)], axis=-1)


def hide(found: Sorted, lines: list[Line]) -> None:
    """Marks what stays hidden: within each line, and where lines add up, among all of them."""
    parts = [line.parts for line in lines]
    if found.are_marks:
        chosen = hidden_cells(np.array([[one[0] for one in parts]]), of=np.array([[line.base for line in lines]]))[0]
        masks = [np.array([gone, gone]) for gone in chosen]
    elif found.adds_up:
        masks = list(hidden_cells(np.stack(parts), columns=True))
    else:
        masks = [_within(found, one) for one in parts]
    for line, mask in zip(lines, masks, strict=True):
        line.hidden, line.good = mask, found.good
        line.is_good_told = _is_assessed(found, line.parts)


def _within(found: Sorted, parts: Ints) -> NDArray[np.bool_]:
    """What stays hidden of one line; both sides among themselves where an assessment tells how many of the answers are `good`."""
    if not _is_assessed(found, parts):
        return hidden_cells(parts[None, :])[0]
    mask, is_good = np.zeros(len(parts), bool), np.isin(np.arange(len(parts)), found.good)
    for side in (np.flatnonzero(is_good), np.flatnonzero(~is_good)):
        mask[side] = hidden_cells(parts[side][None, :])[0]
    return mask


def _is_assessed(found: Sorted, answers: Ints) -> bool:
    """Whether an assessment tells how many people answered a line and how many of them said what is `good`: neither are few."""
    if not found.good or found.adds_up or len(answers) != len(found.words) - 1:
        return False
    return is_share_disclosable(int(answers[list(found.good)].sum()), int(answers.sum()))


def _spread(said: Said, crowd: Crowd, line: Line) -> dict[str, Any]:
    """Mean and quartiles of the numbers given, and the weighted mean; None where they stay hidden; nothing of other answers.

    The decimals of a mean tell of how many people it is, and that many times the mean is one more sum over the classes: it is
    told beside neither a number of people nor a class that stays hidden, and rounded. Quartiles tell how many lie below.
    """
    if said.numbers is None:
        return {}
    spread = spread_of(said.numbers)
    if spread is None or spread.people < THRESHOLD or line.of != ANSWERED or line.hidden.any():
        return {"spread": None}
    told = {"mean": rounded_mean(spread.mean, spread.people)}
    told |= {key: round(float(getattr(spread, key)), MEAN_DECIMALS) for key in ("lower", "median", "upper")}
    if crowd.cells is not None and crowd.weights is not None and line.by_cell is not None:
        given = ~np.isnan(said.numbers)
        mine = crowd.weights[crowd.cells[given]]
        people = round(float(mine.sum() / mine.max()), DECIMALS) if mine.max() > 0 else 0
        # Two means of the same people, weighted otherwise, tell what few people of one weight gave.
        if people >= THRESHOLD and are_enough(line.by_cell).all():
            told["weighted_mean"] = rounded_mean(float(mine @ said.numbers[given] / mine.sum()), people)
    return {"spread": told}


def rounded_mean(mean: float, people: float) -> float:
    """A mean so coarse that as many people as the threshold, each giving one more, move it by one step at most.

    Finer ones give back, with the classes, how many gave a certain number. Of weighted people there are as many as the heaviest
    of them would be.
    """
    decimals = mean_decimals(people)
    return round(float(mean), decimals) + 0.0 if decimals else round(float(mean))


def mean_decimals(people: float) -> int:
    """How many decimals the mean of so many people has; see `rounded_mean`."""
    return max(one for one in range(MEAN_DECIMALS + 1) if one == 0 or THRESHOLD * 10**one <= people)

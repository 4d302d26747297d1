"""What the published figures of a town say, as knowledge about the people behind them, and which numbers stay hidden."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.inputs import Inputs
from consult.assessments.methods.coarse_shares import steps
from consult.assessments.methods.opinion_groups import opinion_groups
from consult.assessments.methods.opinion_matrix import opinions_of
from consult.assessments.opinion_sources import opinion_sources
from consult.assessments.voice_queries import voice_report
from consult.core.disclosure import THRESHOLD
from tests.scan.knowledge import Knowledge, Which
from tests.scan.towns import CHANNELS, SEXES, STANCES, Town

NAMED, NOT_NAMED, NO_PICKS = range(3)
SATISFIED = (4, 5)
EVERYBODY = np.ones(1)
Told = Mapping[str, Any]


class Readings:
    """Learns what is published of a town.

    `hidden`: the sums that no figure shows, by what they are about; `shown`: those that are small and shown all the same.
    """

    def __init__(self, town: Town) -> None:
        self.town, self.inputs = town, town.inputs
        self.groups = _groups(town)
        self.knowledge = Knowledge(_tables(town, self.groups))
        self.hidden: dict[str, Which] = {}
        self.shown: list[str] = []
        self._exact: set[tuple[str, bytes]] = set()
        self._join()
        self._join_words()

    def learn(self, about: str, which: Which, count: float | None, slack: float = 0.0) -> None:
        """The sum is the count that is shown, within the rounding; or it is hidden."""
        if count is None:
            self.hidden[about] = which
        else:
            if about:
                self._exact.add(_key(which))
            if about and 0 < round(count) < THRESHOLD:
                self.shown.append(f"{about}: {round(count)}")
            self.knowledge.learn(which, count - slack, count + slack)

    def between(self, about: str, which: Which, figure: Told, base: float) -> None:
        """The share of `base` that the sum is: shown, or hidden with what may be said in its place, or without."""
        value = figure.get("share", figure["value"] if "value" in figure else figure.get("agree"))
        self.learn(about, which, None if value is None else value * base, slack=1e-4 * base)
        if value is None and figure.get("at_least") is not None:
            self.knowledge.learn(which, figure["at_least"] * base - 0.01, figure["at_most"] * base + 0.01)

    def leaks(self) -> list[str]:
        """The hidden numbers of people that follow from what is shown."""
        held = {about: which for about, which in self.hidden.items() if self.knowledge.truth(which)}
        # What one publication hides another may show, if it is not small: then nothing was hidden.
        held = {about: which for about, which in held.items() if _key(which) not in self._exact}
        return self.shown + self.knowledge.told(held)

    def small(self, about: str, which: Which) -> None:
        """A number that no figure is about, yet must not follow where it is small."""
        if 0 < self.knowledge.truth(which) < THRESHOLD:
            self.hidden[about] = which

    def _join_words(self) -> None:
        """Of each need, those who speak of it and those who do not are the people who wrote."""
        for need in range(len(self.town.needs)):
            self.knowledge.same({"people": np.ones(self.knowledge.tables["people"].shape)}, {f"voice{need}": np.ones(3)})
            self.knowledge.same(*({f"voice{one}": mark((3,), 2)} for one in (0, need)))

    def _join(self) -> None:
        """What anybody knows without a figure: the tables are about the same people."""
        known, town = self.knowledge, self.town
        ages, sexes = known.tables["people"].shape
        for age in range(ages):
            for sex in range(sexes):
                of_cell = {"people": mark((ages, sexes), age, sex)}
                for name in [name for name in known.tables if name.startswith(("need", "stance"))]:
                    known.same(of_cell, {name: mark(known.tables[name].shape, age, sex)})
                for need in range(1, len(town.needs)):
                    known.same(*({f"need{one}": mark(known.tables[f"need{one}"].shape, age, sex, NO_PICKS)} for one in (0, need)))
        for statement in range(town.stances.shape[1]):
            mine, theirs = f"stance{statement}", f"group{statement}"
            for stance in range(len(STANCES) + 1):
                known.same(
                    {mine: mark(known.tables[mine].shape, ..., stance)}, {theirs: mark(known.tables[theirs].shape, ..., stance)}
                )
            for group in range(known.tables[theirs].shape[0]):
                known.same(
                    {theirs: mark(known.tables[theirs].shape, group)}, {"groups": mark(known.tables["groups"].shape, group)}
                )


def _key(which: Which) -> tuple[str, bytes]:
    ((table, cells),) = which.items()
    return table, np.asarray(cells, np.float64).tobytes()


def mark(shape: tuple[int, ...], *places: Any) -> NDArray[np.float64]:
    """A table of zeros with ones at these places."""
    found = np.zeros(shape)
    found[places] = 1
    return found


def _groups(town: Town) -> NDArray[np.int64]:
    """The opinion group of each person as the program finds it, −1 for none."""
    sources = opinion_sources(town.consultation)
    report = voice_report(town.consultation)
    if not sources or report is None:
        return np.full(len(town.ages), -1)
    said = sources[0].said
    opinions = opinions_of(said)
    found = opinion_groups(opinions, np.zeros(said.shape[1], bool), int(report.fingerprint[:7], 16), fewest=THRESHOLD)
    return found.with_the_few(opinions.votes_per_person() > 0, THRESHOLD - 1).group


def _tables(town: Town, groups: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
    ages = len(next(one for one in town.sheet.questions if one.uid == town.uids["age"]).options["items"]) + 1
    shape = (ages, len(SEXES) + 1)
    who = (town.ages, town.sexes)
    picked = town.named.any(axis=1)
    found = {"people": counted(shape, *who), "channels": counted((len(CHANNELS),), town.channels)}
    for need in range(len(town.needs)):
        state = np.where(town.named[:, need], NAMED, np.where(picked, NOT_NAMED, NO_PICKS))
        found[f"need{need}"] = counted((*shape, 3, 6), *who, state, town.marks[:, need])
    spoken = (report.facts if (report := voice_report(town.consultation)) else {}).get("texts", {}).get("needs", {})
    for need, one in enumerate(town.needs):
        count, base = (spoken.get(one.uid, {}).get(key) or 0 for key in ("count", "base"))
        found[f"voice{need}"] = np.array([count, base - count, len(town.ages) - base])
    number = np.where(groups < 0, groups.max(initial=-1) + 1, groups)
    found["groups"] = counted((int(groups.max(initial=-1)) + 2,), number)
    for place, said in enumerate(town.stances.T):
        found[f"stance{place}"] = counted((*shape, len(STANCES) + 1), *who, said)
        found[f"group{place}"] = counted((int(groups.max(initial=-1)) + 2, len(STANCES) + 1), number, said)
    return found


def counted(shape: tuple[int, ...], *places: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many people stand at each place of a table."""
    table = np.zeros(shape, np.int64)
    np.add.at(table, places, 1)
    return table


def weights_of(inputs: Inputs, shape: tuple[int, ...]) -> NDArray[np.float64] | None:
    """The weight of each cell of age and sex; None without weights.

    By one variable they follow from who was heard; by two, from how many people are in each cell, which nobody is told.
    """
    names = [one.name for one in inputs.plan.weighed]
    if inputs.weighting.raked is None or len(names) > 1:
        return None
    found = np.zeros(shape)
    for code, weight in zip(inputs.counted.cells.codes[:, 1:], inputs.weighting.raked.weights, strict=True):
        by_name = dict(zip(names, code.tolist(), strict=True))
        found[by_name.get("age", slice(None)), by_name.get("sex", slice(None))] = weight
    return found


def step_of(inputs: Inputs, weights: NDArray[np.float64], count: NDArray[Any], base: NDArray[Any]) -> float:
    """How coarse the weighted share of `count` among `base` is; all of them (ages, sexes)."""
    names = [one.name for one in inputs.plan.weighed]
    together = tuple(axis for axis, name in enumerate(("age", "sex")) if name not in names)
    parts = (np.rint(one.sum(axis=together)).astype(np.int64).reshape(-1, 1) for one in (count, base))
    return float(steps(*parts, weights.mean(axis=together).ravel())[0])

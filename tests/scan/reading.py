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
from tests.scan.forms import AGES, CHANNELS, MINUTES, SEXES, STANCES, USES, WHYS
from tests.scan.knowledge import Knowledge, Which
from tests.scan.towns import Town

# What the tables of what people say have in common, and where those of needs say more.
AGE, SEX, USE = range(3)
NAMING = MARK = ANSWER = 3
MATTER = 4
NAMED, NOT_NAMED, NO_PICKS = range(3)
# No sum of what so many people say, from 0 to 5 each, is that many times their number.
FAR = 100
SATISFIED = (4, 5)
# By question, the tables that hold what is said to it, the axis it is along, and the place of those who say nothing.
SILENCES = {
    "sex": (("people", SEX, -1),),
    "marks": (("marks", MARK, 0), ("marks", MATTER, 0)),
    "named": (("names", NAMING, NO_PICKS),),
    "stances": (("stance", ANSWER, -1),),
    "words": (("words", ANSWER, -1),),
    "minutes": (("minutes", ANSWER, -1),),
    "why": (("why", ANSWER, -1),),
}
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
        self._say_nothing_unasked()

    def learn(self, about: str, which: Which, count: float | None, slack: float = 0.0) -> None:
        """The sum is the count that is shown, within the rounding; or it is hidden."""
        if count is None:
            self.hidden[about] = which
        else:
            if about:
                self._show(about, which, count)
            self.knowledge.learn(which, count - slack, count + slack)

    def between(self, about: str, which: Which, figure: Told, of: Which) -> None:
        """The share of `of` that the sum is: shown, or hidden with what may be said in its place, or without."""
        value = figure.get("share", figure["value"] if "value" in figure else figure.get("agree"))
        base = self.knowledge.truth(of)
        if value is None:
            self.hidden[about] = which
        else:
            self._show(about, which, value * base)
            self._exact.add(_key({table: of[table] - which[table] for table in which}))
            self.share(which, of, value, value, slack=1e-4)
        if value is None and figure.get("at_least") is not None:
            self.share(which, of, figure["at_least"], figure["at_most"], slack=0.01 / base)

    def share(self, which: Which, of: Which, least: float, most: float, slack: float = 0.0) -> None:
        """The sum is between these shares of the other one."""
        (table,), base = which, self.knowledge.truth(of)
        low, high = ({table: which[table] - end * of[table]} for end in (least - slack, most + slack))
        self.knowledge.learn(low, 0, FAR * base)
        self.knowledge.learn(high, -FAR * base, 0)

    def _show(self, about: str, which: Which, count: float) -> None:
        self._exact.add(_key(which))
        if 0 < round(count) < THRESHOLD:
            self.shown.append(f"{about}: {round(count)}")

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

    def asked(self, name: str) -> NDArray[np.float64]:
        """(ages, sexes, uses): 1 where people are asked that question."""
        shape, condition = self.people, self.town.form.conditions.get(name)
        if condition is None:
            return np.ones(shape)
        axis, keys = (AGE, AGES[: self.town.ages]) if condition.source == "age" else (USE, USES)
        sizes = [-1 if one == axis else 1 for one in range(len(shape))]
        return np.broadcast_to(condition.places(keys).reshape(sizes), shape).astype(np.float64)

    @property
    def people(self) -> tuple[int, ...]:
        """How many ages, sexes and uses there are, with those who do not say."""
        return self.knowledge.tables["people"].shape

    def _join(self) -> None:
        """What anybody knows without a figure: the tables are about the same people."""
        known, needs = self.knowledge, range(len(self.town.needs))
        tables = [name for name, table in known.tables.items() if table.ndim > len(self.people)]
        for cell in np.ndindex(self.people):
            for name in tables:
                known.same({"people": mark(self.people, *cell)}, {name: mark(known.tables[name].shape, *cell)})
            for need in needs[1:]:
                known.same(*({f"names{one}": mark(known.tables[f"names{one}"].shape, *cell, NO_PICKS)} for one in (0, need)))
        for statement in range(self.town.people.stances.shape[1]):
            self._join_groups(f"stance{statement}", f"group{statement}")
        self._join_words()

    def _join_words(self) -> None:
        """Of each need, those who speak of it and those who do not are the people who wrote."""
        wrote, table = {"words": mark(self.knowledge.tables["words"].shape, ..., 0)}, self.knowledge.tables["voice0"]
        if self.knowledge.truth(wrote) == table[:2].sum():
            self.knowledge.same(wrote, {"voice0": mark((3,), slice(0, 2))})
        for need in range(len(self.town.needs)):
            self.knowledge.same({"people": np.ones(self.people)}, {f"voice{need}": np.ones(3)})
            self.knowledge.same(*({f"voice{one}": mark((3,), 2)} for one in (0, need)))

    def _join_groups(self, mine: str, theirs: str) -> None:
        known = self.knowledge
        for stance in range(len(STANCES) + 1):
            known.same(*({name: mark(known.tables[name].shape, ..., stance)} for name in (mine, theirs)))
        for group in range(known.tables[theirs].shape[0]):
            of_group = {"groups": mark(known.tables["groups"].shape, group)}
            known.same({theirs: mark(known.tables[theirs].shape, group)}, of_group)

    def _say_nothing_unasked(self) -> None:
        """Who is not asked says nothing, as anybody knows."""
        for name in self.town.form.conditions:
            for kind, axis, silent in SILENCES[name]:
                for table in [one for one in self.knowledge.tables if one.startswith(kind)]:
                    shape = self.knowledge.tables[table].shape
                    spoken = np.ones(shape)
                    np.moveaxis(spoken, axis, 0)[silent] = 0
                    unasked = (1 - self.asked(name)).reshape(*self.people, *[1] * (len(shape) - len(self.people)))
                    self.knowledge.learn({table: spoken * unasked}, 0)


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
        return np.full(len(town.people.ages), -1)
    said = sources[0].said
    opinions = opinions_of(said)
    found = opinion_groups(opinions, np.zeros(said.shape[1], bool), int(report.fingerprint[:7], 16), fewest=THRESHOLD)
    return found.with_the_few(opinions.votes_per_person() > 0, THRESHOLD - 1).group


def _tables(town: Town, groups: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
    said, uses = town.people, len(USES) + 1 if town.form.asks_more else 1
    shape = (town.ages + 1, len(SEXES) + 1, uses)
    who = (said.ages, said.sexes, said.uses if town.form.asks_more else np.zeros_like(said.ages))
    found = {"people": counted(shape, *who), "channels": counted((len(CHANNELS),), said.channels)}
    found["words"] = counted((*shape, 2), *who, np.array([not word for word in said.words]) * 1)
    picked, matters = said.named.any(axis=1), 6 if town.form.is_paired else 1
    for need in range(len(town.needs)):
        state = np.where(said.named[:, need], NAMED, np.where(picked, NOT_NAMED, NO_PICKS))
        how = said.marks[:, need], said.matters[:, need] if town.form.is_paired else np.zeros_like(state)
        found[f"names{need}"] = counted((*shape, 3), *who, state)
        found[f"marks{need}"] = counted((*shape, 6, matters), *who, *how)
    if town.form.asks_more:
        found["minutes"] = counted((*shape, MINUTES + 1), *who, said.minutes % (MINUTES + 1))
        found["why"] = counted((*shape, len(WHYS) + 1), *who, said.whys)
    spoken = (report.facts if (report := voice_report(town.consultation)) else {}).get("texts", {}).get("needs", {})
    for need, one in enumerate(town.needs):
        count, base = (spoken.get(one.uid, {}).get(key) or 0 for key in ("count", "base"))
        found[f"voice{need}"] = np.array([count, base - count, len(said.ages) - base])
    number = np.where(groups < 0, groups.max(initial=-1) + 1, groups)
    found["groups"] = counted((int(groups.max(initial=-1)) + 2,), number)
    for place, stances in enumerate(said.stances.T):
        found[f"stance{place}"] = counted((*shape, len(STANCES) + 1), *who, stances)
        found[f"group{place}"] = counted((int(groups.max(initial=-1)) + 2, len(STANCES) + 1), number, stances)
    return found


def counted(shape: tuple[int, ...], *places: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many people stand at each place of a table."""
    table = np.zeros(shape, np.int64)
    np.add.at(table, places, 1)
    return table


def weights_of(inputs: Inputs, shape: tuple[int, ...]) -> NDArray[np.float64] | None:
    """The weight of each cell of age and sex; None without weights.

    By one variable they follow from who was heard. By two they follow from how many people are in each cell, which nobody is
    told: whoever reads here knows more then than anybody does.
    """
    names = [one.name for one in inputs.plan.weighed]
    if inputs.weighting.raked is None:
        return None
    found = np.zeros(shape)
    for code, weight in zip(inputs.counted.cells.codes[:, 1:], inputs.weighting.raked.weights, strict=True):
        by_name = dict(zip(names, code.tolist(), strict=True))
        found[by_name.get("age", slice(None)), by_name.get("sex", slice(None))] = weight
    return found


def step_of(
    inputs: Inputs, weights: NDArray[np.float64], count: NDArray[Any], base: NDArray[Any], *wholes: NDArray[Any]
) -> float:
    """How coarse the weighted share of `count` among `base`, some of the `wholes`, is; all of them (ages, sexes)."""
    names = [one.name for one in inputs.plan.weighed]
    together = tuple(axis for axis, name in enumerate(("age", "sex")) if name not in names)
    said, of, *rest = (np.rint(one.sum(axis=together)).astype(np.int64).reshape(-1, 1) for one in (count, base, *wholes))
    silent = np.concatenate([whole - of for whole in rest])
    return float(steps(said, of, weights.mean(axis=together).ravel(), silent)[0])

"""What a published assessment says about people."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.assessments.methods.wilson import wilson_interval, wilson_shares
from consult.core.disclosure import THRESHOLD, count_bounds, outwards
from tests.scan.forms import AGES, CHANNELS, SEXES, STANCES
from tests.scan.knowledge import Which
from tests.scan.reading import MARK, MATTER, NAMED, SATISFIED, Readings, Told, mark, step_of, weights_of

# Figures are told to six decimals, shares of opinion groups to four.
ROUNDING, SHARES_TOLD_TO = 1e-6, 1e-4
RATED, UNSATISFIED = (1, 2, 3, 4, 5), (1, 2, 3)


def read_assessment(readings: Readings, told: Told) -> None:
    """Learns all of it; `told` as the file for programs has it."""
    _heard(readings, told["heard"])
    for place, need in enumerate(readings.town.needs):
        figures = next(one for one in told["needs"] if one["need"] == need.uid)
        _Need(readings, place, figures).read()
    for source in told["heard"].get("opinions", ()):
        _opinions(readings, source)
    _says_the_same_of_needs(told)
    _places_follow_from_what_is_told(told)


def _places_follow_from_what_is_told(told: Told) -> None:
    """Places are those of the figures that are told, or of the middle of what is told instead, so that they tell no more."""
    index = {one["need"]: _told_index(one["importance_satisfaction"], told["heard"]["respondents"]) for one in told["needs"]}
    known = [one for one in index.values() if one is not None]
    for need in told["needs"]:
        mine = index[need["need"]]
        if mine is None:
            assert need["rank"] is None and need["rank_low"] is None
        else:
            first, last = (1 + sum(one > mine + end for one in known) for end in (2 * ROUNDING, -2 * ROUNDING))
            assert first <= need["rank"] <= max(first, last), need["statement"]


def _told_index(figure: Told | None, people: int) -> float | None:
    if not figure or (figure["value"] is None and figure.get("at_least") is None):
        return None
    if figure["value"] is not None:
        return float(figure["value"])
    ends = np.array([figure["at_least"], figure["at_most"]])
    low, high = wilson_interval(ends, figure["base"] or people)
    return float(low[0] + high[1]) / 2


def _says_the_same_of_needs(told: Told) -> None:
    """What is told of needs out of opinions is what is told of statements."""
    known = {one["lower"] for source in told["heard"].get("opinions", ()) for one in source["consensus"]}
    for need in told["needs"]:
        assert {one["lower"] for one in need.get("agreement", ())} <= known | {None}
        assert (need["group_agreement"] or {"value": None})["value"] in known | {None}


def _heard(readings: Readings, heard: Told) -> None:
    people = readings.knowledge.tables["people"].shape
    readings.learn("respondents", {"people": np.ones(people)}, heard["respondents"])
    readings.learn("channels in all", {"channels": np.ones(len(CHANNELS))}, heard["respondents"])
    for channel, count in heard["channels"].items():
        readings.learn(f"channel {channel}", {"channels": mark((len(CHANNELS),), CHANNELS.index(channel))}, count)
    if heard.get("texts"):
        _texts(readings, heard["texts"])
    for axis, (one, keys) in enumerate(zip(heard.get("who", ()), (AGES, SEXES), strict=False)):
        for row in one["rows"]:
            group = keys.index(row["label"].lower())
            readings.learn(f"{one['label']} {row['label']}", {"people": _of_group(people, axis, group)}, row["count"])
        readings.learn(f"{one['label']} unsaid", {"people": _of_group(people, axis, -1)}, one["unsaid"])


def _texts(readings: Readings, texts: Told) -> None:
    """In a random town everybody who writes writes one text, and there are no ideas."""
    wrote = {"words": mark(readings.knowledge.tables["words"].shape, ..., 0)}
    for key in ("texts", "writers"):
        if texts.get("is_coarse"):
            assert texts["writers"] is None and texts["texts"] % 10 == 0
            readings.knowledge.learn(wrote, texts["texts"], texts["texts"] + 9)
        elif texts[key] is not None:
            readings.learn(f"{key} in all", wrote, texts[key])


def _of_group(shape: tuple[int, ...], axis: int, group: int) -> Any:
    return mark(shape, *([slice(None)] * axis), group)


class _Need:
    """The figures of one need."""

    def __init__(self, readings: Readings, place: int, figures: Told) -> None:
        self.readings, self.place, self.figures = readings, place, figures
        self.table, names = f"marks{place}", f"names{place}"
        self.shape, of_names = (readings.knowledge.tables[one].shape for one in (self.table, names))
        self.everybody = {names: np.ones(of_names)}
        self.named: Which = {names: mark(of_names, ..., NAMED)}
        self.rated, self.satisfied = self._at(MARK, *RATED), self._at(MARK, *SATISFIED)

    def read(self) -> None:
        """Learns all figures of the need."""
        self._importance()
        self._satisfaction()
        self._index()
        self._intensity()
        self._pairs()
        self._weighted()
        self._between_groups()
        self._testimonies()

    def _at(self, axis: int, *places: int) -> Which:
        return {self.table: mark(self.shape, *[slice(None)] * axis, list(places))}

    def _importance(self) -> None:
        figure = self.figures["importance"]
        if figure:
            self.readings.between(f"named {self.place}", self.named, figure, self.everybody)

    def _satisfaction(self) -> None:
        figure = self.figures["satisfaction"]
        if figure:
            if figure["base"]:
                self.readings.learn(f"rated {self.place}", self.rated, figure["base"])
            self.readings.small(f"rated {self.place}", self.rated)
            self.readings.between(f"satisfied {self.place}", self.satisfied, figure, self.rated)

    def _index(self) -> None:
        """Told where both its shares are; else its ends tell of the one share to whoever knows the other."""
        index, named, satisfied = (self.figures[one] for one in ("importance_satisfaction", "importance", "satisfaction"))
        if not index:
            return
        assert index["value"] is None or (satisfied["value"] is not None and named["value"] is not None)
        if index["value"] is None and index.get("at_least") is not None and named["value"]:
            least, most = (index[end] / named["value"] for end in ("at_least", "at_most"))
            self.readings.share(self._at(MARK, *UNSATISFIED), self.rated, least, most, slack=SHARES_TOLD_TO)

    def _intensity(self) -> None:
        figure = self.figures["intensity"]
        if figure and (figure["base"] or figure.get("at_least") is not None):
            if figure["base"]:
                self.readings.learn(f"not satisfied {self.place}", self._at(MARK, *UNSATISFIED), figure["base"])
            self.readings.between(f"lowest mark {self.place}", self._at(MARK, 1), figure, self._at(MARK, *UNSATISFIED))

    def _pairs(self) -> None:
        """What people have beside what matters to them; how much it matters on the average is taken as known."""
        pairs, gaps = np.ones((6, 6)), np.subtract.outer(-np.arange(6), -np.arange(6))
        pairs[0] = pairs[:, 0] = 0
        if self.shape[MATTER] == 1:
            return
        both = {self.table: np.broadcast_to(pairs, self.shape)}
        has_more, has_less = ({self.table: both[self.table] * (side * gaps < 0)} for side in (1, -1))
        as_much = {self.table: both[self.table] * (gaps == 0)}
        balance = {self.table: has_more[self.table] - has_less[self.table]}
        gap = {self.table: both[self.table] * gaps}
        known, matters = self.readings.knowledge, {self.table: both[self.table] * np.arange(6)}
        mean = known.truth(matters) / max(known.truth(both), 1)
        parts = {"have more": has_more, "have less": has_less, "have as much": as_much}
        for key, sum_of, scale in (("ranked_discrepancy", balance, 100.0), ("mean_weighted_discrepancy", gap, mean)):
            self._discrepancy(self.figures[key], both, sum_of, scale, parts)

    def _discrepancy(self, figure: Told | None, both: Which, which: Which, scale: float, parts: Mapping[str, Which]) -> None:
        """Beside the figure its interval tells each of the parts."""
        if not figure:
            return
        if figure["base"]:
            self.readings.learn(f"rated both ways {self.place}", both, figure["base"])
        self.readings.small(f"rated both ways {self.place}", both)
        for about, part in parts.items():
            told = None if figure["value"] is None else self.readings.knowledge.truth(part)
            self.readings.learn(f"{about} {self.place}", part, told)
        least, most = (figure.get("value" if figure["value"] is not None else end) for end in ("at_least", "at_most"))
        if least is not None and most is not None:
            self.readings.share(which, both, least / scale, most / scale, slack=ROUNDING)

    def _weighted(self) -> None:
        """Weights are taken as known: they follow from who was heard. So is how coarse a figure is."""
        weights, told = weights_of(self.readings.inputs, self.shape[:2]), self.figures["weighted"]
        if weights is None:
            return
        is_coarse: list[bool] = []
        pairs = {"importance": (self.named, self.everybody), "satisfaction": (self.satisfied, self.rated)}
        for key, (some, of) in pairs.items():
            if one := told.get(key):
                is_coarse.append(self._weighted_share(one["value"], some, of, weights))
        if any(is_coarse) and len(is_coarse) == len(pairs):
            _tells_no_more(told["importance_satisfaction"], told["importance"], told["satisfaction"])

    def _weighted_share(self, share: float, some: Which, of: Which, weights: NDArray[np.float64]) -> bool:
        """Whether it is coarse."""
        ((name, said),) = some.items()
        table = self.readings.knowledge.tables[name]
        rest = tuple(range(2, table.ndim))
        spread = np.expand_dims(weights, rest)
        count, base = (np.sum(table * one, axis=rest) for one in (said, of[name]))
        step = step_of(self.readings.inputs, weights, count, base, np.sum(table, axis=rest))
        difference = {name: (said - share * of[name]) * spread}
        self.readings.learn("", difference, 0.0, slack=max(step / 2, ROUNDING) * float((weights * base).sum()))
        return step > 0

    def _testimonies(self) -> None:
        """How many of those who wrote speak of it."""
        figure, voice = self.figures.get("testimonies"), f"voice{self.place}"
        wrote, of_share = {voice: mark((3,), slice(0, 2))}, self.figures.get("testimony_share")
        if figure and figure.get("base"):
            self.readings.learn(f"wrote {self.place}", wrote, figure["base"])
        for told in (figure, of_share):
            if told and (told.get("base") or told.get("at_least") is not None):
                self.readings.between(f"speak of {self.place}", {voice: mark((3,), 0)}, told, wrote)
        self.readings.small(f"wrote and do not speak of {self.place}", {voice: mark((3,), 1)})

    def _between_groups(self) -> None:
        """How many of a group are rated or are there at all is taken as known; what they say is not."""
        for axis, (name, keys) in enumerate((("age", AGES), ("sex", SEXES))):
            for one in self.figures["inequality"]:
                if one["variable"] == name:
                    self._difference(axis, one, keys)
            for one in self.figures["concentration"]:
                if one["variable"] == name:
                    self._concentration(axis, one["value"])
            for group in range(self.shape[axis] - 1):
                self.readings.small(f"named {self.place} of {name} {group}", self._within(axis, group, self.named))
                self.readings.small(f"satisfied {self.place} of {name} {group}", self._within(axis, group, self.satisfied))

    def _within(self, axis: int, group: int, which: Which) -> Which:
        return {name: cells * _of_group(cells.shape, axis, group) for name, cells in which.items()}

    def _difference(self, axis: int, one: Told, keys: tuple[str, ...]) -> None:
        known, sides = self.readings.knowledge, {}
        for side in ("best", "worst"):
            group = keys.index(one[side].lower())
            base = known.truth(self._within(axis, group, self.rated))
            sides[side] = self._within(axis, group, self.satisfied)[self.table] / base
        self.readings.learn("", {self.table: sides["best"] - sides["worst"]}, one["value"], slack=0.005)

    def _concentration(self, axis: int, value: float) -> None:
        """Half the sum of the differences is the sum of those above zero; which these are is taken as known."""
        known, said = self.readings.knowledge, range(self.shape[axis] - 1)
        named = np.array([known.truth(self._within(axis, group, self.named)) for group in said])
        (name,) = self.named
        people = np.array([known.truth(self._within(axis, group, self.everybody)) for group in said])
        above = [group for group in said if named[group] / named.sum() > people[group] / people.sum()]
        gathered = sum(self._within(axis, group, self.named)[name] for group in above)
        if above:
            total = sum(self._within(axis, group, self.named)[name] for group in said)
            expected = sum(people[group] for group in above) / people.sum() + value
            self.readings.learn("", {name: gathered - expected * total}, 0.0, slack=0.005 * named.sum())


def _tells_no_more(product: Told, named: Told, satisfied: Told) -> None:
    """The product of coarse shares and its ends are to be had from the shares and theirs, so nothing is to be read from them."""
    for end, other in (("value", "value"), ("low", "high"), ("high", "low")):
        assert abs(product[end] - named[end] * (1 - satisfied[other])) < 3 * ROUNDING


def _opinions(readings: Readings, source: Told) -> None:
    groups = readings.knowledge.tables["groups"].shape
    for number, group in enumerate(source["groups"]):
        readings.learn(f"group {number}", {"groups": mark(groups, number)}, group["size"])
    readings.small("in no group", {"groups": mark(groups, -1)})
    _hides_how_few_are_in_no_group(source)
    lowest = {one["statement"]: one["lower"] for one in source["consensus"]}
    for place, row in enumerate(source["statements"]):
        _statement(readings, place, row)
        _voters(readings, place, row, lowest.get(place))


def _hides_how_few_are_in_no_group(source: Told) -> None:
    """By subtraction from all who spoke."""
    sizes = [group["size"] for group in source["groups"]]
    if sizes and None not in sizes:
        assert not 0 < source["people"] - sum(sizes) < THRESHOLD


def _statement(readings: Readings, place: int, row: Told) -> None:
    """A share of a group tells whom it counts and of how many: few fractions are close to it."""
    table = f"group{place}"
    shape = readings.knowledge.tables[table].shape
    everybody = f"stance{place}"
    of_all = readings.knowledge.tables[everybody].shape
    readings.learn(f"voted {place}", {everybody: mark(of_all, ..., slice(0, 3))}, row["base"])
    if row["base"] is None:
        return
    voted = {everybody: mark(of_all, ..., slice(0, 3))}
    readings.between(f"agree {place}", {everybody: mark(of_all, ..., 0)}, row, voted)
    for stance, key in enumerate(STANCES[1:], 1):
        share = row[key]
        count = None if share is None else share * row["base"]
        readings.learn(f"{key} {place}", {everybody: mark(of_all, ..., stance)}, count, slack=1e-4 * row["base"])
    for group, told in enumerate(row["groups"]):
        which, about = {table: mark(shape, group, 0)}, f"agree {place} of group {group}"
        people = {table: mark(shape, group, slice(0, 3))}
        base = readings.knowledge.truth(people)
        if told is None:
            readings.learn(about, which, None)
        else:
            readings.learn("", people, base)
            readings.learn("", which, told * base, slack=SHARES_TOLD_TO * base)
        readings.small(f"others {place} of group {group}", {table: mark(shape, group, slice(1, 3))})
        if ends := row["group_bounds"][group]:
            readings.knowledge.learn({table: which[table] - ends[0] * people[table]}, 0, base)
            readings.knowledge.learn({table: ends[1] * people[table] - which[table]}, 0, base)


def _voters(readings: Readings, place: int, row: Told, lowest: float | None) -> None:
    """Of how many people a part is that lies between two ends: no more of it than they say may the lowest bound tell."""
    shape, most = readings.knowledge.tables[f"group{place}"].shape, int(readings.knowledge.tables["people"].sum())
    for group, ends in enumerate(row["group_bounds"]):
        people = {f"group{place}": mark(shape, group, slice(0, 3))}
        by_ends, left = (possible_voters(ends, most, bound) for bound in (None, lowest))
        if round(readings.knowledge.truth(people)) in left:
            readings.knowledge.learn(people, min(left), max(left))
            if left != by_ends:
                readings.shown.append(f"voted {place} of group {group}: {left}, not {by_ends}")


def possible_voters(ends: list[float] | None, most: int, lowest: float | None) -> list[int]:
    """Of how many people few, or all but few, lie between the ends so that the lowest bound over the groups can be this."""
    found: dict[int, float] = {}
    for votes in range(THRESHOLD, most + 1):
        for low, high in (count_bounds(count, votes) for count in (1, votes - 1)):
            if ends == list(outwards(low / votes, high / votes)):
                found[votes] = float(wilson_shares(low, votes).low[0])
    if lowest is None:
        return sorted(found)
    exact = [votes for votes, bound in found.items() if abs(bound - lowest) < SHARES_TOLD_TO and round(lowest, 2) != lowest]
    return exact or [votes for votes, bound in found.items() if bound >= lowest - SHARES_TOLD_TO]

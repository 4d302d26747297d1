"""Whether it may be told how many people a question was asked that depends on another one. Pure.

That number is how many gave certain answers to the other question: it would give back one that stays hidden there, or tell how
few people are between two numbers that are shown. Where it may not be told, shares are of all who responded; and where all but
a few who were asked did answer, nothing is told of the answers, as they sum to nearly that number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consult.core.disclosure import THRESHOLD
from consult.results.counting import ALL, ASKED, Crowd, question_figures
from consult.results.crossing import Groups
from consult.results.reading import Answers, Flags, Said

Told = dict[str, Any]


@dataclass
class Asking:
    """Tells the figures of questions one after the other.

    `sources`: by uid, the question that a question depends on; `named`: by uid, the lines of it that the condition names;
    `amounts`: the uids of questions that give amounts.
    """

    answers: Answers
    crowd: Crowd
    sources: dict[str, str]
    named: dict[str, tuple[int, ...]] = field(default_factory=dict)
    amounts: frozenset[str] = frozenset()
    questions: Told = field(default_factory=dict)
    known: dict[str, Flags] = field(default_factory=dict)

    def told(self) -> Told:
        """The figures of all questions, by uid."""
        for said in self.answers.said:
            is_open = said.asked is None or self._may_be_told(said.asked, said.uid)
            told = question_figures(said if is_open else withheld(said), self.crowd)
            if said.asked is not None and is_open and told["of"] == ASKED:
                self.known[said.uid] = said.asked
            self.questions[said.uid] = told if is_open else _of_all(said, told)
        return self.questions

    def by_group(self, said: Said, by: str, tables: Told) -> tuple[Said, Told]:
        """The answers and figures to show by the groups of the question `by`, given the tables that are shown already.

        How many of a group were asked is told where every answer of the group to the other question is shown, which says so.
        Elsewhere nothing is told by groups where those of a group who answered are nearly those who were asked.
        """
        told = self.questions[said.uid]
        if said.asked is None:
            return said, told
        source = self.sources[said.uid]
        found, table = self.answers.of(source).sorted, tables.get(by, {}).get(source) or tables.get(source, {}).get(by)
        is_whole = found is not None and not found.good and not found.adds_up and table is not None
        if told["of"] == ASKED and is_whole and table and all(None not in row["counts"] for row in table["rows"]):
            return said, told
        if self._have_nearly_all_of_a_group_answered(said.asked, said, by):
            return said, _blank(told)
        return withheld(said), told | {"of": ALL}

    def _may_be_told(self, asked: Flags, uid: str) -> bool:
        source = self.sources[uid]
        if not self._is_told_whom(source) or self._is_further_part(asked, source) or self._are_few_together(uid):
            return False
        tables = [_by_side(flags.astype(np.intp), 2, asked) for flags in self.known.values()]
        return not any(map(_is_few_between, tables)) and all(
            not _is_few_between(table) and _is_on_one_side(table, hidden) for table, hidden in self._lines(source, asked)
        )

    def _have_nearly_all_of_a_group_answered(self, asked: Flags, said: Said, by: str) -> bool:
        if said.sorted is None:
            return False
        groups = Groups(self.answers.of(by), self.questions[by], self.crowd)
        silent = asked[:, None] & (said.sorted.places == len(said.sorted.words) - 1)
        is_asked = np.bincount(groups.rows[asked], minlength=len(groups.sizes)) > 0
        few = [np.bincount(groups.rows[line], minlength=len(groups.sizes)) < THRESHOLD for line in silent.T]
        return bool((np.array(few) & is_asked).any())

    def _is_told_whom(self, source: str) -> bool:
        """Whether it is told how many were asked the source itself: those it leads on and the others sum to them."""
        return self.answers.of(source).asked is None or source in self.known

    def _is_further_part(self, asked: Flags, source: str) -> bool:
        """Whether two different parts of one amount would be told: with its classes they tell of those between and beside."""
        told = [flags for uid, flags in self.known.items() if self.sources[uid] == source and source in self.amounts]
        return any((flags != asked).any() and (flags == asked).any() for flags in told)

    def _are_few_together(self, uid: str) -> bool:
        """Whether few chose some and not others of several items that lead on: how many chose any tells how many chose more."""
        found, lines = self.answers.of(self.sources[uid]).sorted, list(self.named.get(uid, ()))
        if found is None or not found.are_marks or len(lines) < len(("one", "another")):
            return False
        _combinations, people = np.unique(found.places[:, lines] == 0, axis=0, return_counts=True)
        return bool((people < THRESHOLD).any())

    def _lines(self, source: str, asked: Flags) -> Iterator[tuple[NDArray[np.int64], list[bool]]]:
        """Of each line of the source, how many at each place were asked and were not, and which places stay hidden."""
        found = self.answers.of(source).sorted
        if found is None:
            return
        for place, line in enumerate(self.questions[source]["lines"]):
            hidden = [count is None for count in line["counts"]]
            table = _by_side(found.places[:, place].astype(np.intp), len(found.words), asked)
            yield table, [*hidden, *[False] * (len(found.words) - len(hidden))]


def withheld(said: Said) -> Said:
    """The answers without who was asked; and without who is silent where that are all who were not asked."""
    if said.asked is None or said.sorted is None:
        return replace(said, asked=None)
    silent = said.sorted.places[said.asked] == len(said.sorted.words) - 1
    are_all = not silent.any(axis=0).all()
    return replace(said, asked=None, sorted=replace(said.sorted, tells_all=said.sorted.tells_all or are_all))


def _by_side(places: NDArray[np.intp], size: int, asked: Flags) -> NDArray[np.int64]:
    """int64 (size, 2): how many at each place were not asked, and how many were."""
    return np.bincount(2 * places + asked, minlength=2 * size).reshape(size, 2)


def _is_few_between(table: NDArray[np.int64]) -> bool:
    """Whether the number asked divides those at a place so that one side is few."""
    divided = table[(table > 0).all(axis=1)]
    return bool((divided < THRESHOLD).any())


def _is_on_one_side(table: NDArray[np.int64], hidden: Sequence[bool]) -> bool:
    """Whether the number asked is a sum of numbers that are shown, or all but such a sum."""
    return not table[np.array(hidden)].any(axis=0).all()


def _of_all(said: Said, told: Told) -> Told:
    """The figures of those asked, where these are everybody for all that is told; none where they sum to nearly those asked."""
    if _have_nearly_all_answered(said):
        return _blank(told | {"of": ALL})
    lines = [line | {"of": ALL if line["of"] == ASKED else line["of"]} for line in told.get("lines", ())]
    return told | {"of": ALL} | ({"lines": lines} if "lines" in told else {})


def _have_nearly_all_answered(said: Said) -> bool:
    """Whether all but a few of those who were asked answered, or wrote something."""
    if said.asked is None:
        return False
    if said.sorted is None:
        return int(said.asked.sum()) - said.written < THRESHOLD
    silent = said.sorted.places[said.asked] == len(said.sorted.words) - 1
    return bool((silent.sum(axis=0) < THRESHOLD).any())


def _blank(told: Told) -> Told:
    """The same figures with nothing told of the answers."""
    blank: Told = {"written": None} if "written" in told else {}
    if "lines" in told:
        blank["lines"] = [_blank_line(line, told["asked"]) for line in told["lines"]]
    return told | blank | ({"spread": None} if "spread" in told else {})


def _blank_line(line: Told, respondents: int) -> Told:
    kept = {"of": ALL, "base": respondents, "counts": [None] * len(line["counts"])}
    return kept | ({"good": None} if "good" in line else {})

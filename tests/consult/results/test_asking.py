"""How many people a question was asked that depends on another one."""

from typing import Any

import numpy as np
import pytest

from consult.diagnostics.question_types.contract import Sorted
from consult.results.asking import Asking, withheld
from consult.results.counting import ALL, ANSWERED, ASKED, Crowd, question_figures
from consult.results.crossing import Groups, crossed
from consult.results.reading import Answers, Said, heard


def _answers(counts: list[int], asked_of: list[int], silent: int = 0) -> Answers:
    """A choice made by so many people each, the last of the silent; and a question asked of those at some places of it."""
    chosen = np.repeat(np.arange(len(counts)), counts).astype(np.uint8)
    asked = np.isin(chosen, asked_of)
    said = np.where(np.cumsum(asked) % 2 == 0, 0, 1)
    said[np.flatnonzero(asked)[:silent]] = 2
    choice = Said("choice", Sorted(("",), (*map(str, range(len(counts) - 1)), "silent"), chosen[:, None]))
    more = heard(Said("more", Sorted(("",), ("yes", "no", "silent"), said.astype(np.uint8)[:, None]), asked))
    return Answers(len(chosen), (choice, more), np.zeros((len(chosen), 0), np.int16))


def _told(answers: Answers) -> dict[str, Any]:
    found: dict[str, Any] = Asking(answers, Crowd(answers.respondents), {"more": "choice"}).told()["more"]
    return found


def test_it_is_told_where_all_those_answers_are_shown() -> None:
    told = _told(_answers([40, 30, 30, 0], [0, 1], silent=14))
    assert (told["of"], told["asked"], told["lines"][0]["of"], told["lines"][0]["base"]) == (ASKED, 70, ANSWERED, 56)


@pytest.mark.parametrize("asked_of", [[0, 1], [2]])
def test_it_is_not_told_where_it_gives_back_a_hidden_one(asked_of: list[int]) -> None:
    told = _told(_answers([40, 5, 25, 30, 0], asked_of, silent=0))
    assert (told["of"], told["asked"]) == (ALL, 100)
    assert {(line["of"], line["base"]) for line in told["lines"]} == {(ALL, 100)}


def test_hidden_answers_that_all_lead_on_give_nothing_back() -> None:
    assert _told(_answers([40, 5, 25, 30, 0], [1, 2]))["of"] == ASKED


def test_where_some_are_silent_it_is_told_how_many_answered() -> None:
    told = _told(_answers([40, 5, 25, 30, 0], [0, 1], silent=12))
    assert (told["of"], told["lines"][0]["of"], told["lines"][0]["base"]) == (ALL, ANSWERED, 33)


@pytest.mark.parametrize("silent", [0, 1, 10])
def test_answers_that_sum_to_nearly_those_who_were_asked_are_not_told_where_that_number_is_not(silent: int) -> None:
    """Of 84 people 40 chose the first, which is shown; 38 and 6 are hidden, and the question was asked of the 38."""
    told = _told(_answers([40, 38, 6, 0], [1], silent=silent))
    (line,) = told["lines"]
    assert (told["of"], told["asked"], line["of"], line["base"]) == (ALL, 84, ALL, 84)
    assert set(line["counts"]) == {None} and "weighted" not in line


def test_of_answers_that_are_not_told_at_all_nothing_is_told_by_groups() -> None:
    crowd = Crowd(84)
    sexes = Said("sex", Sorted(("",), ("f", "m", "silent"), (np.arange(84) % 2).astype(np.uint8)[:, None]))
    answers = Answers(84, (*_answers([40, 38, 6, 0], [1]).said, sexes), np.zeros((84, 0), np.int16))
    asking = Asking(answers, crowd, {"more": "choice"})
    told = asking.told()
    groups = Groups(sexes, question_figures(sexes, crowd), crowd)
    assert crossed(*asking.by_group(answers.said[1], "sex", {}), groups) is None
    assert crossed(answers.said[0], told["choice"], groups) is not None


def test_amounts_that_divide_a_class_are_asked_about_only_between_enough_people() -> None:
    places = np.repeat([0, 1, 2], [40, 40, 0]).astype(np.uint8)
    amount = Said("choice", Sorted(("",), ("low", "high", "silent"), places[:, None]))
    said = Sorted(("",), ("yes", "no", "silent"), np.zeros((80, 1), np.uint8))
    for few, of in ((35, ALL), (20, ASKED)):
        more = heard(Said("more", said, np.arange(80) < few))
        assert _told(Answers(80, (amount, more), np.zeros((80, 0), np.int16)))["of"] == of


def test_two_questions_asked_of_nearly_the_same_people_are_told_once() -> None:
    answers = _answers([50, 50, 0], [0])
    choice, more = answers.said
    other = heard(Said("other", more.sorted, np.arange(100) < 53))
    found = Asking(Answers(100, (choice, more, other), answers.profile), Crowd(100), {"more": "choice", "other": "choice"}).told()
    assert (found["more"]["of"], found["other"]["of"]) == (ASKED, ALL)


def _by_two_groups(few: int, silent: int) -> Any:
    """The table of those asked more by two groups, one of few people who chose the first, each silent in so many of 120."""
    answers = _answers([40, 40, 40, 0], [0, 1])
    choice, more = answers.said
    group = np.zeros(120, np.uint8)
    group[np.r_[0:few, 40:60, 80:100]] = 1
    assert more.sorted is not None
    more.sorted.places[np.r_[20 : 20 + silent, 40 : 40 + silent]] = 2
    by = Said("by", Sorted(("",), ("a", "b", "silent"), group[:, None]))
    asking = Asking(Answers(120, (by, choice, more), answers.profile), Crowd(120), {"more": "choice"})
    groups = Groups(by, asking.told()["by"], asking.crowd)
    tables: dict[str, Any] = {"by": {}}
    for one in (choice, more):
        tables["by"][one.uid] = crossed(*asking.by_group(one, "by", tables), groups)
    return tables["by"]["more"]


@pytest.mark.parametrize(("few", "silent", "of"), [(15, 5, ASKED), (4, 11, ANSWERED)])
def test_of_a_group_it_is_told_where_all_its_answers_are_shown(few: int, silent: int, of: str) -> None:
    assert {row["of"] for row in _by_two_groups(few, silent)["rows"]} == {of}


@pytest.mark.parametrize("silent", [0, 3, 10])
def test_of_a_group_of_whom_nearly_all_asked_did_answer_nothing_is_told_where_not_all_its_answers_are(silent: int) -> None:
    assert _by_two_groups(4, silent) is None and _by_two_groups(15, silent) is not None


def test_words_keep_nothing_but_who_was_asked() -> None:
    assert withheld(Said("q", None, np.array([True]), written=1)) == Said("q", None, written=1)


def _three(named: list[int]) -> dict[str, Any]:
    """Of 84 people seven chose the first, which is hidden, and were asked more as others; all but some answers lead on."""
    choice, more = _answers([7, 30, 37, 10, 0], [0, 1, 2]).said
    assert more.sorted is not None and more.asked is not None
    said = Sorted(("",), ("yes", "no", "silent"), np.zeros((84, 1), np.uint8))
    last = heard(Said("last", said, more.asked & ~np.isin(more.sorted.places[:, 0], named)))
    answers = Answers(84, (choice, more, last), np.zeros((84, 0), np.int16))
    return Asking(answers, Crowd(84), {"more": "choice", "last": "more"}).told()


def test_what_depends_on_a_question_gives_not_back_how_many_that_one_was_asked() -> None:
    told = _three([0])
    assert told["choice"]["lines"][0]["counts"] == [None, 30, 37, None]
    assert (told["more"]["of"], told["last"]["of"]) == (ALL, ALL)


@pytest.mark.parametrize(("both", "of"), [(0, ASKED), (10, ALL), (11, ASKED)])
def test_of_those_who_chose_one_or_the_other_of_several_it_is_not_told_how_few_chose_both(both: int, of: str) -> None:
    places = np.ones((100, 3), np.uint8)
    places[:30, 0], places[30 - both : 60, 1], places[:, 2] = 0, 0, 0
    choice = Said("choice", Sorted(("a", "b", "c"), ("yes", "no", "silent"), places, (0,), "yes", adds_up=True))
    said = Sorted(("",), ("yes", "no", "silent"), np.zeros((100, 1), np.uint8))
    more = heard(Said("more", said, np.arange(100) < 60))
    asking = Asking(Answers(100, (choice, more), np.zeros((100, 0), np.int16)), Crowd(100), {"more": "choice"}, {"more": (0, 1)})
    assert asking.told()["more"]["of"] == of


@pytest.mark.parametrize(
    ("first", "second", "of"),
    [((10, 39), (40, 59), ALL), ((10, 39), (10, 39), ASKED), ((0, 39), (40, 99), ASKED), ((10, 39), (20, 39), ALL)],
)
def test_of_one_amount_one_part_alone_tells_how_many_it_leads(first: tuple[int, int], second: tuple[int, int], of: str) -> None:
    numbers = np.tile(np.arange(0.0, 100), 3)
    amount = Said("amount", Sorted(("",), ("all", "silent"), np.zeros((300, 1), np.uint8)), numbers=numbers)
    said = Sorted(("",), ("yes", "no", "silent"), np.zeros((300, 1), np.uint8))
    parts = {"one": first, "other": second}
    asked = [heard(Said(uid, said, (low <= numbers) & (numbers <= high))) for uid, (low, high) in parts.items()]
    answers = Answers(300, (amount, *asked), np.zeros((300, 0), np.int16))
    told = Asking(answers, Crowd(300), dict.fromkeys(parts, "amount"), {}, frozenset({"amount"})).told()
    assert (told["one"]["of"], told["other"]["of"]) == (ASKED, of)

"""Stances on statements."""

import numpy as np

from consult.diagnostics.question_types.statements import Statements

OPTIONS = {"items": [{"key": "a", "label": "A", "need": "n1"}, {"key": "b", "label": "B", "need": None}], "added": "yes"}
KIND = Statements()


def test_stances_and_a_statement_of_ones_own_are_read() -> None:
    answer = KIND.parse(OPTIONS, {"a": ["agree"], "b": [""], "added": [" More  trees\r\n"]})
    assert answer == {"said": {"a": "agree"}, "added": "More trees"}
    assert KIND.validate(OPTIONS, answer) == {}
    assert KIND.export(OPTIONS, answer) == ["agree", "", "More trees"]


def test_stances_and_statements_that_do_not_exist_are_refused() -> None:
    assert set(KIND.validate(OPTIONS, {"said": {"a": "maybe", "b": ["agree"]}})) == {"a", "b"}
    assert set(KIND.validate(OPTIONS, {"said": {"z": "agree"}})) == set(KIND.validate(OPTIONS, {})) == {""}


def test_a_statement_is_added_only_where_it_may_be_and_not_too_long() -> None:
    assert set(KIND.validate(OPTIONS, {"added": "x" * 301})) == {"added"}
    assert set(KIND.validate(OPTIONS | {"added": "no"}, {"added": "x"})) == {"added"}


def test_to_pass_is_an_answer() -> None:
    assert set(KIND.missing(OPTIONS, {"said": {"a": "pass"}})) == {"b"}
    assert set(KIND.missing(OPTIONS, {"added": "x"})) == {"a", "b"}


def test_figures_count_each_stance() -> None:
    first, second = KIND.summarize(OPTIONS, np.array([[1, 0], [2, 3], [1, 3]], dtype=np.uint8))
    assert [count for _words, count in first.parts] == [2, 1, 0, 0]
    assert [count for _words, count in second.parts] == [0, 0, 2, 1]


def test_agreeing_speaks_for_the_need() -> None:
    assert KIND.needs_named(OPTIONS, {"said": {"a": "agree"}}) == {"n1"}
    assert KIND.needs_named(OPTIONS, {"said": {"a": "disagree"}}) == KIND.needs_named(OPTIONS, {"added": "x"}) == set()

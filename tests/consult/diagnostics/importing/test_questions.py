"""What each cell of each column means."""

from flask import Flask

from consult.diagnostics.importing.nodes import read_yaml
from consult.diagnostics.importing.questions import NeedPlan, QuestionPlan, read_question

NEEDS = {"bus": NeedPlan("Mobility", "Getting about", "Bus lines"), "doctor": NeedPlan("Health", "Seeing a doctor")}


def _read(text: str) -> QuestionPlan:
    root = read_yaml(text)
    question = read_question(root, NEEDS)
    assert question is not None and not root.faults, root.faults
    return question


def test_satisfaction_has_a_column_for_each_service(app: Flask) -> None:
    with app.app_context():
        read = _read("{kind: satisfaction, label: L, columns: {a: bus, b: doctor}, codes: {good: 5, bad: 1}, dont_know: [dk]}")
    assert read.columns["a"] == {"good": ("n1", 5), "bad": ("n1", 1), "dk": ("n1", 0)}
    assert [(item["label"], item["need"]) for item in read.options["items"]] == [
        ("Bus lines", "bus"),
        ("Seeing a doctor", "doctor"),
    ]


def test_the_most_important_are_named_in_as_many_columns_as_may_be_named(app: Flask) -> None:
    with app.app_context():
        read = _read("{kind: top_k, label: L, columns: [a, b], codes: {1: bus, 2: doctor, 3: {label: Parks}}, none: [99]}")
    assert read.options["k"] == 2
    assert read.columns["a"] == read.columns["b"] == {"1": "n1", "2": "n2", "3": "n3", "99": None}
    assert read.options["items"][2] == {"key": "n3", "label": "Parks", "need": None}


def test_a_column_named_twice_is_refused(app: Flask) -> None:
    root = read_yaml("{kind: top_k, label: L, columns: [a, b, a], codes: {1: bus, 2: doctor}}")
    with app.app_context():
        read_question(root, NEEDS)
    assert any("the column “a” is named twice" in str(fault) for fault in root.faults)


def test_two_codes_may_mean_the_same(app: Flask) -> None:
    with app.app_context():
        read = _read("{kind: single_choice, label: L, column: a, codes: {M: Man, H: Man, F: Woman}}")
    assert read.columns["a"] == {"M": "n1", "H": "n1", "F": "n2"}


def test_a_column_of_words_has_no_codes(app: Flask) -> None:
    with app.app_context():
        read = _read("{kind: long_text, label: L, hint: H, column: a}")
    assert (read.columns, read.options, read.hint) == ({"a": None}, {"max_length": 20_000}, "H")

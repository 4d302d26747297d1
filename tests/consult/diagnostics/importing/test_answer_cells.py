"""What cells say."""

import pytest
from flask import Flask

from consult.diagnostics.importing.answer_cells import Unreadable, day_of, read_cell
from consult.diagnostics.importing.answer_meanings import Meaning, meanings_of
from tests.factories.questionnaires import question, questionnaire

LINES = {
    "items": [
        {"key": key, "label": label, "need": None} for key, label in (("bus", "Bus, tram"), ("bike", "Vélo"), ("n2", "bus pas"))
    ]
}


def _meaning(app: Flask, kind: str, path: str, **options: object) -> Meaning:
    made = questionnaire(question(kind, {**LINES, **options} if kind != "place" else options, code="q", label="Q ?"))
    with app.test_request_context("/"):
        return next(one for one in meanings_of(made) if one.name == path)


@pytest.mark.parametrize(
    ("cell", "chosen"),
    [
        ("bus bike", ["bus", "bike"]),
        ("Bus, tram, Vélo", ["bus", "bike"]),
        ("Vélo; Bus, tram", ["bike", "bus"]),
        ("VELO|bus-pas", ["bike", "n2"]),
        ("Bus, tram", ["bus"]),
    ],
)
def test_several_answers_in_one_cell_are_told_apart(app: Flask, cell: str, chosen: list[str]) -> None:
    assert read_cell(_meaning(app, "top_k", "q", k=3), cell) == {"": chosen}


def test_a_list_with_a_stranger_in_it_is_refused_by_the_name_of_the_stranger(app: Flask) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_cell(_meaning(app, "top_k", "q", k=3), "bus;boat;bike")
    assert "boat" in str(refusal.value.reason)
    with pytest.raises(Unreadable):
        read_cell(_meaning(app, "top_k", "q", k=3), ";".join(["bus"] * 10_000))


def test_an_answer_of_ones_own_that_is_only_announced_is_kept_apart(app: Flask) -> None:
    meaning = _meaning(app, "multiple_choice", "q", other="Autre", fewest=1, most=4)
    assert read_cell(meaning, "bus other") == {"": ["bus"], "other-unsaid": ["other"]}


@pytest.mark.parametrize(("cell", "fields"), [("1", {"": ["bus"]}), ("Oui", {"": ["bus"]}), ("FALSE", {}), ("0", {})])
def test_a_column_for_each_choice_says_yes_or_no(app: Flask, cell: str, fields: dict[str, list[str]]) -> None:
    assert read_cell(_meaning(app, "top_k", "q/bus", k=3), cell) == fields
    with pytest.raises(Unreadable):
        read_cell(_meaning(app, "top_k", "q/bus", k=3), "2")


def test_codes_behind_the_words_are_read(app: Flask) -> None:
    assert read_cell(_meaning(app, "top_k", "q/bus", k=3), "Oui [Y]") == {"": ["bus"]}
    assert read_cell(_meaning(app, "top_k", "q/bus", k=3), "Non [N]") == {}
    assert read_cell(_meaning(app, "single_choice", "q"), "À vélo [bike]") == {"": ["bike"]}
    with pytest.raises(Unreadable):
        read_cell(_meaning(app, "single_choice", "q"), "À pied [foot]")


def test_ranks_come_in_three_ways(app: Flask) -> None:
    assert read_cell(_meaning(app, "ranking", "q", places=2), "bike bus") == {"bike": ["1"], "bus": ["2"]}
    assert read_cell(_meaning(app, "ranking", "q/bike", places=2), "2") == {"bike": ["2"]}
    assert read_cell(_meaning(app, "ranking", "q/#2", places=2), "Vélo") == {"bike": ["2"]}


def test_a_point_is_read_with_or_without_altitude(app: Flask) -> None:
    meaning = _meaning(app, "place", "q/point", items=LINES["items"], bounds="")
    for cell in ("43.6 1.44 0 0", "43.6,1.44", "43.6; 1.44"):
        assert read_cell(meaning, cell) == {"latitude": ["43.6"], "longitude": ["1.44"]}
    for cell in ("NaN NaN", "inf 1", "43,6 1,44 x", "here"):
        with pytest.raises(Unreadable):
            read_cell(meaning, cell)


def test_words_that_two_choices_share_mean_neither(app: Flask) -> None:
    lines = [{"key": "n1", "label": "n2", "need": None}, {"key": "n2", "label": "Autre chose", "need": None}]
    with pytest.raises(Unreadable):
        read_cell(_meaning(app, "top_k", "q", k=1, items=lines), "n2")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-01T10:11:12.000+01:00", "2026-03-01"),
        ("1/3/2026 10:11", "2026-03-01"),
        ("2026-03", "2026-03-01"),
        ("soon", "soon"),
    ],
)
def test_days_lose_their_hour(cell: str, day: str) -> None:
    assert day_of(cell) == day

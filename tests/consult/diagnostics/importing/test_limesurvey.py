"""Questionnaires of LimeSurvey."""

from collections.abc import Iterator

import pytest
from flask import Flask

from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.limesurvey import read_limesurvey
from tests.factories import forms


@pytest.fixture(autouse=True)
def _in_english(app: Flask) -> Iterator[None]:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def test_questions_keep_words_choices_and_conditions() -> None:
    plan = read_limesurvey(forms.LIMESURVEY)
    car, how = plan.questions
    assert (car["label"], car["kind"], car["is_required"], car["section"]) == (
        "Conduisez-vous ?",
        "single_choice",
        True,
        "Transports",
    )
    assert [item["label"] for item in how["options"]["items"]] == ["Bus", "Train"]
    assert how["show_if"] == {"question": car["uid"], "items": ["A1"], "is_chosen": True}
    assert [loss.column for loss in plan.losses] == ["sum"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<!DOCTYPE d [<!ENTITY a "b">]><document>&a;</document>', "declares entities"),
        (forms.LIMESURVEY[:300], "breaks off"),
        (b"<document/>", "neither a workbook"),
        (b"\xff\xfe\x00", "neither a workbook"),
        (b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>", "no question"),
    ],
)
def test_other_files_are_refused_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_limesurvey(data)


def test_each_line_of_an_array_is_a_question_and_yes_or_no_is_one_too() -> None:
    data = forms.LIMESURVEY.replace(b"<type>M</type>", b"<type>F</type>").replace(b"<type>*</type>", b"<type>Y</type>")
    data = data.replace(
        b"<row><aid>2</aid><qid>1</qid>", b"<row><aid>3</aid><qid>2</qid><code>B1</code></row><row><aid>2</aid><qid>1</qid>"
    )
    data = data.replace(b"<row><aid>3</aid>", b"<row><aid>4</aid><qid>2</qid><code>B2</code></row><row><aid>3</aid>", 1)
    data = data.replace(
        b"<row><aid>1</aid><answer>",
        b"<row><aid>3</aid><answer>Souvent</answer><language>fr</language></row><row><aid>1</aid><answer>",
    )
    data = data.replace(
        b"<row><aid>1</aid><answer>",
        b"<row><aid>4</aid><answer>Jamais</answer><language>fr</language></row><row><aid>1</aid><answer>",
    )
    plan = read_limesurvey(data)
    assert [(one["code"], one["kind"]) for one in plan.questions] == [
        ("car", "single_choice"),
        ("how_S1", "single_choice"),
        ("how_S2", "single_choice"),
        ("sum", "single_choice"),
    ]
    assert plan.questions[1]["label"] == "Comment ? – Bus"
    assert {item["key"] for item in plan.questions[1]["options"]["items"]} == {"B1", "B2"}
    assert [item["key"] for item in plan.questions[3]["options"]["items"]] == ["Y", "N"]

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

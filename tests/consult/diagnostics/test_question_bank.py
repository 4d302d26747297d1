"""The bank of questions."""

import pytest
from flask import Flask

from consult.core.errors import NotFound
from consult.diagnostics.conditions import conditions_problem
from consult.diagnostics.question_bank import BLOCKS, LANGUAGES, SERVICES, block_questions
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.needs.models import Need


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [block.key for block in BLOCKS if block.key != SERVICES])
def test_each_block_can_be_asked_in_both_languages(app: Flask, key: str, language: str) -> None:
    with app.test_request_context("/"):
        made = block_questions(key, [], language)
    (other,) = set(LANGUAGES) - {language}
    assert made[0].section and conditions_problem(made) is None
    for question in made:
        kind, said = QUESTION_TYPES[question.kind], question.translations[other]
        assert kind.check_options(question.options) is None
        assert said["label"] != question.label and set(said["items"]) == {one["key"] for one in question.options.get("items", ())}


def test_the_block_of_services_comes_from_the_needs(app: Flask) -> None:
    needs = [Need(uid=f"need2222222{place}", statement=f"Need {place}", service=f"Service {place}") for place in range(3)]
    with app.test_request_context("/"):
        made = block_questions(SERVICES, needs, "en")
    assert [question.kind for question in made] == ["satisfaction", "top_k"]


def test_there_is_no_other_block(app: Flask) -> None:
    with pytest.raises(NotFound):
        block_questions("nonsense", [], "en")

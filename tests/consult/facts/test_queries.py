"""Facts beside what people say."""

import pytest

from consult.assessments.profiles import variables_of
from consult.core.actors import SYSTEM
from consult.facts.actions import import_margins, match_categories
from consult.facts.importing.margins import read_margins
from consult.facts.queries import answered_only, population_in_keys, profiles_of
from tests.factories import facts

pytestmark = pytest.mark.usefixtures("database")


def test_respondents_are_counted_by_what_they_say_of_themselves() -> None:
    sheet = facts.questionnaire_with_profile()
    facts.respond(sheet, {("women", "north"): 6, ("men", ""): 4, ("", ""): 1})
    variables = variables_of(sheet)
    assert profiles_of(sheet, variables).counts == {("women", "north"): 6, ("men", None): 4, (None, None): 1}
    assert profiles_of(sheet, ()).counts == {(): 11}


def test_inhabitants_are_told_in_the_keys_of_the_questions() -> None:
    sheet = facts.questionnaire_with_profile()
    territory = sheet.consultation.territory
    of_north = "sex;WOMEN;60 %;NORTH;Insee;2021\nsex;men;40 %;NORTH;Insee;2021\nhousehold;One;100 %;;Insee;2021\n"
    import_margins(SYSTEM, territory, read_margins((facts.MARGINS + of_north).encode(), {}))
    assert population_in_keys(territory, variables_of(sheet)) == {
        "": {"sex": {"women": 0.52, "men": 0.48}, "area": {"north": 0.25, "south": 0.75}},
        "north": {"sex": {"women": 0.6, "men": 0.4}},
    }


def test_categories_without_an_answer_and_areas_that_are_not_asked_count_for_nobody() -> None:
    sheet = facts.questionnaire_with_profile()
    territory = sheet.consultation.territory
    rows = "sex;Women;50 %;;Insee;2021\nsex;X;50 %;;Insee;2021\nsex;Men;100 %;The moor;Insee;2021\n"
    import_margins(SYSTEM, territory, read_margins(f"variable;category;share;area;source;day\n{rows}".encode(), {}))
    match_categories(SYSTEM, sheet.consultation, {"area": {"the moor": ""}})
    variables = variables_of(sheet)
    known = population_in_keys(territory, variables)
    assert known == {"": {"sex": {"women": 0.5, "X": 0.5}}}
    assert answered_only(known, variables) == {"": {"sex": {"women": 0.5}}}

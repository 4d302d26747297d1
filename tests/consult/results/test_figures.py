"""All that results tell."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from consult.core.db import db
from consult.core.disclosure import THRESHOLD
from consult.diagnostics.models import Questionnaire, Response
from consult.results.figures import figures
from consult.results.weights import weighing_plan
from tests.factories import places, surveys

pytestmark = pytest.mark.usefixtures("database")


Ways = dict[tuple[str, str], int]


@pytest.fixture
def sheet(database: object) -> Questionnaire:
    return surveys.questionnaire(places.consultation())


def _figures(sheet: Questionnaire) -> dict[str, Any]:
    return figures(sheet, weighing_plan(sheet))


def test_fewer_people_than_the_threshold_have_no_results(sheet: Questionnaire) -> None:
    surveys.respond(sheet, THRESHOLD - 1)
    assert _figures(sheet) == {"respondents": None}


def test_every_type_has_its_figures_and_none_is_about_too_few(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 120)
    told = _figures(sheet)
    assert json.loads(json.dumps(told)) == told
    assert set(told["questions"]) == {one.uid for one in sheet.questions}
    counts = [count for one in told["questions"].values() for line in one.get("lines", ()) for count in line["counts"]]
    crossed = [table for tables in told["crossings"].values() for table in tables.values()]
    counts += [count for table in crossed for row in table["rows"] for count in row["counts"]]
    assert len(counts) > 100 and not [count for count in counts if count is not None and 0 < count < THRESHOLD]
    bases = [line["base"] for one in told["questions"].values() for line in one.get("lines", ())]
    bases += [base for table in crossed for row in table["rows"] for base in row["bases"]]
    assert all(base == 0 or base >= THRESHOLD for base in bases)
    assert told["channels"].keys() == {"web", "paper"} and sum(told["channels"].values()) == 120


def test_two_questions_are_crossed_one_way_only(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 120)
    crossings = _figures(sheet)["crossings"]
    assert set(crossings) == {"single_choic", "profile"}
    assert "profile" in crossings["single_choic"] and "single_choic" not in crossings["profile"]
    assert not {"short_text", "long_text"} & (crossings["profile"].keys() | crossings["single_choic"].keys())


def test_points_and_addresses_are_counted_as_places_that_were_given(sheet: Questionnaire) -> None:
    uid = next(one.uid for one in sheet.questions if one.kind == "place")
    given = (
        [{"latitude": 43.6, "longitude": 1.4}] * 14 + [{"address": "3 rue Haute"}] * 12 + [{"area": "north"}] * 11 + [None] * 11
    )
    db.session.add_all(Response(questionnaire_id=sheet.id, answers={uid: one} if one else {}) for one in given)
    db.session.commit()
    (line,) = _figures(sheet)["questions"][uid]["lines"]
    assert (line["of"], line["base"], line["counts"]) == ("answered", 37, [11, 0, 0, 14, 12])


def test_the_years_people_name_are_kept_with_their_counts(sheet: Questionnaire) -> None:
    uid = next(one.uid for one in sheet.questions if one.kind == "date")
    db.session.add_all(Response(questionnaire_id=sheet.id, answers={uid: f"20{20 + place % 2}-01-01"}) for place in range(40))
    db.session.commit()
    told = _figures(sheet)["questions"][uid]
    assert told["words"] == ["2020", "2021"] and told["lines"][0]["counts"] == [20, 20]


def _numbers(sheet: Questionnaire, numbers: Iterable[int | None]) -> dict[str, Any]:
    uid = next(one.uid for one in sheet.questions if one.kind == "number")
    given = [{} if one is None else {uid: one} for one in numbers]
    db.session.add_all(Response(questionnaire_id=sheet.id, answers=one) for one in given)
    db.session.commit()
    told: dict[str, Any] = _figures(sheet)["questions"][uid]
    return told


def test_a_mean_tells_nothing_of_few_who_stayed_silent_nor_of_few_in_a_class(sheet: Questionnaire) -> None:
    told = _numbers(sheet, [10] * 30 + [25] * 12 + [40] * 11)
    assert told["lines"][0]["base"] == 53 and told["spread"] == {"mean": 20, "lower": 10, "median": 10, "upper": 25}
    assert _numbers(sheet, [None] * 4)["spread"] is None, "four of 57 stayed silent"
    assert _numbers(sheet, [None] * 7)["spread"], "eleven of 64 did"
    assert _numbers(sheet, [60] * 3)["spread"] is None, "three gave 60"


def test_a_mean_does_not_tell_how_many_a_question_was_asked_that_depends_on_another(sheet: Questionnaire) -> None:
    uids = {one.kind: one for one in sheet.questions}
    lead, number = uids["single_choice"].uid, uids["number"]
    number.show_if = {"question": lead, "items": ["n1"], "is_chosen": True}
    said = [{lead: "n1", number.uid: 10 + 30 * (place % 2)} for place in range(24)] + [{lead: "n2"}] * 6 + [{lead: "n3"}] * 40
    db.session.add_all(Response(questionnaire_id=sheet.id, answers=one) for one in said)
    db.session.commit()
    told = _figures(sheet)["questions"]
    assert told[lead]["lines"][0]["counts"] == [None, None, 40, 0] and told[number.uid]["spread"] is None


@pytest.mark.parametrize(("both", "of", "asked"), [(18, "asked", 40), (4, "all", 80)])
def test_of_those_who_chose_one_or_two_of_several_it_is_told_how_many_where_not_few_chose_both(
    sheet: Questionnaire, both: int, of: str, asked: int
) -> None:
    uids = {one.kind: one for one in sheet.questions}
    lead, number = uids["multiple_choice"].uid, uids["number"]
    number.show_if = {"question": lead, "items": ["n1", "n2"], "is_chosen": True}
    chosen = [["n1", "n2"]] * both + [["n1"]] * ((40 - both) // 2) + [["n2"]] * ((40 - both) // 2) + [["n3"]] * 40
    said = [{lead: {"chosen": one}} | ({number.uid: 10 + place % 2} if place < 28 else {}) for place, one in enumerate(chosen)]
    db.session.add_all(Response(questionnaire_id=sheet.id, answers=one) for one in said)
    db.session.commit()
    told = _figures(sheet)["questions"][number.uid]
    assert (told["of"], told["asked"]) == (of, asked)
    assert (told["lines"][0]["of"], told["lines"][0]["base"]) == ("answered", 28), "they are heard"


@pytest.mark.parametrize("kind", ["number", "date"])
def test_of_one_amount_two_parts_are_not_told_how_many_each_leads_on(sheet: Questionnaire, kind: str) -> None:
    uids = {one.kind: one for one in sheet.questions}
    amounts: dict[str, list[Any]] = {"number": list(range(10, 70)), "date": [f"2020-01-{day}" for day in range(10, 30)] * 3}
    source, values = uids[kind].uid, amounts[kind]
    ends = sorted(set(values))
    parts = [(ends[0], ends[len(ends) // 3 - 1]), (ends[len(ends) // 3], ends[2 * len(ends) // 3 - 1])]
    depending = [one for one in sheet.questions if one.position > uids[kind].position][:2]
    for question, (least, most) in zip(depending, parts, strict=True):
        question.show_if = {"question": source, "items": [], "is_chosen": True, "least": least, "most": most}
    db.session.add_all(Response(questionnaire_id=sheet.id, answers={source: one}) for one in values * 4)
    db.session.commit()
    told = _figures(sheet)["questions"]
    assert [told[one.uid]["of"] for one in depending] == ["asked", "all"]


@pytest.mark.parametrize(
    ("ways", "channels", "assurances"),
    [
        (
            {("web", "email"): 12, ("paper", "open"): 30, ("import", "open"): 5},
            {"import": None, "paper": 30, "web": None},
            {"email": None, "open": None},
        ),
        (
            {("web", "email"): 35, ("web", "open"): 5, ("paper", "open"): 30},
            {"paper": 30, "web": 40},
            {"email": None, "open": None},
        ),
        ({("web", "email"): 20, ("web", "open"): 15, ("paper", "open"): 30}, {"paper": 30, "web": 35}, {"email": 20, "open": 45}),
        ({("web", "open"): 20, ("paper", "open"): 5}, {"paper": None, "web": None}, {"open": 25}),
    ],
)
def test_assurances_give_back_no_channel_that_stays_hidden(
    sheet: Questionnaire, ways: Ways, channels: dict[str, int | None], assurances: dict[str, int | None]
) -> None:
    for (channel, assurance), people in ways.items():
        for _person in range(people):
            db.session.add(Response(questionnaire_id=sheet.id, channel=channel, assurance=assurance, answers={}))
    db.session.commit()
    told = _figures(sheet)
    assert (told["channels"], told["assurances"]) == (channels, assurances)

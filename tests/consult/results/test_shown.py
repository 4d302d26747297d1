"""Results as they are read."""

from typing import Any

import pytest

from consult.diagnostics.models import Question, Questionnaire
from consult.results.shown import crossings_offered, shown_crossings, shown_questions

ITEMS = [{"key": "a", "label": "Bus"}, {"key": "b", "label": "Train"}]
FRENCH = {"fr": {"label": "Comment ?", "items": {"a": "En bus", "b": "En train"}}}


def questionnaire(*questions: Question) -> Questionnaire:
    return Questionnaire(language="en", questions=list(questions))


def choice(uid: str = "q", **more: Any) -> Question:
    return Question(uid=uid, kind="single_choice", label="How?", options={"items": ITEMS}, translations=FRENCH, **more)


def told(**questions: Any) -> dict[str, Any]:
    return {"respondents": 100, "questions": questions, "crossings": {}}


def line(counts: list[int | None], base: int = 100, **more: Any) -> dict[str, Any]:
    return {"asked": 100, "of": "asked", "lines": [{"of": "answered", "base": base, "counts": counts, **more}]}


def test_words_are_those_of_the_reader_and_shares_have_their_interval() -> None:
    (english,) = shown_questions(questionnaire(choice()), told(q=line([80, 20])), "en")
    (french,) = shown_questions(questionnaire(choice()), told(q=line([80, 20])), "fr")
    assert [one.label for one in english.bars] == ["Bus", "Train"] and [one.label for one in french.bars] == [
        "En bus",
        "En train",
    ]
    share = english.ranked[0].share
    assert share is not None and share.value == 0.8 and share.low == pytest.approx(0.711, abs=1e-3)
    assert english.are_answers and (english.least, english.most) == (100, 100) and not english.is_weighted


def test_what_is_hidden_is_told_together() -> None:
    (shown,) = shown_questions(questionnaire(choice()), told(q=line([None, None])), "en")
    assert shown.ranked == [] and shown.lines[0].together == 100


@pytest.mark.parametrize(("counts", "is_certain"), [([80, 20], True), ([60, None], True), ([40, None], False)])
def test_what_stays_hidden_may_have_been_said_more_often(counts: list[int | None], is_certain: bool) -> None:
    (shown,) = shown_questions(questionnaire(choice()), told(q=line(counts)), "en")
    assert shown.is_first_of_all == is_certain


def test_a_line_that_stays_hidden_may_be_the_best() -> None:
    options = {"items": ITEMS, "lowest": "Not at all", "highest": "Entirely"}
    question = Question(uid="q", kind="satisfaction", label="Satisfied?", options=options, translations={})
    lines = [{"of": "answered", "base": 100, "counts": [None] * 5, "good": good} for good in (40, None)]
    (shown,) = shown_questions(questionnaire(question), told(q={"asked": 100, "of": "asked", "lines": lines}), "en")
    assert len(shown.ranked) == 1 and not shown.is_first_of_all


def test_not_to_say_is_no_answer_that_comes_first() -> None:
    items = {"items": ITEMS, "variable": "mode"}
    question = Question(uid="q", kind="profile", label="How?", options=items, translations={})
    (shown,) = shown_questions(questionnaire(question), told(q=line([None, None, 0])), "en")
    assert shown.ranked == [] and len(shown.bars) == 3


def test_weighted_shares_come_first_with_the_interval_of_the_effective_sample() -> None:
    (shown,) = shown_questions(questionnaire(choice()), told(q=line([80, 20], weighted=[0.5, 0.5], n_eff=40.0)), "en")
    figure = shown.lines[0].figures[0]
    assert shown.is_weighted and figure.main == figure.weighted and figure.weighted is not None and figure.share is not None
    assert figure.weighted.high - figure.weighted.low > figure.share.high - figure.share.low


def test_a_line_of_levels_has_one_good_figure() -> None:
    options = {"items": ITEMS, "lowest": "Not at all", "highest": "Entirely"}
    question = Question(uid="q", kind="satisfaction", label="Satisfied?", options=options, translations={})
    lines = [
        {"of": "answered", "base": 100, "counts": counts, "good": good}
        for counts, good in (([20, 20, 20, 20, 20], 40), ([None, None, 30, 30, 20], 50))
    ]
    (shown,) = shown_questions(questionnaire(question), told(q={"asked": 100, "of": "asked", "lines": lines}), "en")
    assert [one.count for one in shown.bars] == [40, 50] and [one.label for one in shown.bars] == ["Bus", "Train"]
    assert len(shown.headings) == 5 and shown.cells(shown.lines[1]) == [None, None, 30, 30, 20]


def test_lines_that_are_not_of_the_same_people_leave_the_last_answer_empty() -> None:
    options = {"items": ITEMS, "lowest": "Not at all", "highest": "Entirely"}
    question = Question(uid="q", kind="satisfaction", label="Satisfied?", options=options, translations={})
    lines = [
        {"of": "answered", "base": 60, "counts": [20, 0, 0, 20, 20], "good": 40},
        {"of": "asked", "base": 100, "counts": [None, 0, 30, 30, 30, None], "good": 60},
    ]
    (shown,) = shown_questions(questionnaire(question), told(q={"asked": 100, "of": "asked", "lines": lines}), "en")
    assert len(shown.headings) == 6 and shown.cells(shown.lines[0])[-1] == "" and not shown.are_answers


def test_lines_of_different_people_are_not_compared() -> None:
    options = {"items": ITEMS, "lowest": "Not at all", "highest": "Entirely"}
    question = Question(uid="q", kind="satisfaction", label="Satisfied?", options=options, translations={})
    lines = [
        {"of": "answered", "base": 13, "counts": [0, 0, 0, 0, 13], "good": 13},
        {"of": "asked", "base": 22, "counts": [0, 0, 0, 0, 0, 22], "good": 0},
    ]
    (shown,) = shown_questions(questionnaire(question), told(q={"asked": 22, "of": "asked", "lines": lines}), "en")
    assert shown.is_mixed and [(one.label, one.base) for one in shown.ranked] == [("Bus", 13)]
    assert [one.base for one in shown.bars] == [13, 22] and not shown.is_nobodys


def test_what_nobody_said_comes_neither_first_nor_last() -> None:
    (shown,) = shown_questions(questionnaire(choice()), told(q=line([0, 0])), "en")
    assert shown.is_nobodys and not shown_questions(questionnaire(choice()), told(q=line([0, 20])), "en")[0].is_nobodys


def test_a_place_published_before_points_were_counted_keeps_its_words() -> None:
    place = Question(uid="q", kind="place", label="Where?", options={"items": ITEMS, "bounds": ""}, translations={})
    old = {"asked": 100, "of": "asked", "lines": [{"of": "asked", "base": 100, "counts": [0, 20, 80]}]}
    (shown,) = shown_questions(questionnaire(place), told(q=old), "en")
    assert [str(one.label) for one in shown.lines[0].figures] == ["Bus", "Train", "No answer"]
    new = old | {"lines": [{"of": "answered", "base": 80, "counts": [0, 20, 60, 0]}]}
    (shown,) = shown_questions(questionnaire(place), told(q=new), "en")
    assert [str(one.label) for one in shown.lines[0].figures][2:] == ["A point on the map, no area named", "An address alone"]


def test_a_text_tells_how_many_wrote() -> None:
    question = Question(uid="q", kind="long_text", label="What else?", options={}, translations={})
    (shown,) = shown_questions(questionnaire(question), told(q={"asked": 100, "of": "asked", "written": 40}), "en")
    assert shown.is_text and shown.written == 40 and shown.lines == ()


def test_groups_are_offered_and_shown_where_they_were_counted() -> None:
    made = questionnaire(choice("by", is_crossed=True), choice("q"))
    figures = told(by=line([60, 40]), q=line([50, 50]))
    figures["crossings"] = {
        "by": {
            "q": {
                "groups": [0, 1],
                "sizes": [60, 40],
                "rows": [{"row": 0, "of": "answered", "bases": [60, 0], "counts": [30, None]}],
            }
        }
    }
    assert crossings_offered(made, figures, "fr") == [("by", "Comment ?")]
    table = shown_crossings(made, figures, "fr", "by")["q"]
    assert table.groups == (("En bus", 60), ("En train", 40)) and table.of == "answered"
    (row,) = table.rows
    assert row.label == "En bus" and row.figures[0].share is not None and row.figures[0].share.value == 0.5
    assert row.figures[1].share is None and shown_crossings(made, figures, "fr", "q") == {} == shown_crossings(
        made, figures, "fr", "x"
    )


@pytest.mark.parametrize(
    ("of", "counts", "is_told"), [("answered", [60, 40], True), ("asked", [60, 40], False), ("answered", [None, None], False)]
)
def test_a_mean_that_was_published_beside_what_is_hidden_is_not_shown(of: str, counts: list[int | None], is_told: bool) -> None:
    number = Question(uid="q", kind="number", label="How many?", options={"unit": "", "lowest": 0, "highest": 1, "decimals": 0})
    figures = {"asked": 100, "of": "asked", "lines": [{"of": of, "base": 100, "counts": counts}], "words": ["0", "1"]}
    (shown,) = shown_questions(questionnaire(number), told(q=figures | {"spread": {"mean": 0.4}}), "en")
    assert shown.is_amount and (shown.spread is not None) == is_told


@pytest.mark.parametrize(
    ("told_mean", "people", "shown_mean"), [(0.444, 100, "0"), (0.444, 120, "0.4"), (0.4, 5000, "0.4"), (1, 120, "1")]
)
def test_a_mean_that_was_published_too_finely_is_shown_with_no_more_decimals_than_it_would_have_today(
    told_mean: float, people: int, shown_mean: str
) -> None:
    number = Question(uid="q", kind="number", label="How many?", options={"unit": "", "lowest": 0, "highest": 1, "decimals": 0})
    line = {"of": "answered", "base": people, "counts": [people - 40, 40]}
    spread = {"mean": told_mean, "lower": 0.25, "median": 0.5, "upper": 1, "weighted_mean": told_mean}
    figures = {"asked": people, "of": "asked", "lines": [line], "words": ["0", "1"], "spread": spread}
    (shown,) = shown_questions(questionnaire(number), told(q=figures), "en")
    assert shown.spread and {str(shown.spread[key]) for key in ("mean", "weighted_mean")} == {shown_mean}
    assert shown.spread["lower"] == 0.25

"""Questionnaires of LimeSurvey."""

from collections.abc import Iterator

import pytest
from flask import Flask

from consult.diagnostics.importing.answer_matching import propose_mapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_reading import gather
from consult.diagnostics.importing.answer_table import read_answer_table
from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.limesurvey import read_limesurvey
from tests.factories import forms
from tests.factories.forms import said
from tests.factories.questionnaires import question, questionnaire


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


def _two_languages(**more: forms.Rows) -> bytes:
    """A list with an answer of one's own, a question for some of a group for some, a number."""
    groups = [*said("Mobilité|Mobility", "group_name", gid=1, group_order=1)]
    groups += said("Voiture|Car", "group_name", gid=2, group_order=2, grelevance='Q1.NAOK == "A1"')
    asked = [
        *said("Moyen ?|Mode?", "question", qid=1, gid=1, type="L", title="Q1", other="Y", question_order=1, relevance="1"),
        *said("Lieux ?|Places?", "question", qid=2, gid=1, type="M", title="Q2", other="Y", question_order=2, relevance=""),
        *said("Km ?|Km?", "question", qid=3, gid=1, type="N", title="Q3", question_order=3),
        *said("Marque ?|Brand?", "question", qid=4, gid=2, type="S", title="Q4", question_order=1, relevance="1"),
        *said("Prix ?|Price?", "question", qid=5, gid=2, type="S", title="Q5", question_order=2, relevance='Q2.NAOK == "S"'),
        *said("Vélo ?|Bike?", "question", qid=6, gid=1, type="Y", title="Q6", question_order=4),
    ]
    answers = [
        *said("Voiture|Car", "answer", qid=1, code="A1", sortorder=1),
        *said("Bus|Bus", "answer", qid=1, code="A2", sortorder=2),
    ]
    lines = [*said("Gare|Station", "question", qid=20, parent_qid=2, title="S1", question_order=1)]
    lines += said("Centre|Centre", "question", qid=21, parent_qid=2, title="S2", question_order=2)
    set_there = [{"qid": 2, "attribute": "other_replace_text", "value": "Ailleurs", "language": "fr"}]
    set_there += [
        {"qid": 2, "attribute": "max_answers", "value": "2"},
        {"qid": 3, "attribute": "max_num_value_n", "value": "100"},
    ]
    welcome = said("Bonjour|Hello", "surveyls_welcometext")
    hello = [{"surveyls_language": one.pop("language"), **one} for one in welcome]
    tables = {"groups": groups, "questions": asked, "subquestions": lines, "answers": answers, "question_attributes": set_there}
    return forms.limesurvey(("fr", "de", "en"), **tables, surveys_languagesettings=hello, **more)


def test_every_language_spoken_here_is_kept_and_others_are_told() -> None:
    plan = read_limesurvey(_two_languages())
    assert plan.introduction == "Bonjour" and plan.translations == {"en": {"introduction": "Hello"}}
    mode, places, _km, bike, brand, _price = plan.questions
    english = mode["translations"]["en"]
    assert (english["label"], english["section"]) == ("Mode?", "Mobility")
    assert english["items"] == {"A1": "Car", "A2": "Bus", "_oth_": "Other"}
    assert places["options"]["other"] == "Ailleurs" and places["translations"]["en"]["settings"] == {"other": "Other"}
    assert [item["label"] for item in bike["options"]["items"]] == ["Oui", "Non"]
    assert bike["translations"]["en"]["items"] == {"Y": "Yes", "N": "No"} and brand["translations"]["en"]["section"] == "Car"
    assert "de" in [loss.column for loss in plan.losses]


def test_the_condition_of_a_group_is_asked_for_and_two_conditions_are_told() -> None:
    plan = read_limesurvey(_two_languages())
    mode, *_others, brand, price = plan.questions
    assert brand["show_if"] == {"question": mode["uid"], "items": ["A1"], "is_chosen": True}
    assert price["show_if"] is None
    (told,) = (loss for loss in plan.losses if loss.column == "Q5")
    assert "Q1.NAOK" in told.reason and "Q2.NAOK" in told.reason and "everybody will be asked" in told.reason


def test_an_answer_of_ones_own_can_be_chosen_and_bounds_are_kept() -> None:
    plan = read_limesurvey(_two_languages(quota=[{"id": 1, "qlimit": 9}]))
    mode, places, km, *_others = plan.questions
    assert [item["key"] for item in mode["options"]["items"]] == ["A1", "A2", "_oth_"]
    assert (places["options"]["most"], km["options"]["highest"], km["options"]["decimals"]) == (2, 100, 4)
    told = [loss.reason for loss in plan.losses]
    assert any("not put in words" in reason for reason in told) and any("quotas" in reason for reason in told)


def test_answers_to_a_questionnaire_of_limesurvey_find_it_again() -> None:
    plan = read_limesurvey(_two_languages())
    made = questionnaire(*(question(one["kind"], one["options"], label=one["label"], code=one["code"]) for one in plan.questions))
    text = (
        "id,submitdate,lastpage,Q1,Q1[other],Q2[S1],Q2[S2],Q2[other],Q3\n"
        "1,1980-01-01 00:00:00,2,-oth-,Trottinette,Y,N,,12.0000000000\n"
        "2,1980-01-01 00:00:00,2,A1,,,,Parc,3.5000000000\n3,,1,A1,,,,,\n"
    )
    table = read_answer_table(text.encode())
    found = gather(made, table, propose_mapping(table, meanings_of(made)))
    assert found.faults == [] and found.unfinished == 1 and found.undated == 2
    names = {one.uid: one.code for one in made.questions}
    assert [{names[uid]: said for uid, said in one.answers.items()} for one in found.responses] == [
        {"Q1": "_oth_", "Q2": {"chosen": ["S1"]}, "Q3": 12},
        {"Q1": "A1", "Q2": {"other": "Parc"}, "Q3": 3.5},
    ]


def test_the_ends_of_a_scale_are_named_in_every_language_whoever_brings_the_file() -> None:
    asked = said("Notes ?|Marks?", "question", qid=1, gid=1, type="A", title="Q1")
    lines = said("Gare|Station", "question", qid=2, parent_qid=1, title="S1")
    groups = said("Tout|All", "group_name", gid=1)
    (marks,) = read_limesurvey(forms.limesurvey(groups=groups, questions=asked, subquestions=lines)).questions
    assert (marks["options"]["lowest"], marks["options"]["highest"]) == ("Pas du tout", "Tout à fait")
    assert marks["translations"]["en"]["settings"] == {"lowest": "Not at all", "highest": "Entirely"}
    assert marks["translations"]["en"]["items"] == {"S1": "Station"}

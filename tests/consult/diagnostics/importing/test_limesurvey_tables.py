"""Tables of LimeSurvey."""

import pytest

from consult.diagnostics.importing.limesurvey_tables import Tables, number_of, root_of
from tests.factories import forms
from tests.factories.forms import said


@pytest.mark.parametrize("is_apart", [False, True], ids=["in the rows", "apart"])
def test_words_are_found_in_every_language_wherever_they_stand(is_apart: bool) -> None:
    answers = [*said("Oui|Yes", "answer", aid=7), *said("Non|No", "answer", aid=8)]
    rows = [{"aid": aid, "qid": 1, "code": code, "sortorder": 9 - aid} for aid, code in ((7, "A1"), (8, "A2"))]
    older = [{key: value for key, value in row.items() | rows[int(row["aid"] == 8)].items() if key != "aid"} for row in answers]
    made = {"answers": rows, "answer_l10ns": answers} if is_apart else {"answers": older}
    tables = Tables(root_of(forms.limesurvey(**made)))
    second, first = tables.rows("answers", "sortorder")
    assert (first["code"], second["code"]) == ("A1", "A2")
    told = [tables.words("answers", one, "answer", language) for one in (first, second) for language in ("fr", "en", "de")]
    assert told == ["Oui", "Yes", "", "Non", "No", ""]


def test_the_language_is_the_first_one_that_is_spoken_here() -> None:
    for languages, own, language in ((["de", "en", "fr"], "en", "en"), (["de"], "de", "fr"), ([], "fr", "fr")):
        tables = Tables(root_of(forms.limesurvey(languages)))
        assert (tables.own, tables.language) == (own, language)


def test_what_is_set_is_told_in_a_language_where_it_is_words() -> None:
    rows = [
        {"qid": 1, "attribute": "other_replace_text", "value": "Sinon", "language": "fr"},
        {"qid": 1, "attribute": "hidden", "value": 1},
    ]
    tables = Tables(root_of(forms.limesurvey(question_attributes=rows)))
    asked = {"qid": "1"}
    assert [tables.attribute(asked, "other_replace_text", one) for one in ("fr", "en")] == ["Sinon", ""]
    assert tables.attribute(asked, "hidden") == "1" and tables.attribute({"qid": "2"}, "hidden") == ""


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("", None), ("-1", None), ("٣", None), ("9" * 9, None)])
def test_whole_numbers_are_told_from_anything_else(text: str, number: int | None) -> None:
    assert number_of(text) == number

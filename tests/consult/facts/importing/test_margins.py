"""Margins of the census in either form."""

from datetime import date

import pytest

from consult.facts.importing.margins import put_right, read_margins, summary, variable
from consult.facts.importing.reading import FactsRefused
from tests.consult.core.workbooks import xlsx
from tests.factories.facts import MARGINS

DEFAULTS = {"source": "Insee", "observed_on": date(2021, 1, 1)}


def _faults(text: str) -> list[str]:
    with pytest.raises(FactsRefused) as refused:
        read_margins(text.encode(), DEFAULTS)
    return refused.value.faults


def test_a_line_for_each_category() -> None:
    facts = read_margins(MARGINS.encode(), {})
    assert [(one["variable"], one["category"], one["share"], one["inhabitants"]) for one in facts] == [
        ("sex", "Women", 0.52, None),
        ("sex", "Men", 0.48, None),
        ("area", "North", 0.25, None),
        ("area", "South", 0.75, None),
    ]
    assert summary(facts) == "2 variables of the census are known."


def test_a_line_for_each_area_and_a_column_for_each_category() -> None:
    rows = [["secteur", "Sexe: Femme", "Sexe: Homme", "âge : 75 et plus", "âge : moins de 75"], ["Nord", 3120, 2980.5, 0.1, 9]]
    facts = read_margins(xlsx(rows), DEFAULTS)
    assert [(one["area"], one["variable"], one["category"], one["inhabitants"]) for one in facts] == [
        ("Nord", "sex", "Femme", 3120.0),
        ("Nord", "sex", "Homme", 2980.5),
        ("Nord", "age_band", "75 et plus", 0.1),
        ("Nord", "age_band", "moins de 75", 9.0),
    ]
    assert facts[0]["source"] == "Insee"
    in_percent = read_margins(b"sex: w;sex: m\n52 %;48 %\n", DEFAULTS)
    assert [one["share"] for one in in_percent] == [0.52, 0.48]


def test_variables_are_ours_where_we_know_them_else_as_they_are_written() -> None:
    assert [variable(one) for one in ("Tranche d'âge", "SEXE", "Ménage", "Mother tongue")] == [
        "age_band",
        "sex",
        "household",
        "Mother tongue",
    ]


HEAD = "variable;category;share;area\n"
THIRDS = f"{HEAD}sex;a;33.3 %;North\nsex;b;33.3 %;north\nsex;c;33.3 %;North\n"


def test_shares_sum_to_one_but_for_rounding() -> None:
    thirds = put_right(read_margins(THIRDS.encode(), DEFAULTS))
    assert [one["share"] for one in thirds] == pytest.approx([1 / 3] * 3, abs=1e-15)
    rough = put_right(read_margins(f"{HEAD}sex;a;50 %\nsex;b;49.5 %\n".encode(), DEFAULTS))
    assert sum(one["share"] for one in rough) == pytest.approx(1, abs=1e-12)
    assert _faults(f"{HEAD}sex;a;50 %\nsex;b;40 %\n") == ["Line 2: the shares of “sex” sum to 90.0 %, not to 100 %."]


def test_shares_that_are_put_right_are_told() -> None:
    told = "Shares that do not sum to 100 % were divided by their sum: north – sex 99.90%."
    assert summary(read_margins(THIRDS.encode(), DEFAULTS)) == f"1 variable of the census is known. {told}"
    wide = ";".join(f"v{place}: a" for place in range(7)) + "\n" + ";".join(["99.5 %"] * 7) + "\n"
    assert summary(read_margins(wide.encode(), DEFAULTS)).endswith("v3 99.50%, v4 99.50%, ….")


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("sex;a;3;\nsex;b;;0.5\n", "Line 2: “sex” has numbers of inhabitants and shares; give one of the two."),
        ("sex;a;3;0.5\n", "Line 2: give a number of inhabitants or a share, one of the two."),
        ("sex;a;;\n", "Line 2: give a number of inhabitants or a share, one of the two."),
        ("sex;a;0;\nsex;b;0;\n", "Line 2: “sex” counts nobody."),
        ("sex;a;1;\nsexe;A;2;\n", "Line 3: it says the same thing as line 2."),
    ],
)
def test_what_makes_no_margin_is_told(rows: str, fault: str) -> None:
    assert _faults(f"variable;category;count;share\n{rows}") == [fault]


@pytest.mark.parametrize(("sign", "people"), [(",", [1250, 1480, 980]), (".", [1250, 1480, 980]), ("\u202f", [1250, 1480, 980])])
def test_thousands_may_be_parted_as_anybody_parts_them(sign: str, people: list[int]) -> None:
    one, two = (f"1{sign}{rest}" for rest in ("250", "480"))
    rows = f"variable;category;inhabitants\nage;18-39;{one}\nage;40-64;{two}\nage;65+;980\nage;Total;3{sign}710\n"
    wide = f"area;age: 18-39;age: 40-64;age: 65+;age: Total\nNorth;{one};{two};980;3{sign}710\n"
    for text in (rows, wide):
        assert [fact["inhabitants"] for fact in read_margins(text.encode(), DEFAULTS)] == people


def test_a_number_that_may_be_two_is_refused_with_its_line() -> None:
    assert _faults("variable;category;count\nsex;a;1250\nsex;b;1,250\n") == [
        "Line 3, inhabitants / habitants: “1,250” may be 1250 or 1.2500: write it as one of these."
    ]


def test_percents_titles_above_and_notes_below_are_read_as_people_publish_them() -> None:
    text = (
        "Population, 2021;;\n;;\nvariable;modalité;pourcentage\nsexe;Femmes;52,3\nsexe;Hommes;47,7\nSource : Insee, RP 2021;;\n"
    )
    assert [one["share"] for one in read_margins(text.encode(), DEFAULTS)] == pytest.approx([0.523, 0.477])


def test_shares_in_a_column_of_people_are_refused() -> None:
    assert _faults("variable;category;count\nsex;a;0,52\nsex;b;0,48\n") == [
        "Line 2: the numbers of “sex” sum to 1. If they are shares, call their column “share”."
    ]


def test_a_workbook_of_shares_keeps_them_shares() -> None:
    facts = read_margins(xlsx([["secteur", "sexe: F", "sexe: H"], ["Nord", 0.523, 0.477]]), DEFAULTS)
    assert [(one["share"], one["inhabitants"]) for one in facts] == [(0.523, None), (0.477, None)]


def test_faults_of_the_wide_form_name_the_column() -> None:
    assert _faults("area;sex: a;sex: b\nNorth;x;\n") == [
        "Line 2, sex: a: “x” is not a number.",
        "Line 2, sex: b: this cell is empty.",
    ]
    assert _faults("area;sex:\nNorth;1\n") == ["The column “sex:” is called “variable: category”."]

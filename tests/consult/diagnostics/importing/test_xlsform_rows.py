"""Rows of XLSForms."""

from consult.diagnostics.importing.xlsform_rows import FormRow, language_of, own_language, rows_of


def test_rows_are_read_below_their_headings() -> None:
    rows = rows_of([(1, ["", ""]), (2, ["Type", "label::Français (fr)"]), (4, ["note", " Bonjour "]), (5, [" ", ""])])
    assert [(row.line, row.get("type")) for row in rows] == [(4, "note")]
    assert rows[0].words("label", "fr", "en") == "Bonjour" and rows[0].words("label", "en", "en") == ""
    assert rows_of([]) == []


def test_words_of_others_lose_their_tags_and_ours_keep_them() -> None:
    assert FormRow(1, {"label": "<b>A</b> &amp; B"}).words("label", "fr", "fr") == "A & B"
    assert FormRow(1, {"label": "'=<b>\nA", "consult_type": "line"}).words("label", "fr", "fr") == "=<b>\nA"


def test_languages_are_known_by_code_or_name() -> None:
    assert [language_of(name) for name in ("French (fr)", "Français", "English (en-GB)", "Wolof")] == ["fr", "fr", "en", "wolof"]
    assert own_language("English (en)", []) == "en" and own_language("", [FormRow(2, {"label::Wolof": ""})]) == "fr"
    row = FormRow(1, {"media::image": "a.png", "required": "TRUE"})
    assert row.says("media") and not row.says("hint") and row.is_yes("required")

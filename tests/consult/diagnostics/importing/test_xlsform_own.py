"""What our own XLSForms say beside the others."""

import pytest

from consult.diagnostics.importing.xlsform_own import own_items, own_kind, own_settings, own_translations
from consult.diagnostics.importing.xlsform_rows import FormRow


def _row(**cells: str) -> FormRow:
    return FormRow(3, {f"consult_{name}": text for name, text in cells.items()})


def test_unknown_types_and_settings_mean_nothing() -> None:
    assert own_kind(_row(type="scale")) == "scale" and own_kind(_row(type="boat")) is own_kind(_row()) is None
    assert own_settings(_row(settings='{"points": 7, "more": 1}'), "scale") == {"points": 7}


@pytest.mark.parametrize(
    "text", ["[1]", "{", "NaN", "[" * 5_000, '{"translations": [1]}', '{"translations": {"en": {"lowest": 3}}}']
)
def test_settings_that_are_no_settings_are_passed_over(text: str) -> None:
    assert own_settings(_row(settings=text), "scale") == {}
    assert own_translations(_row(settings=text), "scale", {}, "fr") == {"fr": {}, "en": {}}


def test_lines_keep_their_key_their_words_and_their_need() -> None:
    listed = [FormRow(2, {"name": "n7", "label": "Bus", "consult_need": "Getting about"}), FormRow(3, {"name": "n8"})]
    assert own_items(listed, "fr") == [
        {"key": "n7", "label": "Bus", "need": "Getting about"},
        {"key": "n8", "label": "n8", "need": None},
    ]

"""`consult import questionnaire`."""

from pathlib import Path

from flask import Flask

from consult.core.db import db
from consult.diagnostics.form_import_command import questionnaire
from consult.diagnostics.models import Question
from tests.factories import forms, places


def test_a_form_is_imported_and_what_is_left_out_is_told(database: Flask, tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(forms.workbook())
    told = [str(tmp_path / "form.xlsx"), "--consultation", places.consultation().uid]
    answer = database.test_cli_runner().invoke(questionnaire, told)
    assert answer.exit_code == 0 and "Made 3 questions" in answer.output and "Left out: line 10, column kids" in answer.output
    again = database.test_cli_runner().invoke(questionnaire, told)
    assert again.exit_code == 2 and "was not imported" in again.output and db.session.query(Question).count() == 3

"""`consult export questionnaire` is tried beside the imports it feeds, in `test_answer_import_command`."""

from click.testing import CliRunner

from consult.cli import main


def test_the_command_is_found() -> None:
    answer = CliRunner().invoke(main, ["export", "questionnaire", "--help"])
    assert answer.exit_code == 0 and "XLSForm" in answer.output

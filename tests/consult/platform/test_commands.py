"""Tests of the commands as they are typed; test_running types them beside a running installation."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from consult.platform.commands import backup, claim_code, doctor, restore, run
from consult.platform.data_folder import DataFolder
from consult.platform.databases import connect


def test_the_code_of_a_new_installation_is_shown_until_it_is_claimed(
    bare_environment: pytest.MonkeyPatch, data: DataFolder, empty_database: str
) -> None:
    bare_environment.setenv("DATABASE_URL", empty_database)
    shown = CliRunner().invoke(claim_code, ["--data", str(data.path)])
    assert shown.output.strip() == (data.keys / "claim-code").read_text()
    with connect(empty_database) as connection:
        connection.execute("CREATE TABLE organisation AS SELECT 1 AS id")
    refused = CliRunner().invoke(claim_code, ["--data", str(data.path)])
    assert refused.exit_code == 1
    assert "no code is needed" in refused.output


@pytest.mark.parametrize("command", [doctor, backup])
def test_without_installation_a_command_says_so_and_fails(
    bare_environment: pytest.MonkeyPatch, tmp_path: Path, command: object
) -> None:
    words = ["--data", str(tmp_path / "nothing"), *([str(tmp_path / "file")] if command is backup else [])]
    answer = CliRunner().invoke(command, words)  # type: ignore[arg-type]
    assert answer.exit_code == 1
    assert "Error: There is no installation in" in answer.output


def test_a_backup_comes_back_into_a_new_installation(
    bare_environment: pytest.MonkeyPatch, migrated_database: str, tmp_path: Path
) -> None:
    bare_environment.setenv("DATABASE_URL", migrated_database)
    old, new = DataFolder(tmp_path / "old"), DataFolder(tmp_path / "new")
    old.prepare()
    old.demonstration.touch()
    made = CliRunner().invoke(backup, [str(tmp_path / "file"), "--data", str(tmp_path / "old")])
    assert made.exit_code == 0, made.output
    bare_environment.delenv("DATABASE_URL")
    restored = CliRunner().invoke(restore, [str(tmp_path / "file"), "--data", str(tmp_path / "new")])
    assert restored.exit_code == 0, restored.output
    assert new.demonstration.is_file()
    again = CliRunner().invoke(restore, [str(tmp_path / "file"), "--data", str(tmp_path / "new")])
    assert again.exit_code == 1
    assert "add --replace" in again.output


def test_a_port_out_of_range_is_refused(bare_environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert CliRunner().invoke(run, ["--port", "70000", "--data", str(tmp_path)]).exit_code == 2

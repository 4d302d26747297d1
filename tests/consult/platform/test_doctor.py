"""Tests of the examination of an installation."""

import os

import pytest

from consult.platform.data_folder import DataFolder
from consult.platform.databases import connect
from consult.platform.doctor import Finding, examine
from consult.platform.environment import complete
from consult.platform.leftovers import Recorded, write_record
from tests import engines


@pytest.fixture
def settings(bare_environment: pytest.MonkeyPatch, data: DataFolder, migrated_database: str) -> pytest.MonkeyPatch:
    """The settings of an installation on the servers of the session."""
    bare_environment.setenv("DATABASE_URL", migrated_database)
    bare_environment.setenv("REDIS_URL", engines.current().redis_url)
    bare_environment.setenv("CONSULT_KEYS", str(data.keys))
    bare_environment.setenv("MAIL_URL", "smtp://mail.example.org:587")
    return bare_environment


def _findings(data: DataFolder) -> dict[str, Finding]:
    return {finding.subject: finding for finding in examine(data)}


def _beat(name: str, age: str) -> None:
    with connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute("INSERT INTO heartbeat (name, beat_at) VALUES (%s, now() - %s::interval)", [name, age])


def test_a_healthy_installation_has_nothing_to_be_done(settings: pytest.MonkeyPatch, data: DataFolder) -> None:
    _beat("sweep", "5 seconds")
    _beat("backup", "20 hours")
    findings = _findings(data)
    assert [finding for finding in findings.values() if not finding.is_well] == []
    assert findings["Last sweep"].state == "5 seconds ago"
    assert findings["Last backup"].state == "20 hours ago"


def test_an_old_sweep_and_a_missing_backup_are_told_with_what_to_do(settings: pytest.MonkeyPatch, data: DataFolder) -> None:
    _beat("sweep", "10 minutes")
    findings = _findings(data)
    assert findings["Last sweep"].state == "10 minutes ago"
    assert "worker" in findings["Last sweep"].advice
    assert findings["Last backup"].state == "never"
    assert "consult backup" in findings["Last backup"].advice


def test_servers_out_of_reach_are_told_with_what_to_do(settings: pytest.MonkeyPatch, data: DataFolder) -> None:
    settings.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/x")
    settings.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    findings = _findings(data)
    assert "DATABASE_URL" in findings["PostgreSQL"].advice
    assert "REDIS_URL" in findings["Redis or Valkey"].advice
    assert "Schema" not in findings


def test_an_old_schema_is_told(settings: pytest.MonkeyPatch, data: DataFolder) -> None:
    with connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    assert "Restart Consult" in _findings(data)["Schema"].advice


def test_secrets_that_others_can_read_are_told(settings: pytest.MonkeyPatch, data: DataFolder) -> None:
    (data.keys / "vote").touch()
    (data.keys / "vote").chmod(0o644)
    assert "chmod" in _findings(data)["Secrets"].advice
    settings.setenv("CONSULT_KEYS", "/nowhere")
    assert "is missing" in _findings(data)["Secrets"].state


MAIL_MISTAKES = [("", "none is sent"), ("mail.example.org", "MAIL_URL is not understood: its scheme is ''")]


@pytest.mark.parametrize(("url", "state"), MAIL_MISTAKES)
def test_mail_settings_that_send_nothing_are_told(settings: pytest.MonkeyPatch, data: DataFolder, url: str, state: str) -> None:
    settings.setenv("MAIL_URL", url)
    assert _findings(data)["Mail"].state == state
    assert "smtp://" in _findings(data)["Mail"].advice


def test_a_process_that_died_is_told_with_its_log(settings: pytest.MonkeyPatch, data: DataFolder) -> None:
    write_record(data.record, [Recorded("worker", 1, "not the birth of process 1", 15)])
    assert _findings(data)["Process worker"].advice == f"Read {data.log('worker')}."


def test_an_installation_that_does_not_run_is_told(settings: pytest.MonkeyPatch, data: DataFolder) -> None:
    settings.delenv("DATABASE_URL")
    complete(os.environ, data)
    assert "make run" in _findings(data)["Consult"].advice


def test_a_demonstration_needs_neither_mail_server_nor_backup(settings: pytest.MonkeyPatch, data: DataFolder) -> None:
    settings.delenv("MAIL_URL")
    data.demonstration.touch()
    findings = _findings(data)
    assert findings["Mail"].is_well
    assert findings["Last backup"].is_well

"""Tests of where the servers' programs are found."""

from pathlib import Path

import pytest

from consult.platform.binaries import postgres_folder, postgres_version, valkey_server
from consult.platform.problems import Problem


def _program(path: Path, says: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


def test_the_postgresql_that_comes_with_consult_is_found_and_is_recent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSULT_PG_BIN", raising=False)
    assert postgres_version(postgres_folder()) >= 18


def test_a_chosen_postgresql_comes_before_all_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _program(tmp_path / "postgres", "postgres (PostgreSQL) 16.2")
    monkeypatch.setenv("CONSULT_PG_BIN", str(tmp_path))
    assert postgres_folder() == tmp_path
    assert postgres_version(tmp_path) == 16


def test_a_chosen_folder_without_postgresql_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CONSULT_PG_BIN", str(tmp_path))
    with pytest.raises(Problem, match="CONSULT_PG_BIN names"):
        postgres_folder()


def test_a_postgresql_that_is_too_old_is_refused(tmp_path: Path) -> None:
    _program(tmp_path / "postgres", "postgres (PostgreSQL) 14.11")
    with pytest.raises(Problem, match="too old"):
        postgres_version(tmp_path)


def test_valkey_is_found_and_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CONSULT_VALKEY", raising=False)
    assert valkey_server().is_file()
    chosen = _program(tmp_path / "valkey-server", "")
    monkeypatch.setenv("CONSULT_VALKEY", str(chosen))
    assert valkey_server() == chosen

"""Tests of the settings that an installation gives to its processes."""

from pathlib import Path

import pytest

from consult.platform.data_folder import DEMONSTRATION, INSTALLATION, DataFolder
from consult.platform.environment import chosen_data_folder, complete, environment
from consult.platform.problems import Problem


def test_what_was_not_given_is_added(bare_environment: pytest.MonkeyPatch, data: DataFolder) -> None:
    settings = environment(data, port=8001, is_demonstration=True)
    assert settings["DATABASE_URL"].startswith("postgresql://consult@/consult?host=/")
    assert settings["REDIS_URL"].startswith("unix:///")
    assert settings["CONSULT_KEYS"] == str(data.keys)
    assert settings["CONSULT_CACHE"] == str(data.cache)
    assert settings["PUBLIC_URL"] == "http://localhost:8001"
    assert settings["TRUSTED_HOSTS"] == "localhost,127.0.0.1"
    assert settings["CONSULT_DEMO"] == "1"
    assert settings["SECRET_KEY"] == data.secret_key()


def test_what_was_given_stays(bare_environment: pytest.MonkeyPatch, data: DataFolder) -> None:
    given = {"DATABASE_URL": "postgresql://host/db", "REDIS_URL": "redis://host", "SECRET_KEY": "mine", "CONSULT_KEYS": "/keys"}
    for name, value in given.items():
        bare_environment.setenv(name, value)
    bare_environment.setenv("PUBLIC_URL", "https://consult.example.org")
    settings = environment(data)
    assert given.items() <= settings.items()
    assert settings["TRUSTED_HOSTS"] == "localhost,127.0.0.1,consult.example.org"
    assert settings["CONSULT_DEMO"] == ""


def test_a_command_without_installation_is_told(bare_environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="There is no installation"):
        complete({}, DataFolder(tmp_path / "nothing"))


def test_the_data_folder_is_the_one_named(bare_environment: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bare_environment.setenv("CONSULT_DATA", str(tmp_path / "elsewhere"))
    assert chosen_data_folder(tmp_path).path == tmp_path
    assert chosen_data_folder(None).path == tmp_path / "elsewhere"
    bare_environment.delenv("CONSULT_DATA")
    assert chosen_data_folder(None).path in (INSTALLATION, DEMONSTRATION)
    assert chosen_data_folder(None, is_new=True).path == INSTALLATION

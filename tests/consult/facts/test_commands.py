"""Facts from the command line."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from consult.core.db import db
from consult.facts.commands import margins, services, statistics
from consult.territories.models import CensusMargin, OfficialStatistic, Service, Territory
from consult.territories.queries import margins_of
from tests.factories import facts, places

MAPPING = "source: Census\nday: 2000\nvariables:\n  sex: {men: M, women: W}\n"


@pytest.fixture
def territory(database: Flask) -> Territory:
    return places.organisation().territory


def _run(app: Flask, command: object, folder: Path, text: str, *options: str, name: str = "Valfleuri") -> Result:
    file = folder / "facts.csv"
    file.write_text(text, encoding="utf-8")
    return app.test_cli_runner().invoke(command, [str(file), "--territory", name, *options])  # type: ignore[arg-type]


def test_each_kind_is_imported(database: Flask, territory: Territory, tmp_path: Path) -> None:
    assert _run(database, margins, tmp_path, facts.MARGINS).output == "4 lines. 2 variables of the census are known.\n"
    assert _run(database, statistics, tmp_path, facts.STATISTICS).exit_code == 0
    assert _run(database, services, tmp_path, facts.SERVICES).exit_code == 0
    counts = [db.session.scalar(select(func.count()).select_from(one)) for one in (CensusMargin, OfficialStatistic, Service)]
    assert counts == [4, 2, 1]


def test_source_and_day_hold_for_lines_without(database: Flask, territory: Territory, tmp_path: Path) -> None:
    text = "variable;category;count\nsex;women;5\nsex;men;5\n"
    assert _run(database, margins, tmp_path, text).exit_code == 2
    assert _run(database, margins, tmp_path, text, "--source", "Insee", "--day", "2021-01-01").exit_code == 0


def test_columns_are_picked_by_a_mapping(database: Flask, territory: Territory, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    assert _run(database, margins, tmp_path, "M,W\n30,10\n", "--mapping", str(mapping)).exit_code == 0
    assert margins_of(territory) == {"": {"sex": {"men": 0.75, "women": 0.25}}}
    mapping.write_text("area: [", encoding="utf-8")
    assert _run(database, margins, tmp_path, "M,W\n30,10\n", "--mapping", str(mapping)).exit_code == 2


def test_a_faulty_file_says_every_reason_and_changes_nothing(database: Flask, territory: Territory, tmp_path: Path) -> None:
    result = _run(database, statistics, tmp_path, "name;value;source;day\nDoctors;x;Insee;2021\n;4;Insee;soon\n")
    assert result.exit_code == 2 and result.output.count("Line ") == 3
    assert db.session.scalar(select(func.count()).select_from(OfficialStatistic)) == 0


def test_a_territory_that_cannot_be_told_is_asked_for_again(database: Flask, territory: Territory, tmp_path: Path) -> None:
    assert "no such territory" in _run(database, services, tmp_path, facts.SERVICES, name="Nowhere").output
    db.session.add(Territory(name="Valfleuri", official_code="00001"))
    db.session.commit()
    assert "give the official code" in _run(database, services, tmp_path, facts.SERVICES).output
    assert _run(database, services, tmp_path, facts.SERVICES, name="00001").exit_code == 0

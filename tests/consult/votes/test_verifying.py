"""`consult verify`."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from consult.votes.verifying import verify_command
from tests.factories import bundles, elections


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A published bundle."""
    return _written(tmp_path, bundles.files(elections.tennessee(), "irv"))


def _written(folder: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(folder / "bundle.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(f"consult/{name}", text)
    return folder / "bundle.zip"


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(verify_command, [str(one) for one in arguments])


def test_a_bundle_that_agrees_ends_with_status_0(bundle: Path) -> None:
    done = _run(bundle)
    assert (done.exit_code, done.output) == (0, "What first?: 100 ballots, rule irv\nAll agrees. Chosen: Option o3.\n")


def test_a_bundle_that_was_touched_ends_with_status_1_and_names_the_ballot(tmp_path: Path) -> None:
    files = bundles.files(elections.tennessee(), "irv")
    files["ballots.csv"] = files["ballots.csv"].replace("T000050", "T00005X")
    done = _run(_written(tmp_path, files))
    assert done.exit_code == 1
    assert "ballot T00005X: inserted (row 51)" in done.output and "ballot T000050: removed" in done.output


def test_what_is_no_bundle_ends_with_status_2(tmp_path: Path) -> None:
    done = _run(_written(tmp_path, {"vote.json": "{}"}))
    assert done.exit_code == 2 and "no bundle of a counted vote" in done.stderr
    assert _run(tmp_path / "nowhere.zip").exit_code == 2


def test_programs_read_json(bundle: Path) -> None:
    assert json.loads(_run(bundle, "--json").output) == {
        "title": "What first?",
        "rule": "irv",
        "ballots_count": 100,
        "winners": ["Option o3"],
        "problems": [],
    }

"""`consult weigh` and `consult gaps`, without an installation."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from consult.cli import main
from tests.consult.assessments.participants import FILE, MARGINS
from tests.consult.assessments.test_gaps import MANY
from tests.consult.diagnostics.importing.surveys import MAPPING


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files, and no installation anywhere."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("CONSULT_DATA", str(tmp_path / "nothing"))
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_bytes(FILE)
    Path("margins.json").write_text(MARGINS)
    Path("survey.csv").write_text(MANY)
    Path("mapping.yaml").write_text(MAPPING)
    return tmp_path


def _weigh(*options: str) -> Result:
    return CliRunner().invoke(main, ["weigh", "people.csv", "--margins", "margins.json", *options])


def _gaps(*options: str) -> Result:
    return CliRunner().invoke(main, ["gaps", "survey.csv", "--mapping", "mapping.yaml", *options])


def test_participants_are_weighted(folder: Path) -> None:
    answer = _weigh("--cap", "0.72", "1.38", "--weights-out", "weights.csv", "--estimate", "says", "--json")
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.stdout)
    assert {"n", "deff", "n_eff", "iterations", "min_weight", "max_weight", "dissimilarity"} <= found.keys()
    assert found["cap"] == [0.72, 1.38] and found["max_weight"] <= 1.38
    assert found["estimate"]["values"]["yes"]["unweighted"] == 0.25
    rows = list(csv.DictReader(Path("weights.csv").read_text().splitlines()))
    weights = [float(row["weight"]) for row in rows]
    assert [rows[0]["row"], rows[-1]["row"]] == ["1", "100"]
    assert sum(weights) == pytest.approx(100) and max(weights) == found["max_weight"]


def test_without_options_a_table_is_printed(folder: Path) -> None:
    answer = _weigh()
    assert answer.exit_code == 0 and answer.stdout.startswith("100 participants, passes over the margins: ")
    assert json.loads(_weigh("--json").stdout)["estimate"] is None


def test_what_stands_for_no_answer_is_an_option_and_its_defaults_are_told(folder: Path) -> None:
    Path("people.csv").write_bytes(FILE.replace(b"no\n", b"-1\n"))
    found = json.loads(_weigh("--estimate", "says", "--blank", "-1", "--blank", "NA", "--json").stdout)["estimate"]
    assert list(found["values"]) == ["yes"] and found["blank"] == {"": 20, "-1": 60}
    assert "Without this option: NA, N/A" in " ".join(_weigh("--help").stdout.split())


def test_what_cannot_be_weighted_ends_with_status_2_and_a_sentence(folder: Path) -> None:
    for margins, reason in (
        ('{"age": {"young": 40, "old": 60}}', "The shares of “age” sum to 100 instead of 1."),
        ('{"age": {"young": 0.4, "older": 0.6}}', "line 42, column age: Row 41 has the value “old” in “age”"),
        ('{"age": {"young": 0.4, "old": 0.5, "older": 0.1}}', "No participant is in “older” (age)."),
        ('{"town": {"here": 1}}', "line 1, column town: the file has no such column"),
        ("{", "this is not JSON"),
    ):
        Path("margins.json").write_text(margins)
        answer = _weigh("--weights-out", "weights.csv")
        assert answer.exit_code == 2 and reason in answer.stderr and not answer.stdout, answer.output
        assert not Path("weights.csv").exists()


@pytest.mark.parametrize("cap", [("2", "3"), ("0.3", "0.9"), ("-1", "3"), ("0.9", "1.1")])
def test_a_cap_that_cannot_be_kept_ends_with_status_2(folder: Path, cap: tuple[str, str]) -> None:
    answer = _weigh("--cap", *cap)
    assert answer.exit_code == 2 and "cap" in answer.stderr


def test_files_that_are_not_there_or_not_text_end_with_status_2(folder: Path) -> None:
    assert _weigh("--weights-out", "no/folder.csv").exit_code == 2
    assert _weigh("--weights-out", "people.csv").exit_code == 2 and Path("people.csv").read_bytes() == FILE
    assert _weigh("--estimate", "nothing").exit_code == 2
    Path("margins.json").write_bytes(b'{"\xff": {}}')
    assert "is not UTF-8" in _weigh().stderr
    Path("margins.json").unlink()
    assert _weigh().exit_code == 2


def test_needs_are_put_in_order(folder: Path) -> None:
    found = json.loads(_gaps("--json", "--draws", "2000", "--seed", "7").stdout)
    assert (found["n"], found["draws"], found["seed"]) == (60, 2_000, 7)
    assert [need["key"] for need in found["needs"]] == ["bus", "doctor", "Parks"]
    answer = _gaps()
    assert answer.exit_code == 0 and answer.stdout.startswith("60 respondents, 1,000 draws, seed ")


def test_a_survey_that_cannot_be_read_ends_with_status_2(folder: Path) -> None:
    Path("survey.csv").write_text(MANY.replace("\n0,1,4", "\n0,1,7"))
    answer = _gaps()
    assert answer.exit_code == 2 and "line 2, column q1_doctor: “7” is not among the codes" in answer.stderr
    Path("mapping.yaml").write_text("questions: []")
    assert "“questions” names no question" in _gaps().stderr
    assert _gaps("--draws", "999").exit_code == 2

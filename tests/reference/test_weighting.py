"""W1 and W2 of the reference results: 5,836 Americans weighted as R's survey package weights them."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from consult.assessments.methods.cells import Cells, count_cells
from consult.assessments.methods.effective_sample import effective_sample
from consult.assessments.methods.margins import Codes, Margin
from consult.assessments.methods.raking import Raked, rake
from consult.assessments.methods.survey_intervals import beta_interval, logit_interval
from consult.assessments.methods.weighted_shares import WeightedShares, count_answers, weighted_shares
from consult.assessments.methods.wilson import Floats
from consult.cli import main
from tests.reference.data import reference_file

COLUMNS = ("age4", "educ", "race", "gender")
SAYS = "rarely/never"


@pytest.fixture(scope="module")
def people() -> list[dict[str, str]]:
    """The respondents, with their ages in the four classes of the reference."""
    file = reference_file("survey_nonvoters/nonvoters_data.csv")
    with file.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return [row | {"age4": str(np.searchsorted([34, 49, 64], int(row["ppage"])))} for row in rows]


@pytest.fixture(scope="module")
def published(people: list[dict[str, str]]) -> Floats:
    """The weights the survey was published with."""
    return np.array([float(row["weight"]) for row in people])


@pytest.fixture(scope="module")
def margins(people: list[dict[str, str]], published: Floats) -> list[Margin]:
    """The shares of the categories under the published weights."""
    found = []
    for column in COLUMNS:
        values = np.array([row[column] for row in people])
        total = published.sum()
        found.append(Margin.of(column, {str(value): published[values == value].sum() / total for value in np.unique(values)}))
    return found


@pytest.fixture(scope="module")
def raked(people: list[dict[str, str]], margins: list[Margin]) -> tuple[Raked, Codes]:
    codes = np.stack([margin.codes(row[margin.name] for row in people) for margin in margins], axis=1)
    cells, places = count_cells(codes, [len(margin.shares) for margin in margins])
    return rake(cells, margins), places


def _says(people: list[dict[str, str]]) -> Codes:
    return np.array([int(row["voter_category"] == SAYS) for row in people])


def test_raking_gives_the_weights_of_r(raked: tuple[Raked, Codes]) -> None:
    found, places = raked
    assert found.sample.n == 5_836
    assert found.sample.deff == pytest.approx(1.062330915, abs=1e-9)
    assert found.sample.n_eff == pytest.approx(5493.580, abs=5e-4)
    assert (found.min_weight, found.max_weight) == pytest.approx((0.499390856, 1.665089662), abs=1e-9)
    first = [0.789405687, 0.789405687, 0.812411899, 0.763054380, 1.039180949]
    assert found.weights[places][:5].tolist() == pytest.approx(first, abs=1e-9)
    assert found.missed_minima == ()


def _shares(people: list[dict[str, str]], weights: Floats) -> WeightedShares:
    each = np.arange(len(people))
    cells = Cells(each[:, None], np.ones(len(people), np.int64))
    return weighted_shares(count_answers(each, _says(people), len(people), 2), weights, cells, is_raked=False)


def test_shares_and_errors_are_those_of_r(people: list[dict[str, str]], published: Floats, raked: tuple[Raked, Codes]) -> None:
    plain, weighted = _shares(people, np.ones(len(people))), _shares(people, published)
    assert (plain.value[1], plain.error[1]) == pytest.approx((0.248629198, 0.005658), abs=5e-7)
    assert (weighted.value[1], weighted.error[1]) == pytest.approx((0.280332587, 0.006464), abs=5e-7)
    found, places = raked
    table = count_answers(places, _says(people), len(found.cells.counts), 2)
    shares = weighted_shares(table, found.weights, found.cells)
    assert shares.value[1] == pytest.approx(0.276966505, abs=1e-9)
    assert shares.error[1] == pytest.approx(0.005751, abs=5e-7)
    assert effective_sample(published).deff == pytest.approx(1.121185, abs=5e-7)


def test_intervals_are_those_of_r(people: list[dict[str, str]], published: Floats) -> None:
    shares = _shares(people, published)
    low, high = logit_interval(shares.value, shares.error, len(people))
    assert (low[1], high[1]) == pytest.approx((0.267837548, 0.293177126), abs=1e-9)
    low, high = beta_interval(shares.value, shares.error, len(people))
    assert (low[1], high[1]) == pytest.approx((0.267696, 0.293235), abs=5e-7)


def test_the_command_gives_the_same(people: list[dict[str, str]], margins: list[Margin], tmp_path: Path) -> None:
    with (tmp_path / "people.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*COLUMNS, "voter_category"], extrasaction="ignore", delimiter=";")
        writer.writeheader()
        writer.writerows(people)
    shares = {one.name: dict(zip(one.categories, one.shares.tolist(), strict=True)) for one in margins}
    (tmp_path / "margins.json").write_text(json.dumps(shares))
    options = ["--margins", str(tmp_path / "margins.json"), "--weights-out", str(tmp_path / "weights.csv")]
    answer = CliRunner().invoke(main, ["weigh", str(tmp_path / "people.csv"), *options, "--estimate", "voter_category", "--json"])
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.stdout)
    assert found["deff"] == pytest.approx(1.062330915, abs=1e-9)
    value = found["estimate"]["values"][SAYS]
    assert (value["unweighted"], value["weighted"]) == pytest.approx((0.248629198, 0.276966505), abs=1e-9)
    assert value["se"] == pytest.approx(0.005751, abs=5e-7)
    with (tmp_path / "weights.csv").open() as stream:
        weights = [float(row["weight"]) for row in csv.DictReader(stream)]
    assert len(weights) == 5_836 and weights[4] == pytest.approx(1.039180949, abs=1e-9)


def test_cells_are_few(raked: tuple[Raked, Codes]) -> None:
    cells: Cells = raked[0].cells
    assert len(cells.counts) <= 96 and cells.respondents == 5_836

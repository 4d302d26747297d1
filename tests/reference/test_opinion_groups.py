"""P1 to P4 of the reference results: conversations that Polis published, with its groups and its consensus."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from sklearn.metrics import adjusted_rand_score

from consult.assessments.methods.consensus import consensus
from consult.assessments.polis.commands import groups
from consult.assessments.polis.export import Export, read_export
from consult.assessments.polis.findings import find
from tests.reference.data import reference_file

SEATTLE, BREXIT, CANADIAN = "15-per-hour-seattle", "brexit-consensus", "canadian-electoral-reform"
BIODIVERSITY, BG2050 = "scoop-hivemind.biodiversity", "bg2050-volunteers"

# People, statements, agree, disagree, pass, published groups.
TOTALS = {
    SEATTLE: (339, 54, 1358, 922, 592, (99, 39)),
    BREXIT: (204, 50, 2685, 1952, 666, (106, 91)),
    CANADIAN: (448, 174, 7205, 2831, 1914, (265, 16)),
    BIODIVERSITY: (536, 314, 19229, 5472, 5018, (371, 72)),
    BG2050: (126, 371, 10006, 1621, 2656, (100, 8)),
}


def folder(name: str) -> Path:
    """The folder of a conversation."""
    return reference_file(f"polis_open/{name}/votes.csv").parent


def told(name: str, *options: str) -> dict[str, Any]:
    """What the command says of a conversation."""
    result = CliRunner().invoke(groups, [str(folder(name)), "--json", *options])
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def likeness(export: Export, group: np.ndarray) -> float:
    """How well groups agree with the published ones, adjusted for chance (Hubert & Arabie 1985); 1 is the same."""
    assert export.published is not None
    is_in_both = (export.published >= 0) & (group >= 0)
    assert is_in_both.sum() >= 0.9 * (export.published >= 0).sum()
    return float(adjusted_rand_score(export.published[is_in_both], group[is_in_both]))


@pytest.mark.parametrize("name", TOTALS)
def test_the_totals_are_the_published_ones(name: str) -> None:
    people, statements, agree, disagree, passes, sizes = TOTALS[name]
    found = told(name, "--groups", "published")
    assert (found["participants"], found["statements"]) == (people, statements)
    assert (found["agree"], found["disagree"], found["pass"]) == (agree, disagree, passes)
    assert found["votes"] == agree + disagree + passes
    assert sorted((group["size"] for group in found["groups"]), reverse=True) == list(sizes)
    # The counters of comments.csv, of every vote ever cast, are those of votes.csv.
    assert found["notes"] == []


def test_the_consensus_is_the_published_one_for_every_statement() -> None:
    export = read_export(folder(BG2050))
    with (folder(BG2050) / "comments.csv").open(encoding="utf-8", newline="") as stream:
        published = {int(row["comment-id"]): float(row["group-informed-consensus"]) for row in csv.DictReader(stream)}
    assert export.published is not None and len(published) == 371
    tally = export.opinions.tally(export.published, 2)
    gic = consensus(tally.agree, tally.votes).gic
    assert max(abs(published[one] - gic[place]) for place, one in enumerate(export.statement.tolist())) < 1e-12


@pytest.mark.parametrize(
    ("name", "top"),
    [
        (BG2050, [(27, 0.873294), (205, 0.853846), (243, 0.818713)]),
        (SEATTLE, [(2, 0.370968)]),
        (BREXIT, [(14, 0.850549)]),
        (CANADIAN, [(111, 0.729167)]),
        (BIODIVERSITY, [(290, 0.922131)]),
    ],
)
def test_what_unites_the_published_groups_comes_first(name: str, top: list[tuple[int, float]]) -> None:
    first = told(name, "--groups", "published")["consensus"][: len(top)]
    assert [(row["statement"], round(row["gic"], 6)) for row in first] == top


@pytest.mark.parametrize(
    ("name", "number", "least"), [(SEATTLE, None, 0.8), (CANADIAN, None, 0.9), (BIODIVERSITY, None, 0.85), (BREXIT, 2, 0.8)]
)
def test_the_groups_found_are_the_published_ones(name: str, number: int | None, least: float) -> None:
    export = read_export(folder(name))
    found = find(export, number=number)
    assert found.refused is None and likeness(export, found.group) >= least


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("name", "least"), [(SEATTLE, 0.8), (CANADIAN, 0.9), (BIODIVERSITY, 0.85), (BREXIT, 0.8)])
def test_the_groups_do_not_hang_on_the_seed(name: str, least: float, seed: int) -> None:
    export = read_export(folder(name))
    assert likeness(export, find(export, seed=seed).group) >= least


@pytest.mark.parametrize(("name", "explained"), [(SEATTLE, (0.203007, 0.087640)), (BIODIVERSITY, (0.123439, 0.060354))])
def test_the_axes_explain_what_they_should(name: str, explained: tuple[float, float]) -> None:
    assert told(name)["explained_variance"] == pytest.approx(explained, abs=1e-5)


@pytest.mark.parametrize(("name", "is_gradual"), [(SEATTLE, True), (BREXIT, True), (CANADIAN, False), (BIODIVERSITY, False)])
def test_groups_without_a_gap_between_them_are_told_as_such(name: str, is_gradual: bool) -> None:
    """Two of these conversations have a crowd and a fringe; in two, opinions pass from one group into the other."""
    found = told(name)
    assert found["gradual"] is is_gradual and len(found["groups"]) in (2, 3)


def test_groups_that_hang_on_one_person_are_not_shown() -> None:
    found = told(BG2050)
    assert found["refusal"] == "small_group" and found["groups"] == [] and found["consensus"] == []
    assert len(found["overall"]) == 371 - 55


@pytest.mark.parametrize("name", [SEATTLE, BREXIT, CANADIAN, BIODIVERSITY])
def test_where_few_people_vote_often_the_answer_is_not_enough_votes_per_person(name: str, tmp_path: Path) -> None:
    """The first five votes of everybody, and all votes of one person in twenty."""
    export = read_export(folder(name))
    opinions = export.opinions
    rank = np.arange(len(opinions.vote)) - np.searchsorted(opinions.person, opinions.person)
    kept = (rank < 5) | (opinions.person % 20 == 0)
    rows = zip(export.statement[opinions.statement[kept]], export.person[opinions.person[kept]], opinions.vote[kept], strict=True)
    (tmp_path / "votes.csv").write_text("comment-id,voter-id,vote\n" + "".join(f"{a},{b},{c}\n" for a, b, c in rows))
    (tmp_path / "comments.csv").write_bytes((folder(name) / "comments.csv").read_bytes())
    result = CliRunner().invoke(groups, [str(tmp_path), "--json"])
    assert json.loads(result.output)["refused"].startswith("not enough votes per person: ")


@pytest.mark.parametrize("name", [SEATTLE, BREXIT, CANADIAN, BIODIVERSITY])
def test_both_measures_of_consensus_put_statements_in_nearly_the_same_order(name: str) -> None:
    rows = [row for row in told(name, "--groups", "published")["consensus"] if row["min_group_lower"] > 0]
    order = np.argsort(np.argsort([-row["min_group_lower"] for row in rows]))
    assert np.corrcoef(order, np.arange(len(rows)))[0, 1] > 0.6

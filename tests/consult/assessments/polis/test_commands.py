"""`consult groups` from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from consult.assessments.polis.commands import groups
from tests.consult.assessments.methods.opinions import planted
from tests.consult.assessments.polis.folders import VOTES, of_table, small


def test_the_figures_are_printed_for_people_or_for_programs(tmp_path: Path) -> None:
    of_table(tmp_path, planted((40, 30), 20, seed=1, density=1, fervour=0.97))
    for_people, for_programs = (CliRunner().invoke(groups, [str(tmp_path), *more]) for more in ([], ["--json"]))
    assert for_people.exit_code == for_programs.exit_code == 0
    assert "2 groups, 70 people in them" in for_people.output
    assert [group["size"] for group in json.loads(for_programs.output)["groups"]] == [40, 30]


def test_published_groups_are_used_on_demand(tmp_path: Path) -> None:
    told = json.loads(CliRunner().invoke(groups, [str(small(tmp_path)), "--groups", "published", "--json"]).output)
    assert [group["members"] for group in told["groups"]] == [[12], [5]] and told["refused"] is None


def test_a_broken_line_ends_with_status_2_and_its_place(tmp_path: Path) -> None:
    small(tmp_path, votes=VOTES + "1,d,0,5,perhaps\n")
    refused = CliRunner().invoke(groups, [str(tmp_path), "--json"])
    assert refused.exit_code == 2
    assert refused.output == (
        f"Error: {tmp_path}/votes.csv, line 7: “perhaps” is no vote: 1 (agree), -1 (disagree) or 0 (pass)\n"
    )


def test_what_is_missing_ends_with_status_2(tmp_path: Path) -> None:
    assert CliRunner().invoke(groups, [str(tmp_path / "nowhere")]).exit_code == 2
    empty = CliRunner().invoke(groups, [str(tmp_path)])
    assert empty.exit_code == 2 and "votes.csv: it is missing, and so is participants-votes.csv" in empty.output
    unpublished = CliRunner().invoke(groups, [str(small(tmp_path, people=None)), "--groups", "published"])
    assert unpublished.exit_code == 2 and "participants-votes.csv" in unpublished.output

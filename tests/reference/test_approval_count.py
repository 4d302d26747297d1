"""B3 of the reference results: the approval ballots of Toulouse, 2022, whose file states the votes of each project."""

import csv
from itertools import takewhile

from consult.votes.counting_rules.election import Election, ElectionOption, Profile
from consult.votes.counting_rules.plurality import Plurality
from tests.reference.data import reference_file


def _rows(lines: list[str], section: str) -> list[dict[str, str]]:
    """The rows of a section of a Pabulib file."""
    start = lines.index(section) + 1
    return list(csv.DictReader(takewhile(lambda line: line not in ("META", "PROJECTS", "VOTES"), lines[start:]), delimiter=";"))


def test_the_approvals_of_toulouse_are_those_its_file_states() -> None:
    lines = reference_file("pabulib/France_Toulouse_2022.pb").read_text(encoding="utf-8-sig").splitlines()
    projects = _rows(lines, "PROJECTS")
    positions = {project["project_id"]: position for position, project in enumerate(projects)}
    ballots = [([positions[project] for project in row["vote"].split(",")], (), 1) for row in _rows(lines, "VOTES")]
    count = Plurality().count(Election(tuple(map(ElectionOption, positions)), Profile.of(ballots)))
    stated = [int(project["votes"]) for project in projects]
    assert list(count.figures) == stated
    assert count.order == tuple(sorted(range(len(projects)), key=lambda position: (-stated[position], position)))
    assert (count.ballots_count, sum(count.figures)) == (4_532, 11_606)

"""Files written here, read by the programs the formats come from."""

from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from pabutools.election import parse_pabulib
from preflibtools.instances import OrdinalInstance

from consult.votes.counting_rules.election import Marks
from consult.votes.formats import pabulib_writing, preflib
from consult.votes.formats.contract import ElectionFile
from consult.votes.formats.pabulib_ballots import NOTHING
from consult.votes.formats.rankings import levels_of
from tests.factories.election_files import budget_files, ranking_files

WITH_A_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(budget_files())
@WITH_A_FILE
def test_pabutools_reads_the_same_budget_costs_and_ballots(tmp_path: Path, file: ElectionFile) -> None:
    assume(file.election.marks is not Marks.SCORES or file.election.profile.sizes.all())  # it fails on empty points
    assume(all(option.id.lower() != NOTHING for option in file.election.options))  # it takes such a cell for an empty one
    path = tmp_path / "election.pb"
    path.write_text(pabulib_writing.write(file), encoding="utf-8")
    instance, ballots = parse_pabulib(str(path))
    election = file.election
    assert float(instance.budget_limit) == election.budget
    assert {project.name: float(project.cost) for project in instance} == {one.id: one.cost for one in election.options}
    totals = dict.fromkeys((option.id for option in election.options), 0.0)
    for ballot in ballots:
        for project in ballot:
            totals[project.name] += float(ballot[project]) if election.marks is Marks.SCORES else 1
    profile = election.profile
    amounts = profile.values if election.marks is Marks.SCORES else profile.choices * 0 + 1
    counted = dict.fromkeys(totals, 0.0)
    for choice, amount, ballot_number in zip(profile.choices, amounts, profile.ballot_of_choices(), strict=True):
        counted[election.options[choice].id] += float(amount * profile.weights[ballot_number])
    assert totals == counted and len(ballots) == profile.ballots_count


@given(ranking_files(has_ties=True))
@WITH_A_FILE
def test_preflibtools_reads_the_same_orders(file: ElectionFile) -> None:
    assume(len(file.election.profile.sizes) and file.election.profile.sizes.all())  # it knows no empty orders
    kind = preflib.kind_of(file)
    instance = OrdinalInstance()
    instance.parse_str(preflib.write(file), kind)
    ours = {
        tuple(tuple(place + 1 for place in level) for level in levels): weight
        for levels, weight in levels_of(file.election.profile)
    }
    theirs = {tuple(tuple(sorted(level)) for level in order): people for order, people in instance.multiplicity.items()}
    assert theirs == ours and instance.num_alternatives == len(file.names)

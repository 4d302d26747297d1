"""Elections written as Pabulib files and read again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from consult.votes.counting_rules.election import Marks, Profile
from consult.votes.formats import pabulib, pabulib_writing
from consult.votes.formats.contract import ElectionFile, Unwritable
from tests.factories.election_files import budget_files, elections_agree
from tests.factories.election_files import pabulib as file_with


@given(budget_files())
@settings(max_examples=50)
def test_what_is_written_is_read_again(file: ElectionFile) -> None:
    again = pabulib.read(pabulib_writing.write(file))
    assert elections_agree(again.election, file.election)
    assert (again.title, again.names, again.selected) == (file.title, file.names, file.selected)
    assert again.official_rule == file.official_rule
    assert dict(file.meta).items() <= dict(again.meta).items() and again.columns["category"] == file.columns["category"]
    assert not [remark for remark in again.remarks if remark.startswith("META says")]


def test_numbers_of_projects_and_voters_are_those_of_the_election() -> None:
    written = pabulib_writing.write(pabulib.read(file_with(("num_votes;4", "num_votes;9"))))
    assert "num_votes;4\n" in written and "num_projects;3\n" in written and "b;400.5;A bench; a tree" not in written
    assert written.endswith("VOTES\nvoter_id;vote\n1;a,b\n2;a,b\n3;c\n4;\n") and 'b;400.5;"A bench; a tree";0' in written


def test_areas_that_no_column_tells_become_districts() -> None:
    file = pabulib.read(file_with())
    options = tuple(replace(option, area="North") for option in file.election.options)
    again = pabulib.read(pabulib_writing.write(replace(file, election=replace(file.election, options=options))))
    assert {option.area for option in again.election.options} == {"North"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"budget": None}, "needs a budget"),
        ({"marks": Marks.GRADES}, "no ballots of this kind"),
        ({"marks": Marks.STANCES}, "no ballots of this kind"),
        ({"marks": Marks.RANKS, "profile": Profile.of([((0, 1), (1, 1), 1)])}, "ranked options equally"),
    ],
)
def test_what_the_format_cannot_say_is_refused(change: dict[str, object], reason: str) -> None:
    file = pabulib.read(file_with())
    with pytest.raises(Unwritable, match=reason):
        pabulib_writing.write(replace(file, election=replace(file.election, **change)))


def test_an_identifier_with_a_comma_is_refused() -> None:
    file = pabulib.read(file_with())
    options = (replace(file.election.options[0], id="a,b"), *file.election.options[1:])
    with pytest.raises(Unwritable, match="commas"):
        pabulib_writing.write(replace(file, election=replace(file.election, options=options)))

"""Reading Pabulib files: what they say, what breaks them and what is only remarked."""

import pytest

from consult.diagnostics.importing.faults import Refused
from consult.votes.counting_rules.election import ElectionOption, Marks
from consult.votes.formats import pabulib
from tests.factories.election_files import pabulib as file_with


def _refusal(*changes: tuple[str, str]) -> str:
    with pytest.raises(Refused) as refused:
        pabulib.read(file_with(*changes))
    return str(refused.value)


def test_a_file_tells_its_projects_ballots_budget_and_winners() -> None:
    file = pabulib.read(file_with())
    assert file.title == "Budget of a small town" and file.official_rule == "greedy"
    assert file.election.options == (ElectionOption("a", 600), ElectionOption("b", 400.5), ElectionOption("c", 300.5))
    assert file.names == ("A garden", "A bench; a tree", "A swing") and file.selected == ("a", "c")
    assert file.election.budget == 1000 and file.election.marks is Marks.APPROVALS
    assert not file.remarks


def test_equal_ballots_stand_together_and_an_empty_one_counts_as_a_voter() -> None:
    profile = pabulib.read(file_with()).election.profile
    assert profile.choices.tolist() == [0, 1, 2] and not len(profile.values)
    assert profile.sizes.tolist() == [2, 1, 0] and profile.weights.tolist() == [2, 1, 1]


def test_byte_order_marks_line_ends_the_order_of_columns_and_unknown_keys_do_not_matter() -> None:
    changes = (
        ("voter_id;vote\n1;a,b\n2;b,a\n3;c\n4;\n", "age;vote;voter_id;mood\n33;a, b;1;good\n;b,a;2;\n5;c;3;\n7;;4;bad\n"),
        ("budget;1000", "colour;blue; or green\nbudget;1000"),
    )
    plain, other = pabulib.read(file_with()), pabulib.read(file_with(*changes).replace("\n", "\r\n"))
    assert other.election.options == plain.election.options
    assert other.election.profile.weights.tolist() == [2, 1, 1]
    assert other.meta["colour"] == "blue; or green"


def test_rankings_get_ranks_and_the_longest_ballot_allowed() -> None:
    file = pabulib.read(file_with(("approval", "ordinal\nmax_length;2")))
    assert file.election.marks is Marks.RANKS and file.election.settings.longest == 2
    profile = file.election.profile
    assert profile.choices.tolist() == [0, 1, 1, 0, 2] and profile.values.tolist() == [1, 2, 1, 2, 1]
    assert profile.weights.tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize("vote_type", ["cumulative", "scoring"])
def test_points_stand_beside_the_projects_they_are_given_to(vote_type: str) -> None:
    votes = ("voter_id;vote\n1;a,b\n2;b,a\n3;c\n4;\n", "voter_id;vote;points\n1;a,b;3,1\n2;b,a;1,3.0\n3;c;0\n4;;\n")
    profile = pabulib.read(file_with(("approval", vote_type), votes)).election.profile
    assert profile.choices.tolist() == [0, 1, 2] and profile.values.tolist() == [3, 1, 0]
    assert profile.weights.tolist() == [2, 1, 1]


def test_a_ballot_that_holds_nothing_may_say_none() -> None:
    votes = ("voter_id;vote\n1;a,b\n2;b,a\n3;c\n4;\n", "voter_id;vote;points\n1;a,b;3,1\n2;;None\n3;None;None\n")
    profile = pabulib.read(file_with(("approval", "cumulative"), votes)).election.profile
    assert profile.sizes.tolist() == [2, 0] and profile.weights.tolist() == [1, 2]
    named = pabulib.read(file_with(("c;300.5", "None;300.5"), ("3;c", "3;None"))).election.profile
    assert named.choices.tolist() == [0, 1, 2]


def test_projects_a_scoring_ballot_does_not_name_get_the_default_score() -> None:
    votes = ("voter_id;vote\n1;a,b\n2;b,a\n3;c\n4;\n", "voter_id;vote;points\n1;a,b;3,-1\n2;;\n")
    profile = pabulib.read(file_with(("approval", "scoring\ndefault_score;2"), votes)).election.profile
    assert profile.choices.tolist() == [0, 1, 2] * 2 and profile.values.tolist() == [3, -1, 2, 2, 2, 2]


def test_a_threshold_is_told_to_the_rule() -> None:
    file = pabulib.read(file_with(("rule;greedy", "rule;greedy-threshold\nmin_project_score_threshold;50")))
    assert file.election.settings.threshold == 50


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ((("META\n", ""),), "line 1: the file does not begin with META"),
        ((("VOTES\nvoter_id;vote\n1;a,b\n2;b,a\n3;c\n4;\n", ""),), "line 13: the file ends without VOTES"),
        ((("VOTES\n", "PROJECTS\n"),), "line 14: PROJECTS begins a second time"),
        ((("PROJECTS\nproject_id;cost;name;selected", "PROJECTS"),), "line 10, column project_id: there is no such column"),
        ((("budget;1000\n", ""),), "line 2: META does not say budget"),
        ((("budget;1000", "budget;a lot"),), "line 6, column budget: “a lot” is not a number of at least 0"),
        ((("budget;1000", "budget;nan"),), "line 6, column budget: “nan” is not a number of at least 0"),
        ((("budget;1000", "budget;-5"),), "line 6, column budget: “-5” is not a number of at least 0"),
        ((("budget;1000", "budget;0,00"),), "line 6, column budget: there is no budget to spend"),
        ((("budget;1000", "budget;1000\nbudget;2000"),), "line 7: META says budget a second time, after line 6"),
        ((("vote_type;approval", "vote_type;shouting"),), "line 7, column vote_type: “shouting” is none of the types of votes"),
        ((("a;600", "a;inf"),), "line 11, column cost: “inf” is not a number of at least 0"),
        ((("a;600", "a;1_000"),), "line 11, column cost: “1_000” is not a number of at least 0"),
        ((("a;600", "a;" + "9" * 400),), "line 11, column cost: “9999"),
        ((("a;600", ";600"),), "line 11, column project_id: the project has no identifier"),
        ((("c;300.5", "a;300.5"),), "line 13, column project_id: there is a project “a” already"),
        ((("A garden;1", "A garden"),), "line 11: 3 cells instead of 4, in the row that begins with “a”"),
        ((("A garden;1", 'A garden;1;"x";y'),), "line 11: 6 cells instead of 4"),
        ((("A garden;1", '"A garden;1'),), "line 11: a quotation mark is not closed, in the row that begins with “a”"),
        ((("a;600;A garden;1\n", ""), ("b;400,50", "b;1"), ("1;a,b", "1;b")), "line 16, column vote: there is no project “a”"),
        ((("3;c", "3;c,,a"),), "line 18, column vote: there is no project “”"),
        ((("3;c", "3;c,a,c"),), "line 18, column vote: the ballot names a project twice"),
        ((("3;c", "1;c"),), "line 18, column voter_id: the voter “1” stands on line 16 already"),
        ((("3;c", "3"),), "line 18: 1 cell instead of 2"),
        ((("approval", "choose-1"),), "line 16, column vote: a ballot of this vote may name one project only"),
        ((("approval", "cumulative"),), "line 15, column points: there is no such column"),
    ],
)
def test_what_breaks_the_format_is_refused_with_its_line(changes: tuple[tuple[str, str], ...], reason: str) -> None:
    assert _refusal(*changes).startswith(reason)


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ("3", "line 16, column points: 1 points for 2 projects"),
        ("3,x", "line 16, column points: “x” is not a whole number"),
        ("3,0.5", "line 16, column points: “0.5” is not a whole number"),
        ("3,٣", "line 16, column points: “٣” is not a whole number"),
        ("3,99999999999", "line 16, column points: “99999999999” is more than 1,000,000,000 points"),
        ("3,-1", "line 16, column points: points cannot be less than 0 in this vote"),
    ],
)
def test_points_that_are_none_are_refused(points: str, reason: str) -> None:
    votes = ("voter_id;vote\n1;a,b\n2;b,a\n3;c\n4;\n", f"voter_id;vote;points\n1;a,b;{points}\n")
    assert _refusal(("approval", "cumulative"), votes).startswith(reason)


@pytest.mark.parametrize("cell", ["", "none", "greedy "])
def test_a_rule_that_nobody_knows_is_kept_as_it_stands(cell: str) -> None:
    assert pabulib.read(file_with(("rule;greedy", f"rule;{cell}"))).official_rule == cell.strip()


def test_a_box_without_ballots_can_be_read() -> None:
    file = pabulib.read(file_with(("1;a,b\n2;b,a\n3;c\n4;\n", "")))
    assert file.election.profile.ballots_count == 0 and len(file.election.options) == 3

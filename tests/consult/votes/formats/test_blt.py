"""BLT files."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from consult.diagnostics.importing.faults import Refused
from consult.votes.counting_rules.election import Marks
from consult.votes.formats import blt
from consult.votes.formats.contract import ElectionFile, Unwritable
from tests.factories.election_files import elections_agree, ranking_files

FILE = """4 2  # four candidates for two seats
-3
# the ballots
3 1 3 4 0
(17) 4 1 3 2 0
2 4 1=2 0
1 0
2 - 3 2 0
0
"Ada ""
"Boris # 2"
"Clara"
"Dora \\"D\\""
"The board"
"""


def test_a_file_tells_candidates_seats_ballots_names_and_title() -> None:
    file = blt.read(FILE)
    assert file.title == "The board" and file.names == ('Ada "', "Boris # 2", 'Dora "D"') and file.election.seats == 2
    assert [option.id for option in file.election.options] == ["1", "2", "4"] and file.withdrawn == {"3": "Clara"}
    assert file.official_rule == "stv" and file.election.marks is Marks.RANKS


def test_ballots_are_read_without_those_who_withdrew() -> None:
    profile = blt.read(FILE).election.profile
    assert profile.choices.tolist() == [0, 2, 0, 1, 2, 0, 1, 1] and profile.values.tolist() == [1, 2, 1, 2, 1, 2, 2, 1]
    assert profile.sizes.tolist() == [2, 2, 3, 0, 1] and profile.weights.tolist() == [3, 4, 2, 1, 2]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("4 2  #", "4 #", "line 1: the first line must hold two numbers: candidates and seats"),
        ("4 2  #", "four 2  #", "line 1, column candidates and seats: “four” is not a whole number"),
        ("4 2  #", "4 0  #", "line 1: 0 seats cannot be filled from 4 candidates"),
        ("4 2  #", "4 5  #", "line 1: 5 seats cannot be filled from 4 candidates"),
        ("-3\n", "-9\n", "line 2: there is no candidate 9"),
        ("3 1 3 4 0", "3 1 3 4", "line 4: the ballot does not end with 0"),
        ("3 1 3 4 0", "3 1 7 4 0", "line 4: there is no candidate 7"),
        ("3 1 3 4 0", "3 1 x 4 0", "line 4, column candidate: “x” is not a whole number"),
        ("3 1 3 4 0", "3 1 3 1 0", "line 4: the ballot names a candidate twice"),
        ("3 1 3 4 0", "1.5 1 3 0", "line 4, column number of people: “1.5” is not a whole number"),
        ("3 1 3 4 0", "0 1 3 0", "line 4: “0” is no number of people"),
        ("1=2", "1==2", "line 6, column candidate: “” is not a whole number"),
        ("1 0\n", "1 0\n-2\n", "line 8: withdrawn candidates stand before the ballots"),
        ('0\n"Ada', '"Ada', "line 9: the ballot does not end with 0"),
        ('"Clara"', '"Clara', "line 12: a quotation mark is not closed"),
        ('"Dora \\"D\\""\n"The board"\n', "", "line 12: the file ends after 3 of 4 names"),
    ],
)
def test_what_breaks_the_format_is_refused_with_its_line(old: str, new: str, reason: str) -> None:
    assert old in FILE
    with pytest.raises(Refused) as refused:
        blt.read(FILE.replace(old, new))
    assert str(refused.value).startswith(reason)


@pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n"])
def test_a_file_with_nothing_in_it_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="line 1: the first line must hold two numbers"):
        blt.read(text)


def test_a_file_that_ends_among_its_ballots_is_refused() -> None:
    with pytest.raises(Refused, match="line 2: the file ends before the 0 that closes the ballots"):
        blt.read("2 1\n3 1 2 0\n")


def test_a_title_may_be_missing_and_more_lines_are_told() -> None:
    assert blt.read("1 1\n0\nAda\n").title == ""
    (remark,) = blt.read(FILE + '"a source"\n"a comment"\n').remarks
    assert remark == "After the title stand 2 more lines, which were not read."


@given(ranking_files(has_ties=True))
@settings(deadline=None)
def test_what_is_written_is_read_again(file: ElectionFile) -> None:
    again = blt.read(blt.write(file))
    assert elections_agree(again.election, file.election) and (again.title, again.names) == (file.title, file.names)


def test_who_withdrew_is_written_again() -> None:
    file = blt.read(FILE)
    written = blt.write(file)
    assert written.startswith("4 2\n-3\n3 1 4 0\n4 1 2 0\n2 4 1=2 0\n1 0\n2 2 0\n0\n")
    again = blt.read(written)
    assert again.withdrawn == file.withdrawn and again.names == file.names and elections_agree(again.election, file.election)


def test_other_ballots_than_rankings_are_refused() -> None:
    file = blt.read(FILE)
    with pytest.raises(Unwritable, match="rankings only"):
        blt.write(replace(file, election=replace(file.election, marks=Marks.APPROVALS)))

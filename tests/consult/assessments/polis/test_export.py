"""A folder as a whole: which files it needs, whose votes count, what does not fit together."""

from pathlib import Path

import pytest

from consult.assessments.polis.export import UNLISTED, Export, read_export
from consult.assessments.polis.faults import Broken
from tests.consult.assessments.polis.folders import PEOPLE, STATEMENTS, VOTES, small


def votes_of(export: Export) -> list[tuple[int, int, int]]:
    """Each last vote with the identifiers of its person and statement."""
    opinions = export.opinions
    who, what = export.person[opinions.person].tolist(), export.statement[opinions.statement].tolist()
    return list(zip(who, what, opinions.vote.tolist(), strict=True))


EXPECTED = [(5, 0, 1), (5, 1, -1), (7, 0, 1), (12, 3, 0)]


def test_the_last_vote_by_its_time_counts(tmp_path: Path) -> None:
    export = read_export(small(tmp_path))
    assert votes_of(export) == EXPECTED and export.notes == ()
    assert export.person.tolist() == [5, 7, 12, 13] and export.statement.tolist() == [0, 1, 3]
    assert export.is_out.tolist() == [False, True, False] and export.text[0] == "More trees"
    assert export.published is not None and export.published.tolist() == [1, -1, 0, -1]


def test_people_with_two_rows_and_statements_with_two_columns_are_told(tmp_path: Path) -> None:
    rows = PEOPLE.replace("n-disagree,0,1,3", "n-disagree,0,1,0") + "5,0,0,2,1,1,-1,-1,\n"
    export = read_export(small(tmp_path, votes=None, people=rows))
    assert export.notes == (
        "1 participants have more than one row in participants-votes.csv, 5 first; where they differ the last counts.",
        "1 statements have more than one column in participants-votes.csv, 0 first; where they differ the last counts.",
    )
    assert votes_of(export)[:2] == [(5, 0, -1), (5, 1, -1)]
    assert export.published is not None and export.published[0] == 0


def test_without_times_the_last_line_counts(tmp_path: Path) -> None:
    untimed = "\n".join(line.split(",", 1)[1] for line in VOTES.splitlines())
    assert (7, 0, -1) in votes_of(read_export(small(tmp_path, votes=untimed, people=None)))


def test_the_wide_file_alone_says_the_same(tmp_path: Path) -> None:
    assert votes_of(read_export(small(tmp_path, votes=None))) == EXPECTED


def test_the_wide_file_may_be_named_in_the_singular(tmp_path: Path) -> None:
    small(tmp_path, votes=None, people=None)
    (tmp_path / "participant-votes.csv").write_text(PEOPLE)
    assert votes_of(read_export(tmp_path)) == EXPECTED


def test_without_the_wide_file_people_are_those_who_voted(tmp_path: Path) -> None:
    export = read_export(small(tmp_path, people=None))
    assert export.person.tolist() == [5, 7, 12] and export.published is None


def test_without_a_published_group_there_are_none(tmp_path: Path) -> None:
    assert read_export(small(tmp_path, people=PEOPLE.replace("\n5,1,", "\n5,,").replace("\n12,0,", "\n12,,"))).published is None


def test_what_does_not_fit_together_is_said(tmp_path: Path) -> None:
    export = read_export(small(tmp_path, statements=STATEMENTS.replace("0,5,2,1,1", "0,5,9,1,1").replace("1,3,5", "1,4,5")))
    assert export.notes == (
        "1 statements with votes are not in comments.csv, 3 first.",
        "For 1 statements comments.csv counts other votes than votes.csv holds; votes.csv is used.",
    )


def test_files_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    changed = PEOPLE.replace("12,0,2,1,0,0,,,0", "12,0,2,1,0,0,,1,-1")
    export = read_export(small(tmp_path, people=changed))
    assert export.notes == ("votes.csv and participants-votes.csv differ in 2 last votes; votes.csv is used.",)
    assert votes_of(export) == EXPECTED


@pytest.mark.parametrize(
    ("without", "message"),
    [
        ({"votes": None, "people": None}, "votes.csv: it is missing, and so is participants-votes.csv; one of the two is needed"),
    ],
)
def test_missing_votes_are_named(tmp_path: Path, without: dict[str, None], message: str) -> None:
    with pytest.raises(Broken) as broken:
        read_export(small(tmp_path, **without))
    assert str(broken.value) == f"{tmp_path}/{message}"


def test_without_the_statements_the_votes_are_read_and_a_note_says_what_is_not_known(tmp_path: Path) -> None:
    export = read_export(small(tmp_path, statements=None))
    assert votes_of(export) == EXPECTED and export.notes == (UNLISTED,)
    assert not export.is_out.any() and set(export.text) == {""}


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_files_that_a_spreadsheet_saved_are_read_as_they_were(tmp_path: Path, separator: str) -> None:
    votes, people = (text.replace(",", separator) for text in (VOTES, PEOPLE))
    statements = STATEMENTS.replace("lines,", "lines").replace("with a comma", "without").replace(",", separator)
    assert votes_of(read_export(small(tmp_path, votes=votes, people=people, statements=statements))) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_files_are_read_however_their_text_is_written(tmp_path: Path, encoding: str) -> None:
    """A statement with accents, and columns of numbers large enough to be read by their bytes."""
    small(tmp_path, statements=STATEMENTS.replace("More trees", "Des arbres à l’école".replace("’", "'")))
    for file in tmp_path.glob("*.csv"):
        file.write_bytes(file.read_text("utf-8").encode(encoding))
    export = read_export(tmp_path)
    assert votes_of(export) == EXPECTED and export.text[0] == "Des arbres à l'école"


def test_lines_of_any_end_are_read(tmp_path: Path) -> None:
    for end in ("\r\n", "\r"):
        small(tmp_path)
        for name, text in (("votes.csv", VOTES), ("participants-votes.csv", PEOPLE)):
            (tmp_path / name).write_bytes(text.replace("\n", end).encode())
        assert votes_of(read_export(tmp_path)) == EXPECTED


def test_votes_with_a_row_for_each_person_are_read_whatever_the_file_is_called(tmp_path: Path) -> None:
    export = read_export(small(tmp_path, votes=PEOPLE, people=None))
    assert votes_of(export) == EXPECTED and export.published is not None


def test_a_statement_listed_twice_that_is_out_once_is_noted(tmp_path: Path) -> None:
    again = "1,0,5,2,1,-1,More trees\n"
    export = read_export(small(tmp_path, statements=STATEMENTS + again))
    assert any("listed more than once in comments.csv, 0 first" in note for note in export.notes)
    assert export.is_out.tolist()[0], "the last line counts"
    assert read_export(small(tmp_path, statements=STATEMENTS + again.replace("-1,More", "1,More"))).notes == ()

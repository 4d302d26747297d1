"""The three tables of a Pabulib file."""

import pytest

from consult.diagnostics.importing.faults import Refused
from consult.votes.formats.pabulib_sections import sections
from tests.factories.election_files import PABULIB


def test_each_row_is_known_by_the_line_it_begins_on() -> None:
    found = sections(PABULIB.replace("Budget of", '"Budget\nof').replace("town\n", 'town"\n', 1))
    assert list(found) == ["META", "PROJECTS", "VOTES"]
    assert found["META"].rows[:2] == [(3, ("description", "Budget\nof a small town")), (5, ("num_projects", "3"))]
    assert found["VOTES"].line == 16 and found["VOTES"].columns == ["voter_id", "vote"]


def test_spreadsheets_may_fill_rows_with_empty_cells_and_leave_lines_empty() -> None:
    plain = sections(PABULIB)
    filled = sections("\n".join(f"{line};;;" for line in PABULIB.splitlines()) + "\n;;;\n \n\n")
    votes = [record for _, record in filled["VOTES"].rows]
    assert votes[:-1] == [record for _, record in plain["VOTES"].rows] and votes[-1] == ("", "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "line 1: the file ends without META"),
        ("\n\n", "line 1: the file ends without META"),
        ("id;name\n1;a", "line 1: the file does not begin with META"),
        ("PROJECTS\n", "line 1: PROJECTS comes before META"),
        ("META\nkey;value\nVOTES\n", "line 3: VOTES comes before PROJECTS"),
        ("META\nPROJECTS\nVOTES", "line 1: META has no line that names its columns"),
        ("META\nkey;key\n", "line 2, column key: two columns have this name"),
        ("META\n" + "x" * 200_000, "line 2: this cannot be read as cells"),
    ],
)
def test_tables_that_are_not_there_or_not_whole_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        sections(text)
    assert str(refused.value).startswith(reason)

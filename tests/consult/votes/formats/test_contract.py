"""What breaks a format is told with its place."""

import pytest

from consult.diagnostics.importing.faults import Refused
from consult.votes.formats.contract import refuse


def test_one_thing_that_breaks_the_format_is_told_with_its_line_and_column() -> None:
    with pytest.raises(Refused) as refused:
        refuse("this is no cost", 7, "cost")
    assert str(refused.value) == "line 7, column cost: this is no cost"

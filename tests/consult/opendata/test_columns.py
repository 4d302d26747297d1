"""What a table of the file of an assessment is made of."""

from consult.assessments.models import NeedsAssessment
from consult.core.i18n import lazy_gettext
from consult.opendata.columns import NEED, Table, cells


def test_a_table_gives_its_rows_by_the_names_of_its_columns() -> None:
    meaning = lazy_gettext("People who answered")
    table = Table("one", (NEED, ("people", "integer", meaning)), lambda assessment: iter([["a", 3], ["b", None]]))
    assert table.header == ["need", "people"]
    assert cells(table, NeedsAssessment()) == [{"need": "a", "people": 3}, {"need": "b", "people": None}]

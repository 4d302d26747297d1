"""Why a project refuses."""

from consult.core.errors import CONSTRAINT_ERRORS
from consult.projects import errors
from consult.projects.models import Indicator, Partner, Reading


def test_each_named_constraint_exists() -> None:
    names = {str(one.name) for model in (Indicator, Partner, Reading) for one in model.__table__.constraints}  # type: ignore[attr-defined]
    mine = {key for key, error in CONSTRAINT_ERRORS.items() if error.__module__ == errors.__name__}
    assert len(mine) == 4 and mine <= names

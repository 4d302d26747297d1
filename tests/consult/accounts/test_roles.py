"""The words for roles."""

from consult.accounts.models import Membership
from consult.accounts.roles import ROLES


def test_each_role_the_database_knows_has_a_word() -> None:
    known = next(str(rule.sqltext) for rule in Membership.__table__.constraints if "role_is_known" in str(rule.name))
    assert all(f"'{role}'" in known for role in ROLES) and known.count("'") == 2 * len(ROLES)

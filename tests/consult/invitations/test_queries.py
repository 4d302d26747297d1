"""How many are invited."""

from flask import Flask

from consult.core.actors import SYSTEM
from consult.invitations.actions import revoke_invitations
from consult.invitations.queries import delete_lists_of_ended, invitations_count, is_over, residents_count
from tests.factories import invitations as factory


def test_codes_and_people_are_counted_for_each_consultation(database: Flask) -> None:
    codes, residents = factory.with_codes(), factory.with_residents("Montclair")
    factory.letters(codes, 3)
    revoke_invitations(SYSTEM, codes.consultation, first=1, last=1)
    assert invitations_count(codes.consultation) == (3, 2) and residents_count(codes.consultation) == 0
    assert invitations_count(residents.consultation) == (0, 0) and residents_count(residents.consultation) == 2
    assert not is_over(codes.consultation) and delete_lists_of_ended(()) == 0

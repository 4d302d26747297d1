"""Making codes and keeping the list."""

from datetime import timedelta

import pytest
from flask import Flask

from consult.core.actors import INSTANCE, SYSTEM, VISITOR, Actor
from consult.core.audit import AuditEntry
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotAllowed, NotFound
from consult.diagnostics.models import Questionnaire
from consult.invitations.actions import (
    AT_ONCE,
    Listed,
    delete_ended_lists,
    delete_residents,
    import_residents,
    issue_invitations,
    renew_invitations,
    revoke_invitations,
)
from consult.invitations.errors import DiagnosticOver, TooManyInvitations
from consult.invitations.models import Invitation, ResidentClaim
from consult.invitations.queries import invitations_count, residents_count
from tests import people
from tests.factories import invitations as factory


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return factory.with_codes()


def _olga(questionnaire: Questionnaire) -> Actor:
    return people.actor(people.olga(questionnaire.consultation.organisation))


def _end(questionnaire: Questionnaire) -> None:
    stage = questionnaire.consultation.stage("diagnostic")
    assert stage is not None
    stage.opens_at, stage.closes_at = now() - timedelta(days=9), now() - timedelta(days=1)
    db.session.commit()


def test_an_organiser_makes_codes_that_are_numbered_on_and_on(questionnaire: Questionnaire) -> None:
    olga, consultation = _olga(questionnaire), questionnaire.consultation
    first, second = issue_invitations(olga, consultation, count=2), issue_invitations(olga, consultation, count=1)
    assert [one.number for one in (*first, *second)] == [1, 2, 3]
    assert len({one.code for one in (*first, *second)}) == 3
    assert {one.issued_by for one in db.session.query(Invitation)} == {olga.account_id}
    assert not any(one.code.encode() in row.digest for one in first for row in db.session.query(Invitation))


@pytest.mark.parametrize("count", [0, -1, AT_ONCE + 1])
def test_a_file_holds_a_bearable_number_of_codes(questionnaire: Questionnaire, count: int) -> None:
    with pytest.raises(TooManyInvitations):
        issue_invitations(SYSTEM, questionnaire.consultation, count=count)


def test_codes_are_withdrawn_and_made_anew_by_their_numbers(questionnaire: Questionnaire) -> None:
    olga, consultation = _olga(questionnaire), questionnaire.consultation
    factory.letters(questionnaire, 5)
    assert revoke_invitations(olga, consultation, first=2, last=4) == 3
    assert revoke_invitations(olga, consultation, first=1, last=3) == 1
    assert invitations_count(consultation) == (5, 1)
    assert [one.number for one in renew_invitations(olga, consultation, first=4, last=9)] == [4, 5]
    assert invitations_count(consultation) == (5, 2)
    with pytest.raises(NotFound):
        renew_invitations(olga, consultation, first=6, last=9)


def test_people_are_added_to_the_list_once(database: Flask) -> None:
    questionnaire = factory.with_residents()
    olga, consultation = _olga(questionnaire), questionnaire.consultation
    assert residents_count(consultation) == 2
    assert import_residents(olga, consultation, [Listed((factory.MARCEL,))]) == 0
    assert import_residents(olga, consultation, []) == 0
    assert residents_count(consultation) == 2
    delete_residents(olga, consultation)
    assert residents_count(consultation) == 0


def test_lists_go_with_the_end_of_their_diagnostic_and_nobody_is_invited_then(database: Flask) -> None:
    ended, going_on = factory.with_residents(), factory.with_residents("Montclair")
    _end(ended)
    assert delete_ended_lists(SYSTEM, INSTANCE) == 3
    assert (residents_count(ended.consultation), residents_count(going_on.consultation)) == (0, 2)
    for refused in (
        lambda: issue_invitations(SYSTEM, ended.consultation, count=1),
        lambda: renew_invitations(SYSTEM, ended.consultation, first=1, last=1),
        lambda: import_residents(SYSTEM, ended.consultation, [Listed((factory.AMINA,))]),
    ):
        with pytest.raises(DiagnosticOver):
            refused()


def test_citizens_and_moderators_invite_nobody(questionnaire: Questionnaire) -> None:
    consultation = questionnaire.consultation
    for actor in (people.actor(people.amina()), people.actor(people.malik(consultation.organisation)), VISITOR):
        for refused in (
            lambda who=actor: issue_invitations(who, consultation, count=1),
            lambda who=actor: renew_invitations(who, consultation, first=1, last=1),
            lambda who=actor: revoke_invitations(who, consultation, first=1, last=1),
            lambda who=actor: import_residents(who, consultation, []),
            lambda who=actor: delete_residents(who, consultation),
            lambda who=actor: delete_ended_lists(who, INSTANCE),
        ):
            with pytest.raises(NotAllowed):
                refused()
    assert (
        db.session.query(Invitation).count()
        == db.session.query(ResidentClaim).count()
        == db.session.query(AuditEntry).count()
        == 0
    )

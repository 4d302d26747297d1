"""Asking the rule."""

import pytest

from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.authorization import authorize, everybody, is_allowed, only_signed_in, only_system, rules_asked
from consult.core.errors import DomainError, NotAllowed, SignInRequired

AMINA = Actor("account", 1, 1, "Amina")


def _closed(actor: Actor, target: object) -> bool:
    raise DomainError("It is closed.")


def test_a_refused_visitor_is_asked_to_sign_in_and_a_refused_citizen_is_told_no() -> None:
    with pytest.raises(SignInRequired):
        authorize(VISITOR, only_signed_in, None)
    with pytest.raises(NotAllowed) as refusal:
        authorize(AMINA, only_system, None)
    assert not isinstance(refusal.value, SignInRequired)


def test_a_rule_may_name_its_own_reason() -> None:
    with pytest.raises(DomainError, match="closed"):
        authorize(AMINA, _closed, None)
    assert not is_allowed(AMINA, _closed, None)


def test_each_rule_asked_is_noted() -> None:
    token = rules_asked.set([])
    try:
        authorize(SYSTEM, only_system, None)
        authorize(VISITOR, everybody, None)
        assert rules_asked.get() == ["only_system", "everybody"]
    finally:
        rules_asked.reset(token)

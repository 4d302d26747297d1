"""Every write is a named action with a rule, refused to somebody in a test."""

import re

from consult.core.actions import ACTIONS
from consult.core.authorization import everybody
from tests.architecture.source import ROOT, feature_of, functions, modules

# What anybody may do, signed in or not; a new name here is a decision to be seen.
OPEN_TO_ALL: set[str] = {"accounts.request_code", "accounts.try_code", "accounts.sign_in", "accounts.sign_in_by_identity"}


def test_an_action_is_named_after_its_feature_and_has_a_rule() -> None:
    assert ACTIONS
    for name, action in ACTIONS.items():
        assert feature_of(f"consult.{name}"), name
        assert callable(action.rule)


def test_rules_are_called_after_their_action() -> None:
    shared = {"only_system", "only_signed_in", "everybody"}
    for name, action in ACTIONS.items():
        assert action.rule.__name__ == f"may_{name.split('.')[1]}" or action.rule.__name__ in shared, name


def test_what_is_open_to_all_is_listed() -> None:
    assert {name for name, action in ACTIONS.items() if action.rule is everybody} <= OPEN_TO_ALL


def test_actions_stand_in_actions_modules() -> None:
    for module in modules():
        for node in functions(module):
            decorators = {getattr(getattr(one, "func", one), "id", "") for one in node.decorator_list}
            if "action" in decorators:
                assert module.endswith((".actions", "_actions")), f"{module}.{node.name}"


def test_every_action_is_called_in_a_test() -> None:
    tests = "\n".join(file.read_text() for file in (ROOT / "tests" / "consult").rglob("*.py"))
    called = {name for name in ACTIONS if re.search(rf"\b{name.split('.')[1]}\(", tests)}
    assert called == set(ACTIONS)

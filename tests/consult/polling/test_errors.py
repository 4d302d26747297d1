"""Why the polling place refuses."""

import pytest

from consult.core.errors import CONSTRAINT_ERRORS, DomainError
from consult.polling import errors

ERRORS = [one for one in vars(errors).values() if isinstance(one, type) and one.__module__ == errors.__name__]


@pytest.mark.parametrize("error", ERRORS)
def test_each_refusal_says_in_a_sentence_what_to_do(error: type[DomainError], database: object) -> None:
    text = str(error())
    assert text[0].isupper() and text.endswith(".")


def test_constraints_are_turned_into_the_refusal_of_the_same_reason() -> None:
    named = {one.constraint: one for one in ERRORS if one.constraint}
    assert named and all(CONSTRAINT_ERRORS[name] is error for name, error in named.items())

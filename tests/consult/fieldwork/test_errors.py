"""Refusals say why, in both languages."""

import inspect

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.core.errors import CONSTRAINT_ERRORS, DomainError
from consult.fieldwork import errors

REFUSALS = [one for _name, one in inspect.getmembers(errors, inspect.isclass) if one.__module__ == errors.__name__]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_each_refusal_is_a_sentence_in_both_languages(database: Flask, refusal: type[DomainError]) -> None:
    said = set()
    for language in ("en", "fr"):
        with force_locale(language):
            said.add(str(refusal()))
    assert len(said) == 2 and all(words.endswith(".") for words in said)


def test_constraints_become_the_refusal_of_the_same_reason() -> None:
    for refusal in (errors.KeyedBySame, errors.SheetSettled, errors.AlreadyVolunteer):
        assert CONSTRAINT_ERRORS[refusal.constraint or ""] is refusal

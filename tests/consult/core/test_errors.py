"""Refusals."""

from consult.core.errors import CONSTRAINT_ERRORS, DomainError, NotAllowed, SignInRequired


def test_a_refusal_says_its_own_words_or_those_of_its_kind() -> None:
    assert str(DomainError("The hall is full.")) == "The hall is full."
    assert DomainError("x").status == 409


def test_a_refused_visitor_may_try_again_signed_in() -> None:
    assert issubclass(SignInRequired, NotAllowed)
    assert (SignInRequired.status, NotAllowed.status) == (401, 403)


def test_a_refusal_that_names_a_constraint_is_found_by_it() -> None:
    class SeatTaken(DomainError):
        """For this test."""

        constraint = "uq_seat"

    assert CONSTRAINT_ERRORS.pop("uq_seat") is SeatTaken

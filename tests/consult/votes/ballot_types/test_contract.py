"""Every ballot type keeps the contract."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core.errors import DomainError
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import BallotType, Choices, InvalidBallot, Paper, PaperOption
from tests.architecture.source import ROOT

every_type = pytest.mark.parametrize("kind", list(BALLOT_TYPES), ids=lambda kind: kind.key)
chosen = st.builds(
    Choices, st.lists(st.integers(0, 5), max_size=6).map(tuple), st.lists(st.integers(-1, 6), max_size=6).map(tuple)
)

pytestmark = pytest.mark.usefixtures("database")


def paper(options: int = 5, least: int = 1, most: int = 3) -> Paper:
    """A ballot paper of some options."""
    lines = tuple(PaperOption(f"uid{place}", place, f"Option {place}") for place in range(options))
    return Paper(lines, least, most)


def _valid(kind: BallotType, choices: Choices) -> Choices | None:
    try:
        return kind.validate(paper(), choices)
    except InvalidBallot:
        return None


@every_type
@given(choices=chosen)
def test_what_is_valid_survives_json_and_being_validated_again(kind: BallotType, choices: Choices) -> None:
    if (kept := _valid(kind, choices)) is not None:
        stored = json.loads(json.dumps([kept.options, kept.values]))
        assert kind.validate(paper(), Choices(*map(tuple, stored))) == kept


@every_type
@given(choices=chosen)
def test_valid_choices_have_words(kind: BallotType, choices: Choices) -> None:
    if (kept := _valid(kind, choices)) is not None:
        assert all(isinstance(line, str) and line for line in kind.words(paper(), kept))


@every_type
def test_something_is_valid(kind: BallotType) -> None:
    papers = [Choices((0,)), Choices((0,), (1,)), Choices((0, 1, 2, 3, 4), (1, 1, 1, 1, 1)), Choices((0, 1, 2), (1, 2, 3))]
    assert any(_valid(kind, choices) for choices in papers)


@every_type
def test_an_option_that_is_not_on_the_paper_is_refused(kind: BallotType) -> None:
    with pytest.raises(InvalidBallot):
        kind.validate(paper(), Choices((99,)))
    with pytest.raises(InvalidBallot):
        kind.read(paper(), {"choices": ["of another vote"], "choices-of another vote": ["1"]})


@every_type
@given(
    sent=st.dictionaries(
        st.sampled_from(["choices", "choices-uid0", "choices-uid4", "choices-x"]), st.lists(st.text(max_size=12), max_size=9)
    )
)
def test_whatever_is_sent_is_read_or_refused_by_name(kind: BallotType, sent: dict[str, list[str]]) -> None:
    try:
        kind.read(paper(), sent)
    except DomainError as error:
        assert isinstance(error, InvalidBallot)


@every_type
def test_it_says_what_to_do(kind: BallotType) -> None:
    assert str(kind.label)
    assert kind.instructions(paper())


@every_type
def test_it_has_its_partial(kind: BallotType) -> None:
    assert (ROOT / "templates" / "votes" / "ballot_types" / f"{kind.key}.html").exists()

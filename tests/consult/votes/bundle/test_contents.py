"""What a stranger takes home."""

import json

import pytest

from consult.votes import queries
from consult.votes.bundle.contents import SCRIPT, bundle_files
from consult.votes.bundle.integrity import BALLOTS_HEADER, digest_of_vote, findings, is_root, rows_of, seals_of
from consult.votes.models import Vote
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")


def _files(vote: Vote) -> dict[str, bytes]:
    seal, counted = queries.seal_of(vote), queries.tally(vote)
    assert seal is not None and counted is not None
    return bundle_files(vote, seal, queries.result(counted))


@pytest.fixture
def counted() -> Vote:
    """A vote of 24 people, counted."""
    vote = factory.vote()
    factory.ballots(vote, (0,), (1, 2), times=12)
    return factory.counted(vote)


def test_ballots_agree_with_their_seals_and_these_with_the_root(counted: Vote) -> None:
    files = _files(counted)
    lines = rows_of(files["ballots.csv"].decode(), BALLOTS_HEADER, "ballots.csv")
    seals = seals_of(files["seals.csv"].decode())
    assert len(lines) == 24 and findings(lines, seals) == []
    facts = json.loads(files["vote.json"])
    assert is_root([digest_of_vote(facts), *(digest for _, digest in seals)], facts["root"])


def test_the_rule_and_the_steps_are_told_in_french_and_in_english(counted: Vote) -> None:
    files = _files(counted)
    words, result = json.loads(files["vote.json"])["words"], json.loads(files["result.json"])
    assert set(words) == set(result["step_words"]) == {"fr", "en"}
    assert "voice" in words["en"]["rule"] and words["fr"]["rule"] != words["en"]["rule"]
    assert result["winners"] == [counted.options[0].uid] and len(result["step_words"]["fr"]) == len(result["steps"])
    assert "python verify.py" in files["README.txt"].decode() and "python verify.py" in files["LISEZ-MOI.txt"].decode()


def test_the_script_is_there_as_it_stands(counted: Vote) -> None:
    files = _files(counted)
    assert all(files[name].startswith(b'"""') for name in SCRIPT)


def test_no_file_names_a_person_a_handle_or_a_time_of_casting(counted: Vote) -> None:
    whole = b"".join(_files(counted).values()).decode().lower()
    assert "handle" not in whole and "account" not in whole and "happened" not in whole


def test_of_few_ballots_only_their_number_is_told() -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=10)
    files = _files(factory.counted(vote))
    facts = json.loads(files["vote.json"])
    assert set(files) == {"vote.json", "README.txt", "LISEZ-MOI.txt"}
    assert (facts["ballots_count"], facts["root"]) == (10, None)

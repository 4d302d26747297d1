"""`consult import election`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from consult.cli import main
from consult.core.db import db
from consult.votes.models import Ballot, Vote
from tests.factories import places
from tests.factories.election_files import pabulib

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An election in a file."""
    path = tmp_path / "town.pb"
    path.write_text(pabulib())
    return path


def _import(*options: object) -> Result:
    return CliRunner().invoke(main, ["import", "election", *map(str, options)])


def test_a_file_becomes_a_vote_without_ballots(file: Path) -> None:
    made = places.consultation()
    answer = _import(file, "--consultation", made.uid)
    assert answer.exit_code == 0, answer.output
    assert "Prepared “Budget of a small town”" in answer.stdout and "3 options, a budget of 1,000.00." in answer.stdout
    (vote,) = db.session.scalars(select(Vote)).unique()
    assert vote.consultation_id == made.id and [option.title for option in vote.options][1] == "A bench; a tree"
    assert vote.counting_rule == "greedy" and not db.session.scalar(select(func.count()).select_from(Ballot))


def test_the_title_is_the_one_given_or_that_of_the_file_or_its_name(file: Path) -> None:
    made = places.consultation()
    assert "Prepared “What first?”" in _import(file, "--consultation", made.uid, "--title", "What first?").stdout
    file.write_text(pabulib(("description;Budget of a small town\n", "")))
    assert "Prepared “town”" in _import(file, "--consultation", made.uid).stdout


def test_what_cannot_be_a_vote_ends_with_status_2_and_stores_nothing(file: Path) -> None:
    made = places.consultation()
    for text, reason in (
        (pabulib(("a;600", "a;lots")), "line 11, column cost: “lots” is not a number of at least 0"),
        (pabulib(("a;600", "a;6000")), "“A garden” costs more than the budget it is paid from."),
    ):
        file.write_text(text)
        answer = _import(file, "--consultation", made.uid)
        assert answer.exit_code == 2 and f"town.pb was not imported: {reason}" in answer.stderr
    assert not db.session.scalar(select(func.count()).select_from(Vote))


def test_a_consultation_that_does_not_exist_is_refused(file: Path) -> None:
    assert _import(file, "--consultation", "nowhere").exit_code == 2
    assert _import(file).exit_code == 2

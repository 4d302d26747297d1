"""Tests of a whole installation, as a person starts it, uses it, and as accidents happen to it."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import select

from consult.accounts.models import Account
from consult.accounts.queries import account_by_email
from consult.core.db import db
from consult.core.lookup import by_uid
from consult.demo.people import ACCOUNTS, ORGANISER
from consult.platform.leftovers import birth
from consult.platform.problems import Problem
from consult.platform.running import listening
from consult.votes.actions import close_vote
from consult.votes.models import Tally, Vote
from tests.consult.platform.installation import CHILDREN, Installation, eventually, free_port
from tests.consult.platform.voters import ACKNOWLEDGED, NO_ANSWER, Crowd

AT_ONCE, AWAY = 4, 503


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demonstration in a folder with a space in its name, running; its first start was killed while it filled the town."""
    installation = Installation(tmp_path_factory.mktemp("an installation") / "data", "--demo")
    filling = installation.call_in_background(*installation.words, "--port", str(installation.port))
    eventually(lambda: installation.says("Filling"))
    filling.kill()
    filling.wait()
    installation.start()
    yield installation
    installation.stop()


def test_the_console_gives_the_address_and_the_accounts(installation: Installation) -> None:
    eventually(lambda: installation.says("Press Ctrl-C"))
    assert installation.says(f"Consult is ready: http://localhost:{installation.port}")
    for _, email, role in ACCOUNTS:
        assert installation.says(f"{role:<10}  {email}")
    assert installation.data.demonstration.is_file()


def test_a_second_start_on_the_same_data_is_refused(installation: Installation) -> None:
    refused = installation.call("run", "--port", str(free_port()))
    assert refused.exit_code == 1
    assert "Error: Consult is already running" in refused.output
    assert "Traceback" not in refused.output


def test_a_taken_port_is_told_with_another(installation: Installation) -> None:
    sentence = f"Port {installation.port} cannot be used: address already in use"
    with pytest.raises(Problem, match=sentence), listening(installation.port):
        pass


def test_a_port_that_is_let_go_of_in_a_moment_is_waited_for() -> None:
    port = free_port()
    with listening(port) as held:
        Timer(0.2, held.close).start()
        with listening(port, patience=10):
            pass


def test_whatever_is_killed_no_acknowledged_ballot_is_lost_and_all_are_counted(installation: Installation) -> None:
    app = installation.application()
    with app.app_context():
        vote = db.session.scalars(select(Vote).where(Vote.closed_at.is_(None), Vote.ballot_type == "approval")).one()
        people = db.session.scalars(select(Account)).unique().all()
        crowd = Crowd(app, installation.port, vote, list(people))
        db.session.remove()
        with crowd.voting(at_once=AT_ONCE):
            for name in (*CHILDREN, "a process of the web server", "the supervisor"):
                killed_at = time.monotonic()
                installation.kill(name)
                eventually(lambda since=killed_at: installation.names() == CHILDREN and crowd.acknowledged_since(since))
        assert set(crowd.statuses()) <= {ACKNOWLEDGED, AWAY, NO_ANSWER}
        assert not [answer.text for answer in crowd.answers if answer.status == AWAY and "catching its breath" not in answer.text]
        assert all(voter.acknowledged is not None for voter in crowd.voters)
        assert crowd.lost() == []
        _close(crowd.vote_uid)
        eventually(lambda: _ballots_counted(crowd.vote_uid) == len(crowd.voters))
    assert not installation.says("Traceback")


def _close(vote_uid: str) -> None:
    organiser = account_by_email(ORGANISER)
    assert organiser is not None
    close_vote(organiser.as_actor(), by_uid(Vote, vote_uid))


def _ballots_counted(vote_uid: str) -> int | None:
    db.session.rollback()
    return db.session.scalar(select(Tally.ballots_count).join(Vote, Vote.id == Tally.vote_id).where(Vote.uid == vote_uid))


def test_a_backup_is_made_while_it_runs_and_a_restore_waits_for_its_end(installation: Installation, tmp_path: Path) -> None:
    assert installation.call("backup", str(tmp_path / "backup")).exit_code == 0
    refused = installation.call("restore", str(tmp_path / "backup"), "--replace")
    assert refused.exit_code == 1
    assert "Stop it first" in refused.output


def test_ctrl_c_stops_everything_and_the_town_is_filled_once(installation: Installation) -> None:
    pids = [installation.pid(name) for name in CHILDREN]
    installation.process.send_signal(signal.SIGINT)
    assert installation.process.wait(60) == 0
    assert not [pid for pid in pids if birth(pid)]
    assert installation.says("Stopped. Everything is kept in")
    installation.start()
    assert installation.console.read_text().count("Filling") == 2


def test_the_console_of_a_new_installation_gives_the_code_that_claims_it(tmp_path: Path) -> None:
    new = Installation(tmp_path / "data")
    new.start()
    eventually(lambda: new.says("Press Ctrl-C"))
    assert new.says((new.data.keys / "claim-code").read_text())
    new.stop()

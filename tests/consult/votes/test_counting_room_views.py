"""The counting room, as strangers, voters and organisers see it."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from consult.core.actors import SYSTEM
from consult.core.clock import now
from consult.core.db import db
from consult.votes.actions import destroy_vote_key
from consult.votes.models import SealedBallot, Vote, VoteSeal
from tests import people
from tests.browser import Browser
from tests.factories import places
from tests.factories import votes as factory


def _room(vote: Vote) -> str:
    return f"/votes/{vote.uid}/depouillement"


def _bundle(vote: Vote) -> str:
    return f"{_room(vote)}/bulletins.zip"


@pytest.fixture
def counted(visitor: Browser) -> Vote:
    """A vote of 24 people, counted."""
    vote = factory.vote()
    factory.ballots(vote, (0,), (1, 2), times=12)
    return factory.counted(vote)


def test_the_room_shows_ballots_by_tracker_the_seal_and_the_bundle(visitor: Browser, counted: Vote) -> None:
    page = visitor.get(_room(counted)).get_data(as_text=True)
    first = db.session.scalar(select(SealedBallot.tracker).order_by(SealedBallot.tracker).limit(1))
    seal = db.session.get_one(VoteSeal, counted.id)
    assert first is not None and first in page and seal.root.hex() in page and _bundle(counted) in page
    assert "Until" in page and "the result can be contested" in page


@pytest.mark.parametrize("spelling", [str, str.lower, lambda tracker: tracker.replace("-", " ")])
def test_a_voter_finds_the_ballot_however_the_tracker_is_typed(visitor: Browser, counted: Vote, spelling: object) -> None:
    ballot = db.session.scalars(select(SealedBallot).where(SealedBallot.choices == [0]).limit(1)).one()
    assert callable(spelling)
    page = visitor.get(_room(counted), query_string={"code": spelling(ballot.tracker)}).get_data(as_text=True)
    assert "This ballot was counted" in page
    words = page.split("This ballot was counted")[1].split("Your tracker stands")[0]
    assert counted.options[0].title in words and counted.options[1].title not in words


def test_an_unknown_tracker_and_one_put_aside_are_told_apart(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=12)
    stray = factory.stray_ballot(vote, 1).tracker
    factory.counted(vote)
    assert "put aside" in visitor.get(_room(vote), query_string={"code": stray}).get_data(as_text=True)
    assert "No ballot of this vote has this tracker" in visitor.get(_room(vote) + "?code=AAAA-AAAA-A").get_data(as_text=True)


def test_organisers_see_the_trackers_put_aside_and_others_their_number(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=12)
    stray = factory.stray_ballot(vote, 1).tracker
    factory.counted(vote)
    page = visitor.get(_room(vote)).get_data(as_text=True)
    assert "ballot put aside" in page and stray not in page
    organiser = people.olga(vote.consultation.organisation)
    assert stray in visitor.sign_in(organiser).get(_room(vote)).get_data(as_text=True)


def test_before_the_end_there_is_no_room(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=12)
    assert visitor.get(_room(vote)).status_code == visitor.get(_bundle(vote)).status_code == 404


def test_a_draft_has_no_room_for_strangers(visitor: Browser) -> None:
    vote = factory.vote(places.consultation(is_published=False))
    places.close_stage(vote.consultation, "vote")
    assert visitor.get(_room(vote)).status_code == 404


def test_while_it_is_being_counted_the_room_says_so_and_shows_no_ballot(visitor: Browser) -> None:
    vote = factory.vote()
    (ballot, *_) = factory.ballots(vote, (0,), times=12)
    tracker = ballot.tracker
    factory.closed(vote)
    page = visitor.get(_room(vote), query_string={"code": tracker}).get_data(as_text=True)
    assert "being counted" in page and "This ballot was counted" not in page
    assert visitor.get(_bundle(vote)).status_code == 404


def test_of_few_ballots_nothing_is_shown_but_their_number(visitor: Browser) -> None:
    vote = factory.vote()
    cast = factory.ballots(vote, (0,), times=10)
    tracker = cast[0].tracker
    factory.counted(vote)
    root = db.session.get_one(VoteSeal, vote.id).root.hex()
    page = visitor.get(_room(vote), query_string={"code": tracker}).get_data(as_text=True)
    assert "Too few ballots to show them" in page and "ballots counted" in page
    assert tracker not in re.sub(r'value="[^"]*"', "", page) and root not in page and "This ballot was counted" not in page
    archive = zipfile.ZipFile(io.BytesIO(visitor.get(_bundle(vote)).data))
    assert {name.split("/")[1] for name in archive.namelist()} == {"vote.json", "README.txt", "LISEZ-MOI.txt"}
    assert root not in b"".join(archive.read(name) for name in archive.namelist()).decode()


def test_after_the_contest_period_the_room_says_that_the_key_is_gone(visitor: Browser, counted: Vote) -> None:
    db.session.execute(update(VoteSeal).values(sealed_at=now() - timedelta(days=16), contest_ends_at=now() - timedelta(days=1)))
    db.session.commit()
    destroy_vote_key(SYSTEM, counted)
    assert "The key of this vote was destroyed on" in visitor.get(_room(counted)).get_data(as_text=True)


def test_of_a_vote_whose_key_was_lost_the_room_says_what_nobody_could_check(visitor: Browser, keys_folder: Path) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=12)
    (keys_folder / "votes" / vote.uid).unlink()
    page = visitor.get(_room(factory.counted(vote))).get_data(as_text=True)
    assert "The key of this vote was lost" in page


def test_the_bundle_is_the_same_bytes_whoever_asks_and_in_whichever_language(visitor: Browser, counted: Vote) -> None:
    first = visitor.get(_bundle(counted))
    visitor.client.set_cookie("locale", "fr")
    assert visitor.get(_bundle(counted)).data == first.data
    assert first.headers["Content-Disposition"] == f'attachment; filename="consult-{counted.uid}.zip"'


def test_whoever_has_the_bundle_already_is_sent_nothing(visitor: Browser, counted: Vote) -> None:
    first = visitor.get(_bundle(counted))
    again = visitor.get(_bundle(counted), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"") and again.headers["ETag"] == first.headers["ETag"]
    assert visitor.get(_bundle(counted), headers={"If-None-Match": '"another"'}).data == first.data


def test_names_of_an_open_vote_stand_beside_ballots_unless_few_kept_theirs_to_themselves(visitor: Browser) -> None:
    vote = factory.vote()
    vote.secrecy = "open"
    cast = factory.ballots(vote, (0,), times=14)
    for number, ballot in enumerate(cast):
        ballot.signature = f"Neighbour {number}" if number else ""
    db.session.commit()
    page = visitor.get(_room(factory.counted(vote))).get_data(as_text=True)
    assert "No name is shown" in page and "Neighbour" not in page
    db.session.execute(update(SealedBallot).where(SealedBallot.signature == "").values(signature="Neighbour 0"))
    db.session.commit()
    page = visitor.get(_room(vote)).get_data(as_text=True)
    assert "No name is shown" not in page and page.count("Neighbour") == 14


def test_a_stranger_unpacks_the_bundle_counts_again_and_finds_a_ballot(visitor: Browser, counted: Vote, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(visitor.get(_bundle(counted)).data)).extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    tracker = db.session.scalar(select(SealedBallot.tracker).limit(1))
    command = [sys.executable, "-S", "-E", str(folder / "verify.py"), "--tracker", str(tracker)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{tracker}:" in done.stdout and "the same options are chosen" in done.stdout

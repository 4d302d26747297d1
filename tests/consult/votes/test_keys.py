"""Keys of votes, outside the database."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from consult.votes import keys


def test_a_key_is_readable_by_its_owner_alone_and_never_replaced(keys_folder: Path) -> None:
    keys.make_key("vote00000001")
    file = keys_folder / "votes" / "vote00000001"
    first = file.read_bytes()
    keys.make_key("vote00000001")
    assert file.read_bytes() == first and len(first) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_of_many_made_at_once_one_whole_key_stays(database: Flask, keys_folder: Path) -> None:
    def make(number: int) -> bytes:
        with database.app_context():
            keys.make_key("vote00000002")
            return keys.handle("vote00000002", "1")

    with ThreadPoolExecutor(16) as threads:
        assert len(set(threads.map(make, range(64)))) == 1
    assert [file.name for file in (keys_folder / "votes").glob("*vote00000002*")] == ["vote00000002"]


def test_a_handle_tells_persons_and_votes_apart(keys_folder: Path) -> None:
    keys.make_key("vote00000003")
    keys.make_key("vote00000004")
    handles = {keys.handle(vote, person) for vote in ("vote00000003", "vote00000004") for person in ("1", "2")}
    assert len(handles) == 4
    assert keys.handle("vote00000003", "1") in handles


def test_without_its_key_a_vote_gives_no_handle(keys_folder: Path) -> None:
    with pytest.raises(keys.VoteKeyMissing):
        keys.handle("vote00000009", "1")

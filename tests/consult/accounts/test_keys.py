"""The key of the installation and what is computed with it."""

import hmac
import multiprocessing
import stat
from pathlib import Path

from flask import Flask

from consult.accounts.keys import code_digest, fingerprint, instance_key


def _make(folder: Path) -> bytes:
    return instance_key(folder)


def test_of_many_processes_at_once_one_makes_the_key_and_all_use_it(tmp_path: Path) -> None:
    with multiprocessing.get_context("fork").Pool(8) as pool:
        keys = set(pool.map(_make, [tmp_path / "keys"] * 40, chunksize=1))
    [file] = (tmp_path / "keys").iterdir()
    assert keys == {file.read_bytes()} and len(file.read_bytes()) == 32


def test_nobody_else_reads_the_key(tmp_path: Path) -> None:
    instance_key(tmp_path / "keys")
    assert stat.S_IMODE((tmp_path / "keys" / "person-key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_key_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "person-key").write_bytes(b"k" * 32)
    assert instance_key(tmp_path) == b"k" * 32


def test_a_fingerprint_is_the_keyed_digest_of_the_address(database: Flask, keys_folder: Path) -> None:
    email = "amina@valfleuri.example"
    assert fingerprint(email) == hmac.digest(instance_key(keys_folder), email.encode(), "sha256")
    assert fingerprint(email) != fingerprint("marcel@valfleuri.example")


def test_the_same_digits_of_two_codes_have_different_digests(database: Flask) -> None:
    assert code_digest("a", "012345") != code_digest("b", "012345")

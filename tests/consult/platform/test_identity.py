"""Tests of as whom PostgreSQL runs."""

import os
import subprocess
from pathlib import Path

import pytest

from consult.platform.binaries import postgres_folder
from consult.platform.identity import OWN_NAMESPACE, Identity, postgres_identity, unprivileged_account

as_root = pytest.mark.skipif(os.getuid() != 0, reason="only root has to become somebody else")


def test_whoever_starts_it_postgresql_can_run_and_is_not_root(tmp_path: Path) -> None:
    identity = postgres_identity(postgres_folder() / "postgres", tmp_path / "postgres")
    asked = subprocess.run([*identity.prefix, "id", "-u"], capture_output=True, check=True, **identity.popen)
    assert int(asked.stdout) != 0


@as_root
def test_root_hands_a_reachable_folder_to_nobody() -> None:
    assert postgres_identity(Path("/bin/true"), Path("/tmp/anything")) == unprivileged_account()[0]


@as_root
def test_root_keeps_a_folder_that_only_root_can_enter_in_a_namespace(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert postgres_identity(Path("/bin/true"), tmp_path / "postgres") == Identity(prefix=OWN_NAMESPACE)


@as_root
def test_a_folder_handed_over_is_owned_with_all_it_holds(tmp_path: Path) -> None:
    inner = tmp_path / "folder" / "inner"
    inner.mkdir(parents=True)
    somebody = unprivileged_account()[0]
    somebody.own(inner.parent)
    assert {inner.stat().st_uid, inner.parent.stat().st_uid} == {somebody.uid}
    Identity().own(inner.parent)
    assert {inner.stat().st_uid, inner.parent.stat().st_uid} == {0}

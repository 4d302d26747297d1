"""Files that are made once."""

import os
from pathlib import Path

from consult.votes.bundle.keeping import MOST_KEPT, kept


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"all ballots"

    folder = tmp_path / "cache" / "bundles"
    assert [kept(folder, "ab", make) for _ in range(3)] == [b"all ballots"] * 3
    assert len(made) == 1 and folder.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in folder.iterdir()] == ["ab.zip"]


def test_where_nothing_can_be_kept_it_is_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert kept(tmp_path / "cache", "ab", lambda: b"all ballots") == b"all ballots"


def test_the_oldest_go_when_there_are_many(tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 2):
        kept(tmp_path, f"{number:02}", lambda: b"x")
        os.utime(tmp_path / f"{number:02}.zip", (number, number))
    kept(tmp_path, "last", lambda: b"x")
    assert len(list(tmp_path.iterdir())) == MOST_KEPT
    assert not (tmp_path / "00.zip").exists() and (tmp_path / "last.zip").exists()

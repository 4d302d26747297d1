"""Archives that are the same bytes each time."""

import io
import zipfile

from consult.votes.bundle.archive import archive

FILES = {"b.txt": b"two", "a.txt": "é".encode()}


def test_the_same_files_give_the_same_bytes_in_whichever_order() -> None:
    assert archive(FILES, "f") == archive(dict(reversed(FILES.items())), "f")


def test_the_files_stand_in_their_folder_by_name() -> None:
    zipped = zipfile.ZipFile(io.BytesIO(archive(FILES, "folder")))
    assert zipped.namelist() == ["folder/a.txt", "folder/b.txt"]
    assert zipped.read("folder/a.txt").decode() == "é" and zipped.testzip() is None

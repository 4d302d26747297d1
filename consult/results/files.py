"""Tables as one file: a workbook, or an archive of text files, whole or as it is written."""

from collections.abc import Iterable, Iterator, Sequence
from io import RawIOBase
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from consult.core.written_sheets import CSV, ODS, Sheet, as_csv, as_ods, as_xlsx, csv_parts
from consult.votes.bundle.archive import archive


def as_file(sheets: Sequence[Sheet], file_format: str, folder: str) -> bytes:
    """All tables in that format; text files stand in an archive, in a folder of that name."""
    if file_format == CSV:
        return archive({f"{sheet.name}.csv": as_csv(sheet.header, sheet.rows).encode() for sheet in sheets}, folder)
    return as_ods(sheets) if file_format == ODS else as_xlsx(sheets)


def streamed_archive(sheets: Sequence[Sheet], folder: str, more: Iterable[tuple[str, bytes]] = ()) -> Iterator[bytes]:
    """The archive of text files piece by piece, none of which is more than some rows or one of the files that come with them.

    `more`: the name and the content of each of those, which are not made smaller.
    """
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as zipped:
        for sheet in sheets:
            with zipped.open(f"{folder}/{sheet.name}.csv", "w", force_zip64=True) as file:
                for part in csv_parts(sheet.header, sheet.rows):
                    file.write(part.encode())
                    yield sink.taken()
        for name, content in more:
            zipped.writestr(ZipInfo(f"{folder}/{name}"), content, compress_type=ZIP_STORED)
            yield sink.taken()
    yield sink.taken()


def folder_of(name: str, uid: str) -> str:
    """The name of a file about a consultation, without its extension."""
    return f"{name}-{uid}"


class _Sink(RawIOBase):
    """What an archive is written into, and taken from as it comes."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        found, self.parts = b"".join(self.parts), []
        return found

"""Tables as one file: a workbook, or an archive of text files."""

from collections.abc import Sequence

from consult.core.written_sheets import CSV, ODS, Sheet, as_csv, as_ods, as_xlsx
from consult.votes.bundle.archive import archive


def as_file(sheets: Sequence[Sheet], file_format: str, folder: str) -> bytes:
    """All tables in that format; text files stand in an archive, in a folder of that name."""
    if file_format == CSV:
        return archive({f"{sheet.name}.csv": as_csv(sheet.header, sheet.rows).encode() for sheet in sheets}, folder)
    return as_ods(sheets) if file_format == ODS else as_xlsx(sheets)


def folder_of(name: str, uid: str) -> str:
    """The name of a file about a consultation, without its extension."""
    return f"{name}-{uid}"

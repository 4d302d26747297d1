"""Files as one archive: the same files give the same bytes. Pure."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first day an archive can name; when it was made is no part of what it holds.
NO_DAY = (1980, 1, 1, 0, 0, 0)
LEVEL = 6


def archive(files: Mapping[str, bytes], folder: str) -> bytes:
    """A ZIP archive of the files by name, in a folder of its own, in the order of their names."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=LEVEL) as zipped:
        for name in sorted(files):
            entry = ZipInfo(f"{folder}/{name}", NO_DAY)
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_DEFLATED
            # The same on every system, whatever it calls itself.
            entry.create_system = 3
            zipped.writestr(entry, files[name])
    return written.getvalue()

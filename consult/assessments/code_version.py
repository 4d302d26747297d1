"""Which code computed an assessment: the version of Consult and a digest of the files that shape the figures."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version

from consult.config import ROOT

SHAPING = (
    "consult/assessments/*.py",
    "consult/assessments/*/*.py",
    "consult/core/disclosure*.py",
    "consult/diagnostics/columns.py",
)


@cache
def code_version() -> str:
    """As `0.1.0+3fa9c1d27b40`: the same files give the same name, wherever they run."""
    digest = sha256()
    for file in sorted(path for pattern in SHAPING for path in ROOT.glob(pattern)):
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return f"{version('consult')}+{digest.hexdigest()[:12]}"

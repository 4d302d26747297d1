"""Sheets as accessible PDF (PDF/UA-1): a template of Typst, and data that it shows as words, never as markup."""

import json
import subprocess
import sys
from collections.abc import Mapping

from consult.config import ROOT
from consult.core.i18n import current_language

SHEETS = ROOT / "templates"
# The accents of `_tokens.scss`, by day: those on which white is read.
ACCENTS = {"teal": "#0c6a66", "blue": "#1f5bb5", "plum": "#85307f", "forest": "#2c6a2f", "terracotta": "#a1401d"}
LONGEST_SECONDS = 600


class SheetNotSet(RuntimeError):
    """A template of the program cannot be set with this data; the message is Typst's."""


def typeset(name: str, accent: str, words: Mapping[str, object]) -> bytes:
    """The sheet in the language of whoever reads; `accent` is the name of a colour. Tagged, and the same bytes each time.

    It is set in a process of its own (see `press`). The same bytes need a `date:` of its own in the template's document, or
    Typst writes the hour. Raises SheetNotSet where it would not be accessible.
    """
    data = json.dumps({"accent": ACCENTS[accent], "lang": current_language()[:2], **words})
    command = [sys.executable, "-m", "consult.web.press", str(SHEETS / name)]
    done = subprocess.run(command, input=data.encode(), capture_output=True, cwd=ROOT, timeout=LONGEST_SECONDS, check=False)
    if done.returncode:
        raise SheetNotSet(done.stderr.decode(errors="replace"))
    return done.stdout

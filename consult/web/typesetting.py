"""Sheets as accessible PDF (PDF/UA-1): a template of Typst, and data that it shows as words, never as markup."""

import json
from collections.abc import Mapping

import typst

from consult.config import ROOT
from consult.core.i18n import current_language

SHEETS = ROOT / "templates"
# The accents of `_tokens.scss`, by day: those on which white is read.
ACCENTS = {"teal": "#0c6a66", "blue": "#1f5bb5", "plum": "#85307f", "forest": "#2c6a2f", "terracotta": "#a1401d"}


def typeset(name: str, accent: str, words: Mapping[str, object]) -> bytes:
    """The sheet in the language of whoever reads; `accent` is the name of a colour. Tagged, and the same bytes each time.

    Raises typst.TypstError where the sheet would not be accessible, as a picture without words.
    """
    data = json.dumps({"accent": ACCENTS[accent], "lang": current_language()[:2], **words})
    source = (SHEETS / name).read_bytes()
    return typst.compile(source, ignore_system_fonts=True, sys_inputs={"data": data}, pdf_standards=["ua-1"])

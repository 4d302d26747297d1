"""Finding ideas by words, whatever their accents, capitals and plurals."""

import re
import unicodedata
from typing import Any

from sqlalchemy import ColumnElement, func, text

ACCENTED, PLAIN = "àâäáãåçéèêëíìîïñóòôöõúùûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy"
MOST_WORDS = 8


def words_of(title: Any, body: Any) -> ColumnElement[Any]:
    """SQL for the words of an idea, as its index holds them."""
    joined = func.lower(title.op("||")(text("' '")).op("||")(body))
    plain = func.translate(func.replace(joined, text("'œ'"), text("'oe'")), text(f"'{ACCENTED}'"), text(f"'{PLAIN}'"))
    return func.to_tsvector(text("'simple'"), plain)


def query_of(sought: str) -> str:
    """The words sought as a text search query: all of them, each as the beginning of a word, without its plural."""
    letters = unicodedata.normalize("NFKD", sought.lower().replace("œ", "oe"))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    stems = [re.sub(r"(?<=..)[sx]$", "", word) for word in words[:MOST_WORDS]]
    return " & ".join(f"{stem}:*" for stem in stems)

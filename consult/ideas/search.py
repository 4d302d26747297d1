"""Finding ideas by words, whatever their accents, capitals and plurals."""

import re
import unicodedata

ACCENTED, PLAIN = "àâäáãåçéèêëíìîïñóòôöõúùûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy"
MOST_WORDS = 8
# SQL for the words of an idea, which the database keeps beside it.
WORDS = f"to_tsvector('simple', translate(replace(lower(title || ' ' || body), 'œ', 'oe'), '{ACCENTED}', '{PLAIN}'))"


def query_of(sought: str) -> str:
    """The words sought as a text search query: all of them, each as the beginning of a word, without its plural."""
    letters = unicodedata.normalize("NFKD", sought.lower().replace("œ", "oe"))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    stems = [re.sub(r"(?<=..)[sx]$", "", word) for word in words[:MOST_WORDS]]
    return " & ".join(f"{stem}:*" for stem in stems)

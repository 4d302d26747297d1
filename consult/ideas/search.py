"""Finding ideas by words, whatever their accents, capitals and plurals."""

import re
import unicodedata

ACCENTED, PLAIN = "àâäáãåçéèêëíìîïñóòôöõúùûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy"
MOST_WORDS = 8
TELLING_FROM = 4
# SQL for the words of an idea, which the database keeps beside it.
WORDS = f"to_tsvector('simple', translate(replace(lower(title || ' ' || body), 'œ', 'oe'), '{ACCENTED}', '{PLAIN}'))"


def query_of(sought: str) -> str:
    """The words sought as a text search query: all of them, each as the beginning of a word, without its plural."""
    return " & ".join(f"{stem}:*" for stem in _stems(sought)[:MOST_WORDS])


def telling_words(title: str) -> list[str]:
    """The words of a title that say what it is about, each as a text search query of its own: those of four letters or more."""
    stems = [stem for stem in _stems(title) if len(stem) >= TELLING_FROM]
    return [f"{stem}:*" for stem in dict.fromkeys(stems)][:MOST_WORDS]


def _stems(text: str) -> list[str]:
    """The words of the text, without accents or plural."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in letters if not unicodedata.combining(sign)))
    return [re.sub(r"(?<=..)[sx]$", "", word) for word in words]

"""Words brought back to their stem, in French and English, and a simple guess of which of the two a text is in.

Stems: the Snowball algorithms (Porter, M. F. (2001), "Snowball: a language for stemming algorithms").
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import snowballstemmer

from consult.assessments.methods.normalised_text import WORD, folded, normalised, without_accents

Language = Literal["fr", "en"]

# Words that say nothing about the subject, without accents.
FRENCH = """
afin ai ainsi alors apres assez au aucun aucune aujourd aussi autre autres aux avant avec avez avoir avons bien car ce
ceci cela celle celles celui ces cet cette ceux chaque chez comme comment dans de deja depuis des deux devrait dire
doit doivent donc dont du elle elles en encore entre est et etaient etait etant etc ete etre eux faire fait faudrait
faut font hui ici il ils je jusqu la le les leur leurs lors lorsqu lorsque lui ma mais me meme memes mes mettre moi
moins mon ne ni non nos notre nous nouveau on ont ou par parce pas pendant peu peut peuvent plus plusieurs plutot pour
pourquoi pourrait pouvoir pres puis qu quand que quel quelle quelles quelque quelques quels qui quoi sa sans se selon
sera serait ses si sinon soient soit son sont sous souvent sur ta te tel telle tes toi ton toujours tous tout toute
toutes tres trop tu un une va vers via voir vos votre vous vraiment y
"""
ENGLISH = """
about after again all also am an and any are as at be because been before being between both but by can cannot could
did do does doing don done down each etc even every few for from get give go had has have having he her here him his
how if in into is it its just let lot lots make many may me might more most much must my need no nor not of off on
once one only or other our out over own please really same she should so some such than that the their them then there
these they thing things this those through to too under until up us very want was way we well were what when where
which while who why will with would you your
"""
STOP_WORDS: dict[Language, frozenset[str]] = {"fr": frozenset(FRENCH.split()), "en": frozenset(ENGLISH.split())}
# Stop words of both languages, or of others, say nothing about the language.
SHARED = (STOP_WORDS["fr"] & STOP_WORDS["en"]) | {"de", "en", "do", "me", "no", "son", "on", "as", "an"}
TELLING = {language: words - SHARED for language, words in STOP_WORDS.items()}
# A tenth of the words at least: French and English texts have a third or more.
TELLING_SHARE = 0.1
STEMMERS = {"fr": snowballstemmer.stemmer("french"), "en": snowballstemmer.stemmer("english")}


def language_of(text: str) -> Language | None:
    """French or English, whichever has more of its small words in the text; None where they are too few to say."""
    return _language_of(normalised(text).split())


def _language_of(words: Sequence[str]) -> Language | None:
    found = {language: sum(word in telling for word in words) for language, telling in TELLING.items()}
    if found["fr"] == found["en"] or max(found.values()) < TELLING_SHARE * len(words):
        return None
    return "fr" if found["fr"] > found["en"] else "en"


def languages_of(texts: Sequence[str], plain: Sequence[str] | None = None) -> list[Language | None]:
    """The language of each text; one too short to tell takes the language most of the others are in.

    `plain`: the same texts normalised, where that was done already.
    """
    own = [_language_of(text.split()) for text in plain or map(normalised, texts)]
    told = Counter(language for language in own if language)
    usual: Language | None = None if not told else "fr" if told["fr"] >= told["en"] else "en"
    return [language or usual for language in own]


def content_words(text: str, language: Language | None) -> list[str]:
    """The words of the text, lower case with their accents, that are neither stop words, numbers nor single letters."""
    stop = STOP_WORDS[language] if language else frozenset()
    words = WORD.findall(folded(text))
    return [word for word in words if len(word) > 1 and not word[0].isdigit() and without_accents(word) not in stop]


@lru_cache(maxsize=200_000)
def stem(word: str, language: Language | None) -> str:
    """The stem of a word without accents, by Snowball; the bare word itself where the language is unknown."""
    return without_accents(STEMMERS[language].stemWord(word) if language else word)


def stems(text: str, language: Language | None) -> list[str]:
    """The stems of the content words, in the order of the text."""
    return [stem(word, language) for word in content_words(text, language)]

"""Texts made comparable: one case, no accents, no punctuation; and texts that say nothing recognised as such."""

import html
import re
import unicodedata

READ_AT_MOST = 20_000
WORD = re.compile(r"[^\W_]+")
# A tag of HTML, not a comparison: a letter or a slash follows the sign.
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
ACCENTS = re.compile("[\u0300-\u036f]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})

# What stands where somebody meant to write later, or answers without saying anything; all as `normalised` gives it.
PHRASES = """
a rediger | a completer | a preciser | a definir | a venir | a faire | a remplir | a supprimer | en cours |
en cours de redaction | en construction | todo | to do | tbd | tba | tbc | fixme | to be defined | to be written |
to be completed | coming soon | work in progress | wip | test | tests | essai | test test | texte | text | texte ici |
votre texte | your text here | insert text here | xxx | xx | x | blabla | bla bla | bla bla bla | sans titre |
untitled | sans objet | no title | voir titre | voir ci dessus | voir plus haut | voir le titre | cf titre | see above |
see title | idem | ditto | n a | na | nc | ras | r a s | so | s o | neant | rien | rien a dire | rien a signaler |
rien de special | aucun | aucune | aucune idee | aucun avis | sans avis | sans opinion | pas d avis | pas d idee |
je ne sais pas | ne sais pas | nsp | none | nothing | no comment | no comments | no opinion | not applicable |
don t know | i don t know | do not know | i do not know | dont know | not sure | i m not sure | no idea | nil | null |
nan | oui | non | yes | no | ok | d accord | tout a fait | tout a fait d accord | je suis d accord |
je suis tout a fait d accord | i agree | agreed | agree | bien sur | evidemment | exactement | absolument | merci |
thanks | thank you | bonjour | hello | preambule | introduction | conclusion | contexte | sommaire | annexe | annexes |
generalites | divers | autre | autres | other | others | misc | preamble | titre | title | description | resume |
summary | proposition | propositions | proposal | projet | project | idee | idees | idea | ideas | mon idee | my idea |
mon projet | ma proposition | my proposal | contribution | contributions | ma contribution | commentaire | comment |
remarque | remarques | question | suggestion | suggestions | avis | opinion | reponse | answer | doublon | duplicate
"""
UNWRITTEN = frozenset(" ".join(phrase.split()) for phrase in PHRASES.split("|"))
FILLER = re.compile(r"lorem ipsum\b|(?:a (?:rediger|completer|definir|venir)|todo|tbd)\b(?: \w+){0,2}$")
ONE_SIGN_AGAIN = re.compile(r"(\w)(?: ?\1)*$")
NUMBER_AT_THE_END = re.compile(r"(?: (?:n|no|numero|number))? \d+$")


def folded(text: str) -> str:
    """The text without markup, in compatibility form (NFKC) and without case; accents stay. Cut after READ_AT_MOST signs."""
    plain = html.unescape(TAG.sub(" ", text[:READ_AT_MOST]))
    return unicodedata.normalize("NFKC", plain).casefold().translate(LIGATURES)


def without_accents(text: str) -> str:
    """The text with each letter bare of its accents."""
    return text if text.isascii() else ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def normalised(text: str) -> str:
    """The words and numbers of the text, without case or accents, one space between them.

    Two texts that differ only in case, accents, punctuation, spaces or markup are the same normalised text.
    """
    return " ".join(WORD.findall(without_accents(folded(text))))


def is_placeholder(text: str) -> bool:
    """Whether the text says nothing of its own: empty, “à rédiger”, “lorem ipsum”, “TODO”, “Proposition 3”, “oui”, “xxx”."""
    return says_nothing(normalised(text))


def says_nothing(plain: str) -> bool:
    """The same of a normalised text."""
    if not any(sign.isalpha() for sign in plain):
        return True
    named = NUMBER_AT_THE_END.sub("", plain)
    return named in UNWRITTEN or bool(FILLER.match(plain) or ONE_SIGN_AGAIN.match(plain))

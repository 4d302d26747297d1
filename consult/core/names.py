"""Names of people, brought into one spelling to be compared. Pure."""

import unicodedata


def plain_name(typed: str) -> str:
    """A name without accents, case, hyphens and apostrophes, its words in order."""
    plain = unicodedata.normalize("NFKD", typed.casefold())
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)).split())


def first_of(given_names: str) -> str:
    """The first of somebody's given names; names joined by a hyphen are one."""
    return plain_name(next(iter(given_names.replace(",", " ").split()), ""))


def first_names(given_names: str) -> tuple[str, ...]:
    """What somebody's first name may be, the first alone first: where no comma parts them, two names may as well be a double one.

    “Marie Anne” is written for Marie whose second name is Anne, and for Marie-Anne.
    """
    first, *others = given_names.split() or [""]
    joined = () if "," in first or not others else (plain_name(f"{first} {others[0].split(',')[0]}"),)
    return tuple(dict.fromkeys((first_of(given_names), *joined)))

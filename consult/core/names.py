"""Names of people, brought into one spelling to be compared. Pure."""

import unicodedata


def plain_name(typed: str) -> str:
    """A name without accents, case, hyphens and apostrophes, its words in order."""
    plain = unicodedata.normalize("NFKD", typed.casefold())
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)).split())


def first_of(given_names: str) -> str:
    """The first of somebody's given names; names joined by a hyphen are one."""
    return plain_name(next(iter(given_names.replace(",", " ").split()), ""))

"""The accounts of the demonstration town that its visitors may borrow, and the neighbours who fill it."""

from consult.accounts.actions import create_account
from consult.core.actors import INSTANCE, SYSTEM, Actor
from consult.demo.words import NAMES

DOMAIN = "valfleuri.example"
INITIALS = "BDM"
CITIZEN = f"amina@{DOMAIN}"
ORGANISER = f"claire@{DOMAIN}"
MODERATOR = f"malik@{DOMAIN}"
# Name, address and role, as the console shows them.
ACCOUNTS = (("Amina", CITIZEN, "citizen"), ("Claire", ORGANISER, "organiser"), ("Malik", MODERATOR, "moderator"))


def citizen(name: str, email: str) -> Actor:
    """Somebody of the town, with an account."""
    return create_account(SYSTEM, INSTANCE, email, name=name, locale="fr").as_actor()


def neighbours() -> list[Actor]:
    """Those who live here and have no part of their own in the demonstration."""
    return [citizen(name, f"voisin{place}@{DOMAIN}") for place, name in enumerate(NAMES, 1)]


def townspeople() -> list[Actor]:
    """Those who answer questionnaires and do no more: as many as it takes for most figures to be told as they are."""
    names = [f"{name} {initial}." for initial in INITIALS for name in NAMES]
    return [citizen(name, f"habitant{place}@{DOMAIN}") for place, name in enumerate(names, 1)]

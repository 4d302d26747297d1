"""Who may follow what became of a contribution."""

from consult.core.actors import Actor


def may_see_own_contributions(actor: Actor, target: object) -> bool:
    """Whoever has signed in sees what they did themselves."""
    return actor.is_signed_in


def may_follow_code(actor: Actor, target: object) -> bool:
    """Whoever holds the code; it cannot be guessed, and guessing is slowed down."""
    return True

"""Who may see and change the needs of a consultation."""

from consult.consultations.models import Consultation
from consult.consultations.policies import may_update_consultation, may_view_consultation
from consult.core.actors import Actor
from consult.needs.models import Need, Theme


def may_view_need(actor: Actor, need: Need) -> bool:
    """Whoever sees the consultation sees its needs; raises NotFound as that rule does."""
    return may_view_consultation(actor, need.consultation)


def may_add_need(actor: Actor, consultation: Consultation) -> bool:
    """Organisers of the consultation state its needs."""
    return may_update_consultation(actor, consultation)


def may_update_need(actor: Actor, need: Need) -> bool:
    """Organisers of the consultation word its needs."""
    return may_update_consultation(actor, need.consultation)


def may_move_need(actor: Actor, need: Need) -> bool:
    """Organisers of the consultation put its needs in order."""
    return may_update_consultation(actor, need.consultation)


def may_remove_need(actor: Actor, need: Need) -> bool:
    """Organisers of the consultation remove needs nobody has spoken about."""
    return may_update_consultation(actor, need.consultation)


def may_rename_theme(actor: Actor, theme: Theme) -> bool:
    """Organisers of the consultation name its themes."""
    return may_update_consultation(actor, theme.consultation)


def may_move_theme(actor: Actor, theme: Theme) -> bool:
    """Organisers of the consultation put its themes in order."""
    return may_update_consultation(actor, theme.consultation)

"""What a family of effects is."""

from dataclasses import dataclass

from consult.core.i18n import LazyText


@dataclass(frozen=True)
class Effect:
    """A family of effects a project may have on people; `meaning` says in one sentence what counts as one."""

    key: str
    label: LazyText
    meaning: LazyText

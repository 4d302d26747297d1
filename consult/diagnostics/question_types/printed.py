"""How a question stands on a sheet of paper: what to do, and what to fill in with a pen. Pure: no session, no request."""

from dataclasses import dataclass
from typing import TypeAlias

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _

Words: TypeAlias = LazyText | str
ONE_BOX = _("Tick one box.")
ONE_BOX_A_LINE = _("Tick one box on each line.")


@dataclass(frozen=True)
class Blank:
    """Something to fill in, below a title of its own where it has one.

    `boxes` are ticked; a line of `rows` has a box below each of the `heads`; beside each of the `numbers` a figure is
    written; each of the `frames` is a place for figures, with its words; `lines` are empty lines to write on.
    """

    title: Words = ""
    boxes: tuple[Words, ...] = ()
    heads: tuple[Words, ...] = ()
    rows: tuple[Words, ...] = ()
    numbers: tuple[Words, ...] = ()
    frames: tuple[Words, ...] = ()
    lines: int = 0


@dataclass(frozen=True)
class Printed:
    """A question on paper. One without blanks cannot be answered there, as its instruction says."""

    instruction: Words
    blanks: tuple[Blank, ...] = ()

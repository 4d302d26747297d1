"""What a file of an election holds, whatever its format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from consult.diagnostics.importing.faults import Fault, Refused
from consult.votes.counting_rules.election import Election


@dataclass(frozen=True)
class ElectionFile:
    """An election as a file tells it.

    `names` are the options' words, as many as there are options; `official_rule` is the rule the file names, in the
    words of its format, or nothing; `selected` are the identifiers of the options it says have won, None where it says
    nothing of winners. `meta` keeps every key of the file in its order, known or not, `columns` whatever else it says of
    the options (name of the column → a cell for each option). `remarks` are sentences about what does not agree in the
    file without keeping anybody from counting it; they are not written back. `withdrawn` are candidates who stand in the
    file and no longer in the election: their names by identifier.
    """

    election: Election
    title: str
    names: tuple[str, ...]
    official_rule: str = ""
    selected: tuple[str, ...] | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    withdrawn: Mapping[str, str] = field(default_factory=dict)


class Unwritable(Exception):
    """An election holds what a format has no way to say; the message is one sentence."""


def refuse(reason: str, line: int | None = None, column: str | None = None) -> NoReturn:
    """Raises Refused for one thing that breaks the format, on a line counted from 1."""
    raise Refused([Fault(reason, line, column)])

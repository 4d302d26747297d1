"""Official statistics: figures with unit, source and day, perhaps beside the figure of a larger place."""

from collections.abc import Mapping, Sequence
from typing import Any

from consult.core.i18n import ngettext
from consult.facts.importing.cells import number, one_of, words
from consult.facts.importing.figures import decimal_of
from consult.facts.importing.margins import AREA, SOURCES
from consult.facts.importing.reading import Column, Fact, FactsRefused, read_file, read_rows, twice

BETTER = {"higher": ("more", "plus haut", "haut", "plus"), "lower": ("less", "plus bas", "bas", "moins")}
TOPIC = Column("topic", ("topic", "sujet", "thème", "besoin", "need"), words(300), "")
COLUMNS = (
    AREA,
    TOPIC,
    Column("name", ("name", "nom", "indicateur", "libellé"), words(300)),
    Column("value", ("value", "valeur"), number, is_figure=True),
    Column("unit", ("unit", "unité"), words(60), ""),
    Column("benchmark", ("benchmark", "comparaison", "référence"), number, None, is_figure=True),
    Column("better", ("better", "mieux", "sens"), one_of(BETTER), None),
    *SOURCES,
)


def read_statistics(data: bytes, defaults: Mapping[str, Any]) -> list[Fact]:
    """The statistics in a file. Raises FactsRefused with all that is wrong."""
    header, lines = read_file(data, COLUMNS)
    faults: list[str] = []
    rows = read_rows(header, lines, COLUMNS, defaults, faults, decimal_of(data))
    faults += [] if faults else list(twice(rows, ("area", "name", "observed_on")))
    if faults:
        raise FactsRefused(faults)
    return [row.fact for row in rows]


def summary(rows: Sequence[Fact]) -> str:
    """What was taken, in a sentence."""
    return ngettext("%(num)d figure is known.", "%(num)d figures are known.", len(rows))

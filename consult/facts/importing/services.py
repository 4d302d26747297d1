"""Services: who offers what where today."""

from collections.abc import Mapping, Sequence
from typing import Any

from consult.core.i18n import ngettext
from consult.facts.importing.cells import one_of, web_address, words
from consult.facts.importing.margins import AREA, SOURCES
from consult.facts.importing.reading import Column, Fact, FactsRefused, read_file, read_rows, twice
from consult.facts.importing.statistics import TOPIC

KINDS = {
    "public": ("public", "service public"),
    "association": ("association", "associatif"),
    "company": ("private", "privé", "entreprise"),
    "citizens": ("residents", "collectif", "habitants"),
}
COLUMNS = (
    AREA,
    TOPIC,
    Column("name", ("name", "nom", "service"), words(300)),
    Column("provider", ("provider", "organisme", "acteur", "prestataire"), words(300), ""),
    Column("provider_kind", ("kind", "type", "nature", "type d’acteur"), one_of(KINDS), "public"),
    Column("description", ("description", "description", "descriptif"), words(2_000), ""),
    Column("url", ("address", "adresse web", "url", "site", "lien"), web_address, ""),
    *SOURCES,
)


def read_services(data: bytes, defaults: Mapping[str, Any]) -> list[Fact]:
    """The services in a file. Raises FactsRefused with all that is wrong."""
    header, lines = read_file(data, COLUMNS)
    faults: list[str] = []
    rows = read_rows(header, lines, COLUMNS, defaults, faults)
    faults += [] if faults else list(twice(rows, ("area", "name", "provider")))
    if faults:
        raise FactsRefused(faults)
    return [row.fact for row in rows]


def summary(rows: Sequence[Fact]) -> str:
    """What was taken, in a sentence."""
    return ngettext("%(num)d service is known.", "%(num)d services are known.", len(rows))

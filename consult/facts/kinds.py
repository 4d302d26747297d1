"""The kinds of facts about a territory: what each is called, how its files are read, and which actions keep it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.core.errors import NotFound
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.facts import actions
from consult.facts.importing import margins, services, statistics
from consult.facts.importing.reading import Column, Fact
from consult.territories.models import CensusMargin, OfficialStatistic, Service


@dataclass(frozen=True)
class Kind:
    """A kind: `key` stands in addresses, `example` in the file one starts from."""

    key: str
    label: LazyText
    purpose: LazyText
    model: type[Any]
    columns: Sequence[Column]
    read: Callable[[bytes, Mapping[str, Any]], list[Fact]]
    keep: Callable[..., int]
    remove: Callable[..., None]
    summary: Callable[[Sequence[Fact]], str]
    example: tuple[Fact, ...]


DAY = {"source": "Insee, recensement de la population", "observed_on": "2021-01-01"}
NO_FIGURE = {"area": "", "inhabitants": None, "share": None}

KINDS = (
    Kind(
        "marges",
        _("Census margins"),
        _("How many inhabitants are of each sex, age, area… They show whom you have not heard, and weight participants."),
        CensusMargin,
        margins.COLUMNS,
        margins.read_margins,
        actions.import_margins,
        actions.remove_margins,
        margins.summary,
        (
            NO_FIGURE | {"variable": "sexe", "category": "Femme", "share": "52 %"} | DAY,
            NO_FIGURE | {"variable": "sexe", "category": "Homme", "share": "48 %"} | DAY,
            NO_FIGURE | {"variable": "secteur", "category": "Nord", "inhabitants": 3120.0} | DAY,
            NO_FIGURE | {"variable": "secteur", "category": "Sud", "inhabitants": 5280.0} | DAY,
        ),
    ),
    Kind(
        "statistiques",
        _("Official statistics"),
        _("Published figures about your territory. Each is shown beside the need or the theme it names, with its source."),
        OfficialStatistic,
        statistics.COLUMNS,
        statistics.read_statistics,
        actions.import_statistics,
        actions.remove_statistic,
        statistics.summary,
        (
            {
                "area": "",
                "topic": "Santé",
                "name": "Médecins généralistes pour 10 000 habitants",
                "value": 4.8,
                "unit": "médecins",
            }
            | {"benchmark": 8.3, "better": "plus haut", "source": "Drees", "observed_on": "2023-12-31"},
        ),
    ),
    Kind(
        "services",
        _("Services that exist"),
        _("Who offers what, and where. Each is shown beside the need or the theme it names."),
        Service,
        services.COLUMNS,
        services.read_services,
        actions.import_services,
        actions.remove_service,
        services.summary,
        (
            {"area": "Centre", "topic": "Santé", "name": "Centre de santé", "provider": "Commune", "provider_kind": "public"}
            | {"description": "Deux médecins et une infirmière, sur rendez-vous.", "url": "https://www.valfleuri.example/sante"}
            | {"source": "Mairie", "observed_on": "2026-01-15"},
        ),
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(key: str) -> Kind:
    """The kind of that key. Raises NotFound when there is none."""
    if key not in BY_KEY:
        raise NotFound
    return BY_KEY[key]

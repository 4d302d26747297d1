"""Services that exist."""

from datetime import date

import pytest

from consult.facts.importing.reading import FactsRefused
from consult.facts.importing.services import read_services, summary
from tests.factories.facts import SERVICES


def test_services_say_who_offers_what_where() -> None:
    (one,) = facts = read_services(SERVICES.encode(), {})
    assert one == {
        "area": "Centre",
        "topic": "Seeing a doctor in time",
        "name": "Health centre",
        "provider": "Town",
        "provider_kind": "public",
        "description": "Two doctors.",
        "url": "https://health.example/",
        "source": "Town hall",
        "observed_on": date(2026, 1, 15),
    }
    assert summary(facts) == "1 service is known."


def test_an_address_that_would_run_something_is_refused() -> None:
    with pytest.raises(FactsRefused) as refused:
        read_services(b"nom;lien;source;date\nBus;javascript:alert(1);Town;2021\nBus;ftp://x;Town;2021\n", {})
    assert len(refused.value.faults) == 2

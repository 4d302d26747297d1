"""N1 of the reference results, by the command: Kansas City's needs in order, straight from the file of its survey."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from consult.cli import main
from tests.reference.data import reference_file

MAPPING = Path(__file__).with_name("kansas_city.yaml")
# Need: picks, satisfied, valid answers, index, best and worst place.
PUBLISHED = {
    "streets": (722, 139, 1029, 0.6045, 1, 1),
    "police": (521, 472, 995, 0.2651, 2, 2),
    "neighborhood": (225, 356, 969, 0.1378, 3, 3),
    "transport": (130, 350, 824, 0.0724, 4, 6),
    "communication": (103, 368, 981, 0.0623, 4, 8),
}


def test_the_command_gives_the_published_order() -> None:
    file = reference_file("survey_kcmo/FY2022_RS_Cleaned_safe_reduced.csv")
    answer = CliRunner().invoke(main, ["gaps", str(file), "--mapping", str(MAPPING), "--draws", "2000", "--json"])
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.stdout)
    assert found["n"] == 1_033
    assert [need["key"] for need in found["needs"][:5]] == list(PUBLISHED)
    for need in found["needs"][:5]:
        picks, satisfied, valid, index, best, worst = PUBLISHED[need["key"]]
        assert (need["picks"], need["satisfied"], need["valid"]) == (picks, satisfied, valid)
        assert need["importance_satisfaction"] == pytest.approx(index, abs=5e-5)
        assert (need["rank_low"], need["rank_high"]) == (best, worst)
    assert [need["band"] for need in found["needs"]] == [1, 2, 3] + [4] * 13
    assert "communication" in found["needs"][3]["tied"]

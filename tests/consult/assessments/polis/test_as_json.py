"""The figures for programs."""

import json
from pathlib import Path

from consult.assessments.polis.as_json import as_json
from consult.assessments.polis.export import read_export
from consult.assessments.polis.findings import find
from tests.consult.assessments.methods.opinions import planted
from tests.consult.assessments.polis.folders import of_table, small


def test_all_figures_are_there_in_plain_numbers(tmp_path: Path) -> None:
    told = json.loads(
        json.dumps(as_json(find(read_export(of_table(tmp_path, planted((40, 30), 20, seed=1, density=1, fervour=0.97))))))
    )
    assert (told["participants"], told["statements"], told["grouped"], told["refused"]) == (70, 20, 70, None)
    assert told["votes"] == told["agree"] + told["disagree"] + told["pass"]
    assert [group["size"] for group in told["groups"]] == [40, 30]
    assert sorted(member for group in told["groups"] for member in group["members"]) == list(range(70))
    gics = [row["gic"] for row in told["consensus"]]
    assert gics == sorted(gics, reverse=True) and {row["statement"] for row in told["consensus"]} == set(range(20))
    assert len(told["explained_variance"]) == 2 and told["seconds"] >= 0


def test_a_refusal_has_its_reason_and_no_groups(tmp_path: Path) -> None:
    told = as_json(find(read_export(small(tmp_path))))
    assert told["refusal"] == "few_statements" and told["refused"].startswith("not enough statements: ")
    assert (told["groups"], told["consensus"], told["grouped"]) == ([], [], 0)
    # The statement that is out is not told.
    assert [row["statement"] for row in told["overall"]] == [0, 3]

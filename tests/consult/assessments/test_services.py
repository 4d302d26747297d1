"""What exists today, and where."""

from consult.assessments.services import Services

FOUND = Services(("North", "South"), (("North", "North"), ("", "South"), ()))


def test_areas_without_a_service_are_named_unless_one_is_for_everybody() -> None:
    assert FOUND.of_need(0) == {"count": 2, "everywhere": 0, "areas": [{"area": "North", "count": 2}], "without": ["South"]}
    assert FOUND.of_need(1) == {"count": 2, "everywhere": 1, "areas": [{"area": "South", "count": 1}], "without": []}
    assert FOUND.of_need(2)["without"] == ["North", "South"]

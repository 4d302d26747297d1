"""What exists today, and where."""

from consult.assessments.services import Services

FOUND = Services(("North", "South"), (("North", "North"), ("", "South"), ()), (1, 0, 2))


def test_areas_without_a_service_are_named_unless_one_is_for_everybody() -> None:
    assert FOUND.of_need(0) == {
        "count": 2,
        "everywhere": 0,
        "areas": [{"area": "North", "count": 2}],
        "without": ["South"],
        "of_theme": 1,
    }
    assert FOUND.of_need(1) == {
        "count": 2,
        "everywhere": 1,
        "areas": [{"area": "South", "count": 1}],
        "without": [],
        "of_theme": 0,
    }
    assert FOUND.of_need(2) == {"count": 0, "everywhere": 0, "areas": [], "without": ["North", "South"], "of_theme": 2}

"""Whether the process answers."""

from tests.browser import Browser


def test_a_process_that_reaches_its_database_says_ok(visitor: Browser) -> None:
    answer = visitor.get("/health")
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})

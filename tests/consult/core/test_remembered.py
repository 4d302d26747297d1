"""What a process remembers is bounded, and the latest."""

from consult.core.remembered import Remembered


def test_the_latest_value_of_a_key_is_remembered() -> None:
    known = Remembered[str, int](5)
    assert known.get("a") is None
    assert known.keep("a", 1) == 1 and known.keep("a", 2) == 2
    assert known.get("a") == 2


def test_where_there_is_no_room_all_are_forgotten_but_the_newest() -> None:
    known = Remembered[int, str](3)
    for number in range(4):
        known.keep(number, str(number))
    assert [known.get(number) for number in range(4)] == [None, None, None, "3"]

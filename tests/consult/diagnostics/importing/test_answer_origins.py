"""What tells rows apart."""

from datetime import date

from consult.diagnostics.importing.answer_origins import Origins, own_mark

DAY = date(2026, 3, 1)


def test_a_long_id_is_enough_and_a_short_one_goes_with_its_day_or_its_row() -> None:
    long, short = "uuid-abcdefghijkl", "17"
    same = Origins().of_id(2, long, DAY, ["y"]), Origins().of_id(9, long, None, ["n"])
    assert same[0] == same[1] and len(same[0][0]) == 16 and same[0][1] is None
    assert Origins().of_id(2, short, DAY, ["y"]) == Origins().of_id(3, short, DAY, ["n"])
    assert Origins().of_id(2, short, None, ["y"]) != Origins().of_id(2, short, None, ["n"])


def test_ids_that_are_missing_or_stand_twice_are_told() -> None:
    origins = Origins()
    assert origins.of_id(2, "", DAY, [])[1] is not None
    assert origins.of_id(3, "a", DAY, [])[1] is None and origins.of_id(4, "a", DAY, [])[1] is not None


def test_rows_that_say_the_same_are_as_many_in_every_reading() -> None:
    first, second = ([one.of_words(cells) for cells in (["y"], ["y"], ["n"])] for one in (Origins(), Origins()))
    assert first == second and len(set(first)) == 3


def test_rows_that_a_consultation_gave_away_are_told_from_those_of_others() -> None:
    mine, others = own_mark("abcdefghjkmn"), own_mark("abcdefghjkm2")
    assert not mine.startswith(others) and not others.startswith(mine) and mine[0].isalpha()

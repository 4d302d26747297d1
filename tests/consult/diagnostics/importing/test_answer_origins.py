"""What tells rows apart."""

from datetime import date
from hashlib import sha256

from consult.diagnostics.importing.answer_origins import Origins, own_mark

DAY = date(2026, 3, 1)


def test_a_long_id_is_enough_and_a_short_one_goes_with_its_day_or_its_row() -> None:
    long, short = "uuid-abcdefghijkl", "17"
    same = Origins().of_id(2, long, DAY, ["y"]), Origins().of_id(9, long, None, ["n"])
    assert same[0] == same[1] and len(same[0][0]) == 16 and same[0][1] is None
    assert Origins().of_id(2, short, DAY, ["y"]) == Origins().of_id(3, short, DAY, ["n"])
    assert Origins().of_id(2, short, None, ["y"]) != Origins().of_id(2, short, None, ["n"])


def test_a_survey_of_a_name_has_its_own_short_ids_days_and_words_but_not_its_own_long_ids() -> None:
    one, same, other, none = (Origins(name) for name in ("Gymnase", "gymnase ", "Médiathèque", ""))
    for day in (DAY, None):
        assert one.of_id(2, "1", day, ["1", "y"]) == same.of_id(2, "1", day, ["1", "y"])
        assert len({each.of_id(2, "1", day, ["1", "y"])[0] for each in (one, other, none)}) == 3
    assert len({each.of_words(["y"]) for each in (one, other, none)}) == 3
    assert len({each.of_id(3, "uuid-abcdefghijkl", DAY, ["y"])[0] for each in (one, other, none)}) == 1


def test_without_a_name_rows_that_were_brought_in_before_there_were_names_stay_known() -> None:
    assert Origins().of_id(2, "1", DAY, ["1"])[0] == sha256(b"1\x1f2026-03-01").digest()[:16]
    assert Origins(" ").of_words(["y", "n"]) == sha256(b"\x1fy\x1fn").digest()[:16]


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

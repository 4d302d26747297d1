"""Rankings level after level."""

from hypothesis import given

from consult.votes.counting_rules.election import Election, ElectionOption
from consult.votes.formats.contract import ElectionFile
from consult.votes.formats.rankings import levels_of, numbers, one_line, ranked_profile
from tests.factories.election_files import profiles_agree, ranking_files


def test_options_of_a_level_share_its_rank() -> None:
    profile = ranked_profile([([[2], [1, 0]], 3), ([[2], [0, 1]], 1), ([], 2)])
    assert profile.choices.tolist() == [2, 0, 1] and profile.values.tolist() == [1, 2, 2]
    assert profile.sizes.tolist() == [3, 0] and profile.weights.tolist() == [4, 2]


@given(ranking_files(has_ties=True))
def test_levels_make_the_profile_they_come_from(file: ElectionFile) -> None:
    assert profiles_agree(ranked_profile(levels_of(file.election.profile)), file.election.profile)


def test_options_are_numbered_by_their_identifiers_only_if_these_are_all_numbers_from_1_on() -> None:
    def numbered(*ids: str, **withdrawn: str) -> list[int]:
        election = Election(tuple(map(ElectionOption, ids)), ranked_profile([]))
        return numbers(ElectionFile(election, "", ids, withdrawn=withdrawn))

    assert numbered("2", "3", "1") == [2, 3, 1] and numbered("7", "8") == [1, 2] and numbered("a", "b") == [1, 2]
    assert numbered("3", "1", **{"2": "Ada"}) == [3, 1, 2] and numbered("01", "2") == [1, 2]


def test_a_name_is_one_line() -> None:
    assert one_line("Ada\r\n0\u2028Boris  C") == "Ada 0 Boris  C"

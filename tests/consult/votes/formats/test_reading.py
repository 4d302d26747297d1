"""Files of whichever format, and files that are none."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consult.diagnostics.importing.faults import Refused
from consult.votes.formats.reading import read_election
from tests.consult.votes.formats import test_blt, test_preflib
from tests.factories.election_files import PABULIB

FILES = {"pb": PABULIB, "toi": test_preflib.FILE, "blt": test_blt.FILE}


@pytest.mark.parametrize("ending", FILES)
def test_the_format_is_told_by_the_ending_or_by_the_beginning(ending: str) -> None:
    data = FILES[ending].encode()
    named = read_election(data, f"a.{ending.upper()}")
    assert read_election(data, "-").title == read_election(b"\xef\xbb\xbf" + data).title == named.title != ""


@given(st.binary(max_size=200), st.sampled_from(["pb", "soc", "blt", "txt"]))
@example(b"2 1\n1 1 2 0\n0\na\nb\n" + b"9" * 10_000_000, "blt")
@example(b"META\nkey;value\nbudget;" + b"9" * 10_000_000, "pb")
@example(b"# ALTERNATIVE NAME 1: a\n1: " + b"1," * 100_000, "soi")
@settings(deadline=None)
def test_whatever_the_bytes_a_file_is_read_or_refused(data: bytes, ending: str) -> None:
    try:
        read_election(data, f"a.{ending}")
    except Refused as refused:
        assert refused.faults


@given(st.sampled_from(sorted(FILES)), st.data())
@settings(max_examples=100)
def test_a_damaged_file_is_read_or_refused(ending: str, data: st.DataObject) -> None:
    text = FILES[ending]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    damaged = text[:start] + data.draw(st.text('0123456789;,:{}=-"\n #aé', max_size=4)) + text[end:]
    try:
        file = read_election(damaged.encode(), f"a.{ending}")
    except Refused as refused:
        assert refused.faults
    else:
        assert len(file.names) == len(file.election.options) and file.election.profile.sizes.sum() == len(
            file.election.profile.choices
        )


@pytest.mark.parametrize("ending", FILES)
def test_a_file_cut_short_among_its_ballots_or_before_is_never_counted_as_whole(ending: str) -> None:
    """Where what is left can still be read, ballots that are missing are remarked on."""
    whole = read_election(FILES[ending].encode(), f"a.{ending}").election.profile.ballots_count
    for length in range(len(FILES[ending])):
        try:
            file = read_election(FILES[ending][:length].encode(), f"a.{ending}")
        except Refused:
            continue
        assert file.election.profile.ballots_count == whole or file.remarks

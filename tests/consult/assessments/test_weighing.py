"""A file of participants weighted to margins, and why it is refused."""

import unicodedata

import numpy as np
import pytest

from consult.assessments.methods.raking import Cap
from consult.assessments.methods.unweighable import EmptyCategory, NobodyToWeigh, NotAShare, WrongTotal
from consult.assessments.weighing import Weighed, read_margins, weigh
from consult.diagnostics.importing.faults import Refused
from tests.consult.assessments.participants import FILE, HEADER, MARGINS


def _weighed(data: bytes = FILE, margins: str = MARGINS, cap: Cap | None = None) -> Weighed:
    return weigh(data, read_margins(margins), cap)


def test_the_figures_for_programs() -> None:
    found = _weighed().as_json()
    assert found["n"] == 100 and found["n_eff"] == pytest.approx(100 / found["deff"])
    assert found["dissimilarity"] == {"age": pytest.approx(0.1), "sex": pytest.approx(0.08)}
    assert found["shares"]["age"]["young"] == {"count": 40, "participants": 0.4, "population": 0.5}
    assert 0 < found["min_weight"] < 1 < found["max_weight"] and found["indicative"] == []


def test_weights_stand_in_the_order_of_the_file_and_reproduce_the_margins() -> None:
    weighed = _weighed()
    assert len(weighed.weights) == 100 and weighed.weights.mean() == pytest.approx(1)
    assert weighed.weights[:40].sum() == pytest.approx(50)
    assert np.unique(weighed.weights[:20]).size == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_of_all_sorts_are_read(encoding: str, separator: str) -> None:
    lines = FILE.decode().replace("young", "de 15 à 29 ans").replace(",", separator).replace("\n", "\r\n")
    data = lines.replace("old", f'"30{separator} et plus"').encode(encoding)
    margins = MARGINS.replace("young", "de 15 à 29 ans").replace("old", f"30{separator} et plus".replace("\t", "\\t"))
    np.testing.assert_array_equal(_weighed(data, margins).weights, _weighed().weights)


@pytest.mark.parametrize(("of_file", "of_margins"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_accents_written_apart_from_their_letters_make_no_difference(of_file: str, of_margins: str) -> None:
    data = unicodedata.normalize(of_file, "âge\n" + "aîné\njeune\njeune\n" * 20).encode()
    margins = unicodedata.normalize(of_margins, '{"âge": {"aîné": 0.5, "jeune": 0.5}}')
    assert _weighed(data, margins).as_json()["n_eff"] == pytest.approx(60 / 1.125)


def test_a_cap_is_kept() -> None:
    free, capped = _weighed(), _weighed(cap=Cap(0.72, 1.38))
    assert free.raked.max_weight > 1.38 >= capped.raked.max_weight


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        (FILE.replace(b"7,young,f", b"7,,f"), "line 8, column age: Row 7 has no value in “age”"),
        (FILE.replace(b"7,young,f", b"7,Young,f"), "line 8, column age: Row 7 has the value “Young” in “age”"),
        (FILE.replace(b"id,age", b"id,ages"), "line 1, column age: the file has no such column"),
        (FILE.replace(b"7,young,f", b"7,young,f,f"), "line 8: 5 fields instead of 4"),
        (FILE.replace(b"7,young,f", b'7,"you"ng,f'), "line 8: quotes or separators are broken"),
        (b"", "the file is empty"),
    ],
)
def test_a_file_is_refused_with_the_place(spoilt: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        _weighed(spoilt)
    assert str(refusal.value).startswith(reason)


def test_shares_that_were_put_right_are_told() -> None:
    weighed = _weighed(margins='{"age": {"young": 0.4995, "old": 0.4995}, "sex": {"f": 0.52, "m": 0.48}}')
    assert weighed.as_json()["notes"] == ["The shares of “age” sum to 0.999, not to 1: each was divided by that."]
    assert weighed.as_json()["shares"]["age"]["young"]["population"] == pytest.approx(0.5)
    assert _weighed().as_json()["notes"] == []


def test_a_file_of_nobody_and_no_margins_are_refused() -> None:
    for data, margins in ((HEADER.encode(), MARGINS), (FILE, "{}")):
        with pytest.raises(NobodyToWeigh):
            _weighed(data, margins)


def test_a_category_nobody_is_in_is_refused() -> None:
    with pytest.raises(EmptyCategory, match="“older” \\(age\\)"):
        _weighed(margins='{"age": {"young": 0.5, "old": 0.4, "older": 0.1}}')


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "this is not JSON"),
        ("[]", "write the margins as"),
        ('{"age": 3}', "write the margins as"),
        ('{"age": {}}', "write the margins as"),
        ('{"age": {"a": 0.5, "a": 0.5}}', "“a” is written twice"),
        ('{"age": {"a": 0.5, " a": 0.5}}', "“a” is written twice"),
        ('{"age": {"a": 1}, "age ": {"a": 1}}', "“age” is written twice"),
        ("[" * 100_000, "this is not JSON"),
    ],
)
def test_margins_that_are_none_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_margins(text)
    assert str(refusal.value).startswith(reason)


def test_shares_that_are_none_are_refused() -> None:
    with pytest.raises(NotAShare):
        read_margins('{"age": {"a": NaN, "b": 0.5}}')
    with pytest.raises(WrongTotal, match="sum to 100"):
        read_margins('{"age": {"a": 52, "b": 48}}')

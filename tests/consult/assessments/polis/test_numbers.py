"""The quick reading says the same as the slow one, or nothing."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.polis import numbers
from consult.assessments.polis.numbers import blocks_of_numbers, whole_numbers
from consult.assessments.polis.rows import Head, head_of

cells = st.one_of(st.just(""), st.integers(-(10**17), 10**17).map(str))
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8)
)


def written(folder: Path, text: str) -> Head:
    """The head of a file with that text below a header."""
    file = folder / "numbers.csv"
    file.write_bytes(text.encode())
    return head_of(file)


@given(tables, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_numbers_and_empty_cells_are_read(table: list[list[str]], end: str, is_ended: bool) -> None:
    text = end.join(",".join(row) for row in [["name"] * len(table[0]), *table])
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(numbers, "BLOCK", 16)
        read = whole_numbers(written(Path(folder), text + (end if is_ended or len(table[0]) == 1 else "")), range(len(table[0])))
    assert read is not None
    assert read.is_empty.tolist() == [[cell == "" for cell in row] for row in table]
    assert read.value.tolist() == [[int(cell or 0) for cell in row] for row in table]


@pytest.mark.parametrize("cell", ["1.0", "x", "-", "--1", " 1", '1"', '"1"2', 'a"b,c"', '"1', "1,2", "1234567890123456789", "é"])
def test_anything_else_is_left_to_the_slow_reading(tmp_path: Path, cell: str) -> None:
    assert whole_numbers(written(tmp_path, f"a,b\n1,2\n{cell},3\n"), [0, 1]) is None


def test_words_in_other_columns_do_no_harm(tmp_path: Path) -> None:
    read = whole_numbers(written(tmp_path, "a,day,b\n1,Wed Jun 18,-2\n"), [2, 0])
    assert read is not None and read.value.tolist() == [[-2, 1]]


def test_quotes_around_cells_do_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'a,day,b\n"1","Wed, Jun 18",-2\n3,"he said ""yes, no""",""\n"","two\nlines",4\n5,"",6\n'
    for size in (1, 7, 1000):
        monkeypatch.setattr(numbers, "BLOCK", size)
        read = whole_numbers(written(tmp_path, text), [2, 0])
        assert read is not None and read.value.tolist() == [[-2, 1], [0, 3], [4, 0], [6, 5]]
        assert read.is_empty.tolist() == [[False, False], [True, False], [False, True], [False, False]]


def test_quoted_cells_are_read_as_the_slow_reading_does(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    words = ["x", "a,b", 'a"b', "a\nb", "", '",', '""']
    table = [[str(random.integers(-9, 9)), words[random.integers(7)], str(random.integers(99))] for _ in range(300)]
    head = written(tmp_path, "a,b,c\n")
    with head.file.open("a", newline="") as stream:
        csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    read = whole_numbers(head, [0, 2])
    assert read is not None and read.value.tolist() == [[int(one), int(other)] for one, _, other in table]


def test_a_header_alone_holds_no_numbers(tmp_path: Path) -> None:
    head = written(tmp_path, "a,b\n")
    read = whole_numbers(head, [0, 1])
    assert read is not None and read.value.shape == (0, 2) and list(blocks_of_numbers(head, [0])) == []


def test_a_large_file_in_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "BLOCK", 100)
    random = np.random.default_rng(0).integers(-1000, 1000, (500, 3))
    head = written(tmp_path, "a,b,c\n")
    with head.file.open("a", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(random.tolist())
    read = whole_numbers(head, [0, 2])
    assert read is not None and np.array_equal(read.value, random[:, [0, 2]])

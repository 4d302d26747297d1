"""How faults are told."""

from consult.diagnostics.importing.faults import Fault, Refused, shortened


def test_a_fault_says_line_column_and_reason() -> None:
    assert str(Fault("not a code", 3, "q1")) == "line 3, column q1: not a code"
    assert str(Fault("3 fields instead of 4", 3)) == "line 3: 3 fields instead of 4"
    assert str(Fault("the file is empty")) == "the file is empty"


def test_faults_come_in_the_order_of_the_file() -> None:
    assert str(Refused([Fault("b", 9), Fault("a", 2)])) == "line 2: a\nline 9: b"


def test_fifty_faults_are_told_and_the_others_counted() -> None:
    lines = str(Refused([Fault("wrong", line) for line in range(1, 1_235)])).split("\n")
    assert (len(lines), lines[49], lines[50]) == (51, "line 50: wrong", "and 1,184 more")


def test_long_values_are_cut() -> None:
    assert shortened("x" * 5_000) == f"“{'x' * 40}…”"
    assert shortened("9") == "“9”"

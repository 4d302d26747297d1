"""How problems are told."""

from consult.ideas.decidim.problems import ImportRefused, Problem, Problems


def test_a_problem_names_its_place() -> None:
    assert str(Problem("a.csv", 12, "votes", "no.")) == "a.csv, line 12, column votes: no."
    assert str(Problem("a.csv", 12, "", "no.")) == "a.csv, line 12: no."


def test_fifty_are_told_and_the_others_counted() -> None:
    problems = Problems()
    for line in range(63):
        problems.add("a.csv", line, "id", "no.")
    told = list(problems.sentences())
    assert len(told) == 51 and told[-1] == "and 13 more."
    assert ImportRefused(problems).problems is problems

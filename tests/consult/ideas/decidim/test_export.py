"""Reading proposals, debates and comments."""

from pathlib import Path

from consult.ideas.decidim.export import read_comments, read_debates, read_proposals
from consult.ideas.decidim.problems import Problems
from tests.factories import decidim

LANGUAGES = ("fr", "en")


def test_the_old_form_is_read(tmp_path: Path) -> None:
    problems = Problems()
    trees, bus = read_proposals(decidim.file(tmp_path, "old.csv", decidim.OLD), LANGUAGES, problems)
    assert not problems.found
    assert (trees.id, trees.category, trees.supports, trees.body) == ("457", "", 2, 'Along the river,\nand around the "school".')
    assert (bus.category, bus.supports, bus.created_at.isoformat()) == ("Mobility", 7, "2019-01-23T12:07:32+01:00")


def test_the_new_form_is_read_in_the_language_of_the_site(tmp_path: Path) -> None:
    problems = Problems()
    bus, trees, gone = read_proposals(decidim.file(tmp_path, "new.csv", decidim.NEW), LANGUAGES, problems)
    assert not problems.found
    assert (bus.title, bus.category, bus.supports, bus.author) == ("Un bus de nuit", "Mobilité", 12, "Zoé")
    assert bus.body == "Le samedi & le dimanche.\n\n- 20 h\n- 22 h"
    assert (trees.title, trees.supports, trees.is_withdrawn) == ("Plant trees", 0, False)
    assert gone.is_withdrawn


def test_everything_wrong_is_noted_with_its_place(tmp_path: Path) -> None:
    problems = Problems()
    text = "id,title,body,votes,created_at\n1,,Text,many,soon\n1,Bus,,2,2024-01-01\n"
    read_proposals(decidim.file(tmp_path, "a.csv", text), LANGUAGES, problems)
    assert list(problems.sentences()) == [
        "a.csv, line 2, column title: this is missing.",
        "a.csv, line 2, column votes: “many” is not a whole number.",
        "a.csv, line 2, column created_at: “soon” is not a date such as 2026-05-31 or 2026-05-31 18:00:00 +0200.",
        "a.csv, line 3, column body: this is missing.",
        "a.csv, line 3, column id: 1 stands on line 2 of a.csv already.",
    ]


def test_a_file_of_something_else_is_refused_by_its_columns(tmp_path: Path) -> None:
    problems = Problems()
    read_comments([decidim.file(tmp_path, "a.csv", decidim.DEBATES)], LANGUAGES, problems)
    assert [problem.column for problem in problems.found] == ["body", "commentable_id", "commentable_type"]


def test_debates_and_comments_are_read(tmp_path: Path) -> None:
    problems = Problems()
    debates = read_debates([decidim.file(tmp_path, "d.csv", decidim.DEBATES)], LANGUAGES, problems)
    comments = read_comments([decidim.file(tmp_path, "c.csv", decidim.COMMENTS)], LANGUAGES, problems)
    assert [debate.description for debate in debates] == ["De mai à septembre ?"]
    assert [(comment.id, comment.alignment, comment.line) for comment in comments] == [
        ("13", 0, 2),
        ("12", -1, 3),
        ("11", 1, 4),
        ("14", 0, 6),
    ]
    assert not problems.found

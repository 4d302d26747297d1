"""Where comments belong."""

from pathlib import Path

import pytest

from consult.ideas.decidim.exchange import Export, read_export
from consult.ideas.decidim.problems import ImportRefused
from tests.factories import decidim

HEADER = "id,body,commentable_id,commentable_type\n"


def _export(folder: Path, comments: str, ideas: str = decidim.OLD, *, with_debates: bool = True) -> Export:
    debates = [decidim.file(folder, "debates.csv", decidim.DEBATES)] if with_debates else []
    files = decidim.file(folder, "ideas.csv", ideas), debates, [decidim.file(folder, "comments.csv", comments)]
    return read_export(*files, ("fr", "en"))


def _refusals(folder: Path, comments: str, *, with_debates: bool = True, ideas: str = decidim.OLD) -> list[str]:
    with pytest.raises(ImportRefused) as refused:
        _export(folder, comments, ideas, with_debates=with_debates)
    return list(refused.value.problems.sentences())


def test_a_reply_finds_its_exchange_even_before_what_it_answers(tmp_path: Path) -> None:
    placed = {one.remark.id: one for one in _export(tmp_path, decidim.COMMENTS).comments}
    assert {key: one.root.id for key, one in placed.items()} == {"13": "11", "12": "11", "11": "11", "14": "14"}
    assert [placed[key].is_about_idea for key in ("11", "12", "14")] == [False, False, True]


def test_the_file_that_is_missing_is_named(tmp_path: Path) -> None:
    told = _refusals(tmp_path, decidim.COMMENTS, with_debates=False)
    assert len(told) == 1 and "line 4, column commentable_id: the debate 457 is in no file of debates" in told[0]
    told = _refusals(tmp_path, HEADER + "1,Hm,999,Decidim::Proposals::Proposal\n2,Hm,77,Decidim::Comments::Comment\n")
    assert "line 2, column commentable_id: the idea 999 is not in the file of ideas." in told[0]
    assert "line 3" in told[1] and "--comments" in told[1]


def test_comments_on_something_else_and_circles_are_refused(tmp_path: Path) -> None:
    assert "“Decidim::Blogs::Post” is none of" in _refusals(tmp_path, HEADER + "1,Hm,4,Decidim::Blogs::Post\n")[0]
    circle = HEADER + "1,Hm,2,Decidim::Comments::Comment\n2,Hm,1,Decidim::Comments::Comment\n"
    assert "answers itself" in _refusals(tmp_path, circle)[0]


def test_what_was_withdrawn_is_left_out_with_what_was_said_about_it(tmp_path: Path) -> None:
    comments = (
        HEADER
        + "8,Pity,3,Decidim::Proposals::Proposal\n9,Indeed,8,Decidim::Comments::Comment\n10,Good,1,Decidim::Proposals::Proposal\n"
    )
    export = _export(tmp_path, comments, decidim.NEW)
    assert [proposal.id for proposal in export.proposals] == ["1", "2"]
    assert (export.withdrawn_count, export.left_out_count, [one.remark.id for one in export.comments]) == (1, 2, ["10"])


def test_an_export_without_any_idea_is_refused(tmp_path: Path) -> None:
    assert "no idea to import" in _refusals(tmp_path, HEADER, ideas="id,title,body\n")[0]

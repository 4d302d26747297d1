"""Which idea or debate each comment belongs to, and which comment began the exchange it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from consult.ideas.decidim.export import Proposal, Question, Remark, read_comments, read_debates, read_proposals
from consult.ideas.decidim.problems import ImportRefused, Problems

PROPOSAL = "Decidim::Proposals::Proposal"
DEBATE = "Decidim::Debates::Debate"
COMMENT = "Decidim::Comments::Comment"
MISSING = {
    PROPOSAL: "the idea {id} is not in the file of ideas.",
    DEBATE: "the debate {id} is in no file of debates. Name the file that holds it with --debates.",
    COMMENT: "the comment {id}, which this one answers, is in no file of comments. Name the file that holds it with --comments.",
}


@dataclass(frozen=True)
class Placed:
    """A comment in its place: the first comment of its exchange, itself when it is the first."""

    remark: Remark
    root: Remark

    @property
    def is_reply(self) -> bool:
        """Whether it answers another comment."""
        return self.remark is not self.root

    @property
    def is_about_idea(self) -> bool:
        """Whether the exchange is about an idea, not in a debate."""
        return self.root.about == PROPOSAL


@dataclass(frozen=True)
class Export:
    """Everything there is to import, and how much its authors had withdrawn."""

    proposals: Sequence[Proposal]
    debates: Sequence[Question]
    comments: Sequence[Placed]
    withdrawn_count: int
    left_out_count: int


def read_export(ideas: Path, debates: Sequence[Path], comments: Sequence[Path], languages: Sequence[str]) -> Export:
    """The export that the files make together. Raises ImportRefused with everything that is wrong in them."""
    problems = Problems()
    proposals = read_proposals(ideas, languages, problems)
    questions = read_debates(debates, languages, problems)
    remarks = read_comments(comments, languages, problems)
    placed = _Exchange(proposals, questions, remarks, problems).placed()
    if all(proposal.is_withdrawn for proposal in proposals) and not problems.found:
        problems.add(ideas.name, 1, "", "there is no idea to import below the header.")
    if problems.found:
        raise ImportRefused(problems)
    withdrawn = {proposal.id for proposal in proposals if proposal.is_withdrawn}
    kept = [one for one in placed if not (one.is_about_idea and one.root.about_id in withdrawn)]
    present = [proposal for proposal in proposals if not proposal.is_withdrawn]
    return Export(present, questions, kept, len(withdrawn), len(placed) - len(kept))


class _Exchange:
    """Finds the place of each comment; a reply may stand in the file before what it answers."""

    def __init__(
        self, proposals: Sequence[Proposal], questions: Sequence[Question], remarks: Sequence[Remark], problems: Problems
    ) -> None:
        self.known = {PROPOSAL: {one.id for one in proposals}, DEBATE: {one.id for one in questions}}
        self.remarks = {remark.id: remark for remark in remarks}
        self.problems = problems

    def placed(self) -> list[Placed]:
        """All comments whose place is known; the others are noted."""
        for remark in self.remarks.values():
            if reason := self._missing(remark):
                column = "commentable_id" if remark.about in MISSING else "commentable_type"
                self.problems.add(remark.file, remark.line, column, reason)
        found = [(remark, self._root(remark)) for remark in self.remarks.values()]
        return [Placed(remark, root) for remark, root in found if root is not None]

    def _missing(self, remark: Remark) -> str | None:
        """What the comment is about and no file holds."""
        if remark.about not in MISSING:
            return f"“{remark.about}” is none of {', '.join(MISSING)}."
        known = self.remarks if remark.about == COMMENT else self.known[remark.about]
        return None if remark.about_id in known else MISSING[remark.about].format(id=remark.about_id)

    def _root(self, remark: Remark) -> Remark | None:
        """The comment that began the exchange, or None when the chain is broken or turns in a circle."""
        passed = set[str]()
        current: Remark | None = remark
        while current is not None and current.about == COMMENT:
            if current.id in passed:
                self.problems.add(remark.file, remark.line, "commentable_id", "this comment answers itself, by way of others.")
                return None
            passed.add(current.id)
            current = self.remarks.get(current.about_id)
        return current

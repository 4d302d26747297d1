"""Schulze: an option beats another when its strongest path of won duels to it is the stronger one (Schulze 2011)."""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Integers, Marks
from consult.votes.counting_rules.ordering import flat, groups_in_order, seated, tied
from consult.votes.counting_rules.pairwise import duels, winning_votes


class Schulze:
    """Puts options in order by how many others beat them through the strongest paths (winning votes).

    Beating is transitive, so whoever beats another stands before it; options that neither beats the other, beaten by
    equally many, are tied.
    """

    key: ClassVar[str] = "schulze"
    label: ClassVar[LazyText] = _l("Duels: the strongest paths (Schulze)")
    words: ClassVar[LazyText] = _l(
        "Every option meets every other one in a duel: whoever stands higher on more ballots wins it. Where duels go round "
        "in a circle, an option beats another when a chain of won duels leads to it that is stronger than any chain back. "
        "A chain is as strong as its narrowest victory."
    )
    figure_label: ClassVar[LazyText] = _l("Options that do not beat it")
    card: ClassVar[str] = "condorcet"
    reads: ClassVar[frozenset[Marks]] = frozenset({Marks.RANKS})
    needs_budget: ClassVar[bool] = False

    def count(self, election: Election) -> Count:
        """Counts duels and paths; figures are the number of other options that do not beat an option."""
        won = duels(election)
        paths = strongest_paths(winning_votes(won))
        beaten_by = (paths > paths.T).sum(axis=0).tolist()
        groups = groups_in_order(beaten_by, election.precedence(), is_less_better=True)
        order, others = flat(groups), len(won) - 1
        return Count(
            rule=self.key,
            ballots_count=election.profile.ballots_count,
            figures=tuple(float(others - beaten) for beaten in beaten_by),
            order=order,
            winners=seated(order, election),
            ties=tied(groups),
            steps=tuple({"options": list(group), "beaten_by": beaten_by[group[0]], "others": others} for group in groups),
            facts={"duels": won.tolist(), "paths": paths.tolist()},
        )

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """Who comes next, how many others beat it, and whether the tie rule had to decide."""
        said = {"beaten": step["beaten_by"], "others": step["others"]}
        said["names"] = ", ".join(titles[option] for option in step["options"])
        if len(step["options"]) > 1:
            return _("%(names)s: tied, others that beat each: %(beaten)d of %(others)d; the tie rule puts them in order.", **said)
        return _("%(names)s: others that beat it: %(beaten)d of %(others)d.", **said)


def strongest_paths(strengths: Integers) -> Integers:
    """(options, options): the strength of the strongest path from the option of the row to that of the column.

    `strengths` holds that of each duel for its winner, 0 else. The diagonal is 0.
    """
    paths = strengths.copy()
    for through in range(len(paths)):
        paths = np.maximum(paths, np.minimum(paths[:, through, None], paths[through]))
    np.fill_diagonal(paths, 0)
    return paths

"""Why no opinion groups are shown, in words that follow "No groups are shown:", and how to read those that are."""

from collections.abc import Mapping

from consult.assessments.methods.opinion_minima import MIN_PART_OF_VOTERS, MIN_PEOPLE, MIN_STATEMENTS, Refusal
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _

SENTENCES: dict[Refusal, LazyText] = {
    Refusal.FEW_STATEMENTS: _("not enough statements: groups are looked for among people who voted on at least %(statements)d."),
    Refusal.FEW_VOTES_PER_PERSON: _(
        "not enough votes per person: %(eligible)d of %(voters)d people voted on %(needed)d statements or more; "
        "at least %(part)d%% of them should have."
    ),
    Refusal.FEW_PEOPLE: _(
        "not enough people: %(eligible)d voted on %(needed)d statements or more; at least %(people)d are needed."
    ),
    Refusal.CHANCE: _("no pattern: the votes hang together no more than if they had been dealt out at random."),
    Refusal.FEW_ALIKE: _(
        "no pattern beyond a few statements: where those that say much the same count once and the heaviest is left out, chance "
        "could explain how the votes hang together."
    ),
    Refusal.BLURRED: _(
        "no clear groups: as far as these votes tell, opinions pass into one another without a gap. "
        "More votes per person may tell more."
    ),
    Refusal.SMALL_GROUP: _("no stable groups: however people are put together, one group has fewer than %(min_group)d people."),
}

GRADUAL = _(
    "Opinions pass from one group into the next without a gap: read these groups as parts of one range of opinion, not as camps."
)
OVERLAP = _(
    "These groups were told apart along more than the two axes of the picture: shapes that overlap in it are apart on another."
)


def refusal_sentence(refusal: Refusal, figures: Mapping[str, int]) -> str:
    """The sentence for a refusal, `figures` as `Grouping.figures` gives them."""
    minima = {"statements": MIN_STATEMENTS, "part": round(100 * MIN_PART_OF_VOTERS), "people": MIN_PEOPLE}
    return str(SENTENCES[refusal]) % {**minima, **figures}

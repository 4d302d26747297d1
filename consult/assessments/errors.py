"""Why an assessment is not published."""

from consult.core.disclosure import THRESHOLD
from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _


class NothingToPublish(DomainError):
    """There is no draft, or it holds no figure."""

    message = _("There is nothing to publish yet: no draft of the assessment holds a figure that may be shown.")


class DraftChanged(DomainError):
    """The draft was computed anew after the person had looked at it."""

    message = _("New contributions have changed the draft since you looked at it. Look at it again, then publish it.")


class AlreadyPublished(DomainError):
    """Somebody has published the very draft, perhaps with the same button pressed twice."""

    message = _("This assessment is published already.")


class DraftUnsettled(DomainError):
    """Of the only draft there is nobody knows on whose answers it rests."""

    message = _(
        "Answers came in, or texts were still being read, while the draft was computed. The next one follows in a minute."
    )


class VoteNotCounted(DomainError):
    """A vote of the consultation is not over, or not counted, or the draft does not hold its result yet."""

    message = _("A vote is not closed, or its result has not reached the draft yet. The assessment can be published after that.")


class VoicesUnread(DomainError):
    """Texts or opinions wait to be read, or the draft has not taken up yet what was found."""

    message = _(
        "The texts and opinions are still being read: a draft without them would be published. Nothing is published yet; try "
        "again in a minute or two."
    )


class TooFewSince(DomainError):
    """So few people have answered since a publication that the two side by side would tell what they said."""

    message = _(
        "Fewer than %(people)s people have answered, changed their answers or left since an assessment or results of this "
        "diagnostic were published. Beside those, this assessment would tell what they said. It can be published once there "
        "are more.",
        people=THRESHOLD,
    )


class TooFewSorted(DomainError):
    """Of the same answers so few more texts are sorted than in a publication that the two would tell what these speak of."""

    message = _(
        "The same people have answered as in an assessment that is published, and fewer than %(texts)s texts were sorted since. "
        "Beside that one, this assessment would tell what they speak of. It can be published once more are sorted.",
        texts=THRESHOLD,
    )


class RunOver(DomainError):
    """The run somebody wants to stop is over."""

    message = _("This computation is already over. There is nothing left to stop.")


class RecipeFrozen(DomainError):
    """The recipe can no longer change, as the diagnostic has begun."""

    message = _("The diagnostic has begun: the rule of the assessment can no longer change.")


class IncompleteRecipe(InvalidInput):
    """The order goes by a figure that the recipe leaves out."""

    message = _("The needs are put in order by a figure that is not chosen. Choose it too.")


class UnknownText(InvalidInput):
    """Somebody says what a text speaks of that is not there or was rewritten, or of a need that is not."""

    message = _(
        "Nothing was sorted: these texts were rewritten or taken back meanwhile, or a need is gone. Read what is there now."
    )

"""The texts of a consultation as those who say what they speak of see them: those the program is least sure of first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from consult.assessments.methods.theme_certainty import CERTAIN_FROM
from consult.assessments.texts import Text, texts_of
from consult.assessments.voice_models import CONFIRMED, PROPOSED, Coding
from consult.assessments.voice_queries import codings_of, voice_report
from consult.consultations.models import Consultation


@dataclass(frozen=True)
class TextToRead:
    """A text, what was said of it, and texts that resemble it."""

    text: Text
    codings: Sequence[Coding]
    similar: Sequence[Text]

    @property
    def proposal(self) -> Coding | None:
        """What the program proposes."""
        return next((one for one in self.codings if one.state == PROPOSED), None)

    @property
    def is_decided(self) -> bool:
        """Whether a person said what it speaks of, or its author did."""
        return self.text.chosen is not None or any(one.state != PROPOSED for one in self.codings)

    @property
    def found(self) -> Sequence[Coding]:
        """What a person found in it."""
        return [one for one in self.codings if one.state == CONFIRMED]

    @property
    def score(self) -> float:
        """How sure the program is, 0 where it proposes nothing."""
        return self.proposal.score or 0.0 if self.proposal else 0.0

    @property
    def is_certain(self) -> bool:
        """Whether the program is sure enough to put its proposal forward."""
        return self.score >= CERTAIN_FROM


@dataclass(frozen=True)
class Pile:
    """What waits, the least certain first; how many texts there are; possible themes, each with texts that show it."""

    waiting: Sequence[TextToRead]
    decided: Sequence[TextToRead]
    missing: Sequence[tuple[Mapping[str, Any], Sequence[Text]]]
    accuracy: float | None

    @property
    def total(self) -> int:
        """How many texts there are."""
        return len(self.waiting) + len(self.decided)


def pile_of(consultation: Consultation) -> Pile:
    """All texts of the consultation that say something."""
    report = voice_report(consultation)
    texts = [text for text in texts_of(consultation) if not text.says_nothing]
    review = report.review if report else {}
    codings = codings_of(consultation, texts)
    by_key = {text.key: text for text in texts}
    similar = review.get("similar", {})
    found = [TextToRead(text, codings.get(text.key, []), _known(similar.get(text.key, ()), by_key)) for text in texts]
    missing = [(family, _known(family["examples"], by_key)) for family in review.get("missing", ())]
    waiting = sorted((one for one in found if not one.is_decided), key=lambda one: one.score)
    accuracy = report.facts.get("texts", {}).get("accuracy") if report else None
    return Pile(waiting, [one for one in found if one.is_decided], missing, accuracy)


def _known(keys: Sequence[str], texts: Mapping[str, Text]) -> list[Text]:
    """The texts of those keys that are still there."""
    return [texts[key] for key in keys if key in texts]

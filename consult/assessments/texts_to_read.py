"""The texts of a consultation as those who say what they speak of see them: those the program is least sure of first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from consult.assessments.methods.theme_certainty import CERTAIN_FROM
from consult.assessments.texts import Text, texts_of
from consult.assessments.voice_models import CONFIRMED, PROPOSED, Coding
from consult.assessments.voice_queries import codings_of, is_decided, voice_report
from consult.consultations.models import Consultation


@dataclass(frozen=True)
class TextToRead:
    """A text, what was said of it, texts that resemble it, and how many texts it stands for that say the same words."""

    text: Text
    codings: Sequence[Coding]
    similar: Sequence[Text]
    count: int = 1

    @property
    def proposal(self) -> Coding | None:
        """What the program proposes."""
        return next((one for one in self.codings if one.state == PROPOSED), None)

    @property
    def is_decided(self) -> bool:
        """Whether a person said what it speaks of, or its author did."""
        return is_decided(self.text, self.codings)

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
    """What waits, the same words once, the least certain first; what is decided; possible themes, each with examples."""

    waiting: Sequence[TextToRead]
    decided: Sequence[TextToRead]
    missing: Sequence[tuple[Mapping[str, Any], Sequence[Text]]]
    accuracy: float | None

    @property
    def waiting_count(self) -> int:
        """How many texts wait."""
        return sum(one.count for one in self.waiting)

    @property
    def total(self) -> int:
        """How many texts there are."""
        return self.waiting_count + len(self.decided)


def pile_of(consultation: Consultation) -> Pile:
    """All texts of the consultation that say something."""
    report = voice_report(consultation)
    texts = [text for text in texts_of(consultation) if not text.says_nothing]
    review = report.review if report else {}
    codings = codings_of(consultation, texts)
    by_key = {text.key: text for text in texts}
    similar = review.get("similar", {})
    found = [TextToRead(text, codings.get(text.key, []), _like(text, similar.get(text.key, ()), by_key)) for text in texts]
    missing = [(family, _known(family["examples"], by_key)) for family in review.get("missing", ())]
    waiting = sorted(_together([one for one in found if not one.is_decided]), key=lambda one: (one.score, -one.count))
    accuracy = report.facts.get("texts", {}).get("accuracy") if report else None
    return Pile(waiting, [one for one in found if one.is_decided], missing, accuracy)


def _together(waiting: Sequence[TextToRead]) -> list[TextToRead]:
    """Of the texts with the same words one, if possible one that may be quoted."""
    groups: dict[tuple[str, str, str], list[TextToRead]] = {}
    for one in waiting:
        groups.setdefault(one.text.wording, []).append(one)
    return [replace(next((one for one in mine if one.text.is_consented), mine[0]), count=len(mine)) for mine in groups.values()]


def _known(keys: Sequence[str], texts: Mapping[str, Text]) -> list[Text]:
    """The texts of those keys that are still there, the same words once."""
    return list({texts[key].wording: texts[key] for key in keys if key in texts}.values())


def _like(text: Text, keys: Sequence[str], texts: Mapping[str, Text]) -> list[Text]:
    return [one for one in _known(keys, texts) if one.wording != text.wording]

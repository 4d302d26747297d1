"""What a questionnaire asks in one of its revisions, as plain values that never change. Pure: no session, no request."""

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from consult.diagnostics.models import Question, Questionnaire


@dataclass(frozen=True)
class AskedQuestion:
    """A question as its row says it; see `Question`."""

    uid: str
    position: int
    page: int
    section: str
    kind: str
    label: str
    hint: str
    options: dict[str, Any]
    is_required: bool
    is_sensitive: bool
    easy_text: str
    show_if: dict[str, Any] | None
    translations: dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A questionnaire as its row says it, with its questions in order; see `Questionnaire`."""

    id: int
    revision: UUID
    consultation_id: int
    version: int
    is_draft: bool
    is_paged: bool
    assurance: str
    is_replaceable: bool
    questions: tuple[AskedQuestion, ...]


AnyQuestion = Question | AskedQuestion
AnyQuestionnaire = Questionnaire | Asked
OneQuestion = TypeVar("OneQuestion", bound=AnyQuestion)

"""What the form of another program becomes here, and what of it is lost. Pure: no session, no request."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from consult.core.db import new_uid
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.conditions import NAMING
from consult.diagnostics.importing.faults import Fault
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import LABEL_AT_MOST, items
from consult.diagnostics.structure import QUESTIONS_AT_MOST, TOO_MANY
from consult.diagnostics.usual_questions import with_defaults

LANGUAGES = ("fr", "en")
OWN_WORDS_LOST = _("“Other” can be chosen here, but not put in words of one's own.")
TAG = re.compile(r"<[^<>]{0,1000}>")
CODE_AT_MOST, KEY_AT_MOST = 64, 40
UNSAFE = re.compile(r"[^A-Za-z0-9_]+")
# Fields of forms, which no item may be called.
TAKEN = frozenset(("other", "added", "address", "area", "latitude", "longitude", "point", "untold", "not_said", "remove"))


@dataclass(frozen=True)
class Asked:
    """A question as the other program names it: `kind` and `items` are ours, `codes` what its choices are called there."""

    name: str
    words: dict[str, Any]
    codes: tuple[str, ...] = ()

    def key(self, code: str) -> str | None:
        """The key of the item that is called so there, None where there is none."""
        return str(items(self.words["options"])[self.codes.index(code)]["key"]) if code in self.codes else None


@dataclass
class FormPlan:
    """Questions in order, as the columns of the model, and everything that could not be taken over, with its line."""

    language: str
    introduction: str = ""
    translations: dict[str, Any] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    losses: list[Fault] = field(default_factory=list)

    @property
    def questions(self) -> list[dict[str, Any]]:
        """What each question is made of; JSON."""
        return [one.words for one in self.asked]

    @property
    def words(self) -> dict[str, Any]:
        """What a questionnaire is made of, as `import_form` takes it; JSON."""
        about = {"language": self.language, "introduction": self.introduction, "translations": self.translations}
        return about | {"questions": self.questions}

    def named(self, name: str) -> Asked | None:
        """The question of that name."""
        return next((one for one in self.asked if one.name == name), None)

    def lose(self, line: int | None, name: str, reason: LazyText) -> None:
        """Notes what is left out."""
        self.losses.append(Fault(str(reason), line, name or None))

    def ask(self, line: int | None, name: str, kind: str, codes: tuple[str, ...] = (), **words: Any) -> None:
        """Takes a question over, or notes why it cannot stand here."""
        options = with_defaults(kind, words.pop("options", {}))
        label = words.get("label") or name
        problem = QUESTION_TYPES[kind].check_options(options)
        if len(self.asked) >= QUESTIONS_AT_MOST:
            problem = TOO_MANY
        if problem is not None:
            self.lose(line, name, problem)
            return
        if len(label) > LABEL_AT_MOST:
            self.lose(line, name, _("The words are too long; they are cut after %(limit)s characters.", limit=LABEL_AT_MOST))
        made = words | {"uid": new_uid(), "kind": kind, "label": label[:LABEL_AT_MOST], "options": options}
        made["code"] = as_key(name)[:CODE_AT_MOST]
        self.asked.append(Asked(name, made, codes))


def items_of(labels: Sequence[str], codes: Sequence[str] = ()) -> list[dict[str, str | None]]:
    """Items keyed by their codes in the other program, which answers name, else n1, n2… as the builder keys them."""
    wished = [as_key(code)[:KEY_AT_MOST] for code in codes] or [""] * len(labels)
    return [
        {"key": wish if wish and wished.count(wish) == 1 else f"n{place}", "label": label, "need": None}
        for place, (label, wish) in enumerate(zip(labels, wished, strict=True), 1)
    ]


def as_key(code: str) -> str:
    """The code of another program in letters, digits and underscores; one that is the name of a field here ends in one more."""
    key = UNSAFE.sub("_", code.strip())
    return f"{key}_" if key in TAKEN else key


def condition_on(source: Asked | None, codes: list[str], is_chosen: bool) -> Mapping[str, Any] | None:
    """The condition that one of these choices is made, or none is; None where the question or a choice is not there."""
    keys = [source.key(code) for code in codes] if source else []
    if source is None or not keys or None in keys or QUESTION_TYPES[source.words["kind"]].measures not in NAMING:
        return None
    return {"question": source.words["uid"], "items": sorted(str(key) for key in keys), "is_chosen": is_chosen}


def plain(text: str) -> str:
    """The words of a text that may hold HTML, on one line."""
    return " ".join(html.unescape(TAG.sub(" ", text)).replace("\x00", "").split())

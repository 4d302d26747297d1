"""Questionnaires of LimeSurvey (.lss): groups, questions, their lines and answers, in every language that is spoken here."""

from typing import Any

from consult.core.i18n import LazyText, in_language
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.importing.faults import Fault, Refused
from consult.diagnostics.importing.form_plan import LANGUAGES, OWN_WORDS_LOST, FormPlan, items_of, plain
from consult.diagnostics.importing.limesurvey_rules import bounded, note_losses
from consult.diagnostics.importing.limesurvey_tables import Row, Tables, root_of
from consult.diagnostics.importing.relevance import expression_of
from consult.diagnostics.question_types import QUESTION_TYPES

Choice = tuple[str, dict[str, str]]
"""What a line or an answer is called, and its words by language."""
CHOICE_KINDS = {"L": "single_choice", "!": "single_choice", "O": "single_choice", "R": "ranking"}
LINE_KINDS = {"M": "multiple_choice", "P": "multiple_choice", "5": "scale", "A": "scale", "B": "scale"}
WORD_KINDS = {"S": "short_text", "T": "long_text", "U": "long_text", "N": "number", "D": "date", "|": "photo"}
POINTS = {"5": 5, "A": 5, "B": 10}
# Questions of several lines, each of which is a question of its own here, called by both names.
EACH_LINE = {"F": "single_choice", "H": "single_choice", "Q": "short_text", "K": "number"}
YES_NO = "Y"
OTHER, YES, NO = _("Other"), _("Yes"), _("No")
OWN_ANSWER = "-oth-"
ALWAYS = ("", "1")


def read_limesurvey(data: bytes) -> FormPlan:
    """The questions of the file. Raises Refused where it is broken or holds none."""
    tables = Tables(root_of(data))
    reader = _Reader(tables)
    pages = {group["gid"]: place for place, group in enumerate(tables.rows("groups", "group_order"), 1)}
    questions = [row for row in tables.rows("questions", "question_order") if row.get("parent_qid", "0") in ("", "0")]
    for row in sorted(questions, key=lambda one: pages.get(one.get("gid", ""), 0)):
        reader.take(row, pages.get(row.get("gid", ""), 1))
    if any(tables.all("quota")):
        reader.plan.lose(None, "", _("The quotas are left out: everybody may answer."))
    if not reader.plan.asked:
        raise Refused([Fault(str(_("This form holds no question that can be taken over."))), *reader.plan.losses])
    return reader.plan


class _Reader:
    """Takes one question after the other, knowing those before."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        said = {row.get("surveyls_language", tables.own): row for row in tables.all("surveys_languagesettings")}
        words = {language: plain(said.get(language, {}).get("surveyls_welcometext", "")) for language in (tables.own, *LANGUAGES)}
        self.others = [one for one in LANGUAGES if one in tables.spoken and one != tables.own]
        translations = {one: {"introduction": words[one]} for one in self.others if words[one]}
        self.plan = FormPlan(tables.language, words[tables.own], translations)
        self.groups = {group["gid"]: group for group in tables.rows("groups")}
        for language in tables.spoken:
            if language not in (*LANGUAGES, tables.own):
                self.plan.lose(None, language, _("This language is not spoken here; its words are left out."))

    def take(self, row: Row, page: int) -> None:
        """Takes one question over, or says why not."""
        kind, name = row.get("type", ""), row.get("title", "")
        if kind not in (*EACH_LINE, YES_NO, *CHOICE_KINDS, *LINE_KINDS, *WORD_KINDS):
            self.plan.lose(None, name, _("There is nothing like “%(kind)s” here.", kind=kind))
            return
        note_losses(self.plan, self.tables, row)
        asked = self._asked(row, page)
        if kind in EACH_LINE:
            self._take_each(row, EACH_LINE[kind], asked)
        elif kind in WORD_KINDS:
            self._ask(row, name, WORD_KINDS[kind], None, asked)
        elif kind in LINE_KINDS:
            self._take_lines(row, kind, asked)
        else:
            self._take_choices(row, kind, asked)

    def _take_choices(self, row: Row, kind: str, asked: dict[str, Any]) -> None:
        """A question whose answers stand in a list, with one more for those who say it otherwise."""
        choices = self._choices("answers", row, "answer")
        if kind == YES_NO:
            choices = [("Y", self._everywhere(YES)), ("N", self._everywhere(NO))]
        elif kind != "R" and row.get("other") == "Y":
            choices.append((OWN_ANSWER, self._other(row)))
            self.plan.lose(None, row.get("title", ""), OWN_WORDS_LOST)
        places = {"places": max(2, min(len(choices), 20))} if kind == "R" else {}
        self._ask(row, row.get("title", ""), CHOICE_KINDS.get(kind, "single_choice"), choices, asked, **places)

    def _take_lines(self, row: Row, kind: str, asked: dict[str, Any]) -> None:
        """A question of several lines, each ticked or marked."""
        lines = self._choices("subquestions", row, "question")
        if not lines and kind == "5":
            said = {self.tables.own: asked["label"]} | {one: told["label"] for one, told in asked["translations"].items()}
            lines = [("", said)]
        settings: dict[str, Any] = {"points": POINTS[kind]} if kind in POINTS else {}
        if LINE_KINDS[kind] == "multiple_choice" and row.get("other") == "Y":
            other = self._other(row)
            settings["other"] = other[self.tables.own]
            for language, told in asked["translations"].items():
                told["settings"] = {"other": other[language]}
        self._ask(row, row.get("title", ""), LINE_KINDS[kind], lines, asked, **settings)

    def _take_each(self, row: Row, kind: str, asked: dict[str, Any]) -> None:
        """Asks each line as a question of its own."""
        answers = self._choices("answers", row, "answer") if kind == "single_choice" else None
        for code, said in self._choices("subquestions", row, "question"):
            translations = {
                language: told | {"label": f"{told['label']} – {said[language]}"}
                for language, told in asked["translations"].items()
                if said[language]
            }
            words = asked | {"label": f"{asked['label']} – {said[self.tables.own]}", "translations": translations}
            self._ask(row, f"{row.get('title', '')}_{code}", kind, answers, words)

    def _ask(self, row: Row, name: str, kind: str, choices: list[Choice] | None, asked: dict[str, Any], **settings: Any) -> None:
        codes = tuple(code for code, _said in choices or ())
        options = dict(settings)
        translations = {language: dict(told) for language, told in asked["translations"].items()}
        for key, words in _usual_words(kind).items():
            options.setdefault(key, in_language(words, self.plan.language))
            for language, told in translations.items():
                told["settings"] = told.get("settings", {}) | {key: in_language(words, language)}
        if choices is not None:
            options["items"] = items_of([said[self.tables.own] for _code, said in choices], codes)
            for language, told in translations.items():
                lines = zip(options["items"], choices, strict=True)
                told["items"] = {str(item["key"]): said[language] for item, (_code, said) in lines if said[language]}
        options = bounded(self.plan, self.tables, row, kind, options)
        self.plan.ask(None, name, kind, codes, **asked | {"options": options, "translations": translations})

    def _asked(self, row: Row, page: int) -> dict[str, Any]:
        """What is the same for a question whatever its kind; its words in the other languages, where it has some."""
        group = self.groups.get(row.get("gid", ""), {})
        words, *others = (
            {
                "label": plain(self.tables.words("questions", row, "question", language)),
                "hint": plain(self.tables.words("questions", row, "help", language)),
                "section": plain(self.tables.words("groups", group, "group_name", language)),
            }
            for language in (self.tables.own, *self.others)
        )
        translations = {one: said for one, said in zip(self.others, others, strict=True) if said["label"]}
        asked = {"is_required": row.get("mandatory") == "Y", "page": page, "translations": translations}
        return {**words, **asked, "show_if": self._condition(row, group)}

    def _condition(self, row: Row, group: Row) -> Any:
        """The condition of the question, or that of its group; both of them cannot be asked for here."""
        told = (group.get("grelevance", "").strip(), row.get("relevance", "").strip())
        rules = [rule for rule in dict.fromkeys(told) if rule not in ALWAYS]
        found = expression_of(rules[0], self.plan) if len(rules) == 1 else None
        if rules and found is None:
            rule = " and ".join(rules)[:80]
            reason = _("The condition “%(rule)s” is left out: everybody will be asked.", rule=rule)
            self.plan.lose(None, row.get("title", ""), reason)
        return found

    def _choices(self, name: str, row: Row, what: str) -> list[Choice]:
        """The lines or the answers of a question, in their order."""
        owner, order = ("qid", "sortorder") if name == "answers" else ("parent_qid", "question_order")
        own = [one for one in self.tables.rows(name, order) if one.get(owner) == row.get("qid")]
        languages = (self.tables.own, *self.others)
        return [
            (
                one.get("code") or one.get("title", ""),
                {language: plain(self.tables.words(name, one, what, language)) for language in languages},
            )
            for one in own
        ]

    def _other(self, row: Row) -> dict[str, str]:
        """The words before an answer of one's own, in every language."""
        usual = self._everywhere(OTHER)
        own = {language: plain(self.tables.attribute(row, "other_replace_text", language)) for language in usual}
        return {language: own[language] or usual[language] for language in usual}

    def _everywhere(self, words: Any) -> dict[str, str]:
        """A word of ours in every language of the questionnaire."""
        spoken = {self.tables.own: self.plan.language} | {one: one for one in self.others}
        return {language: in_language(words, ours) for language, ours in spoken.items()}


def _usual_words(kind: str) -> dict[str, LazyText]:
    """The words of a type that the file does not give, such as the ends of a scale."""
    found = {one.key: one.default for one in QUESTION_TYPES[kind].settings if one.limits is None and not one.choices}
    return {key: words for key, words in found.items() if not isinstance(words, int | str)}

"""Typing sheets in: twice, by two people, and a third look where they differ."""

from collections.abc import Sequence

from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.diagnostics.earlier import Earlier
from consult.diagnostics.refusals import InvalidAnswers
from consult.fieldwork.checking import look_at, require_checked, response_before
from consult.fieldwork.errors import KeyedBySame, NothingDiffers, ReadTwice, SheetCheckedOtherwise
from consult.fieldwork.models import PaperSheet, SheetKeying
from consult.fieldwork.policies import may_check_sheet, may_key_sheet, may_resolve_sheet
from consult.fieldwork.queries import keyings_of
from consult.fieldwork.readings import Read, agreed, completed, differences, reading_problems
from consult.fieldwork.settling import held_sheet, require_keyable, settle

ROUNDS = (1, 2)


@action(may_key_sheet)
def key_sheet(actor: Actor, sheet: PaperSheet, read: Read, *, proof: bytes | None = None) -> bool:
    """Keeps somebody's reading of a sheet; the second one, where it says the same, makes it a response. Whether it is settled.

    `proof` is that of the person whose the reader found the sheet to be, where that is asked: two readings are told apart by
    it too. A sheet of somebody who has answered by another way is put aside by one person: it needs no second reading.
    Raises InvalidAnswers, SheetUnchecked, AlreadyAnswered where its person has answered by another way and that stays,
    KeyedBySame, ReadTwice, KeyingClosed, AnsweredOnline, SheetSettled, SheetSetAside, SheetRevoked, SheetOutdated.
    """
    sheet = held_sheet(sheet)
    require_keyable(sheet)
    require_sound(sheet, read)
    if not read.is_spoiled:
        require_checked(sheet, proof)
    if read.is_spoiled and look_at(sheet).twice:
        settle(sheet, read, differing=0)
        return True
    before = keyings_of(sheet)
    require_reader(actor, before)
    kept = {"answers": dict(read.answers), "untold": sorted(read.untold), "is_spoiled": read.is_spoiled}
    db.session.add(SheetKeying(sheet_id=sheet.id, round=len(before) + 1, keyed_by=actor.account_id, **kept))
    db.session.flush()
    if not before or differences(sheet.series.questionnaire, reading(before[0]), read):
        return False
    settle(sheet, agreed(sheet.series.questionnaire, reading(before[0]), read), differing=0)
    return True


@action(may_check_sheet)
def check_sheet(actor: Actor, sheet: PaperSheet, proof: bytes) -> Earlier | None:
    """Says whose the sheet is, by the proof that a code or the list gives; returns the response it will take the place of.

    Each reader finds the person anew: the second one the same as the first; the third look decides.
    Raises AlreadyAnswered where that one stays, SheetCheckedOtherwise, what `admit` raises, KeyingClosed, AnsweredOnline,
    SheetSettled, SheetSetAside, SheetRevoked, SheetOutdated.
    """
    sheet = held_sheet(sheet)
    require_keyable(sheet)
    if sheet.proof not in (None, proof) and len(keyings_of(sheet)) == 1 and look_at(sheet).is_known:
        raise SheetCheckedOtherwise
    sheet.proof = proof
    return response_before(sheet.series.questionnaire, proof)


@action(may_resolve_sheet)
def resolve_sheet(actor: Actor, sheet: PaperSheet, read: Read, *, proof: bytes | None = None) -> None:
    """Says what a sheet says where its two readings differ; of `read` only the answers to those questions are taken.

    Raises NothingDiffers, InvalidAnswers, SheetUnchecked, AlreadyAnswered, KeyingClosed, AnsweredOnline, SheetSettled,
    SheetSetAside, SheetRevoked, SheetOutdated.
    """
    sheet = held_sheet(sheet)
    require_keyable(sheet)
    readings = [reading(one) for one in keyings_of(sheet)]
    questionnaire = sheet.series.questionnaire
    apart = {one.uid for one in differences(questionnaire, *readings)} if len(readings) == len(ROUNDS) else set()
    if not apart:
        raise NothingDiffers
    decided = completed(questionnaire, agreed(questionnaire, *readings), read, apart)
    require_sound(sheet, decided)
    if not decided.is_spoiled:
        require_checked(sheet, proof)
    settle(sheet, decided, differing=len(apart))


def require_reader(actor: Actor, before: Sequence[SheetKeying]) -> None:
    """Raises KeyedBySame for whoever has read the sheet, ReadTwice where two people have."""
    if actor.account_id in [one.keyed_by for one in before]:
        raise KeyedBySame
    if len(before) == len(ROUNDS):
        raise ReadTwice


def reading(keying: SheetKeying) -> Read:
    """What was typed in."""
    return Read(keying.answers, keying.untold, keying.is_spoiled)


def require_sound(sheet: PaperSheet, read: Read) -> None:
    """Raises InvalidAnswers for what cannot stand on the sheet."""
    if problems := reading_problems(sheet.series.questionnaire, read):
        raise InvalidAnswers(problems)

"""Pages on which paper ballots are typed in twice, compared, validated and reported."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.polling import paper_actions, queries
from consult.polling.forms import BatchForm, ReportForm
from consult.polling.models import PaperBatch, Sheet
from consult.polling.paper_actions import NoSuchSheet, Read
from consult.polling.policies import may_run_polling
from consult.polling.sheets import next_sheet, round_for, validations_of
from consult.polling.turnout import turnout
from consult.polling.views import blueprint
from consult.votes.ballot_form import SIGNED, ballot_form, refused_form, sent_choices
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import Choices, InvalidBallot
from consult.votes.models import Vote
from consult.votes.queries import paper as ballot_paper
from consult.votes.queries import seal_of
from consult.web.access import current_actor
from consult.web.forms import Form


@dataclass(frozen=True)
class Words:
    """A reading in words: its choices, or that it is spoiled."""

    words: Sequence[str]
    is_spoiled: bool


@blueprint.get("/organisation/votes/<uid>/papier")
def paper(uid: str) -> str:
    """The batches of a vote, a new one, and the end of the count on paper."""
    return _paper_page(_run(uid))


@blueprint.post("/organisation/votes/<uid>/papier")
def open_batch(uid: str) -> ResponseReturnValue:
    """Opens a batch and leads to it."""
    vote, form = _run(uid), BatchForm()
    if not form.validate():
        return _paper_page(vote, form), 422
    size, place = form.sheets_count.data or 0, form.place.data or ""
    batch = paper_actions.open_batch(current_actor(), vote, sheets_count=size, place=place)
    return redirect(url_for("polling.batch", uid=batch.uid))


@blueprint.post("/organisation/votes/<uid>/papier/bilan")
def report_paper(uid: str) -> ResponseReturnValue:
    """Ends the count on paper, so that the closed vote is counted."""
    vote, form = _run(uid), ReportForm()
    try:
        paper_actions.report_paper(current_actor(), vote, remark=form.remark.data or "")
    except DomainError as error:
        form.remark.errors = [error.text]
        return _paper_page(vote, report_form=form), error.status
    flash(_("The count on paper is ended. Once the vote is closed, all ballots are counted together."), "success")
    return redirect(url_for("polling.paper", uid=uid))


@blueprint.get("/organisation/lots/<uid>")
def batch(uid: str) -> str:
    """How far the batch is, what differs, and who found it right."""
    return _batch_page(_batch(uid))


@blueprint.post("/organisation/lots/<uid>/validation")
def validate_batch(uid: str) -> ResponseReturnValue:
    """Finds the batch right."""
    is_counted = paper_actions.validate_batch(current_actor(), _batch(uid))
    words = _("The batch is in the ballot box.") if is_counted else _("Noted. Somebody else must validate this batch too.")
    flash(words, "success")
    return redirect(url_for("polling.batch", uid=uid))


@blueprint.post("/organisation/lots/<uid>/suppression")
def remove_batch(uid: str) -> ResponseReturnValue:
    """Throws away a batch opened by mistake."""
    batch = _batch(uid)
    paper_actions.remove_batch(current_actor(), batch)
    flash(_("The batch is removed, with all that was typed in."), "success")
    return redirect(url_for("polling.paper", uid=batch.vote.uid))


@blueprint.route("/organisation/lots/<uid>/saisie", methods=["GET", "POST"])
def key_sheet(uid: str) -> ResponseReturnValue:
    """One sheet after the other; which reading it is follows from who types it in."""
    batch = _batch(uid)
    sheet = request.values.get("sheet", type=int) or next_sheet(batch, current_actor().account_id)
    if sheet is None:
        flash(_("There is nothing left for you to type in: the other reading must be somebody else's."))
        return redirect(url_for("polling.batch", uid=uid))
    if not 1 <= sheet <= batch.sheets_count:
        raise NoSuchSheet
    if request.method == "GET":
        return _sheet_page(batch, sheet, _form(batch.vote))
    return _keyed(batch, sheet)


@blueprint.route("/organisation/lots/<uid>/ecarts/<int:sheet>", methods=["GET", "POST"])
def resolve_sheet(uid: str, sheet: int) -> ResponseReturnValue:
    """Both readings of a sheet side by side, and what it says after all."""
    batch = _batch(uid)
    if request.method == "GET":
        return _resolving_page(batch, sheet, _form(batch.vote))
    try:
        paper_actions.resolve_sheet(current_actor(), batch, sheet=sheet, read=_read())
    except InvalidBallot as error:
        return _resolving_page(batch, sheet, refused_form(batch.vote, ballot_paper(batch.vote), error)), 422
    flash(_("Ballot No. %(sheet)d is settled.", sheet=sheet), "success")
    return redirect(url_for("polling.batch", uid=uid))


def _run(uid: str) -> Vote:
    vote = by_uid(Vote, uid)
    authorize(current_actor(), may_run_polling, vote)
    return vote


def _batch(uid: str) -> PaperBatch:
    batch = by_uid(PaperBatch, uid)
    authorize(current_actor(), may_run_polling, batch.vote)
    return batch


def _read() -> Read:
    """What the form of a sheet sent."""
    return Read({} if "is_spoiled" in request.form else sent_choices(), "is_spoiled" in request.form)


def _keyed(batch: PaperBatch, sheet: int) -> ResponseReturnValue:
    actor = current_actor()
    try:
        round = round_for(batch, sheet, actor.account_id)
        paper_actions.key_sheet(actor, batch, round=round, sheet=sheet, read=_read())
    except InvalidBallot as error:
        return _sheet_page(batch, sheet, refused_form(batch.vote, ballot_paper(batch.vote), error)), 422
    flash(_("Ballot No. %(sheet)d is typed in.", sheet=sheet), "success")
    return redirect(url_for("polling.key_sheet", uid=batch.uid), 303)


def _form(vote: Vote) -> Form:
    form = ballot_form(vote, ballot_paper(vote))
    if SIGNED in form:
        del form[SIGNED]
    return form


def _sheet_page(batch: PaperBatch, sheet: int, form: Form) -> str:
    round = round_for(batch, sheet, current_actor().account_id)
    shown = {"batch": batch, "vote": batch.vote, "sheet": sheet, "round": round, "form": form}
    instructions = BALLOT_TYPES[batch.vote.ballot_type].instructions(ballot_paper(batch.vote))
    return render_template("polling/sheet.html", instructions=instructions, **shown)


def _resolving_page(batch: PaperBatch, sheet: int, form: Form) -> str:
    readings = [_in_words(batch.vote, one) for one in queries.readings(batch, sheet)]
    instructions = BALLOT_TYPES[batch.vote.ballot_type].instructions(ballot_paper(batch.vote))
    shown = {"batch": batch, "vote": batch.vote, "sheet": sheet, "form": form}
    return render_template("polling/discrepancy.html", readings=readings, instructions=instructions, **shown)


def _in_words(vote: Vote, read: Sheet) -> Words:
    choices = Choices(tuple(read.choices), tuple(read.ballot_values))
    words = [] if read.is_spoiled else BALLOT_TYPES[vote.ballot_type].words(ballot_paper(vote), choices)
    return Words(words, read.is_spoiled)


def _batch_page(batch: PaperBatch) -> str:
    settled = {one.sheet for one in queries.settled_sheets(batch)}
    differing = queries.discrepancies(batch)
    validations = validations_of(batch)
    figures = {
        "rounds": [len(queries.keyed_sheets(batch, round)) for round in (1, 2)],
        "open": [sheet for sheet in differing if sheet not in settled],
        "decided": [sheet for sheet in differing if sheet in settled],
        "validations": validations,
        "is_complete": len(settled) == batch.sheets_count,
        "has_validated": current_actor().account_id in [one.validated_by for one in validations],
    }
    return render_template("polling/batch.html", batch=batch, vote=batch.vote, **figures)


def _paper_page(vote: Vote, form: BatchForm | None = None, report_form: ReportForm | None = None) -> str:
    forms = {"form": form or BatchForm(formdata=None), "report_form": report_form or ReportForm(formdata=None)}
    handed, returned, spoiled = queries.paper_figures(vote)
    batches = [(one, len(queries.settled_sheets(one))) for one in queries.batches_of(vote)]
    shown = {"batches": batches, "handed": handed, "returned": returned, "spoiled": spoiled}
    shown |= {"report": queries.report_of(vote), "is_sealed": seal_of(vote) is not None, "turnout": turnout(vote)}
    return render_template("polling/paper.html", vote=vote, **forms, **shown)

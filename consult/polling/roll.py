"""Pages on which organisers keep the roll of a vote and have its letters printed."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.core.lookup import by_uid
from consult.core.named_columns import FileRefused
from consult.polling import roll_actions
from consult.polling.forms import RollForm, SearchForm
from consult.polling.models import RollEntry, VotingCode
from consult.polling.policies import may_prepare_roll, may_run_polling
from consult.polling.printing import ballot_pdf, letters_pdf
from consult.polling.queries import roll_size
from consult.polling.roll_actions import LETTERS_AT_ONCE
from consult.polling.roll_file import read_roll
from consult.polling.roll_queries import found_on_roll, latest_letters, letter_code_of, letters_to_make
from consult.polling.views import blueprint
from consult.votes.models import Vote
from consult.votes.queries import has_ballots
from consult.web.access import current_actor


@blueprint.get("/organisation/votes/<uid>/liste")
def roll(uid: str) -> str:
    """The size of the roll, the letters still to be made, and somebody looked for by number or name."""
    return _page(_prepared(uid))


@blueprint.post("/organisation/votes/<uid>/liste")
def import_roll(uid: str) -> ResponseReturnValue:
    """Makes the people of a file the roll, or says line by line what is wrong with it."""
    vote, form = _prepared(uid), RollForm()
    if not form.validate():
        return _page(vote, form), 422
    try:
        count = roll_actions.import_roll(current_actor(), vote, read_roll(form.file.data.read()))
    except DomainError as error:
        form.file.errors = [error.text]
        return _page(vote, form, faults=error.faults if isinstance(error, FileRefused) else ()), error.status
    flash(ngettext("%(num)d person is on the roll.", "%(num)d people are on the roll.", count), "success")
    return redirect(url_for("polling.roll", uid=uid))


@blueprint.post("/organisation/votes/<uid>/liste/recherche")
def search(uid: str) -> ResponseReturnValue:
    """Whoever is called so on the roll, with what can be done about their letter. Sent as a form: a name is no address."""
    vote, form = _prepared(uid), SearchForm()
    if not form.validate():
        return _page(vote, search_form=form), 422
    found = [(entry, letter_code_of(entry)) for entry in found_on_roll(vote, form.words.data or "")]
    return _page(vote, search_form=form, found=found)


@blueprint.post("/organisation/votes/<uid>/liste/lettres")
def letters(uid: str) -> ResponseReturnValue:
    """The next letters as PDF, to be printed now; nobody can make the same ones again."""
    vote = by_uid(Vote, uid)
    made = roll_actions.issue_letters(current_actor(), vote)
    if not made:
        flash(_("Everybody on the roll has a letter already."))
        return redirect(url_for("polling.roll", uid=uid))
    return _download(letters_pdf(vote, made), f"lettres-{made[0].entry.reference}")


@blueprint.post("/organisation/liste/<uid>/lettre")
def replace_letter(uid: str) -> Response:
    """Another letter for somebody whose own is lost; the code of the lost one opens nothing from now on."""
    entry = by_uid(RollEntry, uid)
    made = roll_actions.replace_letter(current_actor(), entry.vote, entry)
    return _download(letters_pdf(entry.vote, [made]), f"lettre-{entry.reference}")


@blueprint.post("/organisation/codes/<uid>/retrait")
def revoke_code(uid: str) -> ResponseReturnValue:
    """Withdraws the code of a letter."""
    code = by_uid(VotingCode, uid)
    roll_actions.revoke_code(current_actor(), code)
    flash(_("The code is withdrawn: it opens nothing any more. A ballot cast with it before stays in the box."), "success")
    return redirect(url_for("polling.roll", uid=code.vote.uid))


@blueprint.post("/organisation/codes/<uid>/lettres/retrait")
def withdraw_letters(uid: str) -> ResponseReturnValue:
    """Withdraws the letters of one file, which can then be made anew."""
    code = by_uid(VotingCode, uid)
    count = roll_actions.withdraw_letters(current_actor(), code)
    words = ngettext("%(num)d letter is withdrawn. Make it anew.", "%(num)d letters are withdrawn. Make them anew.", count)
    flash(words, "success")
    return redirect(url_for("polling.roll", uid=code.vote.uid))


@blueprint.get("/organisation/votes/<uid>/bulletin.pdf")
def ballot_sheet(uid: str) -> Response:
    """The paper ballot, to be printed for the polling place."""
    vote = by_uid(Vote, uid)
    authorize(current_actor(), may_run_polling, vote)
    return _download(ballot_pdf(vote), "bulletin")


def _prepared(uid: str) -> Vote:
    vote = by_uid(Vote, uid)
    authorize(current_actor(), may_prepare_roll, vote)
    return vote


def _page(vote: Vote, form: RollForm | None = None, search_form: SearchForm | None = None, **shown: object) -> str:
    forms = {"form": form or RollForm(), "search_form": search_form or SearchForm(formdata=None)}
    figures = {"size": roll_size(vote), "missing": letters_to_make(vote), "at_once": LETTERS_AT_ONCE}
    latest = None if vote.is_over else latest_letters(vote)
    is_frozen = vote.is_over or has_ballots(vote)
    return render_template("polling/roll.html", vote=vote, is_frozen=is_frozen, latest=latest, **forms, **figures, **shown)


def _download(content: bytes, name: str) -> Response:
    answer = Response(content, mimetype="application/pdf")
    safe = "".join(sign for sign in name if (sign.isalnum() and sign.isascii()) or sign == "-")
    answer.headers["Content-Disposition"] = f'attachment; filename="{safe}.pdf"'
    return answer

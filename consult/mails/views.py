"""The mailbox of a demonstration."""

from flask import Blueprint, render_template, request

from consult.core.actors import INSTANCE
from consult.core.authorization import authorize, everybody
from consult.core.errors import NotFound
from consult.mails.delivery import is_mailbox_open
from consult.mails.forms import MailboxForm
from consult.mails.queries import delivered_mails
from consult.web.access import current_actor
from consult.web.pagination import paginate

blueprint = Blueprint("mails", __name__)


@blueprint.get("/boite-aux-lettres")
def index() -> str:
    """All mails, for anybody to read; only where all this is a demonstration."""
    if not is_mailbox_open():
        raise NotFound
    authorize(current_actor(), everybody, INSTANCE)
    form = MailboxForm(request.args)
    recipient = (form.recipient.data or "").lower()
    return render_template("mails/index.html", form=form, recipient=recipient, page=paginate(delivered_mails(recipient)))

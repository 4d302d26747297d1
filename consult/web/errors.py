"""Every refusal and fault as a page: what happened, and what one can do next."""

from flask import Flask, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, InternalServerError

from consult.core.db import db
from consult.core.errors import DomainError, SignInRequired
from consult.core.i18n import lazy_gettext as _
from consult.core.i18n import ngettext
from consult.web.limits import minutes_to_wait

TITLES = {
    400: _("We could not understand this request"),
    401: _("Sign in to continue"),
    403: _("You may not do this"),
    404: _("Page not found"),
    405: _("This cannot be done here"),
    409: _("This is no longer possible"),
    413: _("This is too large"),
    422: _("Something needs to be changed"),
    429: _("Too many attempts"),
    500: _("Something went wrong on our side"),
    503: _("The service is catching its breath"),
}
MESSAGES = {
    400: _("Go back, reload the page and try again."),
    403: _("Your account does not allow this. If you think it should, write to the organisation."),
    404: _("This page does not exist, or it has moved."),
    405: _("Go back and use the buttons of the page."),
    413: _("Send a shorter text or a smaller file."),
    429: _("Wait a few minutes, then try again."),
    500: _("Nothing you sent has been half saved. Try again in a moment."),
    503: _("Nothing you sent has been half saved. Try again in a moment."),
}
FORM_OUT_OF_DATE = _("This form was open for too long or in another session. Go back, reload the page and send it again.")


def error_page(status: int, message: object = None) -> tuple[str, int]:
    """The page of a status, with the message that names the reason where there is one."""
    title = TITLES.get(status, TITLES[500])
    return render_template("errors/error.html", status=status, title=title, message=message or MESSAGES.get(status, "")), status


def _refusal(error: DomainError) -> ResponseReturnValue:
    if isinstance(error, SignInRequired):
        wanted = request.full_path.rstrip("?") if request.method == "GET" else request.referrer or "/"
        return redirect(url_for("accounts.sign_in", next=wanted))
    return error_page(error.status, error.text)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error.get_response()
    minutes = minutes_to_wait() if error.code == 429 else None
    if minutes is None:
        return error_page(error.code)
    wait = ngettext("Wait %(num)s minute, then try again.", "Wait %(num)s minutes, then try again.", minutes)
    return *error_page(error.code, wait), {"Retry-After": str(60 * minutes)}


def _form_out_of_date(error: CSRFError) -> ResponseReturnValue:
    return error_page(400, FORM_OUT_OF_DATE)


def _is_away(error: BaseException | None) -> bool:
    """Whether the error says that the database cannot be asked now, rather than that it was asked wrongly."""
    is_cut = isinstance(error, DBAPIError) and error.connection_invalidated
    return is_cut or isinstance(error, OperationalError | InterfaceError | PoolTimeout)


def _database_error(error: SQLAlchemyError) -> ResponseReturnValue:
    """The page as a stranger sees it: who asks and whose site this is stand in the database that is away."""
    db.session.rollback()
    if not _is_away(error):
        raise error
    g.site, g._login_user = None, AnonymousUserMixin()
    return error_page(503)


def _fault(error: InternalServerError) -> ResponseReturnValue:
    """The page of any other fault, or of the database's absence when it was noticed on the way to another error's page."""
    db.session.rollback()
    if isinstance(error.original_exception, SQLAlchemyError) and _is_away(error.original_exception):
        return _database_error(error.original_exception)
    return error_page(500)


def init_app(app: Flask) -> None:
    """Gives each kind of error its page, in one place."""
    app.register_error_handler(DomainError, _refusal)
    app.register_error_handler(CSRFError, _form_out_of_date)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(SQLAlchemyError, _database_error)
    app.register_error_handler(500, _fault)

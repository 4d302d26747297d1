"""One spelling of each e-mail address."""

from email_validator import EmailNotValidError, validate_email

from consult.mails.queue import NotAnAddress

LONGEST = 254


def normalised_email(typed: str) -> str:
    """The address in lower case, as mail servers write it. Raises NotAnAddress when it is none."""
    try:
        known = validate_email(typed.strip()[: LONGEST + 1], check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise NotAnAddress from error
    if known.ascii_email is None:
        raise NotAnAddress
    return known.ascii_email.lower()

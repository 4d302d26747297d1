"""Whether this installation has an identity provider, and what people call it."""

from flask import current_app


def is_configured() -> bool:
    """Whether this installation has an identity provider."""
    return bool(current_app.config["OIDC_ISSUER"])


def label() -> str:
    """What people call the provider."""
    return str(current_app.config["OIDC_LABEL"])

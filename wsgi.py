"""What a WSGI server serves."""

from consult import create_app

application = create_app()

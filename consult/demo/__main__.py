"""`python -m consult.demo`: fills the demonstration town in an empty database, saying how far it is."""

from flask_babel import force_locale

from consult import create_app
from consult.demo.town import fill_town


def main() -> None:
    """Fills the town in French."""
    with create_app().test_request_context("/"), force_locale("fr"):
        for line in fill_town():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()

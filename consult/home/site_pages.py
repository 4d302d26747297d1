"""What the footer leads to: how it works, accessibility, legal information, the source code."""

from flask import current_app, render_template

from consult.home.views import blueprint
from consult.web.access import public


@blueprint.get("/comment-ca-marche")
@public
def how_it_works() -> str:
    """The five steps from a diagnosis to an effect."""
    return render_template("home/how_it_works.html")


@blueprint.get("/accessibilite")
@public
def accessibility() -> str:
    """What works for everybody, what does not yet, and whom to tell."""
    return render_template("home/accessibility.html")


@blueprint.get("/mentions-legales")
@public
def legal() -> str:
    """Who publishes this site, what is kept about people, how long, and their rights."""
    return render_template("home/legal.html", host=current_app.config["HOSTED_BY"])


@blueprint.get("/code-source")
@public
def source_code() -> str:
    """The offer of the source, which the licence asks for."""
    return render_template("home/source_code.html", address=current_app.config["SOURCE_URL"])

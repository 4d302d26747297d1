"""Texts people write, as safe HTML: Markdown's plain part, no raw HTML, no pictures from elsewhere."""

import nh3
from flask import Flask
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h2", "h3", "h4", "hr", "code"}
ATTRIBUTES = {"a": {"href", "title"}}

_parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(["image", "html_inline", "html_block", "lheading"])


def _only_whole_addresses(tag: str, attribute: str, value: str) -> str | None:
    """Drops links that begin with `//`: they lead elsewhere while looking as if they stayed."""
    return None if attribute == "href" and value.startswith(("//", "/\\")) else value


def rich_text(source: str | None, *, has_links: bool = True) -> Markup:
    """The source as paragraphs, lists, emphasis and links; the page's own headings stay above its headings.

    Where it `has_links` not, their words stay: a shared screen leads nowhere else.
    """
    html = _parser.render(source or "").replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return Markup(
        nh3.clean(
            html,
            tags=TAGS if has_links else TAGS - {"a"},
            attributes=ATTRIBUTES if has_links else {},
            attribute_filter=_only_whole_addresses,
            url_schemes={"https", "http", "mailto"},
            link_rel="nofollow noopener",
        )
    )


def init_app(app: Flask) -> None:
    """Gives templates the filter `rich_text`."""
    app.jinja_env.filters.update(rich_text=rich_text)

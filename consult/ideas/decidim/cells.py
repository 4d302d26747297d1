"""What one cell says: a text, a number, a date. Each raises ValueError with the reason when it says nothing that makes sense."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser

LARGEST_NUMBER = 2_000_000_000
MARKUP = re.compile(
    r"</?(p|br|div|span|ul|ol|li|strong|b|em|i|u|a|h[1-6]|blockquote|img|iframe|figure|table|tr|td|pre|code|hr)\b[^<>]*>", re.I
)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.I)
NEW_LINE, NEW_PARAGRAPH = (
    {"br", "tr", "div"},
    {"p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "hr", "figure"},
)


class _Reader(HTMLParser):
    """Collects the words of some HTML, its lists and paragraphs as lines, the addresses of its links in brackets."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a line, a paragraph, a point of a list or a link."""
        self._break(tag)
        if tag == "li":
            self.parts.append("\n- ")
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        """Ends a paragraph, or says where a link leads."""
        self._break(tag)
        if (
            tag == "a"
            and self.links
            and (address := self.links.pop()).startswith("http")
            and address not in "".join(self.parts[-1:])
        ):
            self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        """Keeps the words."""
        self.parts.append(data)

    def _break(self, tag: str) -> None:
        self.parts.append("\n\n" if tag in NEW_PARAGRAPH else "\n" if tag in NEW_LINE else "")


def plain_text(source: str) -> str:
    """The text without markup. A sign such as `<` that is no markup stays."""
    if MARKUP.search(source):
        reader = _Reader()
        reader.feed(source)
        reader.close()
        source = "".join(reader.parts)
    elif ENTITY.search(source):
        source = html.unescape(source)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines(source))).strip()


def one_line(source: str) -> str:
    """The text without markup nor line breaks."""
    return " ".join(plain_text(source).split())


def count(source: str) -> int:
    """A number of votes; an empty cell means none."""
    if not source:
        return 0
    if not re.fullmatch(r"\d+(\.0+)?", source) or float(source) > LARGEST_NUMBER:
        raise ValueError(f"“{shortened(source)}” is not a whole number.")
    return int(source.split(".")[0])


def alignment(source: str) -> int:
    """Whether a comment is for (1), against (-1) or neither (0)."""
    if source not in ("", "-1", "0", "1"):
        raise ValueError(f"“{shortened(source)}” is not -1, 0 or 1.")
    return int(source or 0)


def moment(source: str) -> datetime:
    """An instant, as `2019-01-24 22:29:15 +0100` or in any form of ISO 8601; without a zone it is in UTC."""
    tidy = re.sub(r"\s+(UTC|Z|[+-]\d\d:?\d\d)$", lambda zone: "+00:00" if zone[1] in ("UTC", "Z") else zone[1], source)
    try:
        read = datetime.fromisoformat(tidy)
    except ValueError:
        raise ValueError(f"“{shortened(source)}” is not a date such as 2026-05-31 or 2026-05-31 18:00:00 +0200.") from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def shortened(source: str) -> str:
    """The cell as a message quotes it."""
    return source if len(source) <= 40 else f"{source[:40]}…"


def _lines(source: str) -> Iterator[str]:
    """The lines without the spaces around them, which Markdown would read as code."""
    for line in source.replace("\xa0", " ").replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        yield line.strip()

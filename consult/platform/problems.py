"""What the platform says when it cannot go on."""


class Problem(Exception):
    """Something the reader of the console can act on; its text is one plain sentence or two, shown without a trace."""

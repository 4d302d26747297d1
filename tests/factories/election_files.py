"""Small election files for tests of formats."""

PABULIB = """META
key;value
description;Budget of a small town
num_projects;3
num_votes;4
budget;1000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;name;selected
a;600;A garden;1
b;400,50;"A bench; a tree";0
c;300.5;A swing;1
VOTES
voter_id;vote
1;a,b
2;b,a
3;c
4;
"""


def pabulib(*changes: tuple[str, str]) -> str:
    """The file of the small town with passages replaced; each must be in it."""
    text = PABULIB
    for old, new in changes:
        assert old in text, f"{old!r} is not in the file"
        text = text.replace(old, new)
    return text

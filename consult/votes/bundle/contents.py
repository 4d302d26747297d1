"""The files a stranger takes home of a counted vote, the same bytes whenever and in whichever language they are asked for."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any

from flask import current_app
from flask_babel import force_locale

from consult.votes.bundle.facts import outcome_facts
from consult.votes.bundle.integrity import BALLOTS_HEADER, SEALS_HEADER, digest_of
from consult.votes.counting import Outcome
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import TieRule
from consult.votes.counting_rules.ties import TIE_WORDS
from consult.votes.models import Vote, VoteSeal
from consult.votes.rule_settings import setting_words
from consult.votes.sealing import sealed_facts, sealed_lines

FORMAT = 1
LANGUAGES = ("fr", "en")
SCRIPT = ("verify.py", "integrity.py", "recount.py", "recount_ranks.py", "recount_budgets.py")


def bundle_files(vote: Vote, seal: VoteSeal, outcome: Outcome | None) -> dict[str, bytes]:
    """The files by name: of a vote with few ballots (no outcome) how many there were and nothing else."""
    found = files_beside_ballots(vote, seal, outcome)
    return found if outcome is None else found | _ballot_files(vote, seal)


def files_beside_ballots(vote: Vote, seal: VoteSeal, outcome: Outcome | None) -> dict[str, bytes]:
    """The files of the bundle but the ballots and their digests, which the root in `vote.json` stands for."""
    is_whole = outcome is not None
    found = {"vote.json": _json(_vote_facts(vote, seal, is_whole=is_whole)), **_read_me(vote, seal, is_whole=is_whole)}
    if outcome is None:
        return found
    found["result.json"] = _json(_result(vote, outcome))
    return found | {name: files("consult.votes.bundle").joinpath(name).read_bytes() for name in SCRIPT}


def digest_of_files(found: Mapping[str, bytes]) -> str:
    """The SHA-256 of the files with their names, whatever the order they come in, as 64 signs."""
    digests = {name: sha256(content).hexdigest() for name, content in found.items()}
    return sha256(_json(digests)).hexdigest()


def _ballot_files(vote: Vote, seal: VoteSeal) -> dict[str, bytes]:
    lines = list(sealed_lines(vote, seal))
    digests = (f"{line.split(',', 1)[0]},{digest_of(line)}" for line in lines)
    return {"ballots.csv": _table(BALLOTS_HEADER, lines), "seals.csv": _table(SEALS_HEADER, digests)}


def _vote_facts(vote: Vote, seal: VoteSeal, *, is_whole: bool) -> dict[str, Any]:
    """The vote, its rule and settings in data and in words, and the seal; no root over few ballots, which could be guessed."""
    return {
        "format": FORMAT,
        **sealed_facts(vote),
        "description": vote.description,
        "consultation": vote.consultation.title,
        "organisation": vote.consultation.organisation.name,
        "words": {language: _words(vote, language) for language in LANGUAGES},
        "closed_at": vote.closed_at and vote.closed_at.isoformat(),
        "sealed_at": seal.sealed_at.isoformat(),
        "ballots_count": seal.ballots_count,
        "refused_count": seal.refused_count,
        "is_verified": seal.is_verified,
        "root": seal.root.hex() if is_whole else None,
        "audit": {"seal": seal.audit_seal_number, "head": seal.audit_head and seal.audit_head.hex()},
    }


def _words(vote: Vote, language: str) -> dict[str, Any]:
    rule = COUNTING_RULES[vote.counting_rule]
    with force_locale(language):
        settings = [str(one) for one in setting_words(vote.counting_rule, vote.rule_settings)]
        return {
            "label": str(rule.label),
            "rule": str(rule.words),
            "settings": settings,
            "ties": str(TIE_WORDS[TieRule(vote.tie_rule)]),
        }


def _result(vote: Vote, outcome: Outcome) -> dict[str, Any]:
    """The outcome, its steps in data, options by their place, and in words."""
    told = outcome_facts([option.uid for option in vote.options], outcome)
    return told | {"step_words": {language: _step_words(vote, outcome, language) for language in LANGUAGES}}


def _step_words(vote: Vote, outcome: Outcome, language: str) -> list[str]:
    rule, titles = COUNTING_RULES[vote.counting_rule], {option.position: option.title for option in vote.options}
    with force_locale(language):
        return [rule.step_words(step, titles) for step in outcome.count.steps]


def _read_me(vote: Vote, seal: VoteSeal, *, is_whole: bool) -> dict[str, bytes]:
    found = {}
    for language, name in (("fr", "LISEZ-MOI.txt"), ("en", "README.txt")):
        with force_locale(language):
            text = current_app.jinja_env.get_template("votes/read_me.txt").render(vote=vote, seal=seal, is_whole=is_whole)
        found[name] = text.encode()
    return found


def _table(header: str, lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in (header, *lines)).encode()


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

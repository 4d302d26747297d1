"""People who cast ballots over HTTP while accidents happen, and try again until they are told that it worked."""

import http.client
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, pairwise
from threading import Event, Thread
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import select

from benchmarks.town import Town
from consult.accounts.models import Account
from consult.core.db import db
from consult.votes import keys
from consult.votes.models import Ballot, Vote

ACKNOWLEDGED, NO_ANSWER = 303, 0
PAUSE = 0.05
# For how many seconds each still waits for the ballot under way once all is over.
PATIENCE = 30.0


@dataclass
class Voter:
    """One person: the cookie of their session, and which ballot was last acknowledged."""

    person_id: int
    cookie: str
    acknowledged: int | None = None


@dataclass(frozen=True)
class Answer:
    """One answer to a ballot: when it was asked for and when it came, its status (0: none came), what a refusal said."""

    asked_at: float
    came_at: float
    status: int
    text: str = ""


class Crowd:
    """Voters who vote in turn, at least once and again and again, each time for the next option; some at once."""

    def __init__(self, app: Flask, port: int, vote: Vote, accounts: list[Account]) -> None:
        self.port, self.path = port, f"/votes/{vote.uid}"
        self.vote_id, self.vote_uid, self.revision = vote.id, vote.uid, vote.revision
        self.options = [(option.position, option.uid) for option in vote.options]
        town = Town(app, {})
        self.voters = [Voter(account.person_id or 0, town.cookie(account)) for account in accounts]
        self.token = town.token()
        self.answers: list[Answer] = []
        self.is_over, self.deadline = Event(), 0.0

    @contextmanager
    def voting(self, at_once: int) -> Iterator[None]:
        """Vote meanwhile; at the end each waits for the acknowledgement of the ballot under way."""
        threads = [Thread(target=self._vote_in_turn, args=(self.voters[place::at_once],)) for place in range(at_once)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.deadline = time.monotonic() + PATIENCE
            self.is_over.set()
            for thread in threads:
                thread.join()

    def acknowledged_since(self, moment: float) -> bool:
        """Say whether a ballot sent after that moment was acknowledged."""
        return any(one.asked_at > moment and one.status == ACKNOWLEDGED for one in self.answers[-50:])

    def statuses(self) -> Counter[int]:
        """Count the answers by status."""
        return Counter(answer.status for answer in self.answers)

    def longest_silence(self, since: float) -> float:
        """Return the longest time without acknowledgement, in seconds, after that moment."""
        moments = [since, *sorted(one.came_at for one in self.answers if one.status == ACKNOWLEDGED and one.came_at > since)]
        return max((later - earlier for earlier, later in pairwise(moments)), default=0.0)

    def lost(self) -> list[Voter]:
        """Return those whose stored ballot is not the one last acknowledged."""
        rows = db.session.execute(select(Ballot.handle, Ballot.choices).where(Ballot.vote_id == self.vote_id))
        stored = {bytes(handle): choices for handle, choices in rows}
        voted = [voter for voter in self.voters if voter.acknowledged is not None]
        return [voter for voter in voted if stored.get(keys.handle(self.vote_uid, str(voter.person_id))) != [voter.acknowledged]]

    def _vote_in_turn(self, voters: list[Voter]) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        for turn in count():
            position, uid = self.options[turn % len(self.options)]
            for voter in voters:
                if turn and self.is_over.is_set():
                    return line.close()
                while self._send(line, voter.cookie, uid).status != ACKNOWLEDGED:
                    if self.is_over.is_set() and time.monotonic() > self.deadline:
                        return line.close()
                    time.sleep(PAUSE)
                voter.acknowledged = position

    def _send(self, line: http.client.HTTPConnection, cookie: str, uid: str) -> Answer:
        body = urlencode({"csrf_token": self.token, "confirmed_revision": self.revision, "choices": uid})
        asked_at = time.monotonic()
        try:
            line.request("POST", self.path, body, {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
            came = line.getresponse()
            text, status = came.read().decode(), came.status
        except (OSError, http.client.HTTPException):
            line.close()
            text, status = "", NO_ANSWER
        answer = Answer(asked_at, time.monotonic(), status, "" if status == ACKNOWLEDGED else text)
        self.answers.append(answer)
        return answer

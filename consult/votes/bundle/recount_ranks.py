"""The rules that count rankings. The standard library alone; Python 3.9 or newer.

Rank 1 is the best; options left out stand below all others. Votes that move are whole numbers of a small unit, so that
nothing is rounded unsaid.
"""

from __future__ import annotations

from typing import Any

GREGORY_UNIT, MEEK_UNIT, MEEK_ENOUGH = 100_000, 1_000_000_000, 1_000


def _levels(ballot: tuple) -> list[list[int]]:
    """The options of a ballot from the best rank down, equal ranks together."""
    by_rank: dict[int, list[int]] = {}
    for at, option in enumerate(ballot[0]):
        by_rank.setdefault(ballot[1][at], []).append(option)
    return [by_rank[rank] for rank in sorted(by_rank)]


def _followed(ballot: tuple) -> list[int]:
    """The options of a ballot as far as one can follow it: equal ranks cut it."""
    followed = []
    for level in _levels(ballot):
        if len(level) > 1:
            break
        followed.append(level[0])
    return followed


def borda(election: Any) -> list[int]:
    """The first place is worth the most points, the next one less; equal ranks share theirs."""
    longest = election.settings["longest"]
    most = election.count - 1 if longest is None else longest
    points = [0] * election.count
    for ballot, people in election.ballots.items():
        place = 0
        for level in _levels(ballot):
            twice = max(2 * most - place - (place + len(level) - 1), 0)
            for option in level:
                points[option] += twice * people
            place += len(level)
    return election.by_figure(points)


def instant_runoff(election: Any) -> list[int]:
    """The weakest goes out until one is left, its ballots move on; of equals the one that the tie rule puts last goes."""
    papers = [(_followed(ballot), people) for ballot, people in election.ballots.items()]
    standing, out = set(range(election.count)), []
    while standing:
        votes = dict.fromkeys(standing, 0)
        for options, people in papers:
            for option in options:
                if option in standing:
                    votes[option] += people
                    break
        weakest = min(standing, key=lambda option: (votes[option], -election.first[option]))
        standing.discard(weakest)
        out.append(weakest)
    return out[::-1]


def _duels(election: Any) -> list[list[int]]:
    """For each option how many ballots put it above each other one."""
    won = [[0] * election.count for _ in range(election.count)]
    for ballot, people in election.ballots.items():
        below = set(range(election.count))
        for level in _levels(ballot):
            below.difference_update(level)
            for option in level:
                for other in below:
                    won[option][other] += people
    return won


def schulze(election: Any) -> list[int]:
    """An option beats another when the strongest chain of won duels to it is stronger than any chain back."""
    won, every = _duels(election), range(election.count)
    paths = [[won[a][b] if won[a][b] > won[b][a] else 0 for b in every] for a in every]
    for through in every:
        for a in every:
            for b in every:
                if a != b:
                    paths[a][b] = max(paths[a][b], min(paths[a][through], paths[through][b]))
    return election.by_figure([-sum(paths[other][option] > paths[option][other] for other in every) for option in every])


def ranked_pairs(election: Any) -> list[int]:
    """The clearest duels are kept first; one that contradicts those kept is left out."""
    won, every, first = _duels(election), range(election.count), election.first
    pairs = [(a, b) for a in every for b in every if won[a][b] > won[b][a]]
    pairs.sort(key=lambda pair: (-won[pair[0]][pair[1]], won[pair[1]][pair[0]], first[pair[0]], -first[pair[1]]))
    above: list[set[int]] = [set() for _ in every]
    for winner, loser in pairs:
        if loser in above[winner]:
            continue
        for option in every:
            if option == loser or loser in above[option]:
                above[option] |= above[winner] | {winner}
    return election.by_figure([-len(above[option]) for option in every])


def minimax(election: Any) -> list[int]:
    """The option whose worst defeat, by the ballots for the other side, is the smallest."""
    won, every = _duels(election), range(election.count)
    defeats = [[won[other][option] for other in every if won[other][option] > won[option][other]] for option in every]
    return election.by_figure([-max(found, default=0) for found in defeats])


def transferable_vote(election: Any) -> list[int]:
    """The options that get a seat, in the order they get it."""
    return (_meek if election.settings["transfer"] == "meek" else _gregory)(election)


class _Seats:
    """Who has a seat and who stands; of an exclusive group one option alone gets a seat, and the others go out next."""

    def __init__(self, election: Any) -> None:
        self.first, self.seats = election.first, election.seats
        self.group = [option["exclusive_group"] for option in election.options]
        self.standing, self.elected = set(range(election.count)), []  # type: ignore[var-annotated]

    def is_full(self) -> bool:
        return len(self.elected) >= self.seats or not self.standing

    def give(self, options: list[int], votes: list[int]) -> bool:
        """Gives seats, the most votes first; whether there was anybody to give one to."""
        before = len(self.elected)
        for option in sorted(options, key=lambda option: (-votes[option], self.first[option])):
            if not self.is_taken(option):
                self.elected.append(option)
                self.standing.discard(option)
        return len(self.elected) > before

    def is_taken(self, option: int) -> bool:
        return bool(self.group[option]) and any(self.group[one] == self.group[option] for one in self.elected)

    def rival(self) -> int | None:
        return min((option for option in self.standing if self.is_taken(option)), key=self.first.__getitem__, default=None)

    def reach(self, votes: list[int], quota: int) -> bool:
        return self.give([option for option in self.standing if votes[option] >= quota], votes)

    def fill(self, votes: list[int]) -> bool:
        """When no more options stand than seats are left, all get one."""
        return len(self.standing) <= self.seats - len(self.elected) and self.give(list(self.standing), votes)


class _Piles:
    """Papers lying with the options they count for, each as [options, people, value]; `votes` are what the piles are worth."""

    def __init__(self, election: Any) -> None:
        self.papers = [[_followed(ballot), people, GREGORY_UNIT] for ballot, people in election.ballots.items()]
        self.votes = [0] * election.count
        self.of: list[list[list]] = [[] for _ in self.votes]

    def pass_on(self, papers: list[list], standing: set[int]) -> None:
        """Puts each paper with the next option on it that stands."""
        for paper in papers:
            paper[0] = [option for option in paper[0] if option in standing]
            if paper[0]:
                self.of[paper[0][0]].append(paper)
                self.votes[paper[0][0]] += paper[1] * paper[2]

    def take(self, option: int, left: int, standing: set[int]) -> None:
        """Takes all papers of an option, which keeps so many votes, and passes them on."""
        moving, self.of[option], self.votes[option] = self.of[option], [], left
        self.pass_on(moving, standing)


def _gregory(election: Any) -> list[int]:
    """The Scottish rules: every paper of an option moves on with its surplus, worth less, to five decimal places."""
    seats, piles = _Seats(election), _Piles(election)
    piles.pass_on(piles.papers, seats.standing)
    votes = piles.votes
    quota = (sum(votes) // GREGORY_UNIT // (election.seats + 1) + 1) * GREGORY_UNIT
    while True:
        seats.reach(votes, quota)
        seats.fill(votes)
        if seats.is_full():
            return seats.elected
        rival = seats.rival()
        if rival is not None:
            seats.standing.discard(rival)
            piles.take(rival, 0, seats.standing)
            continue
        richest = min(seats.elected, key=lambda option: (-votes[option], seats.first[option]), default=None)
        if richest is not None and votes[richest] > quota:
            for paper in piles.of[richest]:
                paper[2] = (votes[richest] - quota) * paper[2] // votes[richest]
            piles.take(richest, quota, seats.standing)
        else:
            weakest = min(seats.standing, key=lambda option: (votes[option], -seats.first[option]))
            seats.standing.discard(weakest)
            piles.take(weakest, 0, seats.standing)


def _meek(election: Any) -> list[int]:
    """Every elected option keeps as much of each vote as it needs for the quota; the rest goes on to the next one."""
    seats, keeps = _Seats(election), [MEEK_UNIT] * election.count
    papers = [(_followed(ballot), people) for ballot, people in election.ballots.items()]
    while not seats.is_full():
        votes, quota = _shared_out(papers, keeps, seats, election)
        rival = seats.rival()
        if rival is not None:
            seats.standing.discard(rival)
            continue
        if seats.fill(votes):
            continue
        before = None
        while not seats.reach(votes, quota):
            surplus = max(sum(votes[one] - quota for one in seats.elected), 0)
            if surplus < MEEK_ENOUGH or (before is not None and surplus >= before):
                fewest = min(votes[one] for one in seats.standing) + surplus
                weakest = [one for one in seats.standing if votes[one] <= fewest]
                seats.standing.discard(max(weakest, key=lambda one: seats.first[one]))
                break
            before = surplus
            for one in seats.elected:
                keeps[one] = _up(_up(keeps[one] * quota, MEEK_UNIT) * MEEK_UNIT, votes[one])
            votes, quota = _shared_out(papers, keeps, seats, election)
    return seats.elected


def _shared_out(papers: list, keeps: list[int], seats: _Seats, election: Any) -> tuple[list[int], int]:
    """The votes every option holds, and the quota they make."""
    votes = [0] * election.count
    for options, people in papers:
        left = MEEK_UNIT
        for option in options:
            if option not in seats.standing and option not in seats.elected:
                continue
            taken = _up(left * keeps[option], MEEK_UNIT)
            votes[option] += taken * people
            left -= taken
            if option in seats.standing:
                break
    return votes, sum(votes) // (election.seats + 1) + 1


def _up(amount: int, parts: int) -> int:
    """The quotient, rounded up."""
    return -(-amount // parts)

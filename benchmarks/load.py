"""Sends prepared HTTP requests over a few kept connections and counts the answers."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What came of it: answers by status, how long it took and the time of each answer, in seconds."""

    statuses: Counter[int]
    seconds: float
    latencies: list[float]

    @property
    def per_second(self) -> float:
        """Answers below 400 in a second."""
        return sum(count for status, count in self.statuses.items() if status < 400) / self.seconds

    def percentile(self, share: float) -> float:
        """The time, in milliseconds, within which that share of the answers came."""
        return 1_000 * sorted(self.latencies)[int(share * (len(self.latencies) - 1))]


def post(path: str, cookie: str, body: str) -> bytes:
    """A form sent by somebody signed in, as bytes on the wire."""
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


def get(path: str, cookie: str) -> bytes:
    """A page asked for by somebody signed in, as bytes on the wire."""
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n".encode()


def run(port: int, requests: Sequence[bytes], connections: int) -> Load:
    """Sends all requests over that many connections at once."""
    return asyncio.run(_run(port, requests, connections))


async def _run(port: int, requests: Sequence[bytes], connections: int) -> Load:
    statuses: Counter[int] = Counter()
    latencies: list[float] = []
    shares = [requests[number::connections] for number in range(connections)]
    began = time.perf_counter()
    await asyncio.gather(*(_one_connection(port, share, statuses, latencies) for share in shares))
    return Load(statuses, time.perf_counter() - began, latencies)


async def _one_connection(port: int, requests: Sequence[bytes], statuses: Counter[int], latencies: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in requests:
        began = time.perf_counter()
        writer.write(request)
        status, is_kept = await _answer(reader)
        latencies.append(time.perf_counter() - began)
        statuses[status] += 1
        if not is_kept:
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    await reader.readexactly(int(headers.get("content-length", 0)))
    return int(head.split(" ", 2)[1]), headers.get("connection") != "close"

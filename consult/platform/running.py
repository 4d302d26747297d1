"""`consult run`: the whole installation in one process tree, from its engines to its address on the console."""

import errno
import http.client
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from consult.demo.people import ACCOUNTS
from consult.platform import children, databases
from consult.platform.claim_code import ensure_claim_code
from consult.platform.data_folder import CHECKOUT, DataFolder
from consult.platform.engines import ROLE, Postgres, Valkey, socket_folder
from consult.platform.environment import environment
from consult.platform.forking import import_shared, run_module
from consult.platform.leftovers import stop_leftovers
from consult.platform.migrating import upgrade
from consult.platform.problems import Problem
from consult.platform.processes import last_lines, wait_until
from consult.platform.supervisor import Child, StopAsked, Supervisor, say

HOST, DEFAULT_PORT = "127.0.0.1", 8000
MAILBOX = "/boite-aux-lettres"
UNFINISHED = f"{ROLE}_unfinished"
ENGINE_LAYER = 0
PATIENCE = 5.0


@dataclass(frozen=True)
class Wish:
    """What whoever calls `consult run` asks for."""

    data: DataFolder
    port: int
    is_demonstration: bool
    workers: int


def run(wish: Wish) -> None:
    """Start everything and keep it running until asked to stop; raise Problem if it cannot start."""
    wish.data.prepare()
    with wish.data.held():
        leftovers = stop_leftovers(wish.data.record)
        for name in leftovers:
            say(f"Stopped {name}, left over from a supervisor that was killed.")
        # A process of a web server that was only just killed may hold the port for a moment more.
        with listening(wish.port, PATIENCE if leftovers else 0) as listener, Supervisor(wish.data.record, say) as supervisor:
            try:
                Installation(wish, supervisor).start(listener.fileno())
                supervisor.watch()
            except StopAsked:
                say("Stopping…")
    say("Stopped. Everything is kept in " + str(wish.data.path))


@contextmanager
def listening(port: int, patience: float = 0.0) -> Iterator[socket.socket]:
    """Hold the port from now on, so that visitors wait instead of being refused while the web server starts again.

    `patience`: for how many seconds a port that is still held is tried again.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            _bind(listener, port, time.monotonic() + patience)
        except OSError as error:
            other = port + 1 if port >= DEFAULT_PORT else DEFAULT_PORT
            raise Problem(
                f"Port {port} cannot be used: {os.strerror(error.errno or 0).lower()}. "
                f"Choose another one (make: PORT={other}, consult run: --port {other}), or stop the program that uses it."
            ) from error
        listener.listen(2048)
        yield listener


def _bind(listener: socket.socket, port: int, deadline: float) -> None:
    while True:
        try:
            return listener.bind((HOST, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


class Installation:
    """One start of everything, step by step."""

    def __init__(self, wish: Wish, supervisor: Supervisor) -> None:
        self.wish, self.data, self.supervisor = wish, wish.data, supervisor
        self.environment = environment(wish.data, wish.port, wish.is_demonstration)
        self.has_own_database = not os.environ.get("DATABASE_URL")
        self.has_own_redis = not os.environ.get("REDIS_URL")

    def start(self, listener: int) -> None:
        """Start the engines, prepare the database, start the application, and say where it is."""
        self._start_engines()
        self._prepare_database()
        web = self.supervisor.start(children.web(self.data, self.environment, listener))
        wait_until(self._is_healthy, web, self.data.log("web"), "The web server")
        for child in children.background(self.data, self.environment, self.wish.workers):
            self.supervisor.start(child)
        self._greet()

    def _start_engines(self) -> None:
        with step("Starting PostgreSQL and Valkey"):
            if self.has_own_redis:
                valkey = Valkey(self.data.valkey, socket_folder(self.data.path), self.data.log("valkey"))
                valkey_process = self.supervisor.start(_engine("valkey", valkey))
            if self.has_own_database:
                self._start_postgres()
            else:
                databases.check_database(self.environment["DATABASE_URL"])
            if self.has_own_redis:
                valkey.wait(valkey_process)
            else:
                databases.check_redis(self.environment["REDIS_URL"])
            import_shared()

    def _start_postgres(self) -> None:
        postgres = Postgres(self.data.postgres, socket_folder(self.data.path), self.data.log("postgres"))
        postgres.prepare(meanwhile=import_shared)
        process = self.supervisor.start(_engine("postgres", postgres))
        import_shared()
        postgres.wait(process)
        self.admin_url = postgres.url("postgres")
        self.unfinished_url = postgres.url(UNFINISHED)

    def _prepare_database(self) -> None:
        """A new database gets its name when it is complete: a start that was interrupted begins again.

        Until then no commit waits for the disk; that of the name waits for all before it.
        """
        if not self.has_own_database or databases.exists(self.admin_url, ROLE):
            return self._complete(self.environment)
        databases.create(self.admin_url, UNFINISHED)
        self._complete(self.environment | {"DATABASE_URL": self.unfinished_url, "PGOPTIONS": "-c synchronous_commit=off"})
        databases.rename(self.admin_url, UNFINISHED, ROLE)

    def _complete(self, environment: dict[str, str]) -> None:
        with step("Bringing the database to the newest schema"):
            upgrade(environment, self.data.log("migration"))
        if self.wish.is_demonstration and not self._is_filled(environment["DATABASE_URL"]):
            with step("Filling the demonstration town"):
                self._fill(environment)
            self.data.demonstration.write_text("complete\n")

    def _fill(self, environment: dict[str, str]) -> None:
        log = self.data.log("demonstration")
        if run_module(["consult.demo"], log, environment, CHECKOUT):
            raise Problem(f"The demonstration town could not be filled. The end of {log} says:\n{last_lines(log)}")

    def _is_filled(self, url: str) -> bool:
        if databases.is_unclaimed(url):
            return False
        if not self.data.demonstration.is_file():
            raise Problem(
                "This database already holds organisations that are no demonstration. "
                "Start it without --demo, or choose another folder with --data for the demonstration."
            )
        return True

    def _is_healthy(self) -> bool:
        line = http.client.HTTPConnection(HOST, self.wish.port, timeout=0.5)
        try:
            line.request("GET", "/health", headers={"Host": "localhost"})
            return line.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def _greet(self) -> None:
        say(f"\nConsult is ready: {self.environment['PUBLIC_URL']}\n")
        if self.wish.is_demonstration:
            self._introduce_accounts()
        elif code := ensure_claim_code(self.environment["DATABASE_URL"], self.data.keys):
            address = f"{self.environment['PUBLIC_URL'].rstrip('/')}/installation"
            say(f"Nobody has claimed this installation yet. Create its first organisation at {address}\nwith this code: {code}\n")
        if not self.wish.is_demonstration and not self.environment.get("MAIL_URL"):
            say(f"No mail server is named (MAIL_URL): mails, with the codes to sign in, are written to {self.data.log('worker')}")
        say(f"Logs are in {self.data.logs}. Press Ctrl-C to stop.")

    def _introduce_accounts(self) -> None:
        say("Sign in with one of these addresses; no password is needed:")
        for name, email, role in ACCOUNTS:
            say(f"  {role:<10}  {email:<26}  {name}")
        say(f"The code you are sent is in the mailbox: {self.environment['PUBLIC_URL']}{MAILBOX}\n")


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    began = time.monotonic()
    say(f"{title}…")
    yield
    say(f"  done in {time.monotonic() - began:.1f} s")


def _engine(name: str, engine: Postgres | Valkey) -> Child:
    return Child(name, ENGINE_LAYER, engine.start, engine.stop_signal)

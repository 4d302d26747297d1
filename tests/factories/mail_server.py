"""A small mail server that takes, refuses for now, or refuses for ever."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class MailServer(socketserver.ThreadingTCPServer):
    """Answers RCPT with `answer` and keeps what it took in `taken`."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self, answer: str) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.answer = answer
        self.taken: list[str] = []

    @property
    def url(self) -> str:
        """The address as MAIL_URL spells it."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        """Speaks SMTP as far as needed."""
        self._say("220 here")
        while line := self.rfile.readline():
            verb = line[:4].upper().decode(errors="replace").strip()
            if verb == "DATA":
                self._take()
            self._say({"RCPT": self.server.answer, "QUIT": "221 bye"}.get(verb, "250 well"))
            if verb == "QUIT":
                return

    def _take(self) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        self.server.taken.append("".join(lines))

    def _say(self, sentence: str) -> None:
        self.wfile.write(f"{sentence}\r\n".encode())


@contextmanager
def mail_server(answer: str = "250 well") -> Iterator[MailServer]:
    """A mail server for the time of a test."""
    with MailServer(answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()

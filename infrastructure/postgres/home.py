"""The directory in which one embedded server lives, and the name of everything in it."""

from pathlib import Path


class Home:
    """One embedded server's place on disk; whoever names the same place shares the same server.

    A plain class: the guardian imports this module before PostgreSQL starts, and `dataclasses` alone
    would cost it 10 ms.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.cluster = path / "cluster"
        self.half_made = path / "cluster.half-made"
        self.socket = path / "socket"
        self.log = path / "server.log"
        self.previous_log = path / "server.log.previous"
        self.turn_lock = path / "turn.lock"
        """Held while somebody starts, joins, leaves or stops."""
        self.use_lock = path / "use.lock"
        """Held, shared, by every process that uses the server."""
        self.guardian_lock = path / "guardian.lock"
        """Held by the guardian for as long as it lives."""
        self.server_lock = path / "server.lock"
        """Held by the postmaster and, inherited, by each of its backends: free means that all are gone."""

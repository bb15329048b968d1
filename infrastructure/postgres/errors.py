"""What can go wrong between this installation and its PostgreSQL."""


class EmbeddedUnavailable(RuntimeError):
    """The embedded PostgreSQL cannot be had here; the message says what, where and what to do, in one line."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}; or set HOSO_DATABASE_URL to a PostgreSQL server of your own")

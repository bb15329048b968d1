"""A log that stands before another: what is read passes through (nhật ký trung gian)."""

from application.ports import Log


class PassingLog:
    """Reads as the log behind it does; what an append has to pass is for its heirs to say (nhật ký trung gian)."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self.answer_to = log.answer_to
        self.history = log.history
        self.facts = log.facts
        self.event_at = log.event_at
        self.tail = log.tail
        self.head = log.head
        self.position_at = log.position_at

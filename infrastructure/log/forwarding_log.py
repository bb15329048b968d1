"""A log in front of another: whatever is read is forwarded to it (nhật ký chuyển tiếp)."""

from application.ports import Log


class ForwardingLog:
    """Forwards reads to the log behind it; subclasses say what an append has to pass first (nhật ký chuyển tiếp)."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self.answer_to = log.answer_to
        self.history = log.history
        self.facts = log.facts
        self.event_at = log.event_at
        self.tail = log.tail
        self.head = log.head
        self.position_at = log.position_at

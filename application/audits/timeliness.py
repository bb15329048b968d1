"""Whether the figures of timeliness fit together (đối chiếu số liệu đúng hạn, quá hạn)."""

from collections.abc import Mapping

KEYS = ("closed", "onTime", "early", "late", "noDeadline", "open", "openLate")

FORMULA = (
    "closed: ended by happenedAt; onTime: closed and endedAt <= lateAfter (early is part of it); "
    "late: closed and endedAt > lateAfter; noDeadline: closed without a known date; "
    "openLate: open and lateAfter < happenedAt; onTime + late + noDeadline = closed"
)
"""How the figures are counted; a limit of whole days is over when its last legal day is (BLDS 2015 Điều 148)."""


def contradictions(figures: Mapping[str, int]) -> tuple[str, ...]:
    """Every way in which the figures contradict each other; none for figures that fit (mâu thuẫn số liệu)."""
    found = [f"{name} is {figures[name]}, below zero" for name in KEYS if figures[name] < 0]
    parts = figures["onTime"] + figures["late"] + figures["noDeadline"]
    if parts != figures["closed"]:
        found.append(f"onTime + late + noDeadline is {parts}, closed is {figures['closed']}")
    for part, whole in (("early", "onTime"), ("openLate", "open")):
        if figures[part] > figures[whole]:
            found.append(f"{part} is {figures[part]}, more than {whole} {figures[whole]}")
    return tuple(found)

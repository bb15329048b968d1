"""The library eventsourcing over our log: its application, recorders, mapper, subscriptions and tracking.

Whoever knows the library needs nothing else: PERSISTENCE_MODULE names this package (README.md). Commands do not
pass through here (hợp đồng của thư viện eventsourcing).
"""

from infrastructure.eventsourcing_contracts.factory import LogFactory

__all__ = ["LogFactory"]

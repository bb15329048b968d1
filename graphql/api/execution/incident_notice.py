"""What everybody who asks is told beside the answer (thông báo sự cố)."""

from typing import Any

from strawberry.extensions import SchemaExtension


class IncidentNotice(SchemaExtension):
    """An open incident stands in the extensions of every answer (thông báo sự cố)."""

    def get_results(self) -> dict[str, Any]:
        """The incident, where there is one."""
        incident = self.execution_context.context.store.incident
        return {} if incident is None else {"incident": dict(incident)}

"""The peer of a whole command: FastAPI over plain eventsourcing (đối chứng của một lệnh)."""

from uuid import UUID

from fastapi import FastAPI

from tests.bench.plain_eventsourcing import Case, Cases


def peer_app(cases: Cases) -> FastAPI:
    """One route that loads an aggregate, acts on it and saves it, as the library's examples do."""
    app = FastAPI(telemetry={"auto_configure": False})

    @app.post("/cases")
    def open_case() -> dict[str, str]:
        case = Case()
        for number in range(6):
            case.note(f"note {number}")
        cases.save(case)
        return {"id": str(case.id)}

    @app.post("/cases/{case_id}/notes")
    def note(case_id: UUID, body: dict[str, str]) -> dict[str, int]:
        case: Case = cases.repository.get(case_id)
        case.note(body["text"])
        recordings = cases.save(case)
        return {"position": recordings[-1].notification.id}

    return app

"""R14: fifty officers act on one dossier at once, through two servers; one act stands."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from application.access.actors import Role
from tests.chaos.figures import Outcome
from tests.chaos.ground import Ground
from tests.chaos.installations import AGENCY, at_once, open_for_dossiers
from tests.graphql.cast import Cast
from tests.graphql.served_installation import Served, serving
from tests.infrastructure.log.appends import assert_sound, stored
from tests.installation import NAMES

OFFICERS = 50


def fifty_officers(ground: Ground, *, dossiers: int) -> Outcome:
    """Half of them accept and half refuse the same dossier, so many dossiers in turn."""
    keys = ground.new_folder()
    kinds, contiguous = Counter[str](), 0
    with ground.database() as url, open_for_dossiers(url, keys) as here, serving(url, keys) as there:
        for _ in range(dossiers):
            code = Cast(here, AGENCY).submitted()
            answers = at_once([_act((here, there)[n % 2], code, n) for n in range(OFFICERS)])
            kinds.update(map(_kind, answers))
        log = stored(url, NAMES)
        assert_sound(log)  # positions and the versions of every stream follow each other
        of_dossiers = Counter(row["stream"] for row in log if row["stream"].startswith("dossier/"))
        contiguous = sum(count == 2 for count in of_dossiers.values())
    outcome = Outcome(f"{OFFICERS} officers through two servers, {dossiers} dossiers; half accept, half refuse")
    outcome.exactly("acts that stand", kinds["stands"], dossiers)
    outcome.exactly("typed answers to the others", kinds["refused"] + kinds["done before"], dossiers * (OFFICERS - 1))
    outcome.exactly("errors", kinds["error"], 0)
    outcome.exactly("dossiers with versions 1, 2", contiguous, dossiers)
    outcome.note(f"{kinds['refused']} refusals by a rule, {kinds['done before']} told that it was done before")
    return outcome


def _act(served: Served, code: str, number: int) -> Callable[[], dict[str, Any]]:
    officer = served.someone(Role.INTAKE, AGENCY)
    if number % 4 < 2:
        return lambda: _answer(officer, "acceptDossier", code=code)
    return lambda: _answer(officer, "rejectDossier", code=code, reason="Hồ sơ không thuộc phạm vi giải quyết")


def _answer(officer: Any, act: str, **asked: Any) -> dict[str, Any]:
    from tests.graphql.served_installation import ACT

    answer = officer.answer(ACT % (act[0].upper() + act[1:], act), input=asked)
    return {"__typename": "Error", **answer} if "errors" in answer else answer["data"]["result"]


def _kind(answer: dict[str, Any]) -> str:
    if answer["__typename"] == "Receipt":
        return "stands" if answer["recordedAt"] else "done before"
    return "refused" if answer["__typename"] == "Refusal" else "error"

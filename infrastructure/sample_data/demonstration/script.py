"""The invented dossiers and their acts, read from a table (kịch bản trình diễn)."""

import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from domain.values import HO_CHI_MINH, AgencyId, DecisionId, DossierId, PersonRef, ProcedureCode

_TABLE = Path(__file__).parent / "script.toml"
_DECIDED = (("draft", 0), ("hand_up", 20), ("sign", 60), ("issue", 75), ("conclude", 90))


@dataclass(frozen=True, slots=True)
class ScriptedCase:
    """One invented dossier (hồ sơ trình diễn)."""

    name: str
    title: str
    procedure: ProcedureCode
    agency: AgencyId
    channel: str
    kind: str
    applicant: str

    @property
    def dossier(self) -> DossierId:
        """Our own key of the dossier, the same at every run."""
        return DossierId(_key("dossier", self.name))

    @property
    def decision(self) -> DecisionId:
        """Our own key of its decision."""
        return DecisionId(_key("decision", self.name))

    @property
    def person(self) -> PersonRef:
        """Whose personal data are encrypted."""
        return PersonRef(_key("person", self.name))


@dataclass(frozen=True, slots=True)
class ScriptedAct:
    """One act of a case at its instant; said is what the table adds to it (một việc)."""

    case: ScriptedCase
    at: datetime
    kind: str
    said: dict[str, Any]


@cache
def agencies() -> dict[AgencyId, str]:
    """Names of the agencies by identifier, those above before those below (cơ quan)."""
    return {AgencyId(row["id"]): row["name"] for row in _table()["agencies"]}


@cache
def parents() -> dict[AgencyId, AgencyId]:
    """The agency directly above each, of those that have one (cơ quan cấp trên trực tiếp)."""
    return {AgencyId(row["id"]): AgencyId(row["parent"]) for row in _table()["agencies"] if "parent" in row}


@cache
def acts() -> tuple[ScriptedAct, ...]:
    """Every act of every case, in the order of their instants (diễn biến)."""
    return tuple(sorted((act for row in _table()["cases"] for act in _acts_of(row)), key=lambda act: act.at))


def _acts_of(row: dict[str, Any]) -> Iterator[ScriptedAct]:
    case = ScriptedCase(**{name: value for name, value in row.items() if name != "acts"})
    for said in row["acts"]:
        said = dict(said)
        at, kind = said.pop("at").replace(tzinfo=HO_CHI_MINH), said.pop("act")
        if kind != "decide":
            yield ScriptedAct(case, at, kind, said)
            continue
        for part, minutes in _DECIDED:
            yield ScriptedAct(case, at + timedelta(minutes=minutes), part, said)


@cache
def _table() -> dict[str, Any]:
    with _TABLE.open("rb") as file:
        return tomllib.load(file)


def _key(kind: str, name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"hoso:demo/{kind}/{name}"))

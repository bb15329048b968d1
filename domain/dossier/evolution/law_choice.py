"""What the choice of a new decree does to a dossier (chọn văn bản áp dụng)."""

from domain.dossier import events as e
from domain.dossier.evolution.state_builder import Effects, StateBuilder


def _law_chosen(d: StateBuilder, x: e.LawChosen) -> None:
    d.law_chosen = x.law_as_of
    if d.acceptance is not None and x.procedure_version is not None:
        d.acceptance = d.acceptance._replace(
            law_as_of=x.law_as_of, procedure_version=x.procedure_version, resume=x.resume
        )
    d.promised(x.promise)


EFFECTS: Effects = {e.LawChosen: _law_chosen}

"""Tokens, the schema, rebuilding."""

from pathlib import Path

import pytest

from infrastructure.cli.program import PROGRAM
from infrastructure.identity.tokens import Tokens
from infrastructure.system_clock import SystemClock
from tests.infrastructure.cli.conftest import Hoso


def test_a_token_names_who_acts(hoso: Hoso, tmp_path: Path) -> None:
    answer = hoso("token", "--role", "case", "--agency", "H14.15", "--unit", "P1", "--subject", "can-bo-1")
    assert answer.code == 0
    actor = Tokens(tmp_path / "hoso" / "identity", SystemClock()).actor(answer.out.strip())
    assert (actor.id, actor.role.value, actor.agency, actor.unit) == ("can-bo-1", "case", "H14.15", "P1")


def test_the_schema_is_printed(hoso: Hoso) -> None:
    answer = hoso("schema")
    assert answer.code == 0
    assert "type Query" in answer.out


def test_every_command_of_the_house_is_there(hoso: Hoso) -> None:
    named = {command.name for command in PROGRAM.registered_commands} | {
        group.name for group in PROGRAM.registered_groups
    }
    wanted = {"serve", "demo", "import", "replay", "audit", "due", "generate", "rebuild", "token", "schema"}
    wanted |= {"doctor", "rules", "whatif"}
    assert named == wanted
    assert hoso().code == 0  # without a word it shows them


@pytest.mark.postgres
def test_read_models_are_rebuilt_by_name_or_all(housed: Hoso) -> None:
    assert housed("rebuild").out.count("rebuilt up to position") == 4
    assert housed("rebuild", "dossier").out.startswith("dossier: rebuilt")
    refused = housed("rebuild", "weather")
    assert (refused.code, "weather" in refused.err) == (2, True)


@pytest.mark.postgres
def test_dates_are_counted_on_an_agency_as_recorded(housed: Hoso) -> None:
    asked = ("due", "--from", "2026-01-05T09:00:00+07:00", "--limit", "4 working hours")
    assert housed(*asked, "--at-agency", "H14.15").code == 2
    housed("demo", "--once")
    assert housed(*asked, "--at-agency", "H14.15").out.startswith("14:30:00, 05/01/2026")

"""While the server is away every answer says so under a code, and the same command under its key then counts once."""

import os
import signal

import psycopg
import pytest

from application.access.actors import Role
from infrastructure.postgres.home import Home
from infrastructure.postgres.locks import is_held
from infrastructure.postgres.postmaster import postmaster_of, until
from tests.chaos.ground import Ground, rows
from tests.chaos.installations import AGENCY, PROCEDURE, open_for_dossiers
from tests.graphql.cast import APPLICANT
from tests.graphql.served_installation import ACT

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
SUBMIT = ACT % ("SubmitDossier", "submitDossier")
OPENED = "{ dossiers(first: 1) { edges { node { code } } } }"
ASKED = {
    "procedure": PROCEDURE,
    "agency": AGENCY,
    "channel": "ONLINE",
    "applicant": APPLICANT,
    "idempotencyKey": "once-and-for-all",
}


def test_a_server_that_is_away_is_reported_under_a_code_and_the_command_counts_once(unharmed: Ground) -> None:
    with unharmed.own_server() as (home, use), open_for_dossiers(use.url, unharmed.new_folder()) as served:
        citizen, inspector = served.someone(Role.APPLICANT), served.someone(Role.INSPECTOR)
        _stop(home)

        refused = [citizen.error(SUBMIT, input=ASKED), inspector.error(OPENED)]
        use.ensure_running()
        first, again = (citizen.does("submitDossier", **ASKED) for _ in range(2))

        assert [error["code"] for error in refused] == ["UNAVAILABLE", "UNAVAILABLE"]
        assert not any(str(home.path) in error["message"] for error in refused)
        assert first["dossierCode"] == again["dossierCode"]
        assert rows(use.url, "SELECT count(*) FROM log_h14.fact WHERE topic = 'dossier.submitted.v1'") == [(1,)]


def test_a_reader_whose_connection_was_cut_notices_nothing(unharmed: Ground) -> None:
    with unharmed.database() as url, open_for_dossiers(url, unharmed.new_folder()) as served:
        inspector = served.someone(Role.INSPECTOR)
        inspector.ask(OPENED)
        with psycopg.connect(url, autocommit=True) as db:
            db.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

        assert inspector.ask(OPENED) == {"dossiers": {"edges": []}}


def _stop(home: Home) -> None:
    note = postmaster_of(home)
    assert note is not None
    os.kill(note.pid, signal.SIGQUIT)
    assert until(lambda: not is_held(home.server_lock), 60)

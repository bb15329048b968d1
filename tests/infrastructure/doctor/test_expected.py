"""What the doctor holds a database against is what the files of the schema say, all of it."""

import re

from infrastructure.doctor import expected
from infrastructure.log.schema import FILES
from tests.installation import NAMES

TEXT = "\n".join(NAMES.fill(file.read_text(encoding="utf-8")) for file in FILES)
APP, SEALER, INSPECTOR, OWNER = NAMES.app, NAMES.sealer, NAMES.inspector, NAMES.owner


def test_every_right_on_the_log_is_read() -> None:
    assert expected.rights(FILES, NAMES) == {
        *(("SCHEMA", NAMES.log, role, "USAGE") for role in (OWNER, APP, SEALER, INSPECTOR)),
        ("SCHEMA", NAMES.log, OWNER, "CREATE"),
        *(("TABLE", "fact", role, "SELECT") for role in (APP, SEALER, INSPECTOR)),
        *(("TABLE", "command", role, "SELECT") for role in (APP, INSPECTOR)),
        ("FUNCTION", "append", APP, "EXECUTE"),
    }


def test_everything_that_is_made_has_an_owner_but_what_lays_it() -> None:
    made = {(kind, name) for kind, name in re.findall(r"CREATE (TABLE|FUNCTION) log_h14\.(\w+)", TEXT)}
    owned = {thing: owner for thing, owner in expected.owners(FILES, NAMES).items() if owner is not None}
    assert owned == dict.fromkeys(made, OWNER)


def test_every_function_and_trigger_is_read() -> None:
    assert len(expected.functions(FILES, NAMES)) == TEXT.count("CREATE FUNCTION")
    assert expected.append_only_triggers(FILES, NAMES).keys() == {"fact", "command"}
    assert expected.unique_keys(FILES, NAMES) == {
        ("fact", "position"): "PRIMARY KEY",
        ("fact", "stream, version"): "UNIQUE",
        ("command", "actor, key"): "PRIMARY KEY",
    }
    assert [(one.name, one.event) for one in expected.event_triggers(FILES, NAMES)] == [
        ("hoso_change_log_h14", "ddl_command_end"),
        ("hoso_drop_log_h14", "sql_drop"),
    ]

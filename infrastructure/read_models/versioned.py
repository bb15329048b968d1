"""Rows with the range of log positions in which they were true (dòng theo phiên bản).

The current row stays in its own small table. What it said before lies beside it from the fact on that made it
say something else, so a past row is written once, whole, and never touched again.
"""

from infrastructure.read_models.model import TableDefinition


def history_of(table: TableDefinition) -> TableDefinition:
    """The table of what rows of another said before: its position is known_from, known_to is where that ended."""
    columns = tuple((_past(name), kind) for name, kind in table.columns)
    return TableDefinition(
        f"{table.name}_history",
        (*columns, ("known_to", "int8 NOT NULL")),
        f"{table.key}, known_from",
        written_once=True,
    )


def rows_known(read: str, table: TableDefinition, position: str, where: str = "") -> str:
    """FROM what rows of a table said at a position of the log: current ones not changed since, and past ones.

    where is asked of the current and of the past rows alike, under the columns' own names.
    """
    now = ", ".join(name for name, _ in table.columns)
    then = ", ".join("known_from AS position" if name == "position" else name for name, _ in table.columns)
    return (
        f"(SELECT * FROM (SELECT {now} FROM {read}.{table.name} WHERE position <= {position} UNION ALL "
        f"SELECT {then} FROM {read}.{table.name}_history WHERE known_from <= {position} AND known_to > {position}) x "
        f"{where})"
    )


def _past(column: str) -> str:
    return "known_from" if column == "position" else column

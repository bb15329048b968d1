"""Tables below sentences, read by the names of their columns (bảng kèm theo câu)."""

from collections.abc import Sequence

from features.orthography import canonical
from features.steps.expectations import ScenarioMismatch
from features.steps.grammar import grammar

Table = Sequence[Sequence[str]]


def rows_of(datatable: Table, id: str) -> list[tuple[str, ...]]:
    """The rows with their cells in the order of the grammar, whatever the order of the columns (các dòng của bảng).

    Raises ScenarioMismatch for a column that is missing, or there twice.
    """
    header, *rows = datatable
    places: list[int] = []
    for column in grammar().sentences[id].columns:
        found = [place for place, name in enumerate(header) if column.is_called(name)]
        if len(found) != 1:
            raise ScenarioMismatch(f"bảng {'có hai' if found else 'thiếu'} cột {column.names[0]}")
        places += found
    return [tuple(canonical(row[place]) for place in places) for row in rows]

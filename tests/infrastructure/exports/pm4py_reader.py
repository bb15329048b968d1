"""Read by pm4py, in an interpreter of its own: python reading_with_pm4py.py FILE … prints what it counts in each.

pm4py is AGPL; the project neither installs nor imports it.
"""

import json
import sys
import warnings
from typing import Any

warnings.filterwarnings("ignore")
READERS = {"json": "read_ocel2_json", "sqlite": "read_ocel2_sqlite", "xml": "read_ocel2_xml"}


def counted(path: str) -> dict[str, Any]:
    """What pm4py finds in a file."""
    import pm4py  # type: ignore[import-not-found]

    ending = path.rsplit(".", 1)[1]
    if ending not in READERS:
        log = pm4py.read_xes(path)
        return {"traces": int(log["case:concept:name"].nunique()), "events": len(log), "first": str(_first(log))}
    log = getattr(pm4py, READERS[ending])(path)
    found = {
        "events": len(log.events),
        "objects": len(log.objects),
        "pairs": len(log.relations[["ocel:eid", "ocel:oid"]].drop_duplicates()),
        "links": len(log.o2o),
        "types": sorted(set(log.objects["ocel:type"])),
        "activities": {str(name): int(count) for name, count in log.events["ocel:activity"].value_counts().items()},
        "first": str(log.events["ocel:timestamp"].min()),
    }
    if ending == "sqlite":
        from pm4py.objects.ocel.validation import ocel20_rel_validation  # type: ignore[import-not-found]

        held, broken = ocel20_rel_validation.apply(path)
        found |= {"kept": len(held), "broken": broken}
    return found


def _first(log: Any) -> Any:
    return log["time:timestamp"].min()


if __name__ == "__main__":
    answers = {path: counted(path) for path in sys.argv[1:]}
    sys.stdout.write("\n" + json.dumps(answers))

"""What the groups of a report are called (tên cơ quan, thủ tục trong báo cáo)."""

from application.audits.figures import Counted
from application.audits.official import DisplayNames
from application.case_store import CaseStore
from application.queries.reads import Reads


async def display_names(store: CaseStore, reads: Reads, counted: Counted) -> DisplayNames:
    """The names of every agency and procedure that figures were counted for."""
    agencies = {group.agency for group in counted.groups if group.agency}
    procedures = await reads.procedures_of(sorted({group.procedure for group in counted.groups if group.procedure}))
    return DisplayNames(
        agencies={agency: (await store.agency(agency))[0].name for agency in sorted(agencies)},
        procedures={key: row["name"] for key, row in procedures.items()},
        fields={key: row["field"] or "" for key, row in procedures.items()},
    )

"""Which agency stands under which as a command or a question comes (thẩm quyền theo hệ thống cơ quan)."""

from application.access.rows import Authority
from application.case_store import CaseStore
from domain.plain_text import cleaned
from domain.values import legal_day


async def authority_now(store: CaseStore) -> Authority:
    """The tree of agencies on this day."""
    return Authority(await store.agency_tree(), legal_day(store.clock.now()))


async def agencies_below(store: CaseStore, agency: str | None) -> frozenset[str] | None:
    """An agency with those that stand below it today; None where none is named (cơ quan và cơ quan trực thuộc)."""
    if agency is None:
        return None
    authority = await authority_now(store)
    return authority.tree.within(cleaned(agency), authority.day)

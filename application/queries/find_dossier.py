"""Which dossier a code stands for: asked of the register itself, never of a read model (tra mã số hồ sơ)."""

from application import streams
from application.case_store import CaseStore
from domain.dossier.code import places
from domain.dossier.events import DossierNumbered
from domain.dossier.refusals import DossierUnknown
from domain.errors import Malformed
from domain.plain_text import cleaned
from domain.values import DossierId


async def find_dossier(store: CaseStore, code: str) -> DossierId:
    """Our own key of the dossier behind an official code. Raises DossierUnknown."""
    code = cleaned(code)
    known = store.codes.get(code)
    if known is not None:
        return known
    try:
        candidates = places(code)
    except Malformed:
        candidates = ()
    for place in candidates:
        event = await store.log.event_at(streams.intake_register(place.agency, place.day), place.number)
        if isinstance(event, DossierNumbered):
            store.remember(code, event.dossier)
            return event.dossier
    raise DossierUnknown(
        f"Không tìm thấy hồ sơ «{code}»; đề nghị kiểm tra lại mã số trên giấy tiếp nhận (ví dụ H15.50-261008-0975); "
        "hồ sơ của hệ thống khác ghi NGUỒN/VỤ VIỆC (ví dụ receipt/case-9443).",
        basis="TT 01/2018/TT-VPCP Điều 19",
        details={
            "code": code,
            "en": f"there is no dossier «{code}»; write its code as on the receipt, like H15.50-261008-0975, or "
            "SOURCE/CASE for one of another system, like receipt/case-9443",
        },
    )

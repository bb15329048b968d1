"""Why an act on an agency is refused (lý do không thực hiện được)."""

from datetime import datetime

from domain.agency.commands import AgencyCommand
from domain.agency.state import Agency
from domain.errors import NotPermitted
from domain.values import Article, legal_day

BASIS = Article("QĐ 20/2020/QĐ-TTg Điều 4; NĐ 118/2025/NĐ-CP Điều 18")
"""On what a refusal about agencies, units and officers rests: never on the article that the act itself names."""


class AgencyAlreadyEstablished(NotPermitted):
    """A second, different establishment of the same agency (cơ quan đã tồn tại)."""

    code = "AGENCY_ALREADY_ESTABLISHED"


class AgencyNotEstablished(NotPermitted):
    """An agency that nobody established here, or not by that day (cơ quan chưa được thành lập)."""

    code = "AGENCY_NOT_ESTABLISHED"


class AgencyMisdescribed(NotPermitted):
    """An agency without a name, or under itself (thông tin cơ quan không hợp lệ)."""

    code = "AGENCY_MISDESCRIBED"


class OfficeHoursOutOfOrder(NotPermitted):
    """Office hours that are empty, overlap or run backwards (giờ hành chính không hợp lệ)."""

    code = "OFFICE_HOURS_OUT_OF_ORDER"


class UnitAlreadyEstablished(NotPermitted):
    """A second, different establishment of the same unit (đơn vị đã tồn tại)."""

    code = "UNIT_ALREADY_ESTABLISHED"


class UnitUnknown(NotPermitted):
    """A unit that the agency does not have on that day (không có đơn vị)."""

    code = "UNIT_UNKNOWN"


class UnitStillStaffed(NotPermitted):
    """A unit cannot end while officers serve in it (đơn vị còn cán bộ)."""

    code = "UNIT_STILL_STAFFED"


class OfficerAlreadyServing(NotPermitted):
    """An officer cannot be appointed for days on which he serves already (cán bộ đang công tác)."""

    code = "OFFICER_ALREADY_SERVING"


class OfficerUnknown(NotPermitted):
    """An officer who does not serve in the agency on that day (không có cán bộ)."""

    code = "OFFICER_UNKNOWN"


class OfficerInOtherUnit(NotPermitted):
    """The officer named serves in another unit than the one named beside him (cán bộ không thuộc đơn vị)."""

    code = "OFFICER_IN_OTHER_UNIT"


class OfficerMisdescribed(NotPermitted):
    """A service without an account, or one that ends before it begins (thông tin cán bộ không hợp lệ)."""

    code = "OFFICER_MISDESCRIBED"


class AccountTaken(NotPermitted):
    """An account stands for one officer at a time (tài khoản đã thuộc cán bộ khác)."""

    code = "ACCOUNT_TAKEN"


def refuse_not_established(state: Agency, agency: str) -> None:
    """Refuse an act on an agency that nobody established. Raises AgencyNotEstablished."""
    if state.agency != agency or state.since is None:
        raise AgencyNotEstablished(
            f"Chưa có cơ quan {agency}; đề nghị thành lập cơ quan trước.", basis=BASIS, details={"agency": agency}
        )


def refuse_before_first_day(state: Agency, command: AgencyCommand) -> None:
    """Refuse what is to hold before the agency's own first day. Raises AgencyNotEstablished."""
    since = command.since
    day = legal_day(since) if isinstance(since, datetime) else since
    if state.since is None or day is None or day >= state.since:
        return
    raise AgencyNotEstablished(
        f"Cơ quan {state.agency} chưa được thành lập vào ngày {day:%d/%m/%Y}: cơ quan có từ ngày "
        f"{state.since:%d/%m/%Y}; đề nghị ghi lại ngày.",
        basis=BASIS,
        details={"agency": str(state.agency), "since": state.since.isoformat()},
    )

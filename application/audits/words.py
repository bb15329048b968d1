"""What people call the codes that stand in rows of reports (từ chỉ mã trong báo cáo)."""

from collections.abc import Mapping
from enum import StrEnum

from application.audits.report import Word
from application.audits.suspensions import SuspensionKind
from domain.dossier.booking import BookedBy
from domain.dossier.holder import HolderKind, Part
from domain.dossier.papers import ExclusionKind
from domain.dossier.timeliness import Verdict

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    HolderKind: {
        HolderKind.AGENCY: "cơ quan",
        HolderKind.UNIT: "đơn vị",
        HolderKind.OFFICER: "cán bộ",
        HolderKind.APPLICANT: "người nộp",
        HolderKind.EXCLUSION: "thời gian không tính",
        HolderKind.NOBODY: "chưa ghi nhận",
    },
    Part: {
        Part.RECEIVING: "tiếp nhận",
        Part.SETTLING: "giải quyết",
        Part.HANDING_OVER: "chờ bên nhận ký",
        Part.CONSULTED: "được lấy ý kiến",
        Part.SUPPLEMENTING: "bổ sung hồ sơ",
        Part.PAYING: "nộp nghĩa vụ tài chính",
        Part.EXCLUDED: "không tính vào thời hạn",
        Part.WAITING: "chờ xử lý",
        Part.UNRECORDED: "chưa ghi nhận",
    },
    BookedBy: {
        BookedBy.SHARE: "vượt phần thời hạn được giao",
        BookedBy.DUE_DATE: "giữ hồ sơ khi đến hạn",
        BookedBy.DUE_BEFORE_START: "hạn đã qua trước khi hồ sơ bắt đầu, không thuộc bên nào",
    },
    SuspensionKind: {
        SuspensionKind.SUPPLEMENT: "yêu cầu bổ sung",
        SuspensionKind.EXCLUSION: "thời gian không tính",
        SuspensionKind.PAYMENT: "nghĩa vụ tài chính",
        SuspensionKind.OPINION: "lấy ý kiến",
        SuspensionKind.ACTIVITY: "chờ xử lý",
    },
    ExclusionKind: {
        ExclusionKind.POSTING: "niêm yết",
        ExclusionKind.EXPLANATION: "giải trình",
        ExclusionKind.STATUTORY: "căn cứ khác theo luật",
    },
    Verdict: {
        Verdict.EARLY: "trước hạn",
        Verdict.ON_TIME: "đúng hạn",
        Verdict.LATE: "quá hạn",
        Verdict.OPEN: "đang giải quyết",
        Verdict.OPEN_LATE: "đang giải quyết, quá hạn",
        Verdict.NO_DEADLINE: "chưa rõ thời hạn",
    },
}


def word(code: StrEnum) -> Word:
    """A member of an enumeration as a cell: its own value, and the word for it."""
    return Word(code.value, WORDS[type(code)][code])

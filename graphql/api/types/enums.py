"""Enumerations of the schema: the domain's own, described for readers of the schema (danh mục)."""

import strawberry

from api.types.enum_descriptions import describe_values
from application.audits.findings.severity import Severity
from application.audits.official import Dimension
from application.audits.report import Kind
from application.queries.dossier_clock import ClockState
from application.queries.look_up import CompletionLevel
from application.queries.reads import DossierOrder
from domain.agency.outage import OutageKind
from domain.decision.kinds import CorrectedPart, DecisionKind, RevocationKind, SignatureForm
from domain.dossier.papers import ApplicantKind, CodeForm, ExclusionKind
from domain.dossier.status import Status, StopGround
from domain.dossier.timeliness import Verdict
from domain.law.deadlines import Mark
from domain.procedure.components import FeeKind, PaperKind
from domain.procedure.content import AdministrativeLevel, OnlineLevel
from domain.values import Channel

for _words, _name, _description in (
    (CompletionLevel, "CompletionLevel", "How far a dossier has come; everybody may know. Mức độ hoàn thành."),
    (Dimension, "AuditDimension", "What the rows of a form stand for. Tiêu chí phân tổ."),
    (Severity, "FindingSeverity", "How grave a finding is. Mức độ."),
    (Kind, "AuditKind", "What the cells of a column hold. Loại dữ liệu của cột."),
    (Channel, "Channel", "How a dossier reaches the desk. Hình thức nộp."),
    (ApplicantKind, "ApplicantKind", "Who asks. Đối tượng thực hiện."),
    (PaperKind, "PaperKind", "In what form a paper came. Bản chính, bản sao, bản điện tử."),
    (CodeForm, "CodeForm", "Format of the dossier code. Định dạng mã số hồ sơ."),
    (ExclusionKind, "ExclusionKind", "Why time is not counted. Thời gian không tính."),
    (ClockState, "ClockState", "What the clock does. Trạng thái thời hạn."),
    (DossierOrder, "DossierOrder", "How a list of dossiers is sorted. Sắp xếp."),
    (DecisionKind, "DecisionKind", "How a decision answers. Đồng ý, từ chối, khác."),
    (SignatureForm, "SignatureForm", "Digital or on paper. Ký số, ký giấy."),
    (CorrectedPart, "CorrectedPart", "Part of a decision put right. Phần đính chính."),
    (RevocationKind, "RevocationKind", "Withdrawn or annulled. Thu hồi, hủy bỏ."),
    (Mark, "DayMark", "What became of a day in the count. Cách tính ngày."),
    (Status, "DossierStatus", "National status of a dossier, codes 1 to 10. Trạng thái hồ sơ."),
    (StopGround, "StopGround", "Why a dossier is stopped. Căn cứ dừng giải quyết."),
    (OutageKind, "OutageKind", "Planned, or force majeure. Tạm ngừng theo kế hoạch, bất khả kháng."),
    (AdministrativeLevel, "AdministrativeLevel", "Cấp thực hiện."),
    (OnlineLevel, "OnlineLevel", "Mức độ trực tuyến."),
    (FeeKind, "FeeKind", "Phí hay lệ phí."),
    (Verdict, "Verdict", "How a dossier stands against its date. Tình trạng giải quyết."),
):
    strawberry.enum(_words, name=_name, description=_description)
    describe_values(_words)

__all__ = [
    "AdministrativeLevel",
    "ApplicantKind",
    "Channel",
    "ClockState",
    "CodeForm",
    "CompletionLevel",
    "CorrectedPart",
    "DecisionKind",
    "Dimension",
    "DossierOrder",
    "ExclusionKind",
    "FeeKind",
    "Kind",
    "Mark",
    "OnlineLevel",
    "OutageKind",
    "PaperKind",
    "RevocationKind",
    "Severity",
    "SignatureForm",
    "Status",
    "StopGround",
    "Verdict",
]

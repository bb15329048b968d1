"""One module per question; this is the Query type (truy vấn)."""

import strawberry

from api.queries.agency.agency import agency
from api.queries.audits.audits import (
    audit_distribution,
    audit_findings,
    audit_responsibility,
    audit_timeliness,
    audit_transparency,
    dossier_responsibility,
)
from api.queries.audits.public_timeliness import public_timeliness
from api.queries.audits.timeliness import timeliness
from api.queries.audits.what_if import what_if
from api.queries.decision.decision import decision
from api.queries.dossier.counts import counts
from api.queries.dossier.dossier import dossier
from api.queries.dossier.dossier_diff import dossier_diff
from api.queries.dossier.dossiers import dossiers
from api.queries.dossier.worklist import worklist
from api.queries.procedure.procedure import procedure
from api.queries.procedure.procedures import procedures


@strawberry.type(description="What can be asked of the installation. Truy vấn.")
class Query:
    """What can be asked (truy vấn)."""

    dossier = strawberry.field(dossier, description="One dossier by its code. Hồ sơ theo mã số.")
    dossiers = strawberry.field(dossiers, description="A page of the dossiers you may see. Danh sách hồ sơ.")
    dossier_diff = strawberry.field(
        dossier_diff, description="What changed in a dossier between two readings of it. So sánh hai thời điểm."
    )
    procedure = strawberry.field(procedure, description="One procedure by its code. Thủ tục theo mã.")
    procedures = strawberry.field(procedures, description="A page of procedures. Danh mục thủ tục.")
    agency = strawberry.field(agency, description="One agency with its units and officers, as of a day. Cơ quan.")
    decision = strawberry.field(decision, description="One decision by agency, number, year. Quyết định.")
    worklist = strawberry.field(worklist, description="What must be done, most urgent first. Việc cần làm.")
    counts = strawberry.field(counts, description="How many dossiers stand where. Số lượng hồ sơ.")
    public_timeliness = strawberry.field(
        public_timeliness, description="How long dossiers took, for everybody. Công khai tiến độ giải quyết."
    )
    timeliness = strawberry.field(timeliness, description="On time and late, as of an instant. Tiến độ giải quyết.")
    what_if = strawberry.field(what_if, description="Recorded facts under another law; nothing is recorded. Mô phỏng.")
    audit_timeliness = strawberry.field(
        audit_timeliness, description="Form II.06a and every on-time share of a scope. Kiểm tra tiến độ giải quyết."
    )
    audit_transparency = strawberry.field(
        audit_transparency, description="What was published in time and in full. Kiểm tra công khai, minh bạch."
    )
    audit_responsibility = strawberry.field(
        audit_responsibility, description="Who held dossiers, and whose lateness it is. Trách nhiệm thời gian."
    )
    audit_distribution = strawberry.field(
        audit_distribution, description="How long dossiers take, by procedure and agency. Phân bố thời gian giải quyết."
    )
    audit_findings = strawberry.field(
        audit_findings, description="What inspectors would ask about, with evidence. Dấu hiệu bất thường."
    )
    dossier_responsibility = strawberry.field(
        dossier_responsibility, description="Who held one dossier when. Sổ trách nhiệm của một hồ sơ."
    )

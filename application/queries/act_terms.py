"""How an act is called in a sentence for people, by the name of its command (tên gọi của việc)."""

from collections.abc import Mapping

from application.queries.sentence_parts import Sentence

_TERMS: Mapping[str, Sentence] = {
    "SubmitDossier": ("nộp hồ sơ", "handing in a dossier"),
    "TakeForAgency": ("tiếp nhận thay cơ quan có thẩm quyền", "taking a dossier for the competent agency"),
    "ChooseLaw": ("chọn văn bản áp dụng", "choosing the governing law"),
    "AcceptDossier": ("tiếp nhận hồ sơ", "accepting the dossier"),
    "RejectDossier": ("từ chối tiếp nhận hồ sơ", "refusing intake"),
    "RequestSupplement": ("yêu cầu bổ sung hồ sơ", "requesting a supplement"),
    "SupplySupplement": ("nộp bổ sung", "supplying a supplement"),
    "AssignDossier": ("phân công", "assigning the dossier"),
    "ForwardDossier": ("chuyển hồ sơ", "forwarding the dossier"),
    "TakeOverDossier": ("nhận hồ sơ", "taking the dossier over"),
    "CompleteStep": ("hoàn thành bước", "completing a step"),
    "AskOpinion": ("lấy ý kiến", "asking an opinion"),
    "GiveOpinion": ("cho ý kiến", "giving an opinion"),
    "StartExclusion": ("bắt đầu thời gian không tính", "beginning time that does not count"),
    "EndExclusion": ("kết thúc thời gian không tính", "ending time that does not count"),
    "DemandPayment": ("yêu cầu nghĩa vụ tài chính", "demanding a payment"),
    "RecordPayment": ("ghi nhận đã nộp tiền", "recording a payment"),
    "ExtendDeadline": ("xin lỗi và hẹn lại", "putting off the date"),
    "MoveDeadline": ("chuyển ngày hẹn trả", "moving the date"),
    "WithdrawDossier": ("rút hồ sơ", "withdrawing the dossier"),
    "StopDossier": ("dừng giải quyết", "stopping the procedure"),
    "ConcludeDossier": ("kết thúc giải quyết", "concluding the dossier"),
    "DeliverResult": ("trả kết quả", "delivering the result"),
    "CorrectFact": ("đính chính", "correcting a fact"),
    "AdoptHistory": ("tiếp nhận hồ sơ từ hệ thống khác", "taking over a history"),
    "DraftDecision": ("dự thảo quyết định", "drafting a decision"),
    "SubmitDecision": ("trình ký", "submitting a decision"),
    "SignDecision": ("ký quyết định", "signing a decision"),
    "IssueDecision": ("ban hành quyết định", "issuing a decision"),
    "CorrectDecision": ("đính chính quyết định", "correcting a decision"),
    "RevokeDecision": ("thu hồi, hủy bỏ quyết định", "revoking a decision"),
    "PublishProcedure": ("công bố thủ tục", "publishing a procedure"),
    "AmendProcedure": ("sửa đổi, bổ sung thủ tục", "amending a procedure"),
    "RepealProcedure": ("bãi bỏ thủ tục", "repealing a procedure"),
    "ApproveProcess": ("phê duyệt quy trình nội bộ", "approving an internal process"),
    "EstablishAgency": ("thành lập cơ quan", "establishing an agency"),
    "PlaceAgency": ("đổi cơ quan cấp trên", "placing an agency"),
    "SetOfficeHours": ("quy định giờ hành chính", "setting office hours"),
    "AnnounceOutage": ("thông báo sự cố", "announcing an outage"),
    "EstablishUnit": ("thành lập đơn vị", "establishing a unit"),
    "RenameUnit": ("đổi tên đơn vị", "renaming a unit"),
    "CloseUnit": ("giải thể đơn vị", "closing a unit"),
    "AppointOfficer": ("bổ nhiệm, tiếp nhận cán bộ", "appointing an officer"),
    "TransferOfficer": ("điều động cán bộ", "transferring an officer"),
    "DismissOfficer": ("cho cán bộ thôi làm việc", "dismissing an officer"),
    "SetOfficerAccounts": ("quy định tài khoản cán bộ", "setting an officer's accounts"),
    "OpenCalendarYear": ("mở lịch làm việc năm", "opening a calendar year"),
    "DeclareHoliday": ("thông báo ngày nghỉ", "declaring a holiday"),
    "SwapWorkingDay": ("hoán đổi ngày làm việc", "swapping a working day"),
    "RevokeCalendarDecision": ("hủy bỏ quyết định về lịch làm việc", "revoking a calendar decision"),
    "DeployCode": ("ghi nhận phiên bản phần mềm", "recording a version of the program"),
    "ReportAnchoring": ("ghi nhận niêm phong", "reporting on seals"),
    "ExplainRestore": ("giải trình khôi phục dữ liệu", "explaining a restore"),
}


def act_term(command: str) -> Sentence:
    """What the act of a command is called; a command of an earlier version goes by its own name."""
    return _TERMS.get(command, (f"«{command}»", command))

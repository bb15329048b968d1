"""What each value of the schema's enumerations means (ý nghĩa của từng giá trị)."""

MEANINGS: dict[str, dict[str, str]] = {
    "AuditDimension": {
        "AGENCY": "The agency that received. Cơ quan tiếp nhận.",
        "FIELD": "The field of the procedure. Lĩnh vực.",
        "PROCEDURE": "The procedure. Thủ tục.",
        "CHANNEL": "How it was handed in. Hình thức nộp.",
        "SOURCE": "The system it was recorded in first. Nguồn.",
    },
    "FindingSeverity": {
        "LOW": "Worth a look. Thấp.",
        "MEDIUM": "To be explained. Trung bình.",
        "HIGH": "A rule was broken unless there is an explanation. Cao.",
    },
    "AuditKind": {
        "TEXT": "Words. Văn bản.",
        "COUNT": "A whole number. Số lượng.",
        "SHARE": "So many of so many. Tỷ lệ, tử số và mẫu số.",
        "POINTS": "Points, a decimal in text. Điểm.",
        "DURATION": "A length of time. Thời gian.",
        "DAY": "A legal day. Ngày.",
        "INSTANT": "An instant. Thời điểm.",
        "EVIDENCE": "Positions of the log. Vị trí trong nhật ký.",
    },
    "CompletionLevel": {
        "RECEIVED": "Handed in, not yet taken in. Mới tiếp nhận.",
        "IN_PROGRESS": "Being worked on. Đang giải quyết.",
        "SUSPENDED": "Waits for the applicant. Tạm dừng, chờ người nộp.",
        "COMPLETED": "Ended, in whatever way. Đã kết thúc.",
    },
    "DossierStatus": {
        "REGISTERED": "1: handed in. Mới đăng ký.",
        "ACCEPTED": "2: taken in, a date promised. Được tiếp nhận.",
        "REJECTED": "3: not taken in. Không được tiếp nhận.",
        "IN_PROCESS": "4: being worked on. Đang xử lý.",
        "AWAITING_SUPPLEMENT": "5: waits for papers. Yêu cầu bổ sung giấy tờ.",
        "AWAITING_PAYMENT": "6: waits for a payment. Yêu cầu thực hiện nghĩa vụ tài chính.",
        "WITHDRAWN": "7: taken back by the applicant. Công dân yêu cầu rút hồ sơ.",
        "STOPPED": "8: ended without a decision. Dừng xử lý.",
        "CONCLUDED": "9: decided. Đã xử lý xong.",
        "DELIVERED": "10: the result was handed over. Đã trả kết quả.",
    },
    "StopGround": {
        "NOT_SUPPLIED": "The time to supply what was missing is over. Quá thời hạn bổ sung.",
        "NOT_PAID": "The time to pay is over. Quá thời hạn nộp tiền.",
        "WITHDRAWN": "The applicant took it back. Người nộp đã rút hồ sơ.",
        "PROCEDURE_ABOLISHED": "The procedure was abolished, open dossiers stop. Thủ tục bị cắt giảm.",
    },
    "OutageKind": {
        "PLANNED": "A planned stop, announced ahead. Tạm ngừng theo kế hoạch.",
        "FORCE_MAJEURE": "It came without anybody's will. Bất khả kháng.",
    },
    "ApplicantKind": {
        "CITIZEN": "A natural person. Công dân.",
        "ENTERPRISE": "An enterprise. Doanh nghiệp.",
        "ORGANISATION": "Another organisation. Tổ chức khác.",
    },
    "ClockState": {
        "NOT_STARTED": "Not yet taken in. Chưa bắt đầu.",
        "RUNNING": "Time is counted. Đang tính.",
        "PAUSED": "Time is not counted now. Tạm dừng.",
        "ENDED": "The dossier has ended. Đã kết thúc.",
        "UNKNOWN": "No time limit is known. Chưa rõ thời hạn.",
    },
    "DayMark": {
        "DAY_ZERO": "The day of the event, not counted. Ngày bắt đầu, không tính.",
        "COUNTED": "Counted. Được tính.",
        "SKIPPED": "No working day. Ngày nghỉ, không tính.",
        "PAUSED": "Excluded, or waiting for the applicant. Thời gian không tính.",
        "ROLLED": "The end fell on a day off and moved on. Ngày cuối rơi vào ngày nghỉ, chuyển tiếp.",
    },
    "Verdict": {
        "EARLY": "Decided before its day. Trước hạn.",
        "ON_TIME": "Decided on its day. Đúng hạn.",
        "LATE": "Decided after it. Quá hạn.",
        "OPEN": "Undecided, in time. Đang giải quyết, trong hạn.",
        "OPEN_LATE": "Undecided, after its day. Đang giải quyết, quá hạn.",
        "NO_DEADLINE": "Decided, and no time limit is known. Chưa rõ thời hạn.",
    },
    "DecisionKind": {
        "GRANTED": "What was asked for is granted. Đồng ý.",
        "REFUSED": "It is refused in writing. Từ chối bằng văn bản.",
        "OTHER": "Neither. Khác.",
    },
    "Channel": {
        "COUNTER": "At the counter. Trực tiếp.",
        "ONLINE": "Online. Trực tuyến.",
        "POST": "By public post. Bưu chính công ích.",
    },
    "DossierOrder": {
        "OPENED": "By when it was first recorded. Theo lúc mở hồ sơ.",
        "CHANGED": "By its last fact. Theo thay đổi gần nhất.",
        "DUE": "By its date; dossiers without one are left out. Theo ngày hẹn trả.",
    },
    "AdministrativeLevel": {
        "MINISTRY": "Cấp bộ.",
        "PROVINCE": "Cấp tỉnh.",
        "DISTRICT": "Cấp huyện.",
        "COMMUNE": "Cấp xã.",
        "OTHER": "Another. Cơ quan khác.",
    },
    "PaperKind": {
        "ORIGINAL": "Original. Bản chính.",
        "COPY": "Copy. Bản sao.",
        "ELECTRONIC": "Electronic copy. Bản điện tử.",
    },
    "FeeKind": {"FEE": "Fee. Phí.", "CHARGE": "Charge. Lệ phí."},
    "OnlineLevel": {
        "FULL": "Wholly online. Toàn trình.",
        "PARTIAL": "In part online. Một phần.",
        "NOT_OFFERED": "Not online. Chưa cung cấp.",
    },
    "CorrectedPart": {
        "DOCUMENT_TYPE": "Kind of document. Loại văn bản.",
        "TITLE": "Title. Trích yếu.",
        "CONTENT": "Content. Nội dung.",
        "REASON": "Reason. Lý do.",
        "BASIS": "Legal basis. Căn cứ.",
    },
    "RevocationKind": {
        "WITHDRAWN": "Taken back from a day on. Thu hồi.",
        "ANNULLED": "Annulled as unlawful. Hủy bỏ.",
    },
    "SignatureForm": {"DIGITAL": "Digitally. Ký số.", "PAPER": "On paper. Ký giấy."},
    "ExclusionKind": {
        "POSTING": "Public posting. Niêm yết.",
        "EXPLANATION": "The applicant explains. Giải trình.",
        "STATUTORY": "Another statutory ground. Căn cứ khác theo luật.",
    },
    "CodeForm": {
        "IDENTIFIER": "With the agency's identifier (TT 01/2018 Điều 19). Theo mã định danh.",
        "CENTRAL": "Of a nationally centralised service (TT 03/2025 Điều 13). Dịch vụ công tập trung.",
    },
}


def describe_values(enumeration: type) -> None:
    """Say of every value what it means; a value without words is a KeyError at start."""
    definition = enumeration.__strawberry_definition__  # type: ignore[attr-defined]  # strawberry.enum sets it
    for value in definition.values:
        value.description = MEANINGS[definition.name][value.name]

"""Every kind of finding in one table: a line more, and one more kind is looked for (danh mục dấu hiệu bất thường)."""

from collections.abc import Sequence

from application.audits.findings import apologies, attempts, authority, late_entry, results, steps, supplements
from application.audits.findings.classification import longer_limit
from application.audits.findings.closures import BurstOfClosures
from application.audits.findings.finding import FindingRule, each
from application.audits.findings.impossible_dates import date_before_it_came, end_before_it_came
from application.audits.findings.numbering import NumberingGaps
from application.audits.findings.office_time import OutsideHours
from application.audits.findings.resubmission import LodgedAgain
from application.audits.findings.severity import Severity
from application.audits.findings.unjudged import (
    without_promise,
    without_signature,
    without_step_limit,
    without_steps,
)
from domain.errors import Malformed

LOW, MEDIUM, HIGH = Severity

FINDINGS: tuple[FindingRule, ...] = (
    FindingRule(
        key="supplement-near-due",
        vi="Yêu cầu bổ sung sát hạn",
        en="Supplement requested when no time was left",
        basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 4; ngưỡng [D] findings.supplement_before_due",
        severity=MEDIUM,
        innocent_vi="Thiếu sót chỉ lộ ra khi có ý kiến hoặc kết quả xác minh đến muộn.",
        innocent_en="What was missing showed only when an opinion or a check came in late.",
        look=each(supplements.supplement_near_due),
        lacks=without_promise,
    ),
    FindingRule(
        key="supplement-again",
        vi="Yêu cầu bổ sung quá số lần cho phép",
        en="Supplement requested more often than allowed",
        basis="NĐ 118/2025/NĐ-CP Điều 11; NĐ 61/2018/NĐ-CP Điều 15 khoản 3, Điều 17 khoản 2",
        severity=HIGH,
        innocent_vi="Giấy tờ bổ sung lần trước hỏng hoặc sai do lỗi của người nộp; dữ liệu nhập từ hệ thống khác.",
        innocent_en="What came in was unusable by the applicant's own fault; or the record came from another system.",
        look=each(supplements.supplement_again),
    ),
    FindingRule(
        key="late-without-apology",
        vi="Quá hạn không xin lỗi",
        en="Late without an apology",
        basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 9; QĐ 88/2025/QĐ-UBND Lai Châu Điều 3 khoản 6",
        severity=HIGH,
        innocent_vi="Đã xin lỗi bằng văn bản giấy nhưng chưa ghi vào hệ thống; lỗi không thuộc cơ quan giải quyết.",
        innocent_en="The apology went out on paper and was not recorded; the delay was nobody's fault here.",
        look=each(apologies.late_without_apology),
        lacks=without_promise,
    ),
    FindingRule(
        key="apology-too-late",
        vi="Xin lỗi muộn hơn thời điểm luật định",
        en="Apology later than the law wants it",
        basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 9",
        severity=LOW,
        innocent_vi="Ngày cuối được xin lỗi là ngày nghỉ; nguyên nhân chậm chỉ phát sinh trong ngày hẹn trả.",
        innocent_en="The last lawful day was a day off; the cause of the delay arose on the due day itself.",
        look=each(apologies.apology_too_late),
    ),
    FindingRule(
        key="apology-after-due",
        vi="Xin lỗi sau khi đã quá hạn",
        en="Apology after the fact",
        basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 9",
        severity=HIGH,
        innocent_vi="Người nộp đã được báo trước bằng cách khác, văn bản xin lỗi chỉ được ghi sau.",
        innocent_en="The applicant was told in time by other means, and the letter was only recorded afterwards.",
        look=each(apologies.apology_after_due),
    ),
    FindingRule(
        key="extended-again",
        vi="Hẹn lại quá số lần cho phép",
        en="Put off more often than allowed",
        basis="NĐ 61/2018/NĐ-CP Điều 19 khoản 9; QĐ 88/2025/QĐ-UBND Lai Châu Điều 3 khoản 6",
        severity=HIGH,
        innocent_vi="Lần hẹn trước ghi sai ngày và được ghi lại; dữ liệu nhập từ hệ thống khác.",
        innocent_en="The earlier date was a slip and was recorded anew; or the record came from another system.",
        look=each(apologies.extended_again),
    ),
    FindingRule(
        key="recorded-late",
        vi="Ghi nhận lùi ngày",
        en="Recorded long after it is said to have happened",
        basis="TT 01/2018/TT-VPCP Điều 17; NĐ 224/2026/NĐ-CP Điều 15; NĐ 61/2018/NĐ-CP Điều 5 khoản 1 điểm c; "
        "ngưỡng [D] findings.recorded_after",
        severity=HIGH,
        innocent_vi="Mất điện, mất mạng: việc làm trên giấy rồi nhập lại; đính chính một thời điểm ghi sai.",
        innocent_en="Work went on on paper while power or network were away; a slip of the instant was put right.",
        look=each(late_entry.recorded_late),
        by_recording=True,
    ),
    FindingRule(
        key="burst-of-closures",
        vi="Kết thúc hồ sơ dồn dập",
        en="Burst of closures",
        basis="NĐ 61/2018/NĐ-CP Điều 5 khoản 1 điểm c; ngưỡng [D] findings.burst_closures, findings.burst_minutes",
        severity=MEDIUM,
        innocent_vi="Kết quả đã ký từ trước được vào sổ, phát hành cùng lúc; hồ sơ giống nhau giải quyết theo lô.",
        innocent_en="Results signed before were issued together; dossiers of one kind were settled as a batch.",
        look=BurstOfClosures,
        by_recording=True,
    ),
    FindingRule(
        key="lodged-again",
        vi="Rút hồ sơ rồi nộp lại",
        en="Withdrawn and lodged again",
        basis="NĐ 118/2025/NĐ-CP Điều 11, Điều 21; NĐ 61/2018/NĐ-CP Điều 19 khoản 4; ngưỡng [D] findings.lodged_again",
        severity=MEDIUM,
        innocent_vi="Người nộp tự phát hiện sai sót và nộp lại; người nộp có nhiều việc cùng loại.",
        innocent_en="The applicant found a mistake of his own, or has several matters of the same kind.",
        look=LodgedAgain,
    ),
    FindingRule(
        key="signed-not-handed-over",
        vi="Ký rồi chậm chuyển kết quả",
        en="Signed and not handed over",
        basis="NĐ 30/2020/NĐ-CP Điều 4 khoản 2 điểm c, Điều 18",
        severity=MEDIUM,
        innocent_vi="Văn bản phải ký lại vì sai thể thức; chờ nộp nghĩa vụ tài chính trước khi trả kết quả.",
        innocent_en="The document was signed anew for its form; a payment was awaited before the result went out.",
        look=each(results.signed_not_handed_over),
        lacks=without_signature,
    ),
    FindingRule(
        key="result-waits",
        vi="Kết quả nằm lại, chậm trả",
        en="Result lies uncollected",
        basis="NĐ 61/2018/NĐ-CP Điều 20; NĐ 118/2025/NĐ-CP Điều 22; ngưỡng [D] findings.result_waits",
        severity=LOW,
        innocent_vi="Người nộp chưa đến nhận, hoặc bưu chính chưa báo đã phát.",
        innocent_en="The applicant has not come for it, or the post has not reported delivery.",
        look=each(results.result_waits),
    ),
    FindingRule(
        key="longer-limit",
        vi="Phân loại lại sang thủ tục, trường hợp có thời hạn dài hơn",
        en="Re-classified where the limit is longer",
        basis="NĐ 61/2018/NĐ-CP Điều 17 khoản 1; NĐ 63/2010/NĐ-CP Điều 8 khoản 2",
        severity=MEDIUM,
        innocent_vi="Người nộp chọn nhầm thủ tục hoặc trường hợp, cán bộ tiếp nhận ghi lại cho đúng.",
        innocent_en="The applicant chose the wrong procedure or case and the desk put it right.",
        look=each(longer_limit),
    ),
    FindingRule(
        key="numbering-gap",
        vi="Khuyết số trong sổ",
        en="Gap in numbering",
        basis="TT 01/2018/TT-VPCP Điều 19; NĐ 30/2020/NĐ-CP Điều 15",
        severity=HIGH,
        innocent_vi="Nhật ký được phục hồi từ bản sao lưu thiếu phần cuối; số được cấp ở hệ thống khác.",
        innocent_en="The log was restored from a copy that lacked the end; the number was given in another system.",
        look=NumberingGaps,
    ),
    FindingRule(
        key="outside-hours",
        vi="Ghi nhận ngoài giờ hành chính",
        en="Recorded outside office hours",
        basis="BLLĐ 2019 Điều 105, Điều 111; giờ hành chính của cơ quan; ngưỡng [D] findings.outside_hours_grace",
        severity=LOW,
        innocent_vi="Làm thêm giờ, trực ngày nghỉ, hoặc giờ hành chính của cơ quan chưa được khai đúng.",
        innocent_en="Overtime or duty on a day off, or the agency's office hours are not recorded as they are.",
        look=OutsideHours,
        by_recording=True,
    ),
    FindingRule(
        key="outside-agency",
        vi="Cán bộ của cơ quan khác thực hiện",
        en="Done by an officer of another agency",
        basis="NĐ 118/2025/NĐ-CP Điều 18; NĐ 61/2018/NĐ-CP Điều 5 khoản 1 điểm c",
        severity=HIGH,
        innocent_vi="Cán bộ được biệt phái, hoặc hồ sơ đã chuyển cơ quan mà việc chuyển chưa ghi.",
        innocent_en="The officer was seconded, or the dossier had moved and the move was not recorded.",
        look=each(authority.outside_agency),
    ),
    FindingRule(
        key="not-the-holder",
        vi="Người thực hiện không phải người được giao",
        en="Done by another officer than the one named",
        basis="NĐ 61/2018/NĐ-CP Điều 18, Điều 19; TT 03/2025/TT-VPCP Phụ lục I Mẫu 06",
        severity=LOW,
        innocent_vi="Đồng nghiệp làm thay khi người được giao vắng mặt.",
        innocent_en="A colleague stood in while the officer was away.",
        look=each(authority.not_the_holder),
    ),
    FindingRule(
        key="signed-off-before-received",
        vi="Hoàn thành bước trước khi nhận hồ sơ",
        en="Step signed off before it was received",
        basis="TT 03/2025/TT-VPCP Phụ lục I Mẫu 06; NĐ 61/2018/NĐ-CP Điều 18",
        severity=MEDIUM,
        innocent_vi="Bên nhận ghi việc nhận muộn; hồ sơ giấy đã giao tay trước khi ghi.",
        innocent_en="The receiver entered the receipt late; the paper had changed hands before.",
        look=each(steps.signed_off_before_received),
        lacks=without_steps,
    ),
    FindingRule(
        key="silent",
        vi="Hồ sơ không được xử lý quá thời gian của bước",
        en="Nothing done for longer than the step allows",
        basis="NĐ 61/2018/NĐ-CP Điều 19; quy trình nội bộ được phê duyệt",
        severity=MEDIUM,
        innocent_vi="Đang xác minh thực địa hoặc chờ cơ quan khác mà chưa ghi việc lấy ý kiến.",
        innocent_en="Work goes on outside the office, or another body is awaited and the asking was not recorded.",
        look=each(steps.silent),
        lacks=without_step_limit,
    ),
    FindingRule(
        key="date-before-start",
        vi="Thời hạn trước khi hồ sơ bắt đầu",
        en="Due before it began",
        basis="BLDS 2015 Điều 147, 148",
        severity=MEDIUM,
        innocent_vi="Hệ thống nguồn ghi nhầm năm, hoặc cột hạn trả mang nghĩa khác.",
        innocent_en="The other system has the wrong year, or its column of dates means something else.",
        look=each(date_before_it_came),
        of_adopted=True,
    ),
    FindingRule(
        key="end-before-start",
        vi="Kết thúc trước khi hồ sơ bắt đầu",
        en="Ended before it began",
        basis="BLDS 2015 Điều 147, 148",
        severity=MEDIUM,
        innocent_vi="Hệ thống nguồn ghi nhầm ngày, hoặc cột kết thúc mang nghĩa khác.",
        innocent_en="The other system has a wrong day, or its column of ends means something else.",
        look=each(end_before_it_came),
        of_adopted=True,
    ),
    FindingRule(
        key=attempts.REFUSED_ATTEMPT,
        vi="Đã thử thực hiện và bị từ chối",
        en="Attempted and refused",
        basis="NĐ 61/2018/NĐ-CP Điều 5 khoản 1 điểm c; NĐ 118/2025/NĐ-CP Điều 11",
        severity=LOW,
        innocent_vi="Bấm nhầm, hoặc chưa biết việc đó đã được làm; hệ thống đã từ chối, không có hậu quả.",
        innocent_en="A slip, or not knowing that it was done before; it was refused and nothing came of it.",
        look=each(attempts.refused_attempt),
    ),
)
"""In the order of a report: the life of a dossier, then the log around it."""

KEYS = tuple(rule.key for rule in FINDINGS)


def rules_named(keys: Sequence[str], severity: Severity | None = None) -> tuple[FindingRule, ...]:
    """The kinds of findings of these names, all without a name, of a severity or graver. Raises Malformed."""
    for key in keys:
        if key not in KEYS:
            raise Malformed(
                f"rule: there is no finding «{key}»; name one of {', '.join(KEYS)}",
                f"Không có loại dấu hiệu «{key}»; đề nghị chọn trong: {', '.join(KEYS)}.",
            )
    lightest = 0 if severity is None else severity.weight
    return tuple(rule for rule in FINDINGS if (not keys or rule.key in keys) and rule.severity.weight >= lightest)

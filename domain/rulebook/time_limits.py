"""The rules of time: when a clock starts, stands still and ends, and when it was late (quy tắc về thời hạn).

R01 to R45, R71, R72, R75. A rule that the dossier's own acts decide is named here by the function that
decides it there.
"""

from collections.abc import Callable
from typing import Any

from domain.dossier import exclusion
from domain.dossier.closing import conclude, stop, withdraw
from domain.dossier.deadline import extend
from domain.dossier.evolution import evolve
from domain.dossier.promise_calculation import extension_end, paused, promise, restarted
from domain.dossier.refusals import refuse_without_reason
from domain.dossier.supplement import request, supply
from domain.dossier.timeliness import verdict
from domain.law.apology.rules import last_day_to_apologise, warn_on
from domain.law.cut_offs.rules import clock_start, transfer_by
from domain.law.data_not_found.rules import paper_asked_by
from domain.law.deadlines import due, office_time, step_due
from domain.law.difficult_area.rules import limit_in_difficult_area
from domain.law.emergency.rules import intervene_by
from domain.law.intake.rules import check_by
from domain.law.linked.rules import (
    KARAOKE,
    citizen_due,
    days_late,
    planned_ends,
    reply_by,
    share_due,
    shares_in_force,
    whole_of,
)
from domain.law.online.rules import online_limit
from domain.law.silence.rules import deemed_agreed_on
from domain.law.supplement.rules import notice_by
from domain.procedure.discrepancies import steps_do_not_add_up
from domain.procedure.limits import limit_for
from domain.rulebook.rule import Rule
from domain.values import Article

_ND_61 = "NĐ 61/2018/NĐ-CP"
_ND_63 = "NĐ 63/2024/NĐ-CP"
_ND_297 = "NĐ 297/2025/NĐ-CP"
_AFTER_HOURS = ("cut_offs.after_hours", "cut_offs.next_opening")
_READINGS = ("cut_offs.none", "cut_offs.last_office_hour")
_CHECK = ("intake.online_check_hours",)


def _rule(id: str, says: str, basis: str, *decided_by: Callable[..., Any], reads: tuple[str, ...] = ()) -> Rule:
    return Rule(id, says, Article(basis), decided_by, reads)


# One rule on one or two lines: a table to be read down its first column.
# fmt: off
_DAYS = (
    _rule("R01", "Ngày nhận hồ sơ không tính vào thời hạn.", "BLDS 2015 Điều 147 khoản 2", due),
    _rule("R02", "Thời hạn bằng ngày làm việc bỏ qua ngày nghỉ hằng tuần.", "BLLĐ 2019 Điều 111", due),
    _rule("R03", "«Ngày» là ngày liên tục; ngày cuối cùng là ngày nghỉ thì hết hạn vào ngày làm việc tiếp theo.",
          "BLDS 2015 Điều 148 khoản 5", due),
    _rule("R04", "Ngày cuối cùng rơi vào Tết thì hết hạn vào ngày làm việc đầu tiên sau Tết.",
          "BLDS 2015 Điều 148 khoản 5", due),
    _rule("R05", "Ngày làm việc không gồm các ngày nghỉ Tết năm 2026.", "BLLĐ 2019 Điều 112", due),
    _rule("R06", "Ngày làm việc không gồm các ngày nghỉ Tết năm 2024, 2025.", "BLLĐ 2019 Điều 112", due),
    _rule("R07", "Ngày được hoán đổi để nghỉ không phải là ngày làm việc.", "CV 12729/VPCP-KGVX ngày 25/12/2025", due),
    _rule("R08", "Thứ Bảy làm bù là ngày làm việc.", "CV 12729/VPCP-KGVX ngày 25/12/2025", due),
    _rule("R09", "Hoán đổi năm 2024: nghỉ 29/4, làm bù 04/5.", "TB 1570/TB-BLĐTBXH ngày 12/4/2024", due),
    _rule("R10", "Từ năm 2026, ngày 24/11 là ngày nghỉ lễ.", "Nghị quyết 28/2026/QH16 (*)", due),
    _rule("R11", "Ngày lễ trùng ngày nghỉ hằng tuần thì nghỉ bù.", "BLLĐ 2019 Điều 111 khoản 3", due),
    _rule("R12", "Thời hạn bằng tháng hết vào ngày tương ứng, không có ngày đó thì ngày cuối của tháng.",
          "BLDS 2015 Điều 148 khoản 3, khoản 5", due),
    _rule("R13", "Nghỉ Quốc khánh không tính, Thứ Bảy làm bù có tính vào ngày làm việc.",
          "BLLĐ 2019 Điều 112; CV 8726/VPCP-KGVX 2024; CV 9859/VPCP-KGVX 2025", due),
    _rule("R14", "Ngày lễ nằm trong thời hạn bằng «ngày» vẫn được tính.", "BLDS 2015 Điều 148 khoản 5", due),
)

_HOURS = (
    _rule("R15", "Hồ sơ trực tuyến được kiểm tra, phản hồi trong 08 giờ làm việc kể từ thời điểm nhận.",
          "BLDS 2015 Điều 147 khoản 1; Nghị quyết 66.7/2025/NQ-CP", check_by, reads=_CHECK),
    _rule("R16", "Nơi có quy định, hồ sơ trực tuyến nộp trong giờ làm việc cuối tính từ ngày làm việc tiếp theo.",
          f"{_ND_297} Điều 6 khoản 3", clock_start, check_by, reads=(*_READINGS, *_CHECK)),
    _rule("R17", "Hồ sơ nộp tại quầy tính từ ngày nhận, trừ nơi có giờ chốt.", f"{_ND_61} Điều 17, Điều 19",
          clock_start, reads=_READINGS),
    _rule("R18", "Hồ sơ nộp sau giờ làm việc hoặc ngày nghỉ tính từ đầu giờ ngày làm việc tiếp theo.",
          f"{_ND_297} Điều 3 khoản 5", clock_start, check_by, reads=(*_AFTER_HOURS, *_CHECK)),
    _rule("R19", "Hồ sơ liên thông khai sinh nhận sau 15 giờ coi như nhận ngày làm việc tiếp theo.",
          f"{_ND_63} Điều 7 khoản 2", clock_start, reads=("cut_offs.fifteen_o_clock", "linked.birth.whole")),
    _rule("R20", "Hồ sơ nhận tại quầy chuyển trong ngày; nhận sau 15 giờ thì đầu giờ ngày làm việc tiếp theo.",
          f"{_ND_61} Điều 18 khoản 2; từ 05/8/2026 NĐ 118/2025/NĐ-CP Điều 18 khoản 2", transfer_by,
          reads=("cut_offs.counter_transfer",)),
    _rule("R21", "Chuỗi liên thông nhận trong giờ làm việc cuối cùng tính từ ngày làm việc tiếp theo.",
          f"{_ND_297} Điều 6 khoản 2, khoản 3", clock_start, citizen_due,
          reads=("cut_offs.last_office_hour", *KARAOKE)),
    _rule("R22", "Thời hạn bằng giờ làm việc và bằng ngày làm việc không thay thế cho nhau.", "BLDS 2015 Điều 147",
          due, whole_of),
    _rule("R23", "Nửa ngày làm việc tính từ buổi sáng ngày làm việc tiếp theo.", "BLDS 2015 Điều 147 khoản 2 [D]", due),
    _rule("R24", "Thời hạn khẩn cấp bằng giờ chạy liên tục, kể cả đêm và ngày nghỉ.",
          "BLDS 2015 Điều 147 khoản 1; QĐ 2022/QĐ-UBND Cao Bằng, thủ tục 1.004946", due, intervene_by,
          reads=("emergency.child_protection",)),
    _rule("R25", "Hệ thống nhận phải phản hồi trong 02 giờ làm việc, quá hạn thì cảnh báo.", f"{_ND_63} Điều 7 khoản 4",
          reply_by, reads=("linked.birth.reception_reply",)),
)

_PAPERS = (
    _rule("R26", "Sau khi bổ sung, thời hạn tính lại từ đầu; luật chuyên ngành quy định tạm dừng thì tính tiếp.",
          f"{_ND_61} Điều 19 khoản 4", supply, restarted, paused),
    _rule("R27", "Yêu cầu bổ sung sau thẩm định phải thông báo trong 03 ngày làm việc.", f"{_ND_61} Điều 19 khoản 4",
          notice_by, reads=("supplement.notice_days",)),
    _rule("R28", "Chỉ được yêu cầu bổ sung một lần.",
          "NĐ 118/2025/NĐ-CP Điều 11 (*); từ 05/8/2026 Điều 17 khoản 2 điểm a (NĐ 309/2026/NĐ-CP)",
          request, reads=("supplement.requests_allowed",)),
    _rule("R29", "Quá 15 ngày làm việc kể từ thông báo mà không bổ sung thì đóng hồ sơ.",
          f"{_ND_297} Điều 6 khoản 4 điểm a", request, supply, stop, reads=("supplement.closed_after_days",)),
    _rule("R30", "Thời gian niêm yết công khai không tính vào thời hạn.",
          "Thủ tục 1.012785, QĐ 2228/QĐ-UBND Đồng Nai (*)", exclusion.start, exclusion.end, paused),
    _rule("R31", "Ở vùng khó khăn, thời hạn được cộng thêm 10 ngày.", "Thủ tục 1.013947, QĐ 2228/QĐ-UBND Đồng Nai (*)",
          limit_in_difficult_area, reads=("difficult_area.extra_days",)),
    _rule("R32", "Chưa có quyết định thì được rút hồ sơ và dừng ngay; đã có thì không rút được.",
          "NĐ 118/2025/NĐ-CP Điều 21; TT 03/2025/TT-VPCP Điều 7", withdraw, stop),
    _rule("R33", "Từ chối phải nêu lý do và đúng thời hạn.", f"{_ND_61} Điều 17 khoản 1 điểm b, Điều 19 khoản 8",
          refuse_without_reason, conclude, verdict),
)

_LATENESS = (
    _rule("R34", "Phải xin lỗi và hẹn lại trước ngày hết hạn ít nhất 01 ngày.", f"{_ND_61} Điều 19 khoản 9",
          last_day_to_apologise, extend, reads=("apology.days_before_due",)),
    _rule("R35", "Hết hạn thứ Hai thì ngày cuối được xin lỗi là Chủ nhật, nhắc từ thứ Sáu.",
          f"{_ND_61} Điều 19 khoản 9", last_day_to_apologise, warn_on, reads=("apology.days_before_due",)),
    _rule("R36", "Hết hạn ngày đầu tiên sau Tết thì nhắc vào ngày làm việc cuối cùng trước Tết.",
          f"{_ND_61} Điều 19 khoản 9 [D]", warn_on, reads=("apology.days_before_due",)),
    _rule("R37", "Chỉ được hẹn lại một lần; hồ sơ vẫn quá hạn theo ngày hẹn đầu.", f"{_ND_61} Điều 19 khoản 9",
          extend, extension_end, reads=("apology.extensions_allowed",)),
    _rule("R38", "Xong trước, trong hoặc sau ngày hẹn trả.", "Biểu II.06a/VPCP/KSTT (*)", verdict),
    _rule("R39", "Thời hạn kết thúc khi có kết quả (trạng thái 9), không phải khi trả (trạng thái 10).",
          "QĐ 766/QĐ-TTg mục 2.1 (*)", conclude, evolve, verdict),
    _rule("R40", "Không có ngày hẹn trả thì so với thời hạn tối đa.", "QĐ 766/QĐ-TTg mục 2.1 (*)",
          promise, verdict),
)

_LINKED = (
    _rule("R41", "Phần thời hạn của các cơ quan liên thông cộng lại bằng thời hạn cả chuỗi.",
          f"{_ND_297} Điều 6 khoản 2", shares_in_force, whole_of, planned_ends,
          reads=(*KARAOKE, "linked.karaoke.whole")),
    _rule("R42", "Một cơ quan chậm không dời ngày hẹn trả; hạn của cơ quan sau tính từ khi nhận bàn giao.",
          f"{_ND_61} Điều 19 khoản 6", citizen_due, share_due, days_late, reads=KARAOKE),
    _rule("R43", "Mỗi bước của quy trình nội bộ có hạn riêng, chạy ngay từ khi bắt đầu bước.",
          "QĐ 2022/QĐ-UBND Cao Bằng, thủ tục 1.001806", step_due, office_time),
    _rule("R44", "Thời gian các bước cộng lại phải bằng thời hạn đã công bố.",
          "QĐ 2028/QĐ-UBND Cao Bằng, thủ tục 1.003999", steps_do_not_add_up, reads=("hours_per_working_day",)),
    _rule("R45", "Nộp trực tuyến được giải quyết trong thời hạn ngắn hơn.",
          "Quyết định công bố của địa phương; tỷ lệ là tham số [D]", limit_for, online_limit,
          reads=("online.shorter_by",)),
    _rule("R71", "Thủ tục đầu tư: cơ quan được hỏi không trả lời đúng hạn thì coi là đồng ý.",
          "NĐ 31/2021/NĐ-CP Điều 6 khoản 2", deemed_agreed_on, reads=("silence.investment", "silence.any")),
    _rule("R72", "Không có dữ liệu thì yêu cầu giấy tờ trong 08 giờ làm việc (trực tuyến) hoặc 01 ngày làm việc.",
          "Nghị quyết 66.7/2025/NQ-CP", paper_asked_by, reads=("data_not_found.online", "data_not_found.counter")),
    _rule("R75", "Thứ Bảy làm bù có giờ hành chính.", "CV 12729/VPCP-KGVX ngày 25/12/2025", check_by, reads=_CHECK),
)

# fmt: on

TIME_LIMITS: tuple[Rule, ...] = (*_DAYS, *_HOURS, *_PAPERS, *_LATENESS, *_LINKED)
"""Every rule of time, by number (các quy tắc về thời hạn)."""

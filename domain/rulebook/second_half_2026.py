"""The law of the second half of 2026: one-stop, chains, tax, complaints, digital citizens, 2027 (R76 to R99).

(*) marks what was seen in copies or summaries only.
"""

from domain.dossier.closing import stop
from domain.dossier.intake import accept, take_for_agency
from domain.dossier.law_choice import choose_law
from domain.law.citizen_reception import rules as citizen_reception
from domain.law.civil_status import rules as civil_status
from domain.law.complaints import rules as complaints
from domain.law.data_not_found.rules import paper_may_be_asked
from domain.law.data_subject import rules as data_subject
from domain.law.deadlines import due
from domain.law.digital_citizen import rules as digital_citizen
from domain.law.fees.rules import fee
from domain.law.intake.rules import identity_shown, settling_clock
from domain.law.tax import rules as tax
from domain.law.transition.rules import choice_of_law, governing_day, stops_open_dossiers
from domain.rulebook.rule import Rule
from domain.values import Article

_ND_309 = "NĐ 118/2025/NĐ-CP {} (sửa đổi bởi NĐ 309/2026/NĐ-CP)"
_ND_301 = "NĐ 63/2024/NĐ-CP {} (sửa đổi bởi NĐ 301/2026/NĐ-CP)"
_BIRTH, _DEATH = "civil_status.birth.", "civil_status.death."

SECOND_HALF_2026: tuple[Rule, ...] = (
    Rule(
        "R76",
        "Từ 05/8/2026, thời hạn giải quyết tính từ thời điểm ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả; "
        "hồ sơ nhận trước đó tính từ khi nộp đủ.",
        Article(_ND_309.format("Điều 17 khoản 3")),
        (settling_clock, accept),
        ("intake.clock_start",),
    ),
    Rule(
        "R77",
        "Hồ sơ nhận không phụ thuộc địa giới tính từ khi cơ quan có thẩm quyền nhận được.",
        Article(_ND_309.format("Điều 14 khoản 4, Điều 17 khoản 3")),
        (take_for_agency, settling_clock, accept),
        ("intake.clock_start",),
    ),
    Rule(
        "R78",
        "Giấy tờ đã có dữ liệu được công bố, kết nối chỉ được yêu cầu khi có sự cố, thiên tai hoặc dữ liệu không "
        "chính xác.",
        Article(_ND_309.format("Điều 4 khoản 2a")),
        (paper_may_be_asked,),
        ("data_not_found.paper_grounds",),
    ),
    Rule(
        "R79",
        "Ki-ốt thông minh: xác định danh tính bằng VNeID hoặc đầu đọc thẻ thay cho kiểm tra giấy tờ.",
        Article(_ND_309.format("Điều 3 khoản 9, Điều 17 khoản 2a")),
        (identity_shown,),
        ("intake.kiosk_identity",),
    ),
    Rule(
        "R80",
        "Cả nhóm liên thông khai sinh không quá 3 ngày làm việc, phải xác minh không quá 5; nhận sau 15 giờ tính từ "
        "ngày làm việc tiếp theo.",
        Article(_ND_301.format("Điều 7 khoản 2")),
        (civil_status.birth_chain_by, civil_status.birth_chain_verified_by),
        ("cut_offs.fifteen_o_clock", "linked.birth.whole", _BIRTH + "whole_verified"),
    ),
    Rule(
        "R81",
        "Khai sinh được đăng ký trong 24 giờ kể từ khi có đủ hồ sơ; từ chối, yêu cầu bổ sung cũng trong 24 giờ.",
        Article(_ND_301.format("Điều 8 khoản 1")),
        (civil_status.birth_registered_by, civil_status.notice_given_by, civil_status.identity_number_by),
        (_BIRTH + "registration", _BIRTH + "notice", _BIRTH + "identity_number"),
    ),
    Rule(
        "R82",
        "Người nộp bổ sung hồ sơ liên thông trong 07 ngày làm việc, quá hạn thì dừng xử lý.",
        Article(_ND_301.format("Điều 8 khoản 1, Điều 14")),
        (civil_status.chain_supplied_by, civil_status.chain_stops_on),
        (_BIRTH + "supply",),
    ),
    Rule(
        "R83",
        "Đăng ký thường trú cho trẻ trong 2 ngày làm việc, phải xác minh thì 5 ngày kể từ khi xác nhận trên VNeID.",
        Article(_ND_301.format("Điều 8 khoản 2")),
        (
            civil_status.residence_registered_by,
            civil_status.residence_registered_verified_by,
            civil_status.residence_confirmed_by,
            civil_status.residence_notice_by,
        ),
        (_BIRTH + "residence", _BIRTH + "residence_verified", _BIRTH + "confirmation", _BIRTH + "residence_notice"),
    ),
    Rule(
        "R84",
        "Thẻ căn cước trong liên thông khai sinh được cấp trong 5 ngày làm việc kể từ khi hồ sơ điện tử đến.",
        Article(_ND_301.format("Điều 7 khoản 2, Điều 8 khoản 3a")),
        (civil_status.identity_card_by,),
        (_BIRTH + "identity_card",),
    ),
    Rule(
        "R85",
        "Sự cố hệ thống đã thông báo không tính vào thời hạn; thời hạn chạy tiếp từ khi hệ thống hoạt động lại.",
        Article(_ND_301.format("Điều 4 khoản 7")),
        (civil_status.birth_registered_by, civil_status.outage_pauses, civil_status.system_repaired_by),
        (_BIRTH + "registration", _BIRTH + "system_repair"),
    ),
    Rule(
        "R86",
        "Liên thông khai tử: đăng ký 24 giờ (xác minh 3 ngày làm việc), xóa thường trú 1, bảo hiểm xã hội 8, "
        "y tế 3, nội vụ 18 ngày làm việc.",
        Article(_ND_301.format("Điều 14")),
        (civil_status.death_registered_by, civil_status.death_settled_by),
        (
            _DEATH + "registration",
            _DEATH + "registration_verified",
            _DEATH + "residence_struck",
            _DEATH + "social_insurance",
            _DEATH + "benefit_ended",
            _DEATH + "health",
            _DEATH + "home_affairs",
            _DEATH + "notice",
        ),
    ),
    Rule(
        "R87",
        "Hồ sơ nhận trước 01/9/2026 theo NĐ 63/2024, trừ khi người nộp yêu cầu áp dụng NĐ 301/2026.",
        Article("NĐ 301/2026/NĐ-CP Điều 18 khoản 1"),
        (choice_of_law, choose_law),
        ("transition.chosen_decree",),
    ),
    Rule(
        "R88",
        "Hoàn thuế từ 01/7/2026: thông báo về hồ sơ trong 3 ngày làm việc, hoàn trước trong 6 ngày làm việc kể từ "
        "thông báo.",
        Article("NĐ 252/2026/NĐ-CP Điều 31; TT 89/2026/TT-BTC Điều 7, Điều 33"),
        (
            tax.refund_notice_by,
            tax.tax_refunded_first_by,
            tax.exemption_settled_by,
            tax.exemption_settled_at_one_stop_by,
            tax.registration_notified_by,
            tax.registration_incomplete_by,
        ),
        (
            "tax.refund_notice",
            "tax.refund_first",
            "tax.exemption",
            "tax.exemption_one_stop",
            "tax.registration_notice",
            "tax.registration_incomplete",
        ),
    ),
    Rule(
        "R89",
        "Yêu cầu giải trình trong 3 ngày làm việc, người nộp thuế có 10; thời gian giải trình không tính.",
        Article("TT 89/2026/TT-BTC Điều 49 khoản 1 điểm b.1; NĐ 252/2026/NĐ-CP Điều 31"),
        (tax.explanation_asked_by, tax.explained_by, tax.explaining),
        ("tax.explanation_notice", "tax.explanation"),
    ),
    Rule(
        "R90",
        "Kiểm tra trước: quyết định hoàn thuế trong 10 ngày làm việc kể từ kết luận hoặc quyết định xử phạt.",
        Article("NĐ 252/2026/NĐ-CP Điều 31 khoản 2 điểm b"),
        (tax.tax_refunded_after_conclusion_by,),
        ("tax.refund_after_conclusion",),
    ),
    Rule(
        "R91",
        "Kho bạc chi hoàn thuế trong 1 ngày làm việc; kết quả gửi trong ngày hoặc ngày làm việc tiếp theo.",
        Article("TT 89/2026/TT-BTC Điều 51 khoản 2, Điều 52"),
        (tax.treasury_pays_by, tax.refund_result_sent_by),
        ("tax.treasury_payment", "tax.result_sent"),
    ),
    Rule(
        "R92",
        "Hồ sơ hoàn thuế, miễn thuế nhận trước 01/7/2026 giải quyết theo quy định cũ.",
        Article("TT 89/2026/TT-BTC Điều 100 khoản 5"),
        (tax.tax_refunded_after_inspection_by, tax.tax_refunded_first_by),
        ("tax.refund_after_inspection",),
    ),
    Rule(
        "R93",
        "Thủ tục đơn giản hóa: hồ sơ nhận hoặc gửi bưu chính trước theo luật cũ; thủ tục bị cắt giảm: hồ sơ đang giải "
        "quyết được dừng, không bị coi là quá hạn.",
        Article("NQ 66.18/2026/NQ-CP Điều 6; NQ 66.19/2026/NQ-CP Điều 5"),
        (governing_day, stops_open_dossiers, stop),
        ("transition.abolished_procedure",),
    ),
    Rule(
        "R94",
        "Công dân số nộp trực tuyến thủ tục thuộc danh mục thì nộp 0 đồng; nhiều mức ưu đãi thì hưởng mức cao nhất.",
        Article("NQ 66.22/2026/NQ-CP Điều 5, Phụ lục I, II"),
        (
            digital_citizen.is_digital_citizen,
            digital_citizen.digital_citizen_fee,
            digital_citizen.most_favourable,
            fee,
        ),
        ("digital_citizen.free", "digital_citizen.documents_integrated", "fees.identity_card_share"),
    ),
    Rule(
        "R95",
        "Công dân số được giảm lệ phí trước bạ, phí đăng ký biện pháp bảo đảm, thẩm định phòng cháy; trước bạ giảm "
        "không quá 5 lần mức lương cơ sở.",
        Article("NQ 66.22/2026/NQ-CP Phụ lục III"),
        (digital_citizen.registration_fee, digital_citizen.fire_design_fee, digital_citizen.digital_citizen_fee),
        (
            "digital_citizen.registration_land",
            "digital_citizen.registration_car",
            "digital_citizen.registration_motorbike",
            "digital_citizen.secured_transactions",
            "digital_citizen.fire_design",
            "digital_citizen.fire_design_least",
            "digital_citizen.fire_design_most",
            "digital_citizen.saving_base_salaries",
            "fees.base_salary",
        ),
    ),
    Rule(
        "R96",
        "Từ chối tiếp công dân thì thông báo trong 3 ngày làm việc; tiếp trực tuyến thông báo trước 5 ngày làm việc.",
        Article("NĐ 154/2026/NĐ-CP Điều 4 khoản 3, Điều 23 khoản 1"),
        (
            citizen_reception.reception_refused_by,
            citizen_reception.online_session_announced_by,
            citizen_reception.line_tested_by,
            citizen_reception.connected_by,
        ),
        (
            "citizen_reception.refusal_notice",
            "citizen_reception.online_announcement",
            "citizen_reception.line_test",
            "citizen_reception.connection",
        ),
    ),
    Rule(
        "R97",
        "Khiếu nại tạm đình chỉ thì thời hạn chạy tiếp từ ngày quyết định tiếp tục; quyết định gửi trong 3 ngày làm "
        "việc; đối thoại thông báo trước 5 ngày.",
        Article("NĐ 155/2026/NĐ-CP (NĐ 124/2020/NĐ-CP Điều 28b), Điều 22 khoản 1"),
        (
            complaints.settled_after_suspension_by,
            complaints.suspension_sent_by,
            complaints.dialogue_announced_by,
        ),
        ("complaints.suspension_sent", "complaints.dialogue_notice"),
    ),
    Rule(
        "R98",
        "Yêu cầu của chủ thể dữ liệu được trả lời trong 2 ngày làm việc, thực hiện trong 15 ngày, bên xử lý phải dừng "
        "thì 20 ngày, gia hạn một lần không quá 15 ngày.",
        Article("NĐ 356/2025/NĐ-CP (*)"),
        (
            data_subject.data_request_answered_by,
            data_subject.data_request_carried_out_by,
            data_subject.data_request_carried_out_by_processor,
            data_subject.data_request_carried_out_if_extended,
        ),
        (
            "data_subject.answer",
            "data_subject.carried_out",
            "data_subject.carried_out_by_processor",
            "data_subject.extension",
        ),
    ),
    Rule(
        "R99",
        "Năm 2027 nghỉ Tết 04/02 đến 10/02 (hai ngày nghỉ bù), Quốc khánh 02 và 03/9; không hoán đổi ngày làm việc.",
        Article("CV 10065/VPCP-KGVX ngày 02/10/2026 (*); BLLĐ 2019 Điều 111, Điều 112"),
        (due,),
    ),
)
"""Rules R76 to R99, in order (quy tắc R76 đến R99)."""

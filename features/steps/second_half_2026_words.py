"""Names that sentences give to the clocks and notices of the law of the second half of 2026 (tên gọi trong câu)."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from domain.law.citizen_reception import rules as reception
from domain.law.civil_status import rules as chain
from domain.law.civil_status.rules import death_settled_by
from domain.law.complaints import rules as complaints
from domain.law.data_subject import rules as data_subject
from domain.law.in_force import Deadline, InForce
from domain.law.parameters import Value
from domain.law.tax import rules as tax

CLOCKS: tuple[tuple[str, str, Callable[[datetime, InForce], Deadline | date]], ...] = (
    ("hạn liên thông khai sinh", "the time of the birth chain", chain.birth_chain_by),
    (
        "hạn liên thông khai sinh phải xác minh",
        "the time of the birth chain with verification",
        chain.birth_chain_verified_by,
    ),
    ("hạn đăng ký khai sinh", "the time to register a birth", chain.birth_registered_by),
    ("hạn thông báo hồ sơ hộ tịch", "the time to give notice on a registration", chain.notice_given_by),
    ("hạn xử lý số định danh", "the time to settle a personal number", chain.identity_number_by),
    ("hạn bổ sung hồ sơ liên thông", "the time to supply a chain", chain.chain_supplied_by),
    ("ngày dừng hồ sơ liên thông", "the day a chain is stopped", chain.chain_stops_on),
    ("hạn đăng ký thường trú", "the time to register a residence", chain.residence_registered_by),
    (
        "hạn đăng ký thường trú phải xác minh",
        "the time to register a residence with verification",
        chain.residence_registered_verified_by,
    ),
    ("hạn xác nhận trên VNeID", "the time to confirm on VNeID", chain.residence_confirmed_by),
    ("hạn thông báo hồ sơ thường trú", "the time to give notice on a residence", chain.residence_notice_by),
    ("hạn cấp thẻ căn cước", "the time to issue an identity card", chain.identity_card_by),
    ("hạn khắc phục sự cố", "the time to repair a failure", chain.system_repaired_by),
    ("hạn đăng ký khai tử", "the time to register a death", chain.death_registered_by),
    (
        "hạn đăng ký khai tử phải xác minh",
        "the time to register a death with verification",
        partial(death_settled_by, "registration_verified"),
    ),
    ("hạn xóa thường trú", "the time to strike a residence", partial(death_settled_by, "residence_struck")),
    ("hạn bảo hiểm xã hội", "the time of the social insurance", partial(death_settled_by, "social_insurance")),
    ("hạn chấm dứt trợ cấp", "the time to end a benefit", partial(death_settled_by, "benefit_ended")),
    ("hạn cơ quan y tế", "the time of the health office", partial(death_settled_by, "health")),
    ("hạn cơ quan nội vụ", "the time of home affairs", partial(death_settled_by, "home_affairs")),
    ("hạn thông báo hồ sơ khai tử", "the time to give notice on a death", partial(death_settled_by, "notice")),
    ("hạn thông báo hồ sơ hoàn thuế", "the time to answer a refund file", tax.refund_notice_by),
    (
        "hạn hoàn thuế sau kết luận",
        "the time to refund tax after the conclusion",
        tax.tax_refunded_after_conclusion_by,
    ),
    ("hạn yêu cầu giải trình", "the time to ask for an explanation", tax.explanation_asked_by),
    ("hạn giải trình", "the time to explain", tax.explained_by),
    ("hạn Kho bạc chi hoàn thuế", "the time of the Treasury to pay", tax.treasury_pays_by),
    ("hạn gửi kết quả hoàn thuế", "the time to send a refund result", tax.refund_result_sent_by),
    ("hạn giải quyết miễn thuế", "the time to settle an exemption", tax.exemption_settled_by),
    (
        "hạn giải quyết miễn thuế qua một cửa",
        "the time to settle an exemption at one stop",
        tax.exemption_settled_at_one_stop_by,
    ),
    ("hạn thông báo đăng ký thuế", "the time to answer a tax registration", tax.registration_notified_by),
    (
        "hạn thông báo đăng ký thuế chưa đủ",
        "the time to say a tax registration is incomplete",
        tax.registration_incomplete_by,
    ),
    ("hạn gửi quyết định tạm đình chỉ", "the time to send a suspension", complaints.suspension_sent_by),
    ("hạn thông báo từ chối tiếp công dân", "the time to refuse a reception", reception.reception_refused_by),
    ("hạn trả lời chủ thể dữ liệu", "the time to answer a data subject", data_subject.data_request_answered_by),
    (
        "hạn thực hiện yêu cầu về dữ liệu",
        "the time to carry out a data request",
        data_subject.data_request_carried_out_by,
    ),
    (
        "hạn thực hiện yêu cầu về dữ liệu của bên xử lý",
        "the time to carry out a data request by a processor",
        data_subject.data_request_carried_out_by_processor,
    ),
    (
        "hạn thực hiện yêu cầu về dữ liệu khi gia hạn",
        "the extended time to carry out a data request",
        data_subject.data_request_carried_out_if_extended,
    ),
)
NOTICES: tuple[tuple[str, str, Callable[[date, InForce], tuple[date, Value]]], ...] = (
    ("thông báo tiếp công dân trực tuyến", "an online reception is announced", reception.online_session_announced_by),
    ("kiểm tra đường truyền", "the line is tested", reception.line_tested_by),
    ("thông báo đối thoại", "a dialogue is announced", complaints.dialogue_announced_by),
)
LOWERED = (
    ("phí, lệ phí thuộc danh mục 0 đồng", "a fee of the free list", "digital_citizen.free"),
    ("phí đăng ký biện pháp bảo đảm", "a secured transactions fee", "digital_citizen.secured_transactions"),
    ("phí thẩm định thiết kế phòng cháy", "a fire design fee", "digital_citizen.fire_design"),
    ("lệ phí trước bạ nhà, đất", "a registration fee for land", "digital_citizen.registration_land"),
    ("lệ phí trước bạ ô tô", "a registration fee for a car", "digital_citizen.registration_car"),
    ("lệ phí trước bạ xe máy", "a registration fee for a motorbike", "digital_citizen.registration_motorbike"),
)
"""What a digital citizen pays less for (khoản thu được giảm)."""
GROUNDS = (
    ("sự cố", "an incident", "incident"),
    ("thiên tai", "a disaster", "disaster"),
    ("dữ liệu không chính xác", "inaccurate data", "inaccuracy"),
    ("thuận tiện cho cán bộ", "the officer's convenience", "convenience"),
)
"""Why a paper may be wanted whose data are connected (lý do yêu cầu giấy tờ)."""
MEANS = (
    ("VNeID", "VNeID", "vneid"),
    ("đầu đọc thẻ", "a card reader", "card_reader"),
    ("lời khai", "a statement", "statement"),
)
"""How somebody may show at a kiosk who he is (cách xác định danh tính)."""

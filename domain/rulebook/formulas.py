"""Rules R46 to R70: money, complaints, publication, other offices, scores (phí, khiếu nại, công bố, chấm điểm).

What another part of the domain decides is named here and not written again.
"""

from domain.dossier.closing import conclude, correct
from domain.dossier.code import dossier_code, places
from domain.dossier.intake import accept, reject
from domain.dossier.refusals import refuse_transition
from domain.law.complaints import rules as complaints
from domain.law.court import rules as court
from domain.law.customs import rules as customs
from domain.law.deadlines import counted_back
from domain.law.documents import rules as documents
from domain.law.feedback import rules as feedback
from domain.law.fees import rules as fees
from domain.law.publication import rules as publication
from domain.law.scores import rules as scores
from domain.law.tax import rules as tax
from domain.procedure.state import ProcedureState
from domain.rulebook.rule import Rule
from domain.values import Article, parse_dossier_code

_SERVICE_INDEX = "scores.service_index."

FORMULAS: tuple[Rule, ...] = (
    Rule(
        "R46",
        "Phí, lệ phí thu theo hình thức nộp: nộp trực tuyến chỉ thu phần mà địa phương quy định, có nơi thu 0 đồng.",
        Article("NĐ 118/2025/NĐ-CP Điều 24; nghị quyết của Hội đồng nhân dân cấp tỉnh"),
        (fees.fee,),
        (
            "fees.online_share_dong_nai_appraisal",
            "fees.online_share_dong_nai_charge",
            "fees.online_share_hue_charge",
            "fees.online_share_dak_lak_charge",
        ),
    ),
    Rule(
        "R47",
        "Mức giảm có thời hạn chỉ áp dụng cho hồ sơ nộp trong thời hạn đó; từ ngày sau thu đủ.",
        Article("NQ 28/2018/NQ-HĐND Thành phố Hồ Chí Minh"),
        (fees.fee,),
        ("fees.online_share_ho_chi_minh_charge",),
    ),
    Rule(
        "R48",
        "Đến 30/6/2026, cơ quan thuế hoàn thuế chậm do lỗi của mình thì trả tiền lãi theo từng ngày chậm.",
        Article("Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 3"),
        (tax.late_refund_interest,),
        ("tax.late_refund_interest",),
    ),
    # No fact of the installation hands a fee back: to refuse or to conclude records that and nothing more.
    Rule(
        "R49",
        "Phí đã nộp không được hoàn lại khi hồ sơ bị từ chối.",
        Article("NĐ 297/2025/NĐ-CP Điều 9 khoản 2"),
        (reject, conclude),
    ),
    Rule(
        "R50",
        "Khiếu nại phải được thụ lý trong 10 ngày, từ 01/7/2026 là 7 ngày làm việc, kể từ ngày nhận.",
        Article("Luật Khiếu nại 2011 Điều 27; NĐ 155/2026/NĐ-CP Điều 10"),
        (complaints.complaint_accepted_by,),
        ("complaints.acceptance",),
    ),
    Rule(
        "R51",
        "Khiếu nại lần đầu được giải quyết trong 30 ngày kể từ ngày thụ lý, vụ việc phức tạp 45 ngày; "
        "vùng sâu, vùng xa 45 và 60 ngày.",
        Article("Luật Khiếu nại 2011 Điều 28, Điều 32; BLDS 2015 Điều 148 khoản 5"),
        (complaints.first_settled_by, complaints.first_decision_sent_by),
        (
            "complaints.first_settlement",
            "complaints.first_settlement_complex",
            "complaints.first_settlement_remote",
            "complaints.first_settlement_remote_complex",
            "complaints.first_decision_sent",
        ),
    ),
    Rule(
        "R52",
        "Thời hiệu khiếu nại là 90 ngày kể từ ngày nhận được hoặc biết được quyết định, hành vi hành chính.",
        Article("Luật Khiếu nại 2011 Điều 9"),
        (complaints.complain_by,),
        ("complaints.right_to_complain",),
    ),
    Rule(
        "R53",
        "Không đồng ý với quyết định giải quyết lần đầu thì khiếu nại lần hai trong 30 ngày, "
        "vùng sâu, vùng xa 45 ngày.",
        Article("Luật Khiếu nại 2011 Điều 33, Điều 37, Điều 41"),
        (complaints.complain_again_by, complaints.second_settled_by, complaints.second_decision_sent_by),
        (
            "complaints.second_complaint",
            "complaints.second_complaint_remote",
            "complaints.second_settlement",
            "complaints.second_settlement_complex",
            "complaints.second_settlement_remote",
            "complaints.second_settlement_remote_complex",
            "complaints.second_decision_sent",
        ),
    ),
    Rule(
        "R54",
        "Phản ánh, kiến nghị: từ chối trong 2, yêu cầu bổ sung hoặc chuyển trong 5, xử lý trong 15 ngày làm việc; "
        "địa phương có thể quy định thời hạn trả lời khác.",
        Article("QĐ 766/QĐ-TTg chỉ tiêu 5.2 (*); NĐ 20/2008/NĐ-CP Điều 9 khoản 1 điểm d"),
        (
            feedback.feedback_refused_by,
            feedback.feedback_supplement_asked_by,
            feedback.feedback_forwarded_by,
            feedback.feedback_answered_by,
            feedback.feedback_published_by,
        ),
        (
            "feedback.refusal",
            "feedback.supplement",
            "feedback.forwarding",
            "feedback.answer_766",
            "feedback.answer_ninh_binh",
            "feedback.answer_bac_ninh",
            "feedback.publication",
        ),
    ),
    Rule(
        "R55",
        "Thủ tục phải được công bố trước ngày văn bản có hiệu lực: bộ trước 20 ngày, cấp tỉnh trước 5 ngày; "
        "Bộ chỉ số tính bằng ngày làm việc.",
        Article("NĐ 63/2010/NĐ-CP Điều 15; QĐ 766/QĐ-TTg chỉ tiêu 1.1 (*)"),
        (
            publication.announced_by,
            publication.announced_by_service_index,
            publication.announced_after_fast_track_by,
            counted_back,
        ),
        (
            "publication.announcement_ministry",
            "publication.announcement_province",
            "publication.announcement_fast_track",
            "publication.announcement_ministry_766",
            "publication.announcement_province_766",
        ),
    ),
    Rule(
        "R56",
        "Thủ tục đã công bố được đăng tải vào Cơ sở dữ liệu quốc gia trong 10 ngày làm việc (bộ) "
        "hoặc 5 ngày làm việc (cấp tỉnh) kể từ ngày ký.",
        Article("NĐ 63/2010/NĐ-CP Điều 24 khoản 2"),
        (publication.entered_by,),
        (
            "publication.national_database_ministry",
            "publication.national_database_province",
            "publication.national_database_fast_track",
        ),
    ),
    Rule(
        "R57",
        "Tạm ngừng dịch vụ theo kế hoạch phải được thông báo trước ít nhất 7 ngày làm việc, nêu dự kiến khôi phục; "
        "bất khả kháng thì không.",
        Article("NĐ 224/2026/NĐ-CP Điều 13"),
        (publication.downtime_announced_by,),
        ("publication.downtime_notice",),
    ),
    # Decided by access, which the domain cannot name: ``permitted`` in application/access/fields.py, field by field.
    Rule(
        "R58",
        "Tra cứu không đăng nhập chỉ thấy mã số hồ sơ và mức độ hoàn thành.",
        Article("TT 01/2018/TT-VPCP Điều 16"),
        (),
    ),
    Rule(
        "R59",
        "Hồ sơ theo phiên bản thủ tục có hiệu lực vào ngày nhận; phiên bản sau không đổi ngày hẹn trả.",
        Article("Áp dụng văn bản có hiệu lực vào thời điểm tiếp nhận (*)"),
        (ProcedureState.version_in_force, accept),
    ),
    Rule(
        "R60",
        "Hải quan kiểm tra xong hồ sơ trong 2 giờ làm việc, hàng hóa trong 8 giờ làm việc, gia hạn không quá 2 ngày.",
        Article("Luật Hải quan 54/2014/QH13 Điều 23 khoản 2"),
        (customs.customs_papers_checked_by, customs.goods_checked_by, customs.goods_checked_by_if_extended),
        ("customs.document_check", "customs.goods_check", "customs.goods_check_extension"),
    ),
    Rule(
        "R61",
        "Hoàn thuế trước được quyết định trong 6 ngày làm việc kể từ thông báo chấp nhận hồ sơ, "
        "kiểm tra trước là 40 ngày; thời gian giải trình không tính.",
        Article("Luật Quản lý thuế 38/2019/QH14 Điều 75 khoản 1, khoản 2"),
        (tax.tax_refunded_first_by, tax.tax_refunded_after_inspection_by),
        ("tax.refund_first", "tax.refund_after_inspection"),
    ),
    Rule(
        "R62",
        "Đơn khởi kiện trực tuyến tính từ ngày gửi; phân công Thẩm phán trong 3, quyết định trong 5 ngày làm việc, "
        "tạm ứng án phí nộp trong 7 ngày.",
        Article("BLTTDS 2015 Điều 190 khoản 3, Điều 191, Điều 195 khoản 2"),
        (
            court.petition_filed_on,
            court.petition_receipt_posted_by,
            court.judge_assigned_by,
            court.petition_decided_by,
            court.advance_fee_paid_by,
        ),
        ("court.receipt_by_post", "court.judge_assigned", "court.petition_decision", "court.advance_fee"),
    ),
    Rule(
        "R63",
        "Văn bản đi được phát hành trong ngày ký, chậm nhất là ngày làm việc tiếp theo.",
        Article("NĐ 30/2020/NĐ-CP Điều 4 khoản 2 điểm c, Điều 18"),
        (documents.document_issued_by,),
        ("documents.issue",),
    ),
    Rule(
        "R64",
        "Mã số hồ sơ gồm mã định danh cơ quan, ngày nhận YYMMDD và số thứ tự trong ngày.",
        Article("TT 01/2018/TT-VPCP Điều 19; TT 03/2025/TT-VPCP Điều 13"),
        (parse_dossier_code, dossier_code, places),
    ),
    Rule(
        "R65",
        "Chỉ tiêu của Bộ chỉ số đạt ngưỡng thì được điểm tối đa, dưới ngưỡng theo tỷ lệ; chỉ tiêu không có ngưỡng "
        "tính theo tỷ lệ.",
        Article("QĐ 766/QĐ-TTg, mô tả công thức (*)"),
        (scores.points, scores.threshold_factor),
        (
            _SERVICE_INDEX + "procedures_announced_on_time_points",
            _SERVICE_INDEX + "procedures_published_on_time_points",
            _SERVICE_INDEX + "procedures_published_in_full_points",
            _SERVICE_INDEX + "dossiers_synchronised_points",
            _SERVICE_INDEX + "dossiers_on_time_points",
            _SERVICE_INDEX + "procedures_online_threshold",
            _SERVICE_INDEX + "dossiers_online_threshold",
            _SERVICE_INDEX + "procedures_payable_online_points",
            _SERVICE_INDEX + "procedures_payable_online_threshold",
            _SERVICE_INDEX + "procedures_paid_online_points",
            _SERVICE_INDEX + "procedures_paid_online_threshold",
            _SERVICE_INDEX + "dossiers_paid_online_points",
            _SERVICE_INDEX + "electronic_results_points",
            _SERVICE_INDEX + "dossiers_digitised_points",
            _SERVICE_INDEX + "dossiers_digitised_threshold",
            _SERVICE_INDEX + "certified_copies_points",
            _SERVICE_INDEX + "data_reused_points",
            _SERVICE_INDEX + "data_reused_threshold",
            _SERVICE_INDEX + "data_shared_points",
            _SERVICE_INDEX + "population_data_dossiers_points",
            _SERVICE_INDEX + "population_data_procedures_points",
            _SERVICE_INDEX + "feedback_on_time_points",
            _SERVICE_INDEX + "feedback_satisfaction_points",
            _SERVICE_INDEX + "procedure_satisfaction_points",
            _SERVICE_INDEX + "procedure_satisfaction_threshold",
        ),
    ),
    Rule(
        "R66",
        "Chỉ số thời gian giải quyết: hồ sơ trước hạn 2 điểm, đúng hạn 1 điểm, quá hạn 0 điểm, lấy trung bình.",
        Article("TT 01/2018/TT-VPCP Điều 13, Điều 15"),
        (scores.settlement_time_score,),
        ("scores.settlement_time.early", "scores.settlement_time.on_time", "scores.settlement_time.late"),
    ),
    Rule(
        "R67",
        "Biểu báo cáo phải cân đối: tiếp nhận (cột 3) bằng đã giải quyết (cột 7) cộng đang giải quyết (cột 11).",
        Article("Biểu II.06a/VPCP/KSTT (*)"),
        (scores.still_open, scores.form_balances, scores.in_no_class, scores.percent),
    ),
    Rule(
        "R68",
        "Cùng số liệu, tỷ lệ đúng hạn của Gia Lai và của Bộ chỉ số khác nhau; luôn giữ tử số và mẫu số.",
        Article("Thông báo 301, motcua.gialai.gov.vn; QĐ 766/QĐ-TTg chỉ tiêu 2.1 (*)"),
        (scores.on_time_by_gia_lai, scores.on_time_by_service_index),
    ),
    Rule(
        "R69",
        "Không sự kiện nào bị sửa hay xóa; đính chính là một sự kiện mới dẫn đến sự kiện cũ.",
        Article("NĐ 61/2018/NĐ-CP Điều 5 khoản 1 điểm c; NĐ 30/2020/NĐ-CP Điều 18"),
        (correct,),
    ),
    Rule(
        "R70",
        "Hồ sơ chỉ chuyển trạng thái theo danh mục; chuyển trái danh mục bị từ chối, nêu số của quy tắc.",
        Article("Danh mục trạng thái hồ sơ, Cổng Dịch vụ công quốc gia (*); NĐ 118/2025/NĐ-CP"),
        (refuse_transition,),
    ),
)
"""Rules R46 to R70, in order (quy tắc R46 đến R70)."""

# language: vi
@tu_choi_giai_quyet
Tính năng: Từ chối giải quyết bằng văn bản
  Người nộp không đủ điều kiện nhận văn bản từ chối có lý do, trong thời hạn giải quyết.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
    Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công

  @nd_61_2018 @dieu_19_khoan_8
  Quy tắc: Điều 19 khoản 8 NĐ 61/2018 — Hồ sơ không đủ điều kiện thì trả lại, thông báo bằng văn bản và nêu rõ lý do
    Từ chối là một kết quả giải quyết, phải có trong thời hạn, không phải là từ chối tiếp nhận.

    @R33
    Khung tình huống: Từ chối trong và sau ngày hẹn trả (R33)
      Cho quyết định từ chối đã được ban hành ngày <ngay>
      Khi lãnh đạo kết thúc hồ sơ với kết quả từ chối ngày <ngay>
      Thì trạng thái hồ sơ là đã xử lý xong
      Và hồ sơ được giải quyết <ket_qua>

      Dữ liệu:
        | ngay       | ket_qua                 |
        | 06/03/2026 | trước hạn               |
        | 09/03/2026 | đúng hạn                |
        | 10/03/2026 | quá hạn 1 ngày làm việc |

    @R33
    Tình huống: Không nêu lý do thì không dự thảo được (R33)
      Khi cán bộ thụ lý dự thảo quyết định từ chối ngày 06/03/2026
      Thì bị từ chối với mã REFUSAL_WITHOUT_REASON, nêu «lý do»

    Khung tình huống: Kết thúc hồ sơ phải khớp với quyết định
      Cho quyết định <quyet_dinh> đã được ban hành ngày 06/03/2026
      Khi lãnh đạo kết thúc hồ sơ với kết quả <ket_thuc> ngày 06/03/2026
      Thì bị từ chối với mã DECISION_NOT_ISSUED_FOR_DOSSIER, nêu «không khớp»

      Dữ liệu:
        | quyet_dinh | ket_thuc |
        | từ chối    | đồng ý   |
        | đồng ý     | từ chối  |

# language: vi
@lay_y_kien
Tính năng: Lấy ý kiến cơ quan khác
  Cán bộ thụ lý hỏi ý kiến có nội dung, có thời hạn, và ai cũng thấy còn chờ ai.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 10 ngày làm việc
    Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công

  @nd_61_2018 @dieu_19_khoan_5
  Quy tắc: Điều 19 khoản 5 NĐ 61/2018 — Lấy ý kiến
    Việc lấy ý kiến nêu rõ nội dung và thời hạn; hết thời hạn mà chưa có ý kiến thì báo lại bộ phận một cửa.

    Tình huống: Hỏi hai cơ quan, một cơ quan trả lời
      Khi cán bộ thụ lý lấy ý kiến «Sở Xây dựng» ngày 03/03/2026, hạn trả lời ngày 09/03/2026
      Và cán bộ thụ lý lấy ý kiến «Công an tỉnh» ngày 03/03/2026, hạn trả lời ngày 09/03/2026
      Và cán bộ thụ lý ghi ý kiến «Thống nhất» của «Sở Xây dựng» ngày 06/03/2026
      Thì hồ sơ còn chờ 1 ý kiến
      Và trạng thái hồ sơ là đang xử lý

    Tình huống: Chờ ý kiến không làm dừng thời hạn
      Khi cán bộ thụ lý lấy ý kiến «Sở Xây dựng» ngày 03/03/2026, hạn trả lời ngày 09/03/2026
      Thì ngày hẹn trả kết quả là 16/03/2026

    Tình huống: Hỏi lại cùng một cơ quan không thành hai lần
      Cho cán bộ thụ lý lấy ý kiến «Sở Xây dựng» ngày 03/03/2026
      Khi cán bộ thụ lý lấy ý kiến «Sở Xây dựng» ngày 04/03/2026
      Thì hồ sơ còn chờ 1 ý kiến

    Tình huống: Không hỏi thì không có ý kiến để ghi
      Khi cán bộ thụ lý ghi ý kiến «Thống nhất» của «Sở Xây dựng» ngày 06/03/2026
      Thì bị từ chối với mã OPINION_UNKNOWN, nêu «Sở Xây dựng»

    Tình huống: Bộ phận một cửa không lấy ý kiến
      Khi cán bộ một cửa lấy ý kiến «Sở Xây dựng» ngày 03/03/2026
      Thì bị từ chối với mã NOT_AUTHORISED

# language: vi
@ban_hanh
Tính năng: Dự thảo, ký và ban hành quyết định
  Quyết định đến tay người dân đã được người có thẩm quyền ký và có số.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
    Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công

  @nd_30_2020 @dieu_15
  Quy tắc: Điều 15, Điều 18 NĐ 30/2020 — Dự thảo, trình, ký, rồi mới ban hành và lấy số
    Số của văn bản bắt đầu từ 01 mỗi năm, theo thứ tự ban hành.

    Tình huống: Đi đủ các bước thì quyết định có hiệu lực và mang số 1
      Khi cán bộ thụ lý dự thảo quyết định đồng ý ngày 03/03/2026 09:00
      Và cán bộ thụ lý trình quyết định ngày 03/03/2026 10:00
      Và lãnh đạo ký quyết định ngày 04/03/2026 09:00
      Và lãnh đạo ban hành quyết định ngày 04/03/2026 10:00
      Thì số quyết định là «1»
      Và quyết định còn hiệu lực ngày 04/03/2026
      Và quyết định không còn hiệu lực ngày 03/03/2026

    Tình huống: Chưa trình thì chưa ký
      Cho cán bộ thụ lý dự thảo quyết định đồng ý ngày 03/03/2026 09:00
      Khi lãnh đạo ký quyết định ngày 04/03/2026 09:00
      Thì bị từ chối với mã DECISION_NOT_SUBMITTED

    Tình huống: Chưa ký thì chưa ban hành
      Cho cán bộ thụ lý dự thảo quyết định đồng ý ngày 03/03/2026 09:00
      Và cán bộ thụ lý trình quyết định ngày 03/03/2026 10:00
      Khi lãnh đạo ban hành quyết định ngày 04/03/2026 10:00
      Thì bị từ chối với mã DECISION_NOT_SIGNED

    Tình huống: Cán bộ thụ lý không ký
      Cho cán bộ thụ lý dự thảo quyết định đồng ý ngày 03/03/2026 09:00
      Và cán bộ thụ lý trình quyết định ngày 03/03/2026 10:00
      Khi cán bộ thụ lý ký quyết định ngày 04/03/2026 09:00
      Thì bị từ chối với mã NOT_AUTHORISED

    Tình huống: Dự thảo lại thì phải trình lại
      Cho cán bộ thụ lý dự thảo quyết định đồng ý ngày 03/03/2026 09:00
      Và cán bộ thụ lý trình quyết định ngày 03/03/2026 10:00
      Và cán bộ thụ lý dự thảo quyết định từ chối ngày 03/03/2026 14:00 với lý do «Không đủ điều kiện»
      Khi lãnh đạo ký quyết định ngày 04/03/2026 09:00
      Thì bị từ chối với mã DECISION_NOT_SUBMITTED

    Tình huống: Đã ký thì không dự thảo lại
      Cho quyết định đồng ý đã được ban hành ngày 04/03/2026
      Khi cán bộ thụ lý dự thảo quyết định từ chối ngày 05/03/2026 với lý do «Không đủ điều kiện»
      Thì bị từ chối với mã DECISION_ALREADY_SIGNED

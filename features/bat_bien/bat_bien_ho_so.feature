# language: vi
@bat_bien
Tính năng: Bất biến của mọi hồ sơ
  Điều luật đòi hỏi ở từng hồ sơ thì phải thấy được ở mọi hồ sơ đã ghi.
  `hoso rules check --over-history` hỏi từng câu «mọi hồ sơ …» dưới đây với toàn bộ nhật ký.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc

  @nd_118_2025 @dieu_11
  Quy tắc: Điều 11 NĐ 118/2025 — Chỉ yêu cầu bổ sung một lần
    Cán bộ, công chức chỉ được yêu cầu bổ sung hồ sơ một lần trong suốt quá trình giải quyết.

    Tình huống: Lần thứ hai bị từ chối nên lịch sử chỉ có một lần
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Và cán bộ một cửa yêu cầu bổ sung «Bản vẽ» ngày 02/03/2026 09:00 với lý do «Thiếu bản vẽ»
      Và người nộp nộp bổ sung ngày 04/03/2026
      Khi cán bộ một cửa yêu cầu bổ sung «Tờ khai» ngày 04/03/2026 09:00 với lý do «Thiếu tờ khai»
      Thì bị từ chối với mã SUPPLEMENT_ALREADY_REQUESTED
      Và mọi hồ sơ chỉ được yêu cầu bổ sung một lần

  @nd_61_2018 @dieu_19_khoan_9
  Quy tắc: Điều 19 khoản 9 NĐ 61/2018 — Quá hạn thì xin lỗi trước khi hết hạn
    Văn bản xin lỗi (Mẫu 04) nêu lý do, thời gian hẹn trả mới và không quá một lần.

    Tình huống: Xin lỗi trước rồi mới giải quyết quá hạn
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công
      Và lãnh đạo xin lỗi và hẹn lại ngày 20/03/2026 vào ngày 16/03/2026 với lý do «Cần xác minh thêm»
      Và quyết định đồng ý đã được ban hành ngày 19/03/2026
      Khi lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 19/03/2026
      Thì mọi hồ sơ giải quyết quá hạn đều được xin lỗi trước khi hết hạn

  @nd_118_2025 @dieu_17
  Quy tắc: Điều 17 khoản 1 điểm b NĐ 61/2018, từ 01/7/2025 là Điều 17 NĐ 118/2025 — Từ chối phải nêu lý do
    Trường hợp từ chối tiếp nhận hồ sơ thì nêu rõ lý do trong Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03).

    Tình huống: Từ chối tiếp nhận có lý do
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Khi cán bộ một cửa từ chối tiếp nhận hồ sơ ngày 02/03/2026 09:00 với lý do «Không thuộc thẩm quyền»
      Thì mọi hồ sơ bị từ chối tiếp nhận đều nêu lý do

  Quy tắc: Danh mục trạng thái hồ sơ, Cổng Dịch vụ công quốc gia — Kết thúc rồi thì không hẹn lại
    Hồ sơ đã xử lý xong, bị từ chối, đã rút hoặc dừng xử lý không trở lại trạng thái đang xử lý.

    Tình huống: Hồ sơ đã kết thúc thì không hẹn lại
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công
      Và quyết định đồng ý đã được ban hành ngày 13/03/2026
      Và lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 13/03/2026
      Khi lãnh đạo xin lỗi và hẹn lại ngày 20/03/2026 vào ngày 16/03/2026 với lý do «Cần xác minh thêm»
      Thì bị từ chối với mã ILLEGAL_TRANSITION
      Và mọi hồ sơ đã kết thúc đều giữ nguyên ngày hẹn trả

  @nd_61_2018 @dieu_19_khoan_9
  Quy tắc: Điều 19 khoản 9 NĐ 61/2018 — Chỉ hẹn lại một lần
    Việc hẹn lại ngày trả kết quả được thực hiện không quá một lần.

    Tình huống: Hẹn lại một lần
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 10/03/2026 đã được phân công
      Khi lãnh đạo xin lỗi và hẹn lại ngày 20/03/2026 vào ngày 16/03/2026 với lý do «Cần xác minh»
      Thì mọi hồ sơ chỉ được hẹn lại một lần

  @nd_118_2025 @dieu_21
  Quy tắc: Điều 21 NĐ 118/2025 — Dừng giải quyết phải nêu lý do
    Thông báo dừng giải quyết nêu rõ lý do.

    Tình huống: Dừng giải quyết có lý do
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 06/03/2026
      Và cán bộ một cửa yêu cầu bổ sung «Bản vẽ» ngày 06/03/2026 với lý do «Thiếu bản vẽ»
      Khi cán bộ một cửa dừng giải quyết hồ sơ ngày 30/03/2026 với lý do «Hết thời hạn bổ sung»
      Thì mọi hồ sơ bị dừng giải quyết đều nêu lý do

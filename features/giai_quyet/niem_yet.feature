# language: vi
@niem_yet
Tính năng: Niêm yết và giải trình
  Thời gian niêm yết công khai hoặc chờ giải trình không tính vào thời hạn, và bảng tính cho thấy điều đó.

  Bối cảnh:
    Cho thủ tục 1.012785 được công bố từ ngày 01/01/2024 với thời hạn 8 ngày làm việc
    Và hồ sơ thủ tục 1.012785 nộp trực tiếp ngày 02/03/2026 đã được phân công

  @thu_tuc_1_012785 @r30
  Quy tắc: Thủ tục 1.012785 — «Không tính 30 ngày niêm yết»
    Thời hạn giải quyết không gồm thời gian niêm yết công khai.

    @R30 @tinh_huong_kho
    Tình huống: Niêm yết từ 04/03 đến hết 03/04 (R30)
      Khi cán bộ thụ lý bắt đầu niêm yết ngày 04/03/2026
      Và cán bộ thụ lý kết thúc niêm yết ngày 03/04/2026
      Thì ngày hẹn trả kết quả là 13/04/2026
      Và ngày hẹn trả ban đầu là 12/03/2026

    Tình huống: Không niêm yết hai lần chồng lên nhau
      Cho cán bộ thụ lý bắt đầu niêm yết ngày 04/03/2026
      Khi cán bộ thụ lý bắt đầu giải trình ngày 06/03/2026
      Thì bị từ chối với mã EXCLUSION_RUNNING, nêu «đề nghị kết thúc trước»

    Tình huống: Chưa bắt đầu thì không kết thúc được
      Khi cán bộ thụ lý kết thúc thời gian không tính ngày 04/03/2026
      Thì bị từ chối với mã NO_EXCLUSION

    Tình huống: Đang niêm yết thì chưa kết thúc hồ sơ
      Cho cán bộ thụ lý bắt đầu niêm yết ngày 04/03/2026
      Và quyết định đồng ý đã được ban hành ngày 09/03/2026
      Khi lãnh đạo kết thúc hồ sơ với kết quả đồng ý ngày 09/03/2026
      Thì bị từ chối với mã CLOCK_STOPPED

  @qd_2487_lang_son
  Quy tắc: QĐ 2487 Lạng Sơn — «Tổ chức giải trình không tính thời gian»
    Thời gian tổ chức, cá nhân giải trình không tính vào thời hạn giải quyết.

    Tình huống: Giải trình ba ngày làm việc
      Khi cán bộ thụ lý bắt đầu giải trình ngày 04/03/2026
      Và cán bộ thụ lý kết thúc giải trình ngày 09/03/2026
      Thì ngày hẹn trả kết quả là 17/03/2026

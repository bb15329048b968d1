# language: vi
@chuyen_ho_so
Tính năng: Chuyển và nhận hồ sơ giữa các đơn vị
  Lúc nào cũng biết hồ sơ đang ở đâu, ai giao, ai nhận và giao có đúng hạn không.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 10 ngày làm việc
    Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công

  @nd_118_2025 @dieu_18
  Quy tắc: Điều 18 NĐ 118/2025 — Chuyển hồ sơ
    Mỗi lần chuyển ghi bên giao, bên nhận, thời điểm vào Phiếu kiểm soát quá trình giải quyết hồ sơ.

    Tình huống: Chuyển rồi nhận
      Khi cán bộ thụ lý chuyển hồ sơ đến «Phòng Thẩm định» ngày 03/03/2026 10:00
      Và cán bộ thụ lý tại «Phòng Thẩm định» nhận hồ sơ ngày 03/03/2026 14:00
      Thì trạng thái hồ sơ là đang xử lý
      Và căn cứ ghi nhận là «NĐ 118/2025/NĐ-CP Điều 18»
      Và nhật ký hồ sơ có 5 sự kiện

    Tình huống: Chưa chuyển thì không có gì để nhận
      Khi cán bộ thụ lý tại «Phòng Thẩm định» nhận hồ sơ ngày 03/03/2026 14:00
      Thì bị từ chối với mã NOTHING_HANDED_OVER, nêu «Phòng Thẩm định»

    Tình huống: Đơn vị khác không nhận thay
      Cho cán bộ thụ lý chuyển hồ sơ đến «Phòng Thẩm định» ngày 03/03/2026 10:00
      Khi cán bộ thụ lý tại «Phòng Tài chính» nhận hồ sơ ngày 03/03/2026 14:00
      Thì bị từ chối với mã NOTHING_HANDED_OVER

    Tình huống: Không chuyển hồ sơ đang chờ bổ sung
      Cho cán bộ thụ lý yêu cầu bổ sung «Bản vẽ» ngày 03/03/2026 với lý do «Thiếu bản vẽ»
      Khi cán bộ thụ lý chuyển hồ sơ đến «Phòng Thẩm định» ngày 04/03/2026 10:00
      Thì bị từ chối với mã ILLEGAL_TRANSITION

  @nd_61_2018 @dieu_19_khoan_6
  Quy tắc: Điều 19 khoản 6 NĐ 61/2018 — Chậm ở một khâu không dời ngày của người dân
    Phần thời gian của từng đơn vị không làm thay đổi ngày hẹn trả đã ghi cho người nộp.

    Tình huống: Chuyển đi chuyển lại, ngày hẹn trả vẫn thế
      Khi cán bộ thụ lý chuyển hồ sơ đến «Phòng Thẩm định» ngày 09/03/2026 10:00
      Và cán bộ thụ lý tại «Phòng Thẩm định» nhận hồ sơ ngày 10/03/2026 08:00
      Thì ngày hẹn trả kết quả là 16/03/2026

# language: vi
@dinh_chinh
Tính năng: Đính chính sự kiện đã ghi
  Ghi nhầm thì ghi thêm cho đúng; điều đã ghi không bao giờ bị sửa hay xóa.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
    Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công

  @nd_30_2020 @dieu_18
  Quy tắc: Điều 18 NĐ 30/2020 — Sai sót phải đính chính bằng văn bản, không xóa
    Đính chính nêu sự kiện nào, mục nào, nội dung đúng và lý do (R69).

    Tình huống: Đính chính thêm một sự kiện, các sự kiện cũ còn nguyên
      Khi lãnh đạo đính chính mục «occurred_at» của sự kiện thứ 3 thành «2026-03-02T10:00:00+07:00» ngày 05/03/2026 với lý do «Ghi nhầm giờ»
      Thì nhật ký hồ sơ có 4 sự kiện
      Và trạng thái hồ sơ là đang xử lý
      Và ngày hẹn trả kết quả là 09/03/2026

    Khung tình huống: Đính chính không hợp lệ
      Khi lãnh đạo đính chính mục «<muc>» của sự kiện thứ <thu> thành «<dung>» ngày 05/03/2026 với lý do «Ghi nhầm»
      Thì bị từ chối với mã CORRECTION_UNUSABLE
      Và nhật ký hồ sơ có 3 sự kiện

      Dữ liệu:
        | muc         | thu | dung                      | vi_sao                |
        | unit        | 9   | Phòng Thẩm định           | không có sự kiện đó   |
        |             | 3   | Phòng Thẩm định           | không nêu mục         |
        | occurred_at | 3   | sáng thứ Hai              | không phải thời điểm  |

    Tình huống: Phải nêu lý do
      Khi lãnh đạo đính chính mục «unit» của sự kiện thứ 3 thành «Phòng Thẩm định» ngày 05/03/2026 với lý do «»
      Thì bị từ chối với mã REASON_MISSING

    Tình huống: Cán bộ thụ lý không tự đính chính
      Khi cán bộ thụ lý đính chính mục «unit» của sự kiện thứ 3 thành «Phòng Thẩm định» ngày 05/03/2026 với lý do «Ghi nhầm»
      Thì bị từ chối với mã NOT_AUTHORISED

# language: vi
@bo_luat_dan_su_2015
Tính năng: Hẹn trả kết quả
  Người nộp hồ sơ biết chắc ngày nhận kết quả ngay khi hồ sơ được tiếp nhận.

  @dieu_147_khoan_2
  Quy tắc: Điều 147 khoản 2 Bộ luật Dân sự 2015 — Ngày đầu tiên của thời hạn không tính
    Thời hạn tính bằng ngày, tháng thì ngày đầu tiên không được tính, bắt đầu từ ngày tiếp theo.

    Khung tình huống: Ngày hẹn trả theo ngày làm việc
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn <thoi_han>
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <nop>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | quy_tac | nop        | thoi_han        | hen_tra    |
        | R01     | 02/03/2026 | 5 ngày làm việc | 09/03/2026 |
        | R02     | 05/03/2026 | 3 ngày làm việc | 10/03/2026 |

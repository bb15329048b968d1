# language: vi
@ngay_kho_tinh
Tính năng: Những ngày dễ tính sai
  Tết, ngày hoán đổi và thứ Bảy làm bù là những ngày người đếm tay và phần mềm hay tính sai nhất.

  @blds_2015 @dieu_148_khoan_5
  Quy tắc: Điều 148 khoản 5 Bộ luật Dân sự 2015 — Ngày cuối cùng là ngày nghỉ thì chuyển sang ngày làm việc tiếp theo
    Chỉ ngày cuối cùng được chuyển; ngày nghỉ nằm trong thời hạn bằng «ngày» vẫn được tính.

    @R04 @tinh_huong_kho
    Khung tình huống: Ngày cuối cùng trước, trong và sau Tết Bính Ngọ
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 15 ngày
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <nop>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | quy_tac | nop        | hen_tra    | vi_sao                           |
        | R04     | 29/01/2026 | 13/02/2026 | ngày làm việc cuối cùng trước Tết |
        | R04     | 30/01/2026 | 23/02/2026 | thứ Bảy 14/02, nối liền nghỉ Tết  |
        | R04     | 02/02/2026 | 23/02/2026 | mùng 1 Tết                       |
        | R04     | 09/02/2026 | 24/02/2026 | sau Tết, không dời               |

  @cv_12729_2025 @cv_9859_2025
  Quy tắc: Thông báo hoán đổi — Ngày nghỉ hoán đổi bị bỏ qua, thứ Bảy làm bù được tính
    CV 12729/VPCP-KGVX: nghỉ 02/01/2026, làm bù 10/01/2026; CV 9859/VPCP-KGVX: nghỉ 31/8/2026, làm bù 22/8/2026.

    @R07 @tinh_huong_kho
    Tình huống: Thứ Sáu 02/01/2026 không phải ngày làm việc
      Thì ngày 02/01/2026 là ngày nghỉ
      Và thời hạn 3 ngày làm việc tính từ 30/12/2025 hết vào 06/01/2026

    @R08 @tinh_huong_kho
    Tình huống: Thứ Bảy 10/01/2026 là ngày làm việc
      Thì ngày 10/01/2026 là ngày làm việc
      Và thời hạn 5 ngày làm việc tính từ 06/01/2026 hết vào 12/01/2026

    @R13 @tinh_huong_kho
    Tình huống: Hẹn trả đúng thứ Bảy làm bù 22/08/2026
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 1 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 21/08/2026
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 21/08/2026
      Thì ngày hẹn trả kết quả là 22/08/2026 17:00
      Và ngày 31/08/2026 là ngày nghỉ

# language: vi
@gio_lam_viec
Tính năng: Giờ làm việc
  Thời hạn tính bằng giờ bắt đầu ngay và chỉ chạy trong giờ hành chính.

  @blds_2015 @dieu_147_khoan_1
  Quy tắc: Điều 147 khoản 1 Bộ luật Dân sự 2015 — Thời hạn bằng giờ bắt đầu từ thời điểm đã xác định
    Giờ hành chính là 07:30–11:30 và 13:00–17:00 nếu cơ quan chưa quy định khác.

    Khung tình huống: Hết hạn vào giờ nào
      Thì thời hạn <thoi_han> tính từ <bat_dau> hết vào <ket_thuc>

      Dữ liệu: Giờ làm việc
        | quy_tac | bat_dau          | thoi_han        | ket_thuc         |
        | R15     | 05/03/2026 10:00 | 8 giờ làm việc  | 06/03/2026 10:00 |
        | R16     | 06/03/2026 16:50 | 8 giờ làm việc  | 09/03/2026 16:50 |
        | R18     | 07/03/2026 20:00 | 8 giờ làm việc  | 09/03/2026 17:00 |
        | R22     | 02/03/2026 07:30 | 40 giờ làm việc | 06/03/2026 17:00 |
        | R25     | 06/03/2026 16:10 | 2 giờ làm việc  | 09/03/2026 08:40 |
        | R60     | 06/03/2026 16:30 | 2 giờ làm việc  | 09/03/2026 09:00 |
        | R72     | 06/03/2026 09:00 | 8 giờ làm việc  | 09/03/2026 09:00 |
        | R72     | 13/02/2026 15:00 | 8 giờ làm việc  | 23/02/2026 15:00 |
        | R75     | 09/01/2026 15:00 | 8 giờ làm việc  | 10/01/2026 15:00 |

      Dữ liệu: Giờ liên tục và nửa ngày
        | quy_tac | bat_dau          | thoi_han          | ket_thuc         |
        | R24     | 06/03/2026 20:00 | 12 giờ            | 07/03/2026 08:00 |
        | R23     | 02/03/2026 09:00 | 3,5 ngày làm việc | 06/03/2026 11:30 |

    @R22 @tinh_huong_kho
    Tình huống: Năm ngày làm việc không phải là bốn mươi giờ làm việc (R22)
      Thì thời hạn 5 ngày làm việc tính từ 02/03/2026 07:30 hết vào 09/03/2026 17:00
      Và thời hạn 40 giờ làm việc tính từ 02/03/2026 07:30 hết vào 06/03/2026 17:00

    @R16
    Tình huống: Nộp trực tuyến chiều thứ Sáu, thủ tục 3 ngày làm việc (R16)
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 3 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày 06/03/2026 16:50
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 09/03/2026 09:00
      Thì ngày hẹn trả kết quả là 11/03/2026

    @R17
    Tình huống: Nộp tại quầy chiều thứ Sáu, thủ tục 5 ngày làm việc (R17)
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 06/03/2026 16:50
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 06/03/2026 16:55
      Thì ngày hẹn trả kết quả là 13/03/2026

  @gio_hanh_chinh
  Quy tắc: Giờ hành chính do cơ quan quy định
    Cơ quan quy định giờ hành chính của mình; mọi thời hạn của cơ quan chạy theo giờ đó từ ngày quy định.

    Khung tình huống: Giờ hành chính đổi từ ngày 01/04/2026
      Cho quản trị quy định giờ hành chính 07:00-11:30, 13:30-17:00 từ ngày 01/04/2026
      Thì thời hạn 1 giờ làm việc tính từ <bat_dau> hết vào <ket_thuc>

      Dữ liệu:
        | bat_dau          | ket_thuc         |
        | 31/03/2026 11:00 | 31/03/2026 13:30 |
        | 01/04/2026 11:00 | 01/04/2026 14:00 |
        | 02/04/2026 11:00 | 02/04/2026 14:00 |

    Tình huống: Hẹn trả vào lúc cơ quan đóng cửa
      Cho quản trị quy định giờ hành chính 08:00-12:00, 13:00-16:30 từ ngày 01/01/2024
      Và thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026
      Thì ngày hẹn trả kết quả là 09/03/2026 16:30

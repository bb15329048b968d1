# language: vi
@gio_chot
Tính năng: Giờ chốt tiếp nhận
  Người nộp muộn trong ngày biết thời hạn của mình tính từ hôm nay hay từ ngày làm việc tiếp theo.

  @nd_297_2025 @dieu_6_khoan_3
  Quy tắc: Điều 6 khoản 3 NĐ 297/2025 — Nhận trong giờ làm việc cuối cùng thì tính từ ngày làm việc tiếp theo
    Chỉ áp dụng cho thủ tục có quy định này; giờ làm việc cuối cùng theo giờ hành chính của cơ quan.

    @tinh_huong_kho
    Khung tình huống: Nộp trực tuyến chiều thứ Sáu
      Thì hồ sơ nhận trực tuyến ngày 06/03/2026 16:50 theo <gio_chot> với thời hạn <thoi_han> hết hạn vào <han>

      Dữ liệu:
        | quy_tac | gio_chot                    | thoi_han        | han              |
        | R16     | cách tính không có giờ chốt | 8 giờ làm việc  | 09/03/2026 16:50 |
        | R16     | giờ làm việc cuối cùng      | 8 giờ làm việc  | 09/03/2026 17:00 |
        | R16     | cách tính không có giờ chốt | 3 ngày làm việc | 11/03/2026       |
        | R16     | giờ làm việc cuối cùng      | 3 ngày làm việc | 12/03/2026       |

    Khung tình huống: Chuỗi liên thông 16 ngày làm việc, trước, trong và sau giờ làm việc cuối cùng
      Thì hồ sơ nhận trực tuyến ngày <nhan> theo <gio_chot> với thời hạn 16 ngày làm việc hết hạn vào <han>

      Dữ liệu:
        | quy_tac | nhan             | gio_chot                    | han        |
        | R21     | 06/03/2026 15:59 | giờ làm việc cuối cùng      | 30/03/2026 |
        | R21     | 06/03/2026 16:00 | giờ làm việc cuối cùng      | 31/03/2026 |
        | R21     | 06/03/2026 16:10 | giờ làm việc cuối cùng      | 31/03/2026 |
        | R21     | 06/03/2026 16:10 | cách tính không có giờ chốt | 30/03/2026 |
        | R21     | 07/03/2026 10:00 | giờ làm việc cuối cùng      | 31/03/2026 |

    @R21
    Tình huống: Giờ làm việc cuối cùng theo giờ hành chính của cơ quan
      Cho quản trị quy định giờ hành chính 07:00-11:30, 13:00-16:30 từ ngày 01/01/2024
      Thì hồ sơ nhận trực tuyến ngày 06/03/2026 15:29 theo giờ làm việc cuối cùng bắt đầu tính từ 06/03/2026 15:29
      Và hồ sơ nhận trực tuyến ngày 06/03/2026 15:30 theo giờ làm việc cuối cùng bắt đầu tính từ 09/03/2026 07:00

    @R16 @R21
    Tình huống: Trước ngày nghị định có hiệu lực thì chưa có giờ chốt này
      Thì ngày 16/11/2025 chưa có quy định về giờ làm việc cuối cùng
      Và hồ sơ nhận trực tuyến ngày 17/11/2025 16:50 theo giờ làm việc cuối cùng bắt đầu tính từ 18/11/2025 07:30
      Và hồ sơ nhận trực tuyến ngày 18/11/2025 16:50 theo giờ làm việc cuối cùng bắt đầu tính từ 19/11/2025 07:30

  @nd_61_2018
  Quy tắc: NĐ 61/2018 — Không quy định giờ chốt thì tính từ ngày nhận
    Nơi có quy định giờ chốt thì hồ sơ nộp sau giờ đó tính từ ngày làm việc tiếp theo.

    Khung tình huống: Nộp tại quầy chiều thứ Sáu, thủ tục 5 ngày làm việc
      Thì hồ sơ nhận trực tiếp ngày 06/03/2026 16:50 theo <gio_chot> với thời hạn 5 ngày làm việc hết hạn vào <han>

      Dữ liệu:
        | quy_tac | gio_chot                    | han        |
        | R17     | cách tính không có giờ chốt | 13/03/2026 |
        | R17     | giờ làm việc cuối cùng      | 16/03/2026 |

  @nd_297_2025 @dieu_3_khoan_5
  Quy tắc: Điều 3 khoản 5 NĐ 297/2025 — Nhận ngoài giờ thì tính từ đầu giờ ngày làm việc tiếp theo
    Nghị định ghi «17 giờ» và «8 giờ»; cơ quan mở cửa giờ khác thì đọc là giờ đóng cửa, giờ mở cửa của cơ quan.
    Cơ quan làm việc 07:30–17:00 thì hai cách đọc khác nhau nửa giờ buổi sáng, với thời hạn tính bằng giờ.

    Khung tình huống: Nộp tối thứ Bảy
      Thì hồ sơ nhận trực tuyến ngày 07/03/2026 20:00 theo <gio_chot> bắt đầu tính từ <bat_dau>
      Và hồ sơ nhận trực tuyến ngày 07/03/2026 20:00 theo <gio_chot> với thời hạn 8 giờ làm việc hết hạn vào <han>
      Và hồ sơ nhận trực tuyến ngày 07/03/2026 20:00 theo <gio_chot> với thời hạn 3 ngày làm việc hết hạn vào 12/03/2026

      Dữ liệu:
        | quy_tac | gio_chot                      | bat_dau          | han              |
        | R18     | giờ mở cửa kế tiếp            | 09/03/2026 07:30 | 09/03/2026 17:00 |
        | R18     | 8 giờ ngày làm việc tiếp theo | 09/03/2026 08:00 | 10/03/2026 08:00 |

    Khung tình huống: Quanh giờ đóng cửa và giờ mở cửa
      Thì hồ sơ nhận trực tuyến ngày <nhan> theo giờ mở cửa kế tiếp bắt đầu tính từ <bat_dau>

      Dữ liệu:
        | quy_tac | nhan             | bat_dau          | vi_sao                  |
        | R18     | 06/03/2026 16:59 | 06/03/2026 16:59 | còn giờ                 |
        | R18     | 06/03/2026 17:00 | 09/03/2026 07:30 | hết giờ thứ Sáu         |
        | R18     | 09/03/2026 06:00 | 09/03/2026 07:30 | chưa mở cửa             |
        | R18     | 09/01/2026 20:00 | 10/01/2026 07:30 | thứ Bảy làm bù          |
        | R18     | 13/02/2026 20:00 | 23/02/2026 07:30 | nghỉ Tết                |

  @nd_63_2024 @dieu_7_khoan_2
  Quy tắc: Điều 7 khoản 2 NĐ 63/2024 — Nhận sau 15 giờ thì tính bắt đầu từ ngày làm việc tiếp theo
    Ngày làm việc tiếp theo được coi là ngày nhận; nếu không, giờ chốt chẳng có tác dụng gì.

    @tinh_huong_kho
    Khung tình huống: Liên thông khai sinh, 3 ngày làm việc, trước, đúng và sau 15 giờ
      Thì hồ sơ nhận trực tuyến ngày <nhan> theo giờ chốt 15 giờ với thời hạn 3 ngày làm việc hết hạn vào <han>

      Dữ liệu:
        | quy_tac | nhan             | han        |
        | R19     | 03/03/2026 14:59 | 06/03/2026 |
        | R19     | 03/03/2026 15:00 | 06/03/2026 |
        | R19     | 03/03/2026 15:01 | 09/03/2026 |
        | R19     | 03/03/2026 15:05 | 09/03/2026 |
        | R19     | 07/03/2026 10:00 | 12/03/2026 |

    @R19
    Tình huống: Trước ngày nghị định có hiệu lực thì chưa có giờ chốt này
      Thì ngày 09/06/2024 chưa có quy định về giờ chốt 15 giờ
      Và hồ sơ nhận trực tuyến ngày 10/06/2024 15:05 theo giờ chốt 15 giờ bắt đầu tính từ 11/06/2024 07:30
      Và hồ sơ nhận trực tuyến ngày 11/06/2024 15:05 theo giờ chốt 15 giờ bắt đầu tính từ 12/06/2024 07:30

  @nd_61_2018 @dieu_18_khoan_2
  Quy tắc: Điều 18 khoản 2 NĐ 61/2018 — Hồ sơ nhận sau 15 giờ chuyển đầu giờ ngày làm việc tiếp theo
    Hồ sơ trực tuyến chuyển ngay; hồ sơ nhận tại quầy chuyển trong ngày làm việc.

    Khung tình huống: Chuyển hồ sơ từ bộ phận một cửa
      Thì hồ sơ nhận <hinh_thuc> ngày <nhan> phải chuyển đến cơ quan giải quyết chậm nhất <chuyen>

      Dữ liệu:
        | quy_tac | hinh_thuc  | nhan             | chuyen           |
        | R20     | trực tiếp  | 06/03/2026 14:40 | 06/03/2026 17:00 |
        | R20     | trực tiếp  | 06/03/2026 15:00 | 06/03/2026 17:00 |
        | R20     | trực tiếp  | 06/03/2026 15:20 | 09/03/2026 07:30 |
        | R20     | trực tuyến | 06/03/2026 15:20 | 06/03/2026 15:20 |

  @nd_63_2024 @nd_297_2025
  Quy tắc: NĐ 63/2024 Điều 7, NĐ 297/2025 Điều 6 — Thủ tục công bố giờ chốt nào thì ngày hẹn trả theo giờ chốt ấy
    Giờ chốt là một phần của thủ tục đã công bố; nộp bổ sung muộn trong ngày cũng theo giờ chốt ấy.

    @R17 @R19 @R21
    Khung tình huống: Ngày hẹn trả theo giờ chốt của thủ tục
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn <thoi_han>, nhận theo <gio_chot>
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tuyến ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 09/03/2026 09:00
      Thì ngày hẹn trả kết quả là <han>

      Dữ liệu:
        | nop              | gio_chot                    | thoi_han         | han        |
        | 03/03/2026 14:59 | giờ chốt 15 giờ             | 3 ngày làm việc  | 06/03/2026 |
        | 03/03/2026 15:05 | giờ chốt 15 giờ             | 3 ngày làm việc  | 09/03/2026 |
        | 06/03/2026 16:10 | giờ làm việc cuối cùng      | 16 ngày làm việc | 31/03/2026 |
        | 06/03/2026 16:10 | cách tính không có giờ chốt | 16 ngày làm việc | 30/03/2026 |
        | 06/03/2026 16:50 | giờ làm việc cuối cùng      | 5 ngày làm việc  | 16/03/2026 |

    @R26
    Khung tình huống: Bổ sung nộp muộn trong ngày thì tính lại từ ngày làm việc tiếp theo
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 5 ngày làm việc, nhận theo giờ chốt 15 giờ
      Và hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được phân công
      Và cán bộ thụ lý yêu cầu bổ sung «Bản vẽ» ngày 05/03/2026 với lý do «Thiếu bản vẽ»
      Khi người nộp nộp bổ sung ngày <bo_sung>
      Thì ngày hẹn trả kết quả là <han>

      Dữ liệu:
        | bo_sung          | han        |
        | 10/03/2026 14:00 | 17/03/2026 |
        | 10/03/2026 15:30 | 18/03/2026 |

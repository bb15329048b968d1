# language: vi
@hen_tra
Tính năng: Hẹn trả kết quả
  Người nộp hồ sơ biết chắc ngày nhận kết quả ngay khi hồ sơ được tiếp nhận.

  @blds_2015 @dieu_147
  Quy tắc: Điều 147 khoản 2 Bộ luật Dân sự 2015 — Ngày đầu tiên của thời hạn không tính
    Thời hạn tính bằng ngày, tháng thì ngày đầu tiên không được tính, bắt đầu từ ngày tiếp theo.

    Khung tình huống: Ngày hẹn trả theo ngày làm việc
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn <thoi_han>
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <nop>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu: Ngày nhận không tính, thứ Bảy và Chủ nhật không tính
        | quy_tac | nop        | thoi_han         | hen_tra    |
        | R01     | 02/03/2026 | 5 ngày làm việc  | 09/03/2026 |
        | R02     | 05/03/2026 | 3 ngày làm việc  | 10/03/2026 |
        | R22     | 02/03/2026 | 12 ngày làm việc | 18/03/2026 |
        | R31     | 02/03/2026 | 7 ngày           | 09/03/2026 |

      Dữ liệu: Ngày làm việc nhảy qua Tết
        | quy_tac  | nop        | thoi_han         | hen_tra    |
        | R05      | 09/02/2026 | 10 ngày làm việc | 02/03/2026 |
        | R06 2025 | 22/01/2025 | 7 ngày làm việc  | 07/02/2025 |
        | R06 2024 | 05/02/2024 | 5 ngày làm việc  | 19/02/2024 |

  @blds_2015 @dieu_148
  Quy tắc: Điều 148 Bộ luật Dân sự 2015 — Ngày cuối cùng của thời hạn
    Thời hạn tính bằng tháng kết thúc ngày tương ứng, tháng không có ngày đó thì ngày cuối tháng (khoản 3).
    Ngày cuối cùng là ngày nghỉ thì thời hạn kết thúc vào ngày làm việc tiếp theo (khoản 5).

    Khung tình huống: Ngày hẹn trả theo ngày liên tục và theo tháng
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn <thoi_han>
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <nop>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | quy_tac | nop        | thoi_han | hen_tra    |
        | R03     | 05/03/2026 | 10 ngày  | 16/03/2026 |
        | R04     | 02/02/2026 | 15 ngày  | 23/02/2026 |
        | R12     | 31/10/2025 | 1 tháng  | 01/12/2025 |
        | R14     | 27/01/2026 | 20 ngày  | 23/02/2026 |
        | R31     | 02/03/2026 | 17 ngày  | 19/03/2026 |

  @nd_63_2010 @dieu_8
  Quy tắc: Điều 8 khoản 2 NĐ 63/2010 — Thời hạn theo hình thức nộp và trường hợp đã công bố
    Thời hạn giải quyết là một bộ phận bắt buộc của thủ tục; chỉ áp dụng thời hạn đã công bố.

    @R45
    Khung tình huống: Nộp trực tuyến được hẹn sớm hơn (R45)
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024:
        | hình thức  | trường hợp | thời hạn         |
        |            |            | 10 ngày làm việc |
        | trực tuyến |            | 8 ngày làm việc  |
      Khi người nộp nộp hồ sơ thủ tục 1.001806 <hinh_thuc> ngày 02/03/2026
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | hinh_thuc     | hen_tra    |
        | trực tiếp     | 16/03/2026 |
        | qua bưu chính | 16/03/2026 |
        | trực tuyến    | 12/03/2026 |

    Khung tình huống: Thời hạn khác nhau theo trường hợp
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024:
        | hình thức | trường hợp      | thời hạn         |
        |           | cấp mới         | 10 ngày làm việc |
        |           | cấp lại         | 3 ngày làm việc  |
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026, trường hợp «<truong_hop>»
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | truong_hop | hen_tra    |
        | cấp mới    | 16/03/2026 |
        | cấp lại    | 05/03/2026 |

    Tình huống: Không nêu trường hợp thì chưa hẹn trả được
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024:
        | hình thức | trường hợp | thời hạn         |
        |           | cấp mới    | 10 ngày làm việc |
        |           | cấp lại    | 3 ngày làm việc  |
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Khi cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026
      Thì bị từ chối với mã LIMIT_DEPENDS_ON_CASE, nêu «cấp mới»

    Tình huống: Không công bố thời hạn thì không tự đặt ngày hẹn
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026
      Thì ngày hẹn trả kết quả là chưa xác định
      Và trạng thái hồ sơ là được tiếp nhận

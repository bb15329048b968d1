# language: vi
@lich_lam_viec @nam_2027
Tính năng: Lịch làm việc năm 2027
  Hồ sơ nhận cuối năm 2026 có ngày hẹn trả trong năm 2027; công văn về nghỉ Tết, Quốc khánh chỉ thấy ở bản sao (*).

  @cv_10065_2026 @blld_2019 @dieu_111 @dieu_112
  Quy tắc: CV 10065/VPCP-KGVX (*) và Điều 111, Điều 112 Bộ luật Lao động 2019 — Ngày nghỉ năm 2027
    Nghỉ Tết 04–10/02 (nghỉ bù 09 và 10), không hoán đổi, không có thứ Bảy làm bù.

    @R99
    Khung tình huống: Ngày làm việc hay ngày nghỉ
      Thì ngày <ngay> là <loai>

      Dữ liệu:
        | ngay       | loai          | vi_sao                                   |
        | 23/11/2026 | ngày làm việc | đề xuất hoán đổi không được chọn         |
        | 28/11/2026 | ngày nghỉ     | thứ Bảy, không làm bù                    |
        | 01/01/2027 | ngày nghỉ     | Tết Dương lịch                           |
        | 03/02/2027 | ngày làm việc | ngày làm việc cuối cùng trước Tết        |
        | 04/02/2027 | ngày nghỉ     | 28 tháng Chạp                            |
        | 09/02/2027 | ngày nghỉ     | nghỉ bù thứ Bảy                          |
        | 10/02/2027 | ngày nghỉ     | nghỉ bù Chủ nhật                         |
        | 11/02/2027 | ngày làm việc | ngày làm việc đầu tiên sau Tết           |
        | 16/04/2027 | ngày nghỉ     | Giỗ Tổ                                   |
        | 01/05/2027 | ngày nghỉ     | Quốc tế lao động, thứ Bảy                |
        | 03/05/2027 | ngày nghỉ     | nghỉ bù                                  |
        | 03/09/2027 | ngày nghỉ     | Quốc khánh                               |
        | 06/09/2027 | ngày làm việc | sau Quốc khánh                           |
        | 24/11/2027 | ngày nghỉ     | Ngày Văn hóa Việt Nam                    |

    Khung tình huống: Hồ sơ có thời hạn qua năm mới, qua Tết và qua ngày lễ
      Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn <thoi_han>
      Khi người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày <nop>
      Và cán bộ một cửa tiếp nhận hồ sơ ngày <nop>
      Thì ngày hẹn trả kết quả là <hen_tra>

      Dữ liệu:
        | quy_tac | nop        | thoi_han         | hen_tra    |
        | R99     | 01/12/2026 | 23 ngày làm việc | 04/01/2027 |
        | R99     | 01/12/2026 | 31 ngày          | 04/01/2027 |
        | R99     | 01/12/2026 | 1 tháng          | 04/01/2027 |
        | R99     | 31/12/2026 | 2 ngày làm việc  | 05/01/2027 |
        | R99     | 18/01/2027 | 20 ngày          | 11/02/2027 |
        | R99     | 27/01/2027 | 10 ngày          | 11/02/2027 |
        | R99     | 01/02/2027 | 5 ngày làm việc  | 15/02/2027 |
        | R99     | 03/02/2027 | 3 ngày làm việc  | 15/02/2027 |
        | R99     | 15/04/2027 | 2 ngày làm việc  | 20/04/2027 |
        | R99     | 28/04/2027 | 3 ngày làm việc  | 05/05/2027 |
        | R99     | 01/09/2027 | 3 ngày làm việc  | 08/09/2027 |
        | R99     | 23/11/2027 | 1 ngày làm việc  | 25/11/2027 |

    @R99
    Tình huống: Giờ làm việc nhảy qua Tết, xin lỗi trước Tết
      Ngày cuối theo luật là 10/02, ngày nghỉ; nhắc vào ngày làm việc cuối cùng còn kịp.
      Thì thời hạn 8 giờ làm việc tính từ 03/02/2027 15:00 hết vào 11/02/2027 15:00
      Và hạn trả 11/02/2027 thì xin lỗi chậm nhất ngày 10/02/2027, nhắc việc ngày 03/02/2027

    @R99
    Tình huống: Chủ nhật 28/02/2027 là ngày cuối của các nghị quyết 66.7, 66.18, 66.19, 66.22
      Nhận đến hết ngày đó thì theo luật lúc nhận, dù hạn kiểm tra đã sang tháng 3.
      Thì kiểm tra hồ sơ trực tuyến kể từ 26/02/2027 15:00 chậm nhất 01/03/2027 15:00
      Và kiểm tra hồ sơ trực tuyến kể từ 28/02/2027 20:00 chậm nhất 01/03/2027 17:00

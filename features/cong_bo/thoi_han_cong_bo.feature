# language: vi
@cong_bo
Tính năng: Thời hạn công bố, công khai, thông báo
  Người dân biết thủ tục mới trước ngày phải làm theo, biết trước khi dịch vụ tạm ngừng.

  @nd_63_2010 @dieu_15 @qd_766 @R55
  Quy tắc: Điều 15 NĐ 63/2010; chỉ tiêu 1.1 QĐ 766 — Công bố trước ngày văn bản có hiệu lực
    Nghị định viết trước 20 ngày, 05 ngày; Bộ chỉ số viết ngày làm việc. Hai cách tính, hai kết quả.

    @tinh_huong_kho
    Tình huống: Văn bản có hiệu lực 01/07/2026, ngày của nghị định và ngày làm việc của Bộ chỉ số
      Thì bộ công bố thủ tục trước ngày 01/07/2026 chậm nhất là 11/06/2026
      Và theo Bộ chỉ số bộ công bố thủ tục trước ngày 01/07/2026 chậm nhất là 03/06/2026
      Và cấp tỉnh công bố thủ tục trước ngày 01/07/2026 chậm nhất là 26/06/2026
      Và theo Bộ chỉ số cấp tỉnh công bố thủ tục trước ngày 01/07/2026 chậm nhất là 24/06/2026

    Khung tình huống: Tính lùi qua ngày nghỉ, ngày làm bù
      Thì <viec> trước ngày <hieu_luc> chậm nhất là <ngay>

      Dữ liệu:
        | viec                                    | hieu_luc   | ngay       | vi_sao              |
        | cấp tỉnh công bố thủ tục                | 06/03/2026 | 01/03/2026 | Chủ nhật, không dời |
        | theo Bộ chỉ số cấp tỉnh công bố thủ tục | 25/02/2026 | 11/02/2026 | lùi qua Tết         |
        | theo Bộ chỉ số cấp tỉnh công bố thủ tục | 24/08/2026 | 18/08/2026 | thứ Bảy 22/8 làm bù |

    Tình huống: Văn bản theo trình tự rút gọn được công bố sau
      Thì hạn công bố thủ tục theo trình tự rút gọn tính từ 04/03/2026 là 09/03/2026

  @nd_63_2010 @dieu_24_khoan_2 @R56
  Quy tắc: Điều 24 khoản 2 NĐ 63/2010 — Đăng tải vào Cơ sở dữ liệu quốc gia về thủ tục hành chính
    Kể từ ngày ký quyết định công bố: bộ 10, cấp tỉnh 05, trình tự rút gọn 02 ngày làm việc.

    Khung tình huống: Quyết định công bố ký ngày 01/06/2026
      Thì <thoi_han> tính từ 01/06/2026 là <han>

      Dữ liệu:
        | quy_tac | thoi_han                                   | han        |
        | R56     | hạn đăng tải thủ tục của bộ                | 15/06/2026 |
        | R56     | hạn đăng tải thủ tục của cấp tỉnh          | 08/06/2026 |
        | R56     | hạn đăng tải thủ tục theo trình tự rút gọn | 03/06/2026 |

  @nd_224_2026 @dieu_13 @R57
  Quy tắc: Điều 13 NĐ 224/2026 — Thông báo tạm ngừng trước 07 ngày làm việc
    Thông báo công khai chậm nhất là 07 ngày làm việc trước thời điểm tạm ngừng, trừ trường hợp bất khả kháng.

    Khung tình huống: Tạm ngừng theo kế hoạch
      Thì thông báo tạm ngừng dịch vụ trước ngày <tam_ngung> chậm nhất là <ngay>

      Dữ liệu:
        | quy_tac | tam_ngung  | ngay       |
        | R57     | 07/12/2026 | 26/11/2026 |
        | R57     | 01/07/2026 | 22/06/2026 |
        | R57     | 02/07/2026 | 23/06/2026 |

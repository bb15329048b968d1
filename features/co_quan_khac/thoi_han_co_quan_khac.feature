# language: vi
@co_quan_khac
Tính năng: Thời hạn của hải quan, thuế, tòa án, văn thư
  Người chờ cơ quan khác cũng biết đến giờ nào, ngày nào phải có kết quả.

  @luat_hai_quan_2014 @dieu_23 @R60
  Quy tắc: Điều 23 khoản 2 Luật Hải quan 2014 — Kiểm tra hồ sơ 02 giờ, hàng hóa 08 giờ làm việc
    Tính từ khi tiếp nhận đầy đủ hồ sơ, xuất trình đầy đủ hàng hóa; gia hạn không quá 02 ngày.

    Khung tình huống: Giờ làm việc của hải quan
      Thì <thoi_han> tính từ <bat_dau> là <han>

      Dữ liệu:
        | quy_tac | thoi_han                          | bat_dau          | han              |
        | R60     | hạn kiểm tra hồ sơ hải quan       | 06/03/2026 16:30 | 09/03/2026 09:00 |
        | R60     | hạn kiểm tra hàng hóa             | 05/03/2026 14:00 | 06/03/2026 14:00 |
        | R60     | hạn kiểm tra hàng hóa khi gia hạn | 05/03/2026 14:00 | 09/03/2026 17:00 |

  @luat_quan_ly_thue_2019 @dieu_75 @R61
  Quy tắc: Điều 75 Luật Quản lý thuế 38/2019 — Hoàn thuế trước 06 ngày làm việc, kiểm tra trước 40 ngày
    Kể từ ngày cơ quan thuế thông báo chấp nhận hồ sơ. Luật 38/2019 hết hiệu lực sau ngày 30/06/2026.

    Khung tình huống: Hoàn thuế qua Tết
      Thì <thoi_han> tính từ <thong_bao> là <han>

      Dữ liệu:
        | quy_tac | thoi_han                   | thong_bao  | han        |
        | R61     | hạn hoàn thuế trước        | 09/02/2026 | 24/02/2026 |
        | R61     | hạn hoàn thuế sau kiểm tra | 09/02/2026 | 23/03/2026 |
        | R61     | hạn hoàn thuế trước        | 29/06/2026 | 07/07/2026 |
        | R61     | hạn hoàn thuế trước        | 30/06/2026 | 08/07/2026 |

    Tình huống: Luật mới chưa được nạp thì không đoán
      Thì hạn hoàn thuế sau kiểm tra tính từ 01/07/2026 không có quy định

  @blttds_2015 @dieu_190 @dieu_191 @dieu_195 @R62
  Quy tắc: Điều 190, 191, 195 Bộ luật Tố tụng dân sự 2015 — Đơn khởi kiện
    Ngày gửi trực tuyến là ngày khởi kiện; phân công 03, quyết định 05 ngày làm việc, tạm ứng án phí 07 ngày.

    Khung tình huống: Nộp trực tuyến tối thứ Bảy
      Thì <thoi_han> tính từ <bat_dau> là <han>

      Dữ liệu:
        | quy_tac | thoi_han                            | bat_dau          | han        |
        | R62     | ngày nộp đơn khởi kiện trực tuyến   | 07/03/2026 21:10 | 07/03/2026 |
        | R62     | hạn phân công Thẩm phán             | 07/03/2026 21:10 | 11/03/2026 |
        | R62     | hạn quyết định về đơn khởi kiện     | 11/03/2026       | 18/03/2026 |
        | R62     | hạn nộp tạm ứng án phí              | 18/03/2026       | 25/03/2026 |
        | R62     | hạn gửi giấy báo nhận đơn khởi kiện | 06/03/2026       | 10/03/2026 |

  @nd_30_2020 @dieu_4 @dieu_18 @R63
  Quy tắc: Điều 4 khoản 2 điểm c, Điều 18 NĐ 30/2020 — Phát hành văn bản đi
    Trong ngày ký, chậm nhất là trong ngày làm việc tiếp theo.

    Khung tình huống: Ký cuối tuần
      Thì hạn phát hành văn bản đi tính từ <ky> là <han>

      Dữ liệu:
        | quy_tac | ky               | han        | vi_sao         |
        | R63     | 06/03/2026 16:40 | 09/03/2026 | chiều thứ Sáu  |
        | R63     | 21/08/2026 16:40 | 22/08/2026 | thứ Bảy làm bù |

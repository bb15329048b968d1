# language: vi
@lien_thong @ho_tich
Tính năng: Liên thông khai sinh, khai tử từ 01/9/2026
  Giờ là giờ đồng hồ, trừ nơi nghị định ghi «giờ làm việc».

  @nd_301_2026 @dieu_7
  Quy tắc: Điều 7 NĐ 63/2024 (NĐ 301/2026) — Cả nhóm không quá 3 ngày làm việc, phải xác minh 5 ngày làm việc
    Nhận sau 15 giờ thì tính bắt đầu từ ngày làm việc tiếp theo; chậm thì xin lỗi bằng văn bản, hẹn lại.

    Khung tình huống: Nhận trước và sau 15 giờ
      Thì hồ sơ nhận trực tuyến ngày <nhan> theo giờ chốt 15 giờ với thời hạn <thoi_han> hết hạn vào <han>

      Dữ liệu:
        | quy_tac | nhan             | thoi_han        | han        |
        | R80     | 07/09/2026 14:59 | 3 ngày làm việc | 10/09/2026 |
        | R80     | 07/09/2026 14:59 | 5 ngày làm việc | 14/09/2026 |
        | R80     | 07/09/2026 15:05 | 3 ngày làm việc | 11/09/2026 |

    Khung tình huống: Trước, đúng và sau ngày 01/9/2026
      Thì hạn liên thông khai sinh tính từ <nhan> là <han>

      Dữ liệu:
        | quy_tac | nhan       | han        | vi_sao                 |
        | R80     | 28/08/2026 | 07/09/2026 | luật cũ, cùng số       |
        | R80     | 31/08/2026 | 07/09/2026 | nghỉ lễ 31/8 đến 02/9  |
        | R80     | 01/09/2026 | 07/09/2026 | luật mới               |
        | R80     | 07/09/2026 | 10/09/2026 |                        |

    @R80
    Tình huống: Thời hạn khi phải xác minh chỉ có từ 01/9/2026
      Thì hạn liên thông khai sinh phải xác minh tính từ 31/08/2026 không có quy định
      Và hạn liên thông khai sinh phải xác minh tính từ 01/09/2026 là 09/09/2026
      Và hạn liên thông khai sinh phải xác minh tính từ 07/09/2026 là 14/09/2026

  @nd_301_2026 @dieu_8
  Quy tắc: Điều 8 NĐ 63/2024 (NĐ 301/2026) — Đăng ký khai sinh trong 24 giờ, bổ sung trong 07 ngày làm việc
    Quá hạn bổ sung thì dừng xử lý.

    Khung tình huống: Từng cơ quan một
      Thì <viec> tính từ <tu> là <han>

      Dữ liệu:
        | quy_tac | viec                                 | tu               | han              |
        | R81     | hạn đăng ký khai sinh                | 11/09/2026 16:00 | 12/09/2026 16:00 |
        | R81     | hạn thông báo hồ sơ hộ tịch          | 11/09/2026 16:00 | 12/09/2026 16:00 |
        | R81     | hạn xử lý số định danh               | 11/09/2026 16:00 | 14/09/2026       |
        | R82     | hạn bổ sung hồ sơ liên thông         | 11/09/2026       | 22/09/2026       |
        | R82     | ngày dừng hồ sơ liên thông           | 11/09/2026       | 23/09/2026       |
        | R83     | hạn đăng ký thường trú               | 10/09/2026       | 14/09/2026       |
        | R83     | hạn đăng ký thường trú phải xác minh | 15/09/2026       | 22/09/2026       |
        | R83     | hạn xác nhận trên VNeID              | 10/09/2026       | 17/09/2026       |
        | R83     | hạn thông báo hồ sơ thường trú       | 10/09/2026       | 11/09/2026       |
        | R84     | hạn cấp thẻ căn cước                 | 14/09/2026       | 21/09/2026       |

    Khung tình huống: Trước ngày 01/9/2026 chưa có các thời hạn này
      Thì <viec> tính từ 31/08/2026 không có quy định
      Và <viec> tính từ 01/09/2026 là <han>

      Dữ liệu:
        | quy_tac | viec                         | han              |
        | R81     | hạn đăng ký khai sinh        | 02/09/2026 08:00 |
        | R82     | hạn bổ sung hồ sơ liên thông | 11/09/2026       |
        | R83     | hạn đăng ký thường trú       | 04/09/2026       |
        | R84     | hạn cấp thẻ căn cước         | 09/09/2026       |
        | R86     | hạn đăng ký khai tử          | 02/09/2026 08:00 |

  @nd_301_2026 @dieu_4_khoan_7
  Quy tắc: Điều 4 khoản 7 NĐ 63/2024 (NĐ 301/2026) — Sự cố đã thông báo không tính, thời hạn chạy tiếp khi khắc phục xong
    Khắc phục trong 24 giờ kể từ khi thông báo.

    @R85
    Tình huống: Sự cố 28 giờ sau khi đã chạy 2 giờ
      Cho quản trị thông báo sự cố bất khả kháng từ 09/09/2026 10:00 đến 10/09/2026 14:00 vào ngày 09/09/2026 10:30
      Thì khai sinh có đủ hồ sơ 09/09/2026 08:00 phải đăng ký, không kể sự cố, chậm nhất 11/09/2026 12:00
      Và hạn khắc phục sự cố tính từ 09/09/2026 10:30 là 10/09/2026 10:30

    @R85
    Tình huống: Thông báo lại giờ khôi phục thì tính theo lần sau
      Cho quản trị thông báo sự cố bất khả kháng từ 09/09/2026 10:00 đến 10/09/2026 14:00 vào ngày 09/09/2026 10:30
      Và quản trị thông báo sự cố bất khả kháng từ 09/09/2026 10:00 đến 09/09/2026 11:00 vào ngày 09/09/2026 11:05
      Thì khai sinh có đủ hồ sơ 09/09/2026 08:00 phải đăng ký, không kể sự cố, chậm nhất 10/09/2026 09:00

    @R85
    Tình huống: Sự cố ngược thời gian bị từ chối
      Khi quản trị thông báo sự cố bất khả kháng từ 09/09/2026 10:00 đến 09/09/2026 10:00 vào ngày 09/09/2026 10:30
      Thì bị từ chối với mã OUTAGE_OUT_OF_ORDER

  @nd_301_2026 @dieu_14
  Quy tắc: Điều 14 NĐ 63/2024 (NĐ 301/2026) — Liên thông khai tử
    Mỗi cơ quan có thời hạn riêng, kết quả trả ngay từng phần.

    Khung tình huống: Từng cơ quan một, hồ sơ thứ Năm 10/9
      Thì <viec> tính từ 10/09/2026 là <han>

      Dữ liệu:
        | quy_tac | viec                              | han              |
        | R86     | hạn đăng ký khai tử               | 11/09/2026 08:00 |
        | R86     | hạn đăng ký khai tử phải xác minh | 15/09/2026       |
        | R86     | hạn xóa thường trú                | 11/09/2026       |
        | R86     | hạn bảo hiểm xã hội               | 22/09/2026       |
        | R86     | hạn chấm dứt trợ cấp              | 14/09/2026       |
        | R86     | hạn cơ quan y tế                  | 15/09/2026       |
        | R86     | hạn cơ quan nội vụ                | 06/10/2026       |
        | R86     | hạn thông báo hồ sơ khai tử       | 11/09/2026       |

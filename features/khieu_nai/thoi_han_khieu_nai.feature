# language: vi
@khieu_nai
Tính năng: Thời hạn khiếu nại
  Người khiếu nại biết đến ngày nào cơ quan phải thụ lý, giải quyết, và mình còn được khiếu nại đến ngày nào.

  @luat_khieu_nai_2011 @dieu_27 @nd_155_2026 @dieu_10 @R50
  Quy tắc: Điều 27 Luật Khiếu nại 2011, từ 01/7/2026 là Điều 10 NĐ 155/2026 — Thụ lý khiếu nại
    Trong 10 ngày, từ 01/7/2026 là 07 ngày làm việc, kể từ ngày nhận được khiếu nại thuộc thẩm quyền.

    Khung tình huống: Thụ lý trước, trong và sau ngày luật đổi
      Thì hạn thụ lý khiếu nại tính từ <ngay_nhan> là <han>

      Dữ liệu:
        | quy_tac | ngay_nhan  | han        | vi_sao       |
        | R50     | 08/06/2026 | 18/06/2026 | luật cũ      |
        | R50     | 30/06/2026 | 10/07/2026 | hôm trước    |
        | R50     | 01/07/2026 | 10/07/2026 | hôm luật đổi |
        | R50     | 02/07/2026 | 13/07/2026 | hôm sau      |
        | R50     | 06/07/2026 | 15/07/2026 | luật mới     |

    Tình huống: Trước ngày Luật Khiếu nại có hiệu lực không có thời hạn nào được đoán
      Thì hạn thụ lý khiếu nại tính từ 30/06/2012 không có quy định

  @luat_khieu_nai_2011 @dieu_28 @blds_2015 @dieu_148_khoan_5 @R51
  Quy tắc: Điều 28 Luật Khiếu nại 2011 — Giải quyết khiếu nại lần đầu
    Không quá 30 ngày kể từ ngày thụ lý, vụ việc phức tạp không quá 45 ngày; vùng sâu, vùng xa 45 và 60 ngày.

    @tinh_huong_kho
    Tình huống: Bốn mươi lăm ngày hết vào thứ Bảy, liền sau là ngày hoán đổi và Quốc khánh
      Thì ngày 29/08/2026 là ngày nghỉ
      Và ngày 31/08/2026 là ngày nghỉ
      Và ngày 02/09/2026 là ngày nghỉ
      Và hạn giải quyết khiếu nại lần đầu tính từ 15/07/2026 là 14/08/2026
      Và hạn giải quyết khiếu nại lần đầu phức tạp tính từ 15/07/2026 là 03/09/2026

    Khung tình huống: Vùng sâu, vùng xa và việc gửi quyết định
      Thì <thoi_han> tính từ <ngay> là <han>

      Dữ liệu:
        | thoi_han                                                    | ngay       | han        |
        | hạn giải quyết khiếu nại lần đầu vùng sâu, vùng xa          | 15/07/2026 | 03/09/2026 |
        | hạn giải quyết khiếu nại lần đầu phức tạp vùng sâu, vùng xa | 15/07/2026 | 14/09/2026 |
        | hạn gửi quyết định giải quyết lần đầu                       | 14/08/2026 | 19/08/2026 |

  @luat_khieu_nai_2011 @dieu_9 @R52
  Quy tắc: Điều 9 Luật Khiếu nại 2011 — Thời hiệu khiếu nại
    Thời hiệu khiếu nại là 90 ngày, kể từ ngày nhận được hoặc biết được quyết định, hành vi hành chính.

    Tình huống: Nhận quyết định ngày 05/06/2026
      Thì thời hiệu khiếu nại tính từ 05/06/2026 là 03/09/2026

  @luat_khieu_nai_2011 @dieu_33 @dieu_37 @R53
  Quy tắc: Điều 33, Điều 37 Luật Khiếu nại 2011 — Khiếu nại lần hai
    Trong 30 ngày kể từ ngày nhận quyết định lần đầu; giải quyết lần hai không quá 45 ngày, phức tạp 60 ngày.

    Khung tình huống: Khiếu nại lần hai
      Thì <thoi_han> tính từ <ngay> là <han>

      Dữ liệu:
        | quy_tac | thoi_han                                  | ngay       | han        |
        | R53     | hạn khiếu nại lần hai                     | 14/07/2026 | 13/08/2026 |
        | R53     | hạn khiếu nại lần hai vùng sâu, vùng xa   | 14/07/2026 | 28/08/2026 |
        | R53     | hạn giải quyết khiếu nại lần hai          | 15/07/2026 | 03/09/2026 |
        | R53     | hạn giải quyết khiếu nại lần hai phức tạp | 15/07/2026 | 14/09/2026 |
        | R53     | hạn gửi quyết định giải quyết lần hai     | 14/09/2026 | 21/09/2026 |

# language: vi
@phan_anh_kien_nghi
Tính năng: Thời hạn xử lý phản ánh, kiến nghị
  Các văn bản quy định thời hạn trả lời khác nhau; mỗi cách tính mang tên văn bản của mình.

  @qd_766 @chi_tieu_5_2 @nd_20_2008 @dieu_9 @R54
  Quy tắc: Chỉ tiêu 5.2 QĐ 766; Điều 9 khoản 1 điểm d NĐ 20/2008 — Từ chối, bổ sung, chuyển, trả lời
    Từ chối trong 2, yêu cầu bổ sung hoặc chuyển trong 5, xử lý trong 15, công khai trong 2 ngày làm việc.

    Khung tình huống: Phản ánh nhận ngày 06/07/2026
      Thì <thoi_han> tính từ <ngay> là <han>

      Dữ liệu:
        | quy_tac | thoi_han                                       | ngay       | han        |
        | R54     | hạn từ chối phản ánh, kiến nghị                | 06/07/2026 | 08/07/2026 |
        | R54     | hạn yêu cầu bổ sung phản ánh, kiến nghị        | 06/07/2026 | 13/07/2026 |
        | R54     | hạn chuyển phản ánh, kiến nghị                 | 06/07/2026 | 13/07/2026 |
        | R54     | hạn trả lời phản ánh, kiến nghị theo Bộ chỉ số | 06/07/2026 | 27/07/2026 |
        | R54     | hạn trả lời phản ánh, kiến nghị của Ninh Bình  | 06/07/2026 | 20/07/2026 |
        | R54     | hạn trả lời phản ánh, kiến nghị của Bắc Ninh   | 06/07/2026 | 13/07/2026 |
        | R54     | hạn công khai kết quả phản ánh, kiến nghị      | 27/07/2026 | 29/07/2026 |

    Tình huống: Trước ngày có quy chế của Ninh Bình, Bộ chỉ số vẫn có thời hạn
      Thì hạn trả lời phản ánh, kiến nghị của Ninh Bình tính từ 24/11/2025 không có quy định
      Và hạn trả lời phản ánh, kiến nghị của Ninh Bình tính từ 25/11/2025 là 09/12/2025
      Và hạn trả lời phản ánh, kiến nghị theo Bộ chỉ số tính từ 24/11/2025 là 15/12/2025

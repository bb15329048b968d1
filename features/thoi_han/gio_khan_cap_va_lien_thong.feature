# language: vi
@gio_khan_cap @lien_thong
Tính năng: Thời hạn của cơ quan và của chuỗi liên thông
  Cơ quan biết phải làm xong lúc nào; người dân chỉ có một ngày hẹn, dù qua bao nhiêu cơ quan.

  @nq_66_7_2025
  Quy tắc: Nghị quyết 66.7/2025/NQ-CP — Kiểm tra hồ sơ trực tuyến, yêu cầu giấy tờ khi không có dữ liệu
    Trực tuyến 08 giờ làm việc, tại quầy hoặc qua bưu chính 01 ngày làm việc; thứ Bảy làm bù có giờ hành chính.

    Khung tình huống: Kiểm tra hồ sơ trực tuyến
      Thì kiểm tra hồ sơ trực tuyến kể từ <nhan> chậm nhất <han>

      Dữ liệu:
        | quy_tac | nhan             | han              |
        | R15     | 05/03/2026 10:00 | 06/03/2026 10:00 |
        | R75     | 09/01/2026 15:00 | 10/01/2026 15:00 |

    @tinh_huong_kho
    Khung tình huống: Không có dữ liệu thì yêu cầu giấy tờ
      Thì hồ sơ nhận <hinh_thuc> ngày <nhan> mà không có dữ liệu thì yêu cầu giấy tờ chậm nhất <han>

      Dữ liệu:
        | quy_tac | hinh_thuc     | nhan             | han              |
        | R72     | trực tiếp     | 06/03/2026 09:00 | 09/03/2026       |
        | R72     | qua bưu chính | 06/03/2026 09:00 | 09/03/2026       |
        | R72     | trực tuyến    | 06/03/2026 09:00 | 09/03/2026 09:00 |
        | R72     | trực tuyến    | 13/02/2026 15:00 | 23/02/2026 15:00 |

  @blds_2015 @dieu_147_khoan_1
  Quy tắc: Điều 147 khoản 1 Bộ luật Dân sự 2015 — Thời hạn khẩn cấp bằng giờ chạy liên tục
    QĐ 2022/QĐ-UBND Cao Bằng, thủ tục 1.004946: 12 giờ từ khi nhận thông tin, kể cả đêm và ngày nghỉ.

    Khung tình huống: Bảo vệ trẻ em trong 12 giờ
      Thì can thiệp khẩn cấp bảo vệ trẻ em kể từ <nhan> chậm nhất <han>

      Dữ liệu:
        | quy_tac | nhan             | han              |
        | R24     | 06/03/2026 20:00 | 07/03/2026 08:00 |
        | R24     | 13/02/2026 20:00 | 14/02/2026 08:00 |

  @nd_63_2024 @dieu_7_khoan_4
  Quy tắc: Điều 7 khoản 4 NĐ 63/2024 — Hệ thống nhận phản hồi trong 02 giờ làm việc, quá hạn thì cảnh báo
    Giờ làm việc chạy tiếp sang buổi sáng ngày làm việc sau.

    @R25
    Tình huống: Gửi chiều thứ Sáu
      Thì phản hồi giữa hai hệ thống kể từ 06/03/2026 16:10 chậm nhất 09/03/2026 08:40
      Và phản hồi giữa hai hệ thống kể từ 06/03/2026 08:00 chậm nhất 06/03/2026 10:00

  @nd_297_2025 @dieu_6_khoan_2
  Quy tắc: Điều 6 khoản 2 NĐ 297/2025 — Các phần thời hạn cộng lại bằng thời hạn cả chuỗi
    16 ngày làm việc gồm 3 ngày đăng ký kinh doanh, 3 ngày công an, 10 ngày cơ quan cấp giấy phép.

    @R41
    Tình huống: Ba phần nối tiếp, cả chuỗi 16 ngày làm việc
      Thì ngày 02/03/2026 liên thông karaoke có các phần thời hạn:
        | cơ quan            | thời hạn         |
        | Đăng ký kinh doanh | 3 ngày làm việc  |
        | Công an            | 3 ngày làm việc  |
        | Cấp giấy phép      | 10 ngày làm việc |
      Và chuỗi liên thông bắt đầu ngày 02/03/2026 hết hạn ngày 24/03/2026, từng phần như sau:
        | cơ quan            | thời hạn         | hết hạn    |
        | Đăng ký kinh doanh | 3 ngày làm việc  | 05/03/2026 |
        | Công an            | 3 ngày làm việc  | 10/03/2026 |
        | Cấp giấy phép      | 10 ngày làm việc | 24/03/2026 |
      Và thời hạn 16 ngày làm việc tính từ 02/03/2026 hết vào 24/03/2026

  @nd_61_2018 @dieu_19_khoan_6
  Quy tắc: Điều 19 khoản 6 NĐ 61/2018 — Một cơ quan chậm không dời ngày hẹn trả của người dân
    Hạn riêng của cơ quan sau tính từ khi nhận bàn giao; phần chậm ghi cho cơ quan đang giữ hồ sơ.

    @R42 @tinh_huong_kho
    Tình huống: Cơ quan thứ nhất bàn giao chậm 2 ngày làm việc
      Thì phần 3 ngày làm việc bắt đầu ngày 02/03/2026 mà bàn giao ngày 09/03/2026 10:00 là chậm 2 ngày làm việc
      Và phần 3 ngày làm việc nhận bàn giao ngày 09/03/2026 10:00 hết hạn ngày 12/03/2026
      Và thời hạn 16 ngày làm việc tính từ 02/03/2026 hết vào 24/03/2026

    @R42
    Khung tình huống: Bàn giao trước, trong và sau ngày hết hạn
      Thì phần 3 ngày làm việc bắt đầu ngày 02/03/2026 mà bàn giao ngày <giao> là chậm <so_ngay> ngày làm việc

      Dữ liệu:
        | giao       | so_ngay |
        | 04/03/2026 | 0       |
        | 05/03/2026 | 0       |
        | 06/03/2026 | 1       |
        | 07/03/2026 | 1       |

  @qd_2022_cao_bang
  Quy tắc: QĐ 2022/QĐ-UBND Cao Bằng, quy trình 1.001806 — Mỗi bước có hạn riêng
    Nửa ngày làm việc của một bước là bốn giờ làm việc và chạy ngay từ khi bắt đầu bước.

    @R43 @tinh_huong_kho
    Tình huống: Bước thứ ba chậm 10,5 giờ làm việc, hồ sơ vẫn trong hạn
      Thì các bước bắt đầu 02/03/2026 07:30 lần lượt hết hạn:
        | bước            | thời hạn          | hết hạn          |
        | Bộ phận một cửa | 0,5 ngày làm việc | 02/03/2026 11:30 |
        | Lãnh đạo phòng  | 0,5 ngày làm việc | 02/03/2026 17:00 |
        | Chuyên viên     | 7 ngày làm việc   | 11/03/2026 17:00 |
        | Lãnh đạo phòng  | 0,5 ngày làm việc | 12/03/2026 11:30 |
        | Lãnh đạo sở     | 1 ngày làm việc   | 13/03/2026 11:30 |
        | Văn thư         | 0,5 ngày làm việc | 13/03/2026 17:00 |
      Và bước hết hạn 11/03/2026 17:00 mà xong 13/03/2026 10:00 là quá hạn 10,5 giờ làm việc
      Và thời hạn 10 ngày làm việc tính từ 02/03/2026 07:30 hết vào 16/03/2026

  @nd_31_2021 @dieu_6_khoan_2
  Quy tắc: Điều 6 khoản 2 NĐ 31/2021 — Thủ tục đầu tư: không trả lời đúng hạn thì coi là đồng ý
    Lĩnh vực khác thì không: hết hạn mà chưa có ý kiến thì báo lại bộ phận một cửa (Điều 19 khoản 5 NĐ 61/2018).

    @R71
    Tình huống: Hỏi thứ Hai, thời hạn 7 ngày
      Thì thời hạn 7 ngày tính từ 02/03/2026 hết vào 09/03/2026
      Và ý kiến về đầu tư hỏi ngày 02/03/2026, thời hạn 7 ngày, không trả lời thì coi là đồng ý từ 10/03/2026
      Và ý kiến về lĩnh vực khác hỏi ngày 02/03/2026, thời hạn 7 ngày, không trả lời thì coi là đồng ý từ chưa xác định

  @qd_2228_dong_nai
  Quy tắc: Thủ tục 1.013947, QĐ 2228/QĐ-UBND Đồng Nai — Vùng khó khăn được cộng 10 ngày
    07 ngày ở khu vực thường, 17 ngày ở vùng khó khăn, hải đảo.

    @R31
    Tình huống: 7 ngày thành 17 ngày
      Thì thời hạn 7 ngày tính từ 02/03/2026 hết vào 09/03/2026
      Và ở vùng khó khăn, thời hạn 7 ngày tính từ 02/03/2026 hết vào 19/03/2026

  @bao_cao_004
  Quy tắc: Quyết định của địa phương — Thời hạn trực tuyến ngắn hơn
    Quyết định nêu số ngày thì theo số ngày; chỉ nêu tỷ lệ thì rút theo tỷ lệ, không tự làm tròn.

    Khung tình huống: Rút ngắn một phần năm
      Thì thời hạn <thoi_han> nộp trực tuyến ngày 02/03/2026 còn <rut_ngan>
      Và thời hạn <rut_ngan> tính từ 02/03/2026 hết vào <han>

      Dữ liệu:
        | quy_tac | thoi_han         | rut_ngan          | han        |
        | R45     | 10 ngày làm việc | 8 ngày làm việc   | 12/03/2026 |
        | R45     | 5 ngày làm việc  | 4 ngày làm việc   | 06/03/2026 |
        | R45     | 7 ngày làm việc  | 5,6 ngày làm việc | 10/03/2026 |

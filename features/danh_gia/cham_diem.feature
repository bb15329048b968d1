# language: vi
@danh_gia
Tính năng: Chấm điểm và tỷ lệ đúng hạn
  Ai cũng tính lại được điểm và tỷ lệ mà cơ quan công bố, và biết vì sao hai nơi ra hai số.

  @qd_766 @R65
  Quy tắc: QĐ 766/QĐ-TTg — Đạt ngưỡng được điểm tối đa, dưới ngưỡng theo tỷ lệ
    R ≥ T thì Pmax; ngược lại R × Pmax / T. Chỉ tiêu không có ngưỡng: R × Pmax. Làm tròn hai chữ số.

    Khung tình huống: Điểm chỉ tiêu
      Thì chỉ tiêu <chi_tieu> đạt <dat> trên <tong> chấm ngày 02/03/2026 được <diem> điểm

      Dữ liệu:
        | quy_tac | chi_tieu                           | dat | tong | diem  |
        | R65     | hồ sơ đúng hạn và trước hạn        | 188 | 200  | 18,80 |
        | R65     | thủ tục thanh toán được trực tuyến | 60  | 100  | 1,50  |
        | R65     | hồ sơ thanh toán trực tuyến        | 37  | 100  | 2,22  |
        | R65     | thủ tục thanh toán được trực tuyến | 79  | 100  | 1,98  |
        | R65     | thủ tục thanh toán được trực tuyến | 80  | 100  | 2     |
        | R65     | thủ tục thanh toán được trực tuyến | 81  | 100  | 2     |
        | R65     | hài lòng trong giải quyết thủ tục  | 90  | 100  | 6     |

    Khung tình huống: Hệ số hồ sơ trực tuyến
      Thì chỉ tiêu hồ sơ nộp trực tuyến đạt <dat> trên 100 chấm ngày 02/03/2026 có hệ số <he_so>

      Dữ liệu:
        | quy_tac | dat | he_so |
        | R65     | 45  | 0,90  |
        | R65     | 50  | 1     |
        | R65     | 51  | 1     |

  @tt_01_2018 @dieu_15 @R66
  Quy tắc: Điều 15 TT 01/2018 — Chỉ số 1, thời gian giải quyết
    Trước hạn 2 điểm, đúng hạn 1 điểm, quá hạn 0 điểm; lấy trung bình, làm tròn một chữ số.

    Khung tình huống: Mười hồ sơ
      Thì <truoc> hồ sơ trước hạn, <dung> đúng hạn, <qua> quá hạn chấm ngày <ngay> được <diem> điểm

      Dữ liệu:
        | quy_tac | ngay       | truoc | dung | qua | diem |
        | R66     | 30/06/2025 | 6     | 3    | 1   | 1,5  |
        | R66     | 14/09/2025 | 10    | 0    | 0   | 2    |
        | R66     | 06/01/2019 | 0     | 0    | 10  | 0    |

  @bieu_ii_06a @R67
  Quy tắc: Biểu II.06a/VPCP/KSTT — Cột 3 bằng cột 7 cộng cột 11
    Tiếp nhận bằng đã giải quyết cộng đang giải quyết; mỗi hồ sơ đếm một lần.

    Tình huống: Biểu nhỏ
      Thì biểu có 120 hồ sơ trực tuyến, 80 trực tiếp, 15 kỳ trước, 150 trước hạn, 40 đúng hạn, 10 quá hạn thì còn 15 đang giải quyết

    Tình huống: Lâm Đồng quý I năm 2024
      Thì biểu có 159.845 tiếp nhận, 151.295 đã giải quyết, 8.550 đang giải quyết thì cân đối
      Và biểu có 159.845 tiếp nhận, 151.295 đã giải quyết, 8.549 đang giải quyết thì không cân đối
      Và 148.761 trên 151.295 hồ sơ là 98,33 phần trăm
      Và biểu có tổng 151.295 gồm đúng 148.761 và 2.534
      Và biểu có tổng 8.550 gồm đúng 7.815 và 735

    Tình huống: Bảng của Thừa Thiên Huế bỏ sót 9.612 hồ sơ
      Thì bảng có 257.141 đã giải quyết, 124.907 trước hạn, 102.770 đúng hạn, 19.852 quá hạn thì 9.612 hồ sơ không thuộc nhóm nào

    Tình huống: Bài báo in 98,94, tính lại ra 98,95
      Thì 204.847 trên 207.030 hồ sơ là 98,95 phần trăm

  @gia_lai @qd_766 @R68
  Quy tắc: Cách tính của Gia Lai và của QĐ 766 — Cùng số liệu, hai tỷ lệ
    Gia Lai trừ cả hồ sơ quá hạn đang xử lý; vì vậy phải giữ tử số và mẫu số, không chỉ tỷ lệ.

    Khung tình huống: 180 tiếp nhận, 20 kỳ trước, 4 quá hạn đang xử lý, 6 quá hạn đã xử lý
      Thì tỷ lệ đúng hạn theo <cach_tinh> của 180 tiếp nhận, 20 kỳ trước, 4 quá hạn đang xử lý, 6 quá hạn đã xử lý là <ty_le> phần trăm

      Dữ liệu:
        | quy_tac | cach_tinh | ty_le |
        | R68     | Gia Lai   | 95,00 |
        | R68     | Bộ chỉ số | 97,00 |

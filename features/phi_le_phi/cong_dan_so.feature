# language: vi
@phi_le_phi @cong_dan_so
Tính năng: Phí, lệ phí của công dân số; giấy tờ đã có dữ liệu; ki-ốt
  Ngày nộp quyết định mức thu.

  @nq_66_22_2026 @dieu_5
  Quy tắc: Điều 5 NQ 66.22/2026 — Công dân số nộp 0 đồng hoặc được giảm, từ 15/8/2026 đến 28/02/2027
    Nhiều mức ưu đãi thì hưởng mức cao nhất; trước bạ giảm không quá 5 lần mức lương cơ sở.

    Khung tình huống: Trước, đúng, sau ngày bắt đầu và ngày hết hiệu lực
      Thì công dân số nộp <khoan> mức <muc> đồng ngày <ngay> phải nộp <phai_nop> đồng

      Dữ liệu:
        | quy_tac | khoan                              | muc         | ngay       | phai_nop    |
        | R94     | phí, lệ phí thuộc danh mục 0 đồng  | 8.000       | 14/08/2026 | 8.000       |
        | R94     | phí, lệ phí thuộc danh mục 0 đồng  | 8.000       | 15/08/2026 | 0           |
        | R94     | phí, lệ phí thuộc danh mục 0 đồng  | 8.000       | 16/08/2026 | 0           |
        | R94     | phí, lệ phí thuộc danh mục 0 đồng  | 8.000       | 28/02/2027 | 0           |
        | R94     | phí, lệ phí thuộc danh mục 0 đồng  | 8.000       | 01/03/2027 | 8.000       |
        | R94     | phí, lệ phí thuộc danh mục 0 đồng  | 200.000     | 01/09/2026 | 0           |
        | R95     | lệ phí trước bạ nhà, đất           | 10.000.000  | 14/08/2026 | 10.000.000  |
        | R95     | lệ phí trước bạ nhà, đất           | 10.000.000  | 15/08/2026 | 9.000.000   |
        | R95     | lệ phí trước bạ nhà, đất           | 150.000.000 | 16/08/2026 | 137.350.000 |
        | R95     | lệ phí trước bạ ô tô               | 8.000.000   | 16/08/2026 | 4.000.000   |
        | R95     | lệ phí trước bạ xe máy             | 2.000.000   | 16/08/2026 | 0           |
        | R95     | phí đăng ký biện pháp bảo đảm      | 80.000      | 16/08/2026 | 40.000      |
        | R95     | phí đăng ký biện pháp bảo đảm      | 60.000      | 16/08/2026 | 30.000      |
        | R95     | phí đăng ký biện pháp bảo đảm      | 30.000      | 16/08/2026 | 15.000      |
        | R95     | phí đăng ký biện pháp bảo đảm      | 20.000      | 16/08/2026 | 10.000      |
        | R95     | phí thẩm định thiết kế phòng cháy  | 400.000     | 16/08/2026 | 250.000     |
        | R95     | phí thẩm định thiết kế phòng cháy  | 10.000.000  | 16/08/2026 | 5.000.000   |
        | R95     | phí thẩm định thiết kế phòng cháy  | 200.000.000 | 16/08/2026 | 75.000.000  |
        | R95     | phí thẩm định thiết kế phòng cháy  | 10.000.000  | 01/03/2027 | 10.000.000  |

    @R94
    Tình huống: Lệ phí thẻ căn cước
      Thì lệ phí thẻ căn cước 50.000 đồng ngày 14/08/2026: người khác nộp 25.000 đồng, công dân số nộp 25.000 đồng
      Và lệ phí thẻ căn cước 50.000 đồng ngày 15/08/2026: người khác nộp 25.000 đồng, công dân số nộp 0 đồng
      Và lệ phí thẻ căn cước 50.000 đồng ngày 01/01/2027: người khác nộp 50.000 đồng, công dân số nộp 0 đồng
      Và lệ phí thẻ căn cước 50.000 đồng ngày 01/03/2027: người khác nộp 50.000 đồng, công dân số nộp 50.000 đồng

    Khung tình huống: Ai là công dân số
      Thì tài khoản định danh mức <muc> có <giay_to> giấy tờ nộp <hinh_thuc> ngày <ngay> thì <ket_luan>

      Dữ liệu:
        | quy_tac | muc | giay_to | hinh_thuc  | ngay       | ket_luan            |
        | R94     | 2   | 5       | trực tuyến | 15/08/2026 | công dân số         |
        | R94     | 2   | 5       | trực tuyến | 14/08/2026 | không phải công dân số |
        | R94     | 2   | 4       | trực tuyến | 15/08/2026 | không phải công dân số |
        | R94     | 1   | 5       | trực tuyến | 15/08/2026 | không phải công dân số |
        | R94     | 2   | 5       | trực tiếp  | 15/08/2026 | không phải công dân số |

  @nd_309_2026 @dieu_4_khoan_2a
  Quy tắc: Điều 4 khoản 2a NĐ 118/2025 (NĐ 309/2026) — Không yêu cầu giấy tờ đã có dữ liệu được công bố, kết nối
    Trừ sự cố, thiên tai, dữ liệu không chính xác; không có ngày hết hiệu lực.

    Khung tình huống: Đúng ngày, sau ngày và sau khi NQ 66.7 hết hiệu lực
      Thì ngày <ngay> yêu cầu giấy tờ đã có dữ liệu vì <ly_do> là <ket_luan>

      Dữ liệu:
        | quy_tac | ngay       | ly_do                   | ket_luan        |
        | R78     | 05/08/2026 | sự cố                   | được phép       |
        | R78     | 06/08/2026 | thiên tai               | được phép       |
        | R78     | 01/03/2027 | dữ liệu không chính xác | được phép       |
        | R78     | 05/08/2026 | thuận tiện cho cán bộ   | không được phép |
        | R78     | 01/03/2027 | thuận tiện cho cán bộ   | không được phép |

  @nd_309_2026 @dieu_17_khoan_2a
  Quy tắc: Điều 17 khoản 2a NĐ 118/2025 (NĐ 309/2026) — Ki-ốt thông minh
    VNeID hoặc đầu đọc thẻ thay cho kiểm tra giấy tờ tùy thân.

    @R79
    Tình huống: Xác định danh tính tại ki-ốt
      Thì ngày 05/08/2026 xác định danh tính tại ki-ốt bằng VNeID là được phép
      Và ngày 06/08/2026 xác định danh tính tại ki-ốt bằng đầu đọc thẻ là được phép
      Và ngày 05/08/2026 xác định danh tính tại ki-ốt bằng lời khai là không được phép

# language: vi
@han_khi_tham_dinh
Tính năng: Thời hạn khi thẩm định và khi không hẹn trả
  Người nộp sớm biết hồ sơ còn thiếu gì; hồ sơ không có ngày hẹn vẫn được giải quyết trong thời hạn tối đa.

  @nd_61_2018 @dieu_19_khoan_4
  Quy tắc: Điều 19 khoản 4 NĐ 61/2018 — Thông báo yêu cầu bổ sung trong 03 ngày làm việc
    Thông báo sau ngày cuối cùng là vi phạm.

    @R27
    Khung tình huống: Nhận trước, trong và sau ngày nghỉ
      Thì thông báo yêu cầu bổ sung kể từ <nhan> chậm nhất <han>

      Dữ liệu:
        | quy_tac | nhan       | han        |
        | R27     | 05/03/2026 | 10/03/2026 |
        | R27     | 06/03/2026 | 11/03/2026 |
        | R27     | 13/02/2026 | 25/02/2026 |

  @qd_766_2022 @muc_2_1
  Quy tắc: QĐ 766/QĐ-TTg mục 2.1 — Không có ngày hẹn trả thì so với thời hạn tối đa
    Kết quả có trong ngày cuối cùng của thời hạn tối đa là đúng hạn.

    Khung tình huống: Trước, trong và sau ngày cuối cùng
      Thì hồ sơ không hẹn trả, nhận ngày 02/03/2026, tối đa 10 ngày làm việc, có kết quả ngày <xong> là <ket_qua>

      Dữ liệu:
        | quy_tac | xong             | ket_qua   |
        | R40     | 13/03/2026       | trước hạn |
        | R40     | 16/03/2026       | đúng hạn  |
        | R40     | 16/03/2026 20:00 | đúng hạn  |
        | R40     | 17/03/2026       | quá hạn   |

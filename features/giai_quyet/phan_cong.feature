# language: vi
@phan_cong
Tính năng: Phân công giải quyết
  Lãnh đạo giao mỗi hồ sơ cho một đơn vị, một cán bộ chịu trách nhiệm.

  Bối cảnh:
    Cho thủ tục 1.001806 được công bố từ ngày 01/01/2024 với thời hạn 10 ngày làm việc

  @nd_61_2018 @dieu_19
  Quy tắc: Điều 19 NĐ 61/2018 — Giải quyết hồ sơ
    Sau khi nhận hồ sơ, cơ quan có thẩm quyền phân công cán bộ, công chức giải quyết.

    Tình huống: Phân công hồ sơ đã tiếp nhận
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được tiếp nhận
      Khi lãnh đạo phân công hồ sơ cho «Phòng Lao động» ngày 02/03/2026 09:00
      Thì trạng thái hồ sơ là đang xử lý

    Tình huống: Hồ sơ chưa tiếp nhận thì chưa phân công
      Cho người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026
      Khi lãnh đạo phân công hồ sơ cho «Phòng Lao động» ngày 02/03/2026 09:00
      Thì bị từ chối với mã ILLEGAL_TRANSITION

    Tình huống: Người nộp không tự phân công
      Cho hồ sơ thủ tục 1.001806 nộp trực tiếp ngày 02/03/2026 đã được tiếp nhận
      Khi người nộp phân công hồ sơ cho «Phòng Lao động» ngày 02/03/2026 09:00
      Thì bị từ chối với mã NOT_AUTHORISED

  @quy_trinh_noi_bo @r43
  Quy tắc: QĐ 2022/QĐ-UBND Cao Bằng — Hạn của từng bước theo quy trình nội bộ
    Thời gian của bước chạy ngay từ lúc giao, tính theo giờ hành chính; một ngày làm việc là 8 giờ.

    Bối cảnh:
      Cho quy trình «CB-1.001806» của thủ tục 1.001806 được phê duyệt với tổng thời hạn 10 ngày làm việc:
        | thực hiện           | thời hạn            |
        | Bộ phận một cửa     | 0,5 ngày làm việc   |
        | Lãnh đạo phòng      | 0,5 ngày làm việc   |
        | Chuyên viên         | 7 ngày làm việc     |
        | Lãnh đạo phòng      | 0,5 ngày làm việc   |
        | Lãnh đạo sở         | 1 ngày làm việc     |
        | Văn thư             | 0,5 ngày làm việc   |
      Và người nộp nộp hồ sơ thủ tục 1.001806 trực tiếp ngày 02/03/2026 07:30
      Và cán bộ một cửa tiếp nhận hồ sơ ngày 02/03/2026 07:30 theo quy trình «CB-1.001806»

    @R43
    Khung tình huống: Hạn của bước được giao (R43)
      Khi lãnh đạo phân công hồ sơ cho «Đơn vị thực hiện» ngày <giao>, bước <buoc>
      Thì hạn của bước là <han>

      Dữ liệu:
        | buoc | giao             | han              |
        | 1    | 02/03/2026 07:30 | 02/03/2026 11:30 |
        | 2    | 02/03/2026 11:30 | 02/03/2026 17:00 |
        | 3    | 02/03/2026 17:00 | 11/03/2026 17:00 |
        | 4    | 11/03/2026 17:00 | 12/03/2026 11:30 |
        | 5    | 12/03/2026 11:30 | 13/03/2026 11:30 |
        | 6    | 13/03/2026 11:30 | 13/03/2026 17:00 |

    Khung tình huống: Phiếu kiểm soát ghi bước hoàn thành trước, đúng hay quá hạn
      Cho lãnh đạo phân công hồ sơ cho «Phòng Lao động» ngày 02/03/2026 17:00, bước 3
      Khi cán bộ thụ lý hoàn thành bước 3 ngày <xong>
      Thì phiếu kiểm soát ghi <ket_qua>
      Và ngày hẹn trả kết quả là 16/03/2026

      Dữ liệu:
        | xong             | ket_qua   |
        | 10/03/2026 16:00 | trước hạn |
        | 11/03/2026 17:00 | đúng hạn  |
        | 13/03/2026 10:00 | quá hạn   |
